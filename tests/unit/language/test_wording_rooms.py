"""The authored lines: each key stands in one room, so that none speaks another's words."""

from itertools import combinations

import pytest

from embedded.language.wording.house import HOUSE
from embedded.language.wording.kept import KEPT
from embedded.language.wording.phrases import LINES

pytestmark = pytest.mark.unit


def test_no_line_stands_in_two_rooms():
    assert [one.keys() & other.keys() for one, other in combinations((HOUSE, KEPT, LINES), 2)] == [set()] * 3
