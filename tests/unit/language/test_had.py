"""A kind somebody has had already is not the one wished for."""

import pytest

from embedded.language.understanding.kinds.had import without_had
from embedded.language.understanding.kinds.services import kinds_had

pytestmark = pytest.mark.unit
KINDS = ["First assessment", "Therapy session"]


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("he's done his assessment already, so now a session", {"First assessment"}),
        ("we had the assessment last week", {"First assessment"}),
        ("I had the assessment, can I have another assessment", set()),
        ("I have the assessment on Friday", set()),
        ("I'd like the assessment", set()),
    ],
)
def test_which_kinds_were_had(said, kinds):
    assert kinds_had(said, KINDS) == kinds


def test_what_was_had_is_blank_and_all_else_stays():
    left = without_had("she's finished her assessment, a session please")
    assert "assessment" not in left
    assert left.endswith("a session please")
