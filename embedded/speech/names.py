"""Names that may be said, as the sentence the recogniser is prompted with."""

from collections.abc import Sequence

_MOST = 40


def names_sentence(names: Sequence[str]) -> str:
    """A plain sentence with the names in it; empty for none. More than 40 do harm and are left out."""
    kept = [name for name in dict.fromkeys(" ".join(n.split())[:60] for n in names) if name][:_MOST]
    return f"{', '.join(kept)}." if kept else ""
