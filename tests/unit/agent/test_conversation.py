"""A long meeting keeps its newest rounds whole."""

import pytest
from livekit.agents import llm

from agent.conversation import KEPT_ASIDES, KEPT_ITEMS, MOST_ITEMS, trimmed

pytestmark = pytest.mark.unit


def line(text: str, role: llm.ChatRole = "user") -> llm.ChatMessage:
    return llm.ChatMessage(role=role, content=[text])


def round_of(number: int) -> list[llm.ChatItem]:
    call = llm.FunctionCall(call_id=str(number), name="find_slots", arguments="{}")
    output = llm.FunctionCallOutput(call_id=str(number), name="find_slots", output="{}", is_error=False)
    return [line(f"[Ana] {number}"), call, output, line(f"answer {number}", "assistant")]


def test_a_short_conversation_is_left_alone() -> None:
    items = [line("be brief", "system"), *round_of(1), *round_of(2)]
    assert trimmed(items) == items


def test_instructions_and_the_newest_rounds_stay_whole() -> None:
    items: list[llm.ChatItem] = [line("be brief", "system")]
    for number in range(MOST_ITEMS):
        items += round_of(number)
    kept = trimmed(items)
    assert kept[0] is items[0]
    assert kept[1:] == items[-(len(kept) - 1) :]
    assert KEPT_ITEMS - 4 <= len(kept) <= KEPT_ITEMS + 1
    assert isinstance(kept[1], llm.ChatMessage)
    assert kept[1].role == "user"


def test_a_long_talk_between_people_does_not_push_out_the_dialogue() -> None:
    asides: list[llm.ChatItem] = [line(f"[Rui, aside] {n}") for n in range(MOST_ITEMS)]
    kept = trimmed([*round_of(1), *asides, line("[Ana] yes")])
    assert kept[:4] == trimmed(kept)[:4]
    assert next(i.text_content for i in kept if isinstance(i, llm.ChatMessage)) == "[Ana] 1"
    assert len(kept) == 4 + KEPT_ASIDES + 1
