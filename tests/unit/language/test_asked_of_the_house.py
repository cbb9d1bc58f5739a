"""Questions of the house beside kinds of appointment, the diary and what the agent can do."""

import pytest

from embedded.language.dialogue.forms import formed, of_a_deed
from embedded.language.dialogue.judging import judged
from embedded.language.dialogue.questions.permitted import asks_leave
from embedded.language.dialogue.questions.written_length import _thing
from embedded.language.meeting import Meeting, Professional, Service
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act
from embedded.language.understanding.kinds.services import find_service
from embedded.language.understanding.sentences.clauses import clauses
from embedded.language.understanding.utterance import understand
from embedded.language.understanding.who.dictation import message_text

pytestmark = pytest.mark.unit

KINDS = ("Tune-up", "Puncture repair", "Bike fitting", "Laptop repair", "New device setup", "Nurse Talk")
HOUSE = Meeting(
    services=tuple(Service(one) for one in KINDS),
    professionals=(Professional("Aisha Karim", services=KINDS),),
)


def _last(said):
    return understand(said, HOUSE).frames[-1]


@pytest.mark.parametrize(
    "said",
    [
        "was there something I mustn't put on my face that day?",
        "is there anything we have to leave at home?",
        "are there things she should not eat before it?",
        "is there anything special I'm supposed to wear?",
    ],
)
def test_what_must_be_done_is_a_question_of_the_house(said):
    assert grammar_act(said) is Act.FACT


@pytest.mark.parametrize(
    "said", ["is there anything I can have on Friday?", "is there something free that day?"]
)
def test_what_is_free_is_none(said):
    assert grammar_act(said) is Act.BOOK


@pytest.mark.parametrize(
    "said",
    [
        "When may it be washed?",
        "how soon may it be driven?",
        "She likes her bit of supper at night. Can she have that, the night before?",
        "Rex takes his pills at breakfast. May he have them that morning?",
        "I wear lenses. Can I keep them in? May I use them that day?",
    ],
)
def test_asking_leave_changes_no_appointment(said):
    assert judged(_last(said), held=False).act is Act.FACT


@pytest.mark.parametrize(
    "said",
    [
        "may it be Friday?",
        "could it be that day?",
        "He likes mornings. Could it be Tuesday?",
        "When should I come?",
        "She likes Aisha. Can she have her appointment the day before?",
    ],
)
def test_wishing_for_another_time_asks_no_leave(said):
    assert not asks_leave(_last(said))


@pytest.mark.parametrize(
    "said",
    [
        "how long do you keep the bike for free when it is finished?",
        "how long can I leave my bike with you?",
        "and how long must we wait after the bike fitting?",
        "how long do you store the old parts?",
    ],
)
def test_how_long_somebody_does_a_thing_is_no_length_of_a_kind(said):
    assert of_a_deed(said)
    assert judged(_last(said), held=False).act is Act.FACT


@pytest.mark.parametrize(
    "said",
    [
        "how long do you need for a bike fitting?",
        "how long does the bike fitting take?",
        "how long will I be there?",
        "how long does the whole visit take?",
    ],
)
def test_how_long_an_appointment_takes_is(said):
    assert not of_a_deed(said)


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("how long does a transcript take?", "transcript"),
        ("how long does the glue need?", "glue"),
        ("how long does the whole thing take?", ""),
        ("how long does my appointment take?", ""),
        ("how long does it take?", ""),
    ],
)
def test_a_thing_of_its_own_name_is_looked_up(said, thing):
    assert _thing(_last(said)) == thing


@pytest.mark.parametrize(
    "said",
    [
        "may I bring my bike for a puncture repair on Monday?",
        "can I drop the tandem off for a tune-up on Friday?",
        "could we bring him in for a bike fitting on the seventeenth?",
    ],
)
def test_bringing_a_thing_for_a_named_kind_on_a_day_is_a_wish(said):
    frame = _last(said)
    assert (formed(frame) or frame.act or Act.BOOK) is Act.BOOK


@pytest.mark.parametrize(
    "said",
    [
        "may I bring my mother to the bike fitting on Friday?",
        "may I bring my own pedals to the bike fitting on Friday?",
        "can I bring a bike for a puncture repair?",
    ],
)
def test_bringing_something_along_is_a_question(said):
    assert formed(_last(said)) is not Act.BOOK


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("I have a new laptop. Could I get it set up on Wednesday?", "New device setup"),
        ("I've got a new laptop, can you set it up as a device?", "New device setup"),
        ("I have a laptop. Could I get it repaired on Wednesday?", "Laptop repair"),
        ("my laptop is broken, could I bring it on Friday?", "Laptop repair"),
        ("I'd like to talk to the nurse", "Nurse Talk"),
        ("is there somebody we could talk to, for the emotional side?", None),
        ("is there anyone I can talk to about money?", None),
    ],
)
def test_the_words_of_the_wish_name_the_kind(said, kind):
    assert find_service(said, HOUSE)[0] == kind


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("can you let the help desk people know the printer jams?", "the printer jams"),
        ("please let the people in the office know that I'm late", "I'm late"),
        ("let the front desk know I'm late", "I'm late"),
        ("let me know the price", ""),
    ],
)
def test_a_message_to_people_of_several_words_is_taken_whole(said, text):
    assert message_text(said) == text


def test_what_follows_a_message_asked_for_has_no_stray_mark():
    (only,) = clauses("would you let Lene know I lost the goggles? the dark ones, in the shop.")
    assert "?" not in only[0]
