"""Tools that come as Python packages, installed beside our own environment."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from embedded.errors import StartFailed
from embedded.outside import run

UV_OF_PROJECT = Path(__file__).resolve().parent.parent / ".uv" / "bin" / "uv"


async def install_into(folder: Path, package: str) -> None:
    """Install one pinned package into a folder; the folder appears only when whole.

    Raises:
        StartFailed: No installer, or it failed.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=folder.name, dir=folder.parent))
    code, said = await run([*_installer(), "--quiet", "--target", str(fresh), package])
    if code != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise StartFailed(package, f"could not be installed: {said.strip()[-300:]}")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.move(fresh, folder)


def _installer() -> list[str]:
    beside = Path(sys.executable).parent / "uv"
    uv = next((str(path) for path in (beside, UV_OF_PROJECT) if path.exists()), None) or shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--python", sys.executable]
    return [sys.executable, "-m", "pip", "install"]
