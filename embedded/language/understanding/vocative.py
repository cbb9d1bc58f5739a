"""What is said to somebody else in the room before the agent is called: "Don't start, Petra. Ada, my lesson …"."""

import re
from collections.abc import Iterable

_SENTENCE = re.compile(r"(?<!\bdr\.)(?<!\bmr\.)(?<!\bms\.)(?<!\bmrs\.)(?<=[.!?])\s+", re.I)
_LEAD = (
    r"(?:(?:oh|ah|hm+|well|no|yes|yeah|okay|ok|sorry|thanks|thank you|hey|hi|hello|come on|right|but|and|so)"
    r"[,.! ]+)*"
)


def to_the_called(text: str, agent: str, others: Iterable[str]) -> str:
    """The words without the sentences that call one of the others by name, before the one that calls the agent."""
    if agent.lower() not in text.lower():
        return text
    said = _SENTENCE.split(text)
    called = next((n for n, one in enumerate(said) if _calls(one, agent)), 0)
    names = [name.split()[0] for name in others if name.split()]
    kept = [one for one in said[:called] if not any(_calls(one, name) for name in names)]
    return " ".join([*kept, *said[called:]])


def _calls(sentence: str, name: str) -> bool:
    """Whether a sentence opens or closes with a name it is addressed to."""
    name = re.escape(name)
    return bool(
        re.match(rf"{_LEAD}{name}\b[,.!?:]", sentence, re.I)
        or re.search(rf",\s*{name}[.!?]*$", sentence, re.I)
    )
