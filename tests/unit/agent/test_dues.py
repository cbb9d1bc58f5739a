"""Answers that are due, one after the other; one that was talked over by somebody else is due again."""

import asyncio

import pytest

from agent.floor import Channel
from agent.pipelines.dues import AGAIN_TIMES, Due, Dues
from agent.pipelines.said import Said
from agent.pipelines.utterance import Utterance

pytestmark = pytest.mark.unit

QUESTION = Utterance("p-ana", "What is free?", Channel.SPOKEN, 0.0, 1.0)


def said(text: str, left: str, *, complete: bool = True) -> Said:
    return Said(cut=True, text=text, left=left, complete=complete)


def test_an_answer_of_which_half_was_heard_is_given() -> None:
    assert Due(QUESTION).again(said("Tuesday at ten", "or Wednesday noon"), now=5.0) is None


def test_an_answer_of_which_less_was_heard_is_said_anew_and_keeps_its_time() -> None:
    again = Due(QUESTION).again(said("Tuesday", "at ten or Wednesday noon"), now=5.0)
    assert again == Due(QUESTION, None, "Tuesday at ten or Wednesday noon", since=5.0, tries=1)
    assert again is not None
    later = again.again(said("", "Tuesday at ten or Wednesday noon"), now=9.0)
    assert later is not None
    assert later.since == 5.0


def test_an_answer_the_model_had_not_finished_is_asked_for_anew() -> None:
    again = Due(QUESTION).again(said("", "Tuesday at", complete=False), now=5.0)
    assert again is not None
    assert again.words == ""


def test_an_answer_is_not_begun_for_ever() -> None:
    assert Due(QUESTION, tries=AGAIN_TIMES).again(said("", "Tuesday at ten"), now=5.0) is None


async def test_what_waits_for_somebody_to_finish_is_due_then() -> None:
    dues = Dues()
    dues.voiced("p-rui")
    dues.put(Due(QUESTION), after="p-rui")
    waiting = asyncio.ensure_future(dues.next())
    await asyncio.sleep(0)
    assert not waiting.done()
    dues.silent("p-rui")
    assert await asyncio.wait_for(waiting, 1) == Due(QUESTION)


async def test_it_is_quiet_when_all_that_was_due_was_said() -> None:
    dues = Dues()
    dues.put(Due(QUESTION), after="somebody who is silent")
    quiet = asyncio.ensure_future(dues.quiet())
    await dues.next()
    assert not quiet.done()
    dues.release()
    await asyncio.wait_for(quiet, 1)
