"""A copy of a folder that another account can read, when the original lies below a closed one."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from hashlib import sha256
from pathlib import Path

COPIES = Path("/var/tmp")  # noqa: S108 (a copy there is used only when it is ours and closed to writers)
OTHERS = stat.S_IROTH | stat.S_IXOTH


def readable_by_others(tree: Path) -> Path:
    """The tree itself when others can reach and run it, else a copy that they can."""
    tree = tree.resolve()
    closed = [parent for parent in tree.parents if not parent.stat().st_mode & stat.S_IXOTH]
    if not closed and all(
        (tree / part).stat().st_mode & OTHERS == OTHERS for part in ("", "bin", "bin/postgres")
    ):
        return tree
    mark = f"{tree}:{(tree / 'bin/postgres').stat().st_size}:{(tree / 'bin/postgres').stat().st_mtime_ns}"
    copy = COPIES / f"usher-postgres-{sha256(mark.encode()).hexdigest()[:16]}"
    if copy.is_dir() and copy.stat().st_uid == os.geteuid() and not copy.stat().st_mode & stat.S_IWOTH:
        return copy
    fresh = Path(tempfile.mkdtemp(prefix="usher-postgres-", dir=COPIES))
    shutil.copytree(tree, fresh, dirs_exist_ok=True, symlinks=True)
    for path in (fresh, *fresh.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (OTHERS if mode & stat.S_IXUSR else stat.S_IROTH))
    try:
        fresh.rename(copy)
    except OSError:
        return fresh
    return copy
