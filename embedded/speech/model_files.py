"""Model files on disk: hashed, joined from parts, fetched; nobody ever sees half of one."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.request import urlopen

from embedded.speech.errors import ModelDamaged

_FETCH_S = 60.0
_PIECE = 1 << 20


def sha256_of(path: Path) -> str:
    """The file's hash, as hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checked(path: Path, pin: str) -> None:
    """Raise ModelDamaged unless the file has the pinned hash."""
    found = sha256_of(path)
    if found != pin:
        raise ModelDamaged(path, pin, found)


def joined(folder: Path, parts: Iterable[Path], texts: Iterable[Path], pin: str) -> None:
    """Join `parts` into `folder/model.bin`, once, with `texts` beside it.

    Raises:
        ModelDamaged: the joined file, or the one from an earlier time, has another hash than `pin`.
    """
    target = folder / "model.bin"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for text in texts:
            _write_whole(folder / text.name, [text.read_bytes()])
        _write_whole(target, (part.read_bytes() for part in parts), check=lambda path: checked(path, pin))
    checked(target, pin)


def fetched(url: str, target: Path, pin: str | None) -> None:
    """Fetch `url` to `target` unless it is there already.

    Raises:
        ModelDamaged: what came is not what is pinned.
        OSError: nothing came.
    """
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    check = (lambda path: checked(path, pin)) if pin else None
    with urlopen(url, timeout=_FETCH_S) as answer:  # noqa: S310 (https, from a constant)
        _write_whole(target, iter(lambda: answer.read(_PIECE), b""), check)


def _write_whole(target: Path, pieces: Iterable[bytes], check: Callable[[Path], None] | None = None) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name)
    try:
        with os.fdopen(handle, "wb") as out:
            for piece in pieces:
                out.write(piece)
        if check:
            check(Path(name))
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
