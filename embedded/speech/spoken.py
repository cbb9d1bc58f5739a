"""Written text as it is said."""


def spoken(text: str) -> str:
    """Text with figures, codes and foreign names as a voice should say them."""
    return text
