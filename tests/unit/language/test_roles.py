"""What each time in somebody's words is: wanted, of what stands, refused, or only told."""

from datetime import datetime

import pytest

from embedded.language.meeting import Meeting, Person
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.times import roles
from embedded.language.understanding.times.by_role import Parted, parted
from embedded.language.understanding.times.roles import Role, timed
from embedded.language.understanding.utterance import understand
from scheduling_tools.when import resolve

pytestmark = pytest.mark.unit
MEETING = Meeting(people=(Person("Ana Silva"),), now=datetime.fromisoformat("2026-11-23T09:00"))


def wished(words: str) -> str:
    """What the tool understands of the wished time."""
    found = resolve(understand(words, MEETING).main().when.text(), MEETING.now)
    return found.understood if found else ""


def test_the_kept_weights_belong_to_the_utterances_of_today():
    assert roles.learned(), "run `python -m embedded.language.understanding.times.learning`"


@pytest.mark.parametrize(
    ("words", "each"),
    [
        ("the pump gave out this morning, can someone look at it on Friday", [Role.TOLD, Role.WANTED]),
        (
            "I can't make my Tuesday appointment, so could it be Thursday at ten",
            [Role.STANDS, Role.WANTED, Role.WANTED],
        ),
        ("I fetch my nephew at three, so could I have half past four", [Role.TOLD, Role.WANTED]),
        ("we are a family of five and want a table talk on Monday", [Role.WANTED]),
    ],
)
def test_each_time_is_what_it_likely_is(words, each):
    known = [max(one.odds, key=lambda role: one.odds[role]) for one in timed(words)]
    assert [role for role in known if role is not Role.NONE] == each


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        (
            "the boiler burst, we mopped until four this morning, Wednesday at eleven would suit",
            "Wednesday 25 November, 11:00 am",
        ),
        (
            "her flight lands on Monday and I work until late, so Thursday at two please",
            "Thursday 26 November, 2:00 pm",
        ),
        ("Friday, twenty to ten, I am driving the twins out after that", "Friday 27 November, 9:40 am"),
        ("I teach until four, so five, on Tuesday", "Tuesday 24 November, 5:00 pm"),
    ],
)
def test_times_of_a_story_are_not_wished(words, understood):
    assert wished(words) == understood


def test_where_no_time_is_surely_wanted_form_decides():
    words = "we saw you on Monday"
    assert parted(words) == Parted(words, "", words)


def test_what_stands_and_where_it_goes_are_told_apart():
    frame = understand(
        "could you shift my lesson on Wednesday to Friday at noon, I fly on Thursday", MEETING
    ).main()
    assert frame.act is Act.MOVE
    assert frame.source.days == ("Wednesday",)
    assert "Friday" in frame.when.text()
    assert "Thursday" not in frame.when.text()


def test_without_what_was_learned_no_time_has_a_role(monkeypatch):
    monkeypatch.setattr(roles, "learned", lambda: None)
    timed.cache_clear()
    assert timed("could I come on Friday, I work on Monday") == ()
    assert not parted("could I come on Friday, I work on Monday").settled
    timed.cache_clear()
