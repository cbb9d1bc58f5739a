"""Which passages answer a question."""

from dataclasses import replace
from uuid import UUID

import pytest

from knowledge.document import Document, Passage, passages
from knowledge.ranking import Scored, answers, asked_last, coverage, may_answer, untold
from knowledge.subject import distances, leans, of_any, shares

pytestmark = pytest.mark.unit

KNOWN = [
    Passage(
        "Parking",
        "Visitors park free for two hours in the garage on Elm Street. After that it is three dollars an hour.",
    ),
    Passage(
        "Insurance", "We accept Aetna, Blue Cross and Medicare. Bring your insurance card to every visit."
    ),
    Passage(
        "Cancellation policy", "Please cancel at least 24 hours before. Later cancellations cost 40 dollars."
    ),
    Passage(
        "Preparing for a blood test", "Do not eat or drink anything except water for eight hours before."
    ),
    Passage("Wheelchair access", "The entrance on Pine Street has a ramp, and the lift reaches every floor."),
    Passage("Prescription renewals", "To renew a prescription, leave a message for your doctor."),
    Passage("Visiting with children", "Children are welcome. There is a play corner in the waiting area."),
    Passage("Opening hours", "The front desk is open Monday to Friday from 8 am to 6 pm."),
    Passage("Payment", "We take cash and all major cards. Invoices can be paid within 30 days."),
    Passage(
        "Consultation", "Consultation is a service of Cardiology and takes 30 minutes.", is_document=False
    ),
]
NAMES = ("Consultation", "Dr. Rui Melo")


def answered(question: str) -> str | None:
    scores = coverage(question, KNOWN, NAMES)
    hits = answers([Scored(p, c) for p, c in zip(KNOWN, scores, strict=True)])
    return hits[0].title if hits else None


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("where can I park?", "Parking"),
        ("Can I leave my car somewhere?", "Parking"),
        ("do you take Medicare", "Insurance"),
        ("is there a fee for cancelling late?", "Cancellation policy"),
        ("what if I can't make it tomorrow, what does it cost?", "Cancellation policy"),
        ("may I have breakfast before my blood test?", "Preparing for a blood test"),
        ("is there an elevator", "Wheelchair access"),
        ("I use a wheelchair", "Wheelchair access"),
        ("I need a refill of my medication", "Prescription renewals"),
        ("can I bring my kids", "Visiting with children"),
        ("when do you open?", "Opening hours"),
        ("can I pay by credit card", "Payment"),
        ("how long does a consultation take?", "Consultation"),
        ("what would a late cancellation set me back?", "Cancellation policy"),
    ],
)
def test_a_question_in_other_words_finds_its_passage(question: str, title: str) -> None:
    assert answered(question) == title


@pytest.mark.parametrize(
    "question",
    [
        "what is the wifi password?",
        "do you sell dog food?",
        "who is the president of France",
        "do you do tattoo removal",
        "how much does a consultation cost?",
        "does Dr. Melo do house calls?",
        "can you recommend a hotel",
        "",
        "?!",
    ],
)
def test_a_question_nothing_answers_finds_nothing(question: str) -> None:
    assert answered(question) is None


def test_nearness_of_meaning_is_enough_and_shared_words_add_to_it() -> None:
    assert answers([Scored(KNOWN[0], 0.0, 0.4), Scored(KNOWN[1], 0.0, 0.1)]) == [KNOWN[0]]
    assert answers([Scored(KNOWN[0], 0.5, 0.2), Scored(KNOWN[1], 0.0, 0.1)]) == [KNOWN[0]]
    assert answers([Scored(KNOWN[0], 0.3, 0.08), Scored(KNOWN[1], 0.0, 0.15)]) == []


def test_the_nearest_passage_is_told_as_such_when_it_leads() -> None:
    (nearest,) = answers([Scored(KNOWN[0], 0.0, 0.23), Scored(KNOWN[1], 0.0, 0.1)])
    assert nearest.title == KNOWN[0].title
    assert not nearest.sure
    assert answers([Scored(KNOWN[0], 0.0, 0.23), Scored(KNOWN[1], 0.0, 0.21)]) == []


def test_a_passage_close_behind_is_told_too() -> None:
    assert answers([Scored(KNOWN[0], 0.0, 0.5), Scored(KNOWN[1], 0.0, 0.47)]) == KNOWN[:2]
    assert answers([Scored(KNOWN[0], 0.0, 0.5), Scored(KNOWN[1], 0.0, 0.3)]) == KNOWN[:1]


def test_a_document_is_cut_at_paragraphs_and_long_ones_at_sentences() -> None:
    text = "First part. " * 10 + "\n\n" + "A sentence of some length stands here. " * 40 + "\n\nShort."
    cut = passages(Document(UUID(int=1), "House rules", text))
    assert all(p.title == "House rules" for p in cut)
    assert all(len(p.text) <= 640 for p in cut)
    assert " ".join(p.text for p in cut).split() == text.split()


def test_an_empty_document_has_no_passage() -> None:
    assert passages(Document(UUID(int=1), "Empty", "  \n\n ")) == []


RECORD = Passage(
    "Facial", "Facial takes 50 minutes.", is_document=False, is_record=True, asked_by="how long|who"
)
ADDRESS = Passage(
    "Address", "Harbour House is at 3 Quay Street.", is_document=False, asked_by="where|address"
)


def test_no_price_is_looked_for_in_the_record_of_a_service():
    assert may_answer("what does it cost?", [KNOWN[0], RECORD]) == [KNOWN[0]]
    assert may_answer("how long is a facial?", [RECORD]) == [RECORD]


def test_what_is_known_of_itself_answers_only_where_it_is_asked_for():
    assert may_answer("is there a cloakroom at Harbour House?", [ADDRESS, RECORD]) == []
    assert may_answer("where are you?", [ADDRESS, RECORD]) == [ADDRESS]
    assert may_answer("can I hire a facial steamer?", [RECORD]) == []
    assert may_answer("do you do facials?", [RECORD]) == [RECORD]


def test_a_yes_or_no_about_half_of_what_a_passage_says_is_only_the_nearest():
    half = [Scored(KNOWN[0], 0.4, 0.42), Scored(KNOWN[1], 0.0, 0.1)]
    assert not answers(half, "is the garage heated?")[0].sure
    assert answers(half, "where is the garage?")[0].sure
    assert answers([Scored(KNOWN[0], 0.7, 0.42)], "is the garage free?")[0].sure


def test_whether_one_thing_is_done_there_needs_a_nearer_passage():
    close = [Scored(KNOWN[0], 0.0, 0.33), Scored(KNOWN[1], 0.0, 0.1)]
    assert answers(close, "where is the garage?")[0].sure
    assert not answers(close, "do you wash cars?")[0].sure


def test_a_record_gives_way_to_a_document_as_near():
    assert answers([Scored(RECORD, 0.0, 0.4), Scored(KNOWN[0], 0.0, 0.38)])[0] is KNOWN[0]


def test_a_passage_is_read_by_title_and_sentence():
    assert Passage("Lockers", "They take a coin. They close at nine.").parts == (
        "Lockers",
        "They take a coin.",
        "They close at nine.",
    )


def test_what_is_only_near_and_was_just_read_out_is_no_answer():
    near = Passage("Lost keys", "A new key costs 9 dollars.", sure=False)
    assert untold([near], "A new key  costs 9 dollars.") == []
    assert untold([near], "") == [near]
    assert untold([replace(near, sure=True)], near.text) != []


SKIN = Passage("Skin test", "Skin test takes 60 minutes, with Dr. Raman.", False, True, "how long|who|with")
PREPARING = Passage("Skin test preparation", "Give no antihistamines for five days before a skin test.")


@pytest.mark.parametrize("question", ["is that a problem? (Skin test)", "will they take it? (Skin test)"])
def test_a_record_says_nothing_on_a_question_that_only_points_at_its_kind(question: str) -> None:
    assert SKIN not in may_answer(question, [SKIN, PREPARING])


@pytest.mark.parametrize(
    "question", ["how long is it? (Skin test)", "who does that? (Skin test)", "skin test"]
)
def test_a_record_says_what_it_holds(question: str) -> None:
    assert SKIN in may_answer(question, [SKIN, PREPARING])


def test_a_record_that_is_only_near_is_not_told() -> None:
    assert answers([Scored(SKIN, 0.0, 0.33)], "what is the range?") == []


def test_a_passage_without_the_price_that_was_asked_for_is_no_answer() -> None:
    course = Passage("Course rules", "A course runs for ten weeks.")
    priced = Passage("Course prices", "A course costs 90 euros.")
    assert answers([Scored(course, 1.0, 0.5)], "what does a course cost?") == []
    assert [one.sure for one in answers([Scored(priced, 1.0, 0.5)], "what does a course cost?")] == [True]


def test_among_alike_passages_the_one_that_gives_the_length_is_told() -> None:
    kept = Passage("Collecting", "Work waits on the shelf for six weeks.")
    fired = Passage("Firing", "Pieces are fired twice.")
    found = answers(
        [Scored(fired, 0.0, 0.36), Scored(kept, 0.0, 0.32)], "how long do you keep what they make?"
    )
    assert found[0] is kept


BOAT = Passage("Prices", "A rowing trip costs 20 euros. A sailing trip costs 60 euros.")
TOWEL = Passage("What to bring", "Bring a towel and sun cream.")
TRIP = Passage(
    "Sailing trip", "Sailing trip takes 90 minutes, with Jo.", False, True, "how long|what|with|any"
)


def test_what_states_the_kind_of_fact_asked_for_goes_before_what_only_names_the_service() -> None:
    asked = "What do I bring to the sailing trip?"
    assert may_answer(asked, [BOAT, TOWEL, TRIP]) == [BOAT, TOWEL]
    assert answers([Scored(BOAT, 1.0, 0.6), Scored(TOWEL, 0.0, 0.4)], asked) == [TOWEL]
    assert answers([Scored(BOAT, 1.0, 0.6)], asked) == []


def test_whether_something_is_needed_is_not_answered_by_a_price() -> None:
    asked = "Do I need a licence for the sailing trip?"
    licence = Passage("Licences", "No licence is needed for any of our boats.")
    assert answers([Scored(BOAT, 0.5, 0.55), Scored(licence, 0.6, 0.45)], asked)[0].title == "Licences"
    assert [one.sure for one in answers([Scored(BOAT, 0.5, 0.55)], asked)] == [False]


@pytest.mark.parametrize(
    "question",
    [
        "what does a diving lesson cost?",
        "how many canoes have you got?",
        "which sail maker is best?",
    ],
)
def test_the_price_or_number_of_another_thing_is_a_gap(question: str) -> None:
    names = ("Rowing trip", "Sailing trip")
    (far,) = distances(
        question, [Passage("Prices", "A rowing trip costs 20 euros and takes an hour for two.")], names
    )
    assert answers([Scored(BOAT, 0.0, 0.3, far)], question) == []


def test_the_price_of_another_service_is_only_near() -> None:
    names = ("Rowing trip", "Kayak tour")
    (far,) = distances(
        "what does the Kayak tour cost?", [Passage("Prices", "We charge 20 euros for a rowing trip.")], names
    )
    assert far.other
    assert not any(
        one.sure for one in answers([Scored(BOAT, 0.2, 0.44, far)], "what does the Kayak tour cost?")
    )


def test_what_is_written_of_the_hours_goes_before_what_is_known_of_the_professionals() -> None:
    hours = Passage("Working hours", "Jo is in Monday from 9 am to 4 pm.", False, asked_by="open")
    desk = Passage("Ticket desk", "On Fridays the desk stays open until 8 pm.")
    found = answers([Scored(hours, 0.3, 0.42), Scored(desk, 0.3, 0.42)], "on which day are you open late?")
    assert found[0] is desk


def test_a_record_is_of_the_noun_its_name_ends_in() -> None:
    talk = Passage(
        "Parental Leave Talk", "Parental Leave Talk takes 60 minutes.", False, True, "how long|which"
    )
    assert may_answer("how long is parental leave?", [talk]) == []
    assert may_answer("how long is the talk?", [talk]) == [talk]


def test_a_question_that_names_nothing_leans_on_what_was_talked_of() -> None:
    assert leans("What do I bring along?")
    assert not leans("What do I bring for the horse?")
    assert shares("Can I keep my saddle on?", Passage("Saddles", "Saddles stay in the shed."))
    assert not shares("Can I pay later?", Passage("Saddles", "Saddles stay in the shed."))


def test_what_may_be_written_for_every_kind_is_looked_for_without_the_name_too() -> None:
    assert of_any("What do I bring to the Riding Lesson?", ("Riding Lesson",)) == "What do I bring?"
    assert of_any("What does the Riding Lesson cost?", ("Riding Lesson",)) == ""
    assert of_any("What do I bring?", ("Riding Lesson",)) == ""


def test_the_length_of_another_thing_is_only_near() -> None:
    asked = "how long does the ferry take?"
    (far,) = distances(asked, [BOAT], ())
    assert not any(one.sure for one in answers([Scored(BOAT, 0.0, 0.35, far)], asked))


@pytest.mark.parametrize(
    "question", ["what does a session cost?", "how much is it on Sundays?", "what do I pay for mine?"]
)
def test_whoever_does_not_name_the_thing_asks_of_whatever_is_done_there(question: str) -> None:
    (near,) = distances(question, [BOAT], ())
    assert not near.unnamed


@pytest.mark.parametrize(
    ("question", "last"),
    [
        (
            "I saw the flat on your page, lovely, first tell me, what does the key money come to?",
            "what does the key money come to",
        ),
        ("we fly on Sunday. Where do you post parcels to?", "Where do you post parcels to"),
        ("where do you post parcels to?", ""),
        ("they are lovely, is it?", ""),
        ("what does it cost, my sister asked", ""),
    ],
)
def test_the_last_clause_may_ask_by_itself(question: str, last: str) -> None:
    assert asked_last(question) == last
