"""Builds the room client and the portal's assets, when their sources changed.

python -m embedded.assets
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from embedded.errors import EmbeddedError, StartFailed
from embedded.node import Node, find_node
from embedded.outside import run
from embedded.progress import Progress, complain
from embedded.settings import EmbeddedSettings

ROOT = Path(__file__).resolve().parent.parent
FILES = ("package.json", "package-lock.json", "vite.config.ts")
FOLDERS = ("room-client", "portal/assets", "portal/templates")
BUILT = ROOT / "portal" / "static" / "dist"
ICONS = ROOT / "portal" / "static" / "icons.svg"
INSTALLED = ROOT / "node_modules"


async def build_assets(cache: Path, say: Callable[[str], None]) -> None:
    """Install npm packages and build, each only when what it is made from changed.

    Args:
        cache: Folder for a Node of our own, if one is needed.
        say: Told what happens.

    Raises:
        StartFailed: A step failed; the reason is the end of its output.
    """
    if not (ROOT / "package.json").exists():
        return
    lock, sources = _hash([ROOT / "package-lock.json"]), _hash(list(_sources()))
    stale_packages = _stamp(INSTALLED) != lock
    if not stale_packages and _stamp(BUILT) == sources and ICONS.exists():
        return
    node = await find_node(cache)
    if stale_packages:
        say("installing npm packages")
        await _npm(node, "ci", "--no-audit", "--no-fund", "--loglevel=error")
        (INSTALLED / ".usher-stamp").write_text(lock)
    say("building")
    await _npm(node, "run", "build")
    (BUILT / ".usher-stamp").write_text(sources)
    say("built")


async def _npm(node: Node, *words: str) -> None:
    code, said = await run([*node.npm, *words], environment=node.environment, cwd=ROOT, seconds=600)
    if code != 0:
        shown = said if len(said) < 1500 else f"{said[:900]}\n...\n{said[-500:]}"
        raise StartFailed("assets", f"npm {' '.join(words)}: {shown.strip()}")


def _sources() -> Iterator[Path]:
    yield from (ROOT / name for name in FILES)
    for folder in FOLDERS:
        yield from sorted(path for path in (ROOT / folder).rglob("*") if path.is_file())


def _hash(files: list[Path]) -> str:
    digest = sha256()
    for file in files:
        digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _stamp(folder: Path) -> str:
    file = folder / ".usher-stamp"
    return file.read_text() if file.exists() else ""


def main() -> int:
    """Build now; ``--again`` even when nothing changed."""
    progress = Progress()
    if "--again" in sys.argv:
        shutil.rmtree(BUILT, ignore_errors=True)
    try:
        settings = EmbeddedSettings()
        asyncio.run(build_assets(settings.cache, lambda what: progress.say("assets", what)))
    except EmbeddedError as failure:
        complain(f"usher: {failure}")
        return 1
    progress.say("assets", "up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())
