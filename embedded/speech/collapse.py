"""Undo the recogniser's loops: on a short clip it says the right answer several times over."""

import re

FEWEST_AGAIN = 4
"""Words of a beginning said again at the end that cannot be chance."""


def collapse(text: str) -> str:
    """Keep one round of a loop: "Morning. Morning. Morn" -> "Morning.".

    Two rounds at the start or three in the middle count as a loop; the last word may be cut. A repeated
    number is kept ("2 2" may be digits of a phone number), and so is what people double on purpose. A long
    sentence that begins again at its end and is torn off ("Please tell Dr. Melo I am late. Please tell Dr.
    Mel") loses the second beginning.
    """
    words = text.split()
    keys = [re.sub(r"\W", "", word.lower()) for word in words]
    for size in range(1, len(words) // 2 + 1):
        if _loops(keys, 0, size) and not _doubled_on_purpose(keys, size):
            return " ".join(words[:size])
    for size in range(1, len(words) // 3 + 1):
        for start in range(1, len(words) - 3 * size + 1):
            if _loops(keys, start, size) and not keys[start].isdigit():
                return " ".join(words[: start + size])
    for start in range(len(words) // 2 + 1, len(words) - FEWEST_AGAIN + 1):
        if _begins_again(keys, start):
            return " ".join(words[:start])
    return text


def _begins_again(keys: list[str], start: int) -> bool:
    """Whether the words from `start` to the end are the beginning once more, torn off."""
    tail = keys[start:]
    return keys[: len(tail) - 1] == tail[:-1] and bool(tail[-1]) and keys[len(tail) - 1].startswith(tail[-1])


def _loops(keys: list[str], start: int, size: int) -> bool:
    """Whether everything from `start` repeats every `size` words; the last word may be a torn one."""
    last = len(keys) - 1
    whole = all(keys[i] == keys[i - size] for i in range(start + size, last))
    return whole and bool(keys[last]) and keys[last - size].startswith(keys[last])


def _doubled_on_purpose(keys: list[str], size: int) -> bool:
    return size == 1 and all(key.isdigit() for key in keys)
