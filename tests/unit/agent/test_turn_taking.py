"""When a turn ends, when the agent yields, and when it hears itself."""

import pytest

from agent.names import sounds_like
from agent.pipelines.barge_in import CUT_S, HOLD_S, RELEASE_QUIET_S, Act, BargeIn
from agent.pipelines.echo import COMES_BACK_S, Echo
from agent.pipelines.endpointing import COMPLETE_S, UNFINISHED_S, UNKNOWN_S, needed_silence

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    "text",
    [
        "Yes.",
        "The second one",
        "Number two.",
        "Make it two.",
        "Me too.",
        "On Tuesday at ten.",
        "Can I come in?",
        "Yes, I am.",
        "",
    ],
)
def test_a_sentence_that_can_end_ends_quickly(text: str) -> None:
    assert needed_silence(text) == COMPLETE_S


@pytest.mark.parametrize(
    "text",
    [
        "I would like to",
        "I would like two.",
        "I'm going too",
        "With Dr.",
        "On Tuesday and",
        "My name is, um",
        "It was...",
    ],
)
def test_a_sentence_that_cannot_end_waits(text: str) -> None:
    assert needed_silence(text) == UNFINISHED_S


def test_unknown_words_wait_a_little() -> None:
    assert needed_silence(None) == UNKNOWN_S


def test_talking_over_holds_then_cuts() -> None:
    talk = BargeIn()
    assert talk.voiced("ana", HOLD_S - 0.05, 0.0, agent_audible=True) is Act.NOTHING
    assert talk.voiced("ana", HOLD_S, 0.0, agent_audible=True) is Act.HOLD
    assert talk.voiced("ana", CUT_S - 0.1, 0.0, agent_audible=True) is Act.NOTHING
    assert talk.voiced("ana", CUT_S, 0.0, agent_audible=True) is Act.CUT


def test_whoever_is_silent_again_does_not_cut() -> None:
    talk = BargeIn()
    talk.voiced("ana", HOLD_S, 0.0, agent_audible=True)
    assert talk.voiced("ana", CUT_S, RELEASE_QUIET_S, agent_audible=True) is Act.NOTHING
    assert talk.ended("ana", backchannel=True) is Act.GO_ON


def test_a_backchannel_lets_the_agent_go_on() -> None:
    talk = BargeIn()
    talk.voiced("ana", HOLD_S, 0.0, agent_audible=True)
    assert talk.ended("ana", backchannel=True) is Act.GO_ON
    assert talk.voiced("ana", HOLD_S, 0.0, agent_audible=True) is Act.HOLD


def test_short_words_that_mean_something_take_the_floor() -> None:
    talk = BargeIn()
    talk.voiced("ana", HOLD_S, 0.0, agent_audible=True)
    assert talk.ended("ana", backchannel=False) is Act.CUT


def test_a_silent_agent_is_not_held() -> None:
    assert BargeIn().voiced("ana", 2.0, 0.0, agent_audible=False) is Act.NOTHING


def test_whoever_holds_and_leaves_gives_the_voice_back() -> None:
    talk = BargeIn()
    talk.voiced("ana", HOLD_S, 0.0, agent_audible=True)
    assert talk.left("rui") is Act.NOTHING
    assert talk.left("ana") is Act.GO_ON


OFFER = (
    "I have Tuesday, November 24th at 2:30 pm with Dr. Clara Weiss, or Wednesday at two. Which one suits you?"
)
CHOICE = "Would you like a consultation or a check-up, to move it, or shall I take a message?"


def test_the_agents_own_words_off_a_loudspeaker_are_known() -> None:
    echo = Echo()
    echo.speaking(OFFER, 100.0)
    assert echo.is_echo("with Doctor Clara Weiss or Wednesday at two", 101.0, 103.5)
    echo.silent(104.0)
    assert echo.is_echo("which one suits you", 103.2, 104.0 + COMES_BACK_S - 0.1)


@pytest.mark.parametrize(
    "answer",
    [
        "Consultation.",
        "November 24th.",
        "Tuesday, November 24th at 2:30 pm.",
        "Dr. Clara Weiss.",
        "I would like to move it.",
        "Take a message.",
    ],
)
def test_an_answer_in_the_agents_own_words_is_no_echo(answer: str) -> None:
    echo = Echo()
    echo.speaking(f"{CHOICE} {OFFER} I would like to move it, too.", 100.0)
    echo.silent(104.0)
    assert not echo.is_echo(answer, 105.5, 106.4)
    assert not echo.is_echo(answer, 103.8, 104.9)  # begun over the agent's last word


def test_a_short_answer_is_never_an_echo() -> None:
    echo = Echo()
    echo.speaking("Shall I book Tuesday at ten?", 100.0)
    assert not echo.is_echo("Tuesday", 101.0, 101.4)


def test_other_words_at_the_same_time_are_no_echo() -> None:
    echo = Echo()
    echo.speaking("I have Tuesday at ten or Wednesday at two.", 100.0)
    assert not echo.is_echo("please wait a moment I have to look", 101.0, 103.0)


@pytest.mark.parametrize(
    ("heard", "name"),
    [("Aida", "Ada"), ("Ader", "Ada"), ("Norah", "Nora"), ("Iriss", "Iris"), ("Felicks", "Felix")],
)
def test_names_are_matched_by_sound(heard: str, name: str) -> None:
    assert sounds_like(heard, name)


@pytest.mark.parametrize(
    ("heard", "name"),
    [("Freya", "Freja"), ("Yugo", "Hugo"), ("Kris", "Chris"), ("Wera", "Vera"), ("Odeel", "Odile")],
)
def test_names_are_matched_as_another_language_spells_them(heard: str, name: str) -> None:
    assert sounds_like(heard, name)


@pytest.mark.parametrize("heard", ["idea", "order", "other", "added", "at"])
def test_everyday_words_are_no_names(heard: str) -> None:
    assert not sounds_like(heard, "Ada")
