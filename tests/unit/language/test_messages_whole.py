"""Messages keep what they hold, what is no message is not taken for one, and guests are invited by their names."""

import pytest

from embedded.language.understanding.who.dictation import message_text
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            "tell Dr. Kerr that dad is being taken to the royal infirmary",
            "dad is being taken to the royal infirmary",
        ),
        ("tell the desk we're driving to the clinic now", "we're driving to the clinic now"),
        ("ask somebody there to ring me about the bill", "Please ring me about the bill"),
        ("could you ask someone from the office to call me back please", "Please call me back"),
        ("ask Ines to keep the blue glaze for me, would you.", "Please keep the blue glaze for me"),
        ("pass along that the van goes to the depot", "the van goes to the depot"),
        ("pass on my thanks to Dr. Haas", "my thanks"),
        ("tell her I'm running late for me, thanks", "I'm running late"),
    ],
)
def test_a_message_keeps_all_it_holds(said, text):
    assert message_text(said) == text


@pytest.mark.parametrize(
    "words", ["ugh, okay. wednesday I have lab at ten, so, nine?", "hm, maybe Friday at ten?"]
)
def test_a_time_proposed_while_a_message_is_asked_for_is_none(words):
    here = Room()
    here.says("can I speak to a human please")
    here.says(words)
    assert "take_message" not in here.called
    assert "find_slots" in here.called


@pytest.mark.parametrize(
    "words", ["Can somebody ring me at nine?", "I'll be there at nine", "The key is at Jo's."]
)
def test_other_words_are_the_message(words):
    here = Room()
    here.says("can I speak to a human please")
    here.says(words)
    assert here.called == ["take_message"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("I'd like my husband greg silva to be in this meeting too. can you invite him?", "Greg Silva"),
        ("can you add my sister tanya holt to the call?", "Tanya Holt"),
        ("please invite my brother Tom Silva", "Tom Silva"),
    ],
)
def test_a_relation_is_invited_by_name_though_it_shares_the_speakers(words, name):
    assert name in Room().says(words)


@pytest.mark.parametrize("words", ["can my mum join?", "invite my sister please"])
def test_a_relation_without_a_name_is_asked_for_it(words):
    assert Room().says(words) in {"Whom should I bring in?", "Who shall I call in?"}


def test_a_talk_with_a_person_at_a_kind_is_a_wish_for_that():
    here = Room(House(services={"Study Abroad Chat": 30, "Degree Audit": 30}))
    here.says("can I talk to a person about it, like the study abroad chat? Thursday would be perfect.")
    assert dict(here.calls)["find_slots"]["service"] == "Study Abroad Chat"
    assert "What" in Room().says("can I talk to a person please")


def test_a_kind_told_of_in_a_question_is_named_where_no_document_speaks_of_it():
    here = Room(House(services={"Video Survey": 30, "Local Move": 60}, facts={}))
    assert "Video Survey, 30 minutes" in here.says(
        "my neighbor said somebody looks at your stuff over video?"
    )
    assert "Video Survey" not in Room(House(services={"Video Survey": 30, "Local Move": 60}, facts={})).says(
        "do you have a parking garage?"
    )
