"""What the voice is given to read."""

import pytest

from embedded.speech.spoken import clock, ordinal, spoken

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("See you at 14:30 on Tuesday.", "See you at two thirty PM on Tuesday."),
        ("Between 9:05 am, 12:00 and 0:00", "Between nine oh five AM, noon and midnight"),
        ("Open Mon-Fri 8:00-19:00.", "Open Monday to Friday eight AM to seven PM."),
        ("From 2:30-3:15 pm", "From two thirty PM to three fifteen PM"),
        ("From 11:30-1:00 pm", "From eleven thirty AM to one PM"),
        ("Tue 24 Nov, 14:30", "Tuesday 24 Nov, two thirty PM"),
        ("The sun is out. I sat, then left.", "The sun is out. I sat, then left."),
        ("On 2026-11-24.", "On November twenty fourth, 2026."),
        ("at 2026-11-24T14:05", "at November twenty fourth, 2026 at two oh five PM"),
        ("Your code is AX7-204.", "Your code is A. X seven, two zero four."),
        ("Room B12, flat 7A.", "Room B twelve, flat seven A."),
        ("COVID-19 and an MRI", "COVID-19 and an MRI"),
        ("Write to ana.silva@clinic-one.pt.", "Write to ana dot silva at clinic dash one dot pt."),
        ("See https://www.example.org/help.", "See example dot org slash help."),
        (
            "Call +351 21 345 6789.",
            "Call plus three five one, two one, three four five, six seven eight nine.",
        ),
        ("or 5551234567", "or five five five, one two three, four five six seven"),
        ("Inês Gonçalves and Brandão", "Ines Gonssalves and Brandow"),
        ("**Please** see [the page](https://example.org/a)", "Please see the page"),
    ],
)
def test_writing_becomes_speech(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    "written",
    ["It costs €85 or $1,234.50.", "Dr. Melo has 3 rooms.", "10-15 minutes", "The ratio is 3:1", "25:61", ""],
)
def test_what_the_voice_reads_well_is_left_alone(written: str) -> None:
    assert spoken(written) == written


def test_a_voice_may_spell_names_its_own_way() -> None:
    assert spoken("João is here", {"joão": "[Joao](/ʒuˈWn/)"}) == "[Joao](/ʒuˈWn/) is here"


def test_every_minute_of_the_day_has_a_reading_of_its_own() -> None:
    assert len({clock(hour, minute) for hour in range(24) for minute in range(60)}) == 24 * 60


def test_days_of_the_month_are_ordinals() -> None:
    assert [ordinal(day) for day in (1, 2, 12, 20, 23, 31)] == [
        "first", "second", "twelfth", "twentieth", "twenty third", "thirty first",
    ]  # fmt: skip
