"""Weekly hours as they are said."""

import pytest

from scheduling_tools.summary import spoken_hours

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Tue and Thu 10:00-16:00", "on Tuesdays and Thursdays from 10 am to 4 pm"),
        (
            "Mon-Fri 09:00-12:30, Tue 14:00-17:00",
            "Monday to Friday from 9 am to 12:30 pm, and on Tuesdays from 2 pm to 5 pm",
        ),
        (
            "Mon-Fri 09:00-12:00, Mon-Fri 13:00-17:00",
            "Monday to Friday from 9 am to 12 pm and from 1 pm to 5 pm",
        ),
        ("Mon and Wed and Fri 08:00-12:00", "on Mondays, Wednesdays and Fridays from 8 am to 12 pm"),
        ("by arrangement", "by arrangement"),
        ("", ""),
    ],
)
def test_hours_are_spoken_with_whole_names_of_days(line, said):
    assert spoken_hours(line) == said
