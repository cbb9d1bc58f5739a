"""The built scripts and styles, by the manifest the build leaves (Vite's format)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ENTRIES = {
    "portal": ("portal/assets/portal.ts",),
    "room": ("room-client/src/main.tsx", "room-client/index.html"),
}
BASE = "/static/dist/"


class Assets:
    """Hashed file names of an entry; reads the manifest again when it changes. Nothing built: no files."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "manifest.json"
        self._read_at = -1.0
        self._manifest: dict[str, Any] = {}

    def built(self, entry: str) -> bool:
        """Whether the entry has been built."""
        return bool(self.scripts(entry))

    def scripts(self, entry: str) -> list[str]:
        """The entry's script."""
        chunk = self._chunk(entry)
        return [BASE + chunk["file"]] if chunk and chunk["file"].endswith(".js") else []

    def styles(self, entry: str) -> list[str]:
        """The styles of the entry and of everything it imports."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        waiting = [self._chunk(entry)]
        while waiting:
            chunk = waiting.pop(0)
            if not chunk or chunk["file"] in seen:
                continue
            seen.add(chunk["file"])
            found.update(dict.fromkeys(BASE + style for style in chunk.get("css", [])))
            waiting += [self._manifest.get(name) for name in chunk.get("imports", [])]
        return list(found)

    def _chunk(self, entry: str) -> dict[str, Any] | None:
        self._refresh()
        return next((self._manifest[key] for key in ENTRIES[entry] if key in self._manifest), None)

    def _refresh(self) -> None:
        try:
            changed_at = self._path.stat().st_mtime
            if changed_at != self._read_at:
                self._manifest = json.loads(self._path.read_text())
                self._read_at = changed_at
        except (OSError, ValueError):
            self._manifest, self._read_at = {}, -1.0
