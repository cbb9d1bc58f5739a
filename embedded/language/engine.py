"""The fold: every round of the conversation is played again; the newest goes on where the record ends."""

from typing import Any

from embedded.language.answer import Reply, ToolCall
from embedded.language.dialogue.policy import attend, greet
from embedded.language.dialogue.state import Side
from embedded.language.meeting import Meeting
from embedded.language.messages import Round, read_messages
from embedded.language.understanding.acts.learned import chances
from embedded.language.understanding.acts.offers import ROWS, replied
from embedded.language.understanding.acts.replies import taken
from embedded.language.understanding.acts.wholes import wanted
from embedded.language.understanding.times.roles import timed
from embedded.language.wording.voice import Voice, hear_seed

MOST_CALLS = 12
UNAVAILABLE = {"problem": "unavailable", "say": ""}


def reply(messages: list[dict[str, Any]], tools: list[dict[str, Any]]) -> Reply:
    """Answer a chat-completions request.

    Args:
        messages: The conversation as chat completions write it; system text carries the `MEETING` line.
        tools: The tools offered, as the request lists them; no other is ever called.

    Returns:
        Words to say, or tools to call. The same request gives the same reply.
    """
    meeting, rounds = read_messages(messages)
    offered = frozenset(str((tool.get("function") or tool).get("name")) for tool in tools or ())
    voice = Voice(hear_seed(messages))
    sides: dict[str, Side] = {}
    for past in rounds[:-1]:
        _play(meeting, offered, voice, sides, past, live=False)
    return _answer(meeting, offered, voice, sides, rounds[-1])


def _answer(
    meeting: Meeting, offered: frozenset[str], voice: Voice, sides: dict[str, Side], newest: Round
) -> Reply:
    if not newest.utterances:
        return Reply("" if newest.said else greet(meeting, voice))
    if newest.said:
        return Reply("")
    step = _play(meeting, offered, voice, sides, newest, live=True)
    return Reply(None, [step]) if isinstance(step, ToolCall) else Reply(step)


def _play(
    meeting: Meeting,
    offered: frozenset[str],
    voice: Voice,
    sides: dict[str, Side],
    past: Round,
    *,
    live: bool,
) -> ToolCall | str:
    """Play one round against its record; the live one stops at the first call the record does not answer."""
    record = list(past.exchanges)
    then = None if live else past.client()
    steps = attend(meeting, offered, voice, sides, past.utterances[-1] if past.utterances else None, then)
    try:
        call = next(steps)
        while True:
            known = next((one for one in record if one.name == call.name), None)
            if known:
                record.remove(known)
                result = known.result
            elif live and call.name in offered and not _spent(past, call):
                return call
            elif live or call.name not in offered:
                result = UNAVAILABLE
            else:
                steps.close()
                break
            call = steps.send(result)
    except StopIteration as end:
        text = str(end.value)
    else:
        text = ""
    if not live and past.utterances and (side := sides.get(past.utterances[-1].speaker)):
        _remember(side, past, text)
    for one in sides.values():
        if one.open and past.asides - {one.name}:
            one.open.overtaken = True
    return text


def _remember(side: Side, past: Round, text: str) -> None:
    """Keep what was said to this speaker, or what would have been had nobody talked over it."""
    side.asked = past.utterances[-1].text
    side.said = past.said or side.said
    side.meant = text if past.said and text.startswith(past.said) else ""
    side.unsaid = "" if past.said else text
    side.news = [] if past.said else [*side.news]
    if side.open and not past.said:
        side.open.spoken = False


def _spent(past: Round, call: ToolCall) -> bool:
    """Whether asking again would only go round in circles."""
    last = past.exchanges[-1] if past.exchanges else None
    return len(past.exchanges) >= MOST_CALLS or bool(
        last and last.name == call.name and last.arguments == call.arguments
    )


def warm() -> bool:
    """Load the model of meanings and all sets of weights ahead of the first words; whether they are there."""
    replies = taken("hello") and replied("hello", ROWS["day"])
    return bool(chances("hello") and wanted("hello") and replies and timed("on Friday"))
