"""The last time of a day is found where the last one is asked for."""

from datetime import UTC, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from scheduling_tools.rules import Agenda, Hours
from scheduling_tools.search import Candidate, search
from scheduling_tools.service import Offering, Service
from scheduling_tools.when import When, resolve

pytestmark = pytest.mark.unit

ID, ZONE = UUID(int=1), ZoneInfo("UTC")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SERVICE = Service(ID, ID, ID, "Consultation")
AGENDA = Agenda(ZONE, tuple(Hours(time(9), time(17), weekday=day) for day in range(5)))
CANDIDATE = Candidate(Offering(ID, "Dr. Rui Melo", ID, "General", frozenset([ID])), AGENDA)


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("the last appointment on Thursday", datetime(2026, 11, 26, 16, 30, tzinfo=UTC)),
        ("the latest you have before noon tomorrow", datetime(2026, 11, 24, 11, 30, tzinfo=UTC)),
        ("as late as possible this week, in the morning", datetime(2026, 11, 23, 11, 30, tzinfo=UTC)),
        ("last thing on Wednesday", datetime(2026, 11, 25, 16, 30, tzinfo=UTC)),
    ],
)
def test_the_last_time_of_the_day_comes_first(words: str, starts: datetime) -> None:
    when = resolve(words, NOW)
    assert isinstance(when, When)
    found = search(when, SERVICE, [CANDIDATE], NOW, ZONE)
    assert found.exact
    assert found.slots[0].starts_at == starts
