"""What an utterance asks for, agrees to, names and wants changed."""

import pytest

from embedded.language.meeting import Meeting, Person, Professional, Service
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.kinds.services import undecided
from embedded.language.understanding.sentences.text import mend
from embedded.language.understanding.utterance import understand

pytestmark = pytest.mark.unit

MEETING = Meeting(
    agent="Ada",
    people=(Person("Ana Silva"), Person("Ben Castro")),
    services=(Service("Consultation"), Service("Follow-up visit"), Service("ECG")),
    professionals=(
        Professional("Dr. Rui Melo"),
        Professional("Dr. Marta Costa"),
        Professional("Sofia Lindqvist"),
    ),
)


def main(text):
    return understand(text, MEETING).main()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("I'd like to make an appointment please", Act.BOOK),
        ("I would like to see Doctor Melo", Act.BOOK),
        ("Can I get in with Dr. Costa sometime this week?", Act.BOOK),
        ("Do you have anything on Friday morning?", Act.BOOK),
        ("When is Dr. Costa free?", Act.BOOK),
        ("What's the earliest you have?", Act.BOOK),
        ("Could you schedule an ECG for me next Thursday?", Act.BOOK),
        ("I want to change my appointment", Act.MOVE),
        ("Reschedule my appointment from Tuesday to Wednesday", Act.MOVE),
        ("Can you push my appointment back by an hour?", Act.MOVE),
        ("could I come a bit later instead?", Act.MOVE),
        ("please cancel my booking with Dr. Melo", Act.CANCEL),
        ("I have to cancel tomorrow", Act.CANCEL),
        ("I can't make it on Wednesday", Act.CANNOT_COME),
        ("I don't want to cancel", Act.FORGET),
        ("when is my appointment?", Act.LIST),
        ("what appointments do I have", Act.LIST),
        ("do I have anything tomorrow?", Act.LIST),
        ("am I booked for Friday?", Act.LIST),
        ("who's here", Act.PEOPLE),
        ("is Dr. Melo here yet?", Act.PEOPLE),
        ("can Dr. Costa join us?", Act.INVITE),
        ("please invite Maria Gonzalez", Act.INVITE),
        ("can you bring in Dr. Costa", Act.INVITE),
        ("what are your opening hours?", Act.FACT),
        ("are you open on Saturday?", Act.FACT),
        ("how much is a consultation?", Act.FACT),
        ("what should I bring to my appointment?", Act.FACT),
        ("do I need to fast before the ECG?", Act.FACT),
        ("what is your cancellation policy", Act.FACT),
        ("where can I park", Act.FACT),
        ("how long is the ECG?", Act.DURATION),
        ("can you tell Dr. Melo that I'm running late?", Act.MESSAGE),
        ("have someone call me back", Act.MESSAGE),
        ("I want to talk to a real person", Act.HUMAN),
        ("are you a real person?", Act.IDENTITY),
        ("never mind", Act.FORGET),
        ("what did you say?", Act.REPEAT),
        ("hold on a second", Act.WAIT),
        ("I have chest pain", Act.EMERGENCY),
        ("should I take aspirin?", Act.MEDICAL),
        ("what can you help me with?", Act.HELP),
        ("thanks, that's all", Act.BYE),
        ("could I have my Wednesday slot a bit earlier?", Act.MOVE),
        ("something's come up", Act.CANNOT_COME),
        ("what time am I supposed to be there on Thursday?", Act.LIST),
        ("is there anything booked for me next week?", Act.LIST),
        ("did Dr. Costa arrive?", Act.PEOPLE),
        ("could you ask Dr. Melo whether I should stop eating?", Act.MESSAGE),
        ("I'm having trouble breathing", Act.EMERGENCY),
        ("can I take the last slot", Act.BOOK),
    ],
)
def test_grammar_knows_what_a_clause_asks_for(text, act):
    assert main(text).act is act


ANSWERS = {
    Assent.YES: (
        "yes",
        "Yes please.",
        "yeah that's fine",
        "yep, go ahead",
        "Sure.",
        "sounds good",
        "that works for me",
        "I'll take it",
        "great, book it",
        "okay do it",
        "that is correct",
        "I guess so",
    ),
    Assent.NO: (
        "no",
        "No thanks",
        "nope, not that one",
        "not really",
        "neither of those work for me",
        "please don't",
        "I said no",
        "No, that's fine, thank you",
        "that doesn't work for me",
    ),
    Assent.WEAK: ("okay", "Ok.", "mm-hmm", "uh huh", "all right", "hm"),
    Assent.ANY: ("I don't mind", "either is fine", "you choose", "whichever"),
    Assent.NONE: (
        "I would like to see Doctor Melo",
        "please cancel my booking",
        "any earlier?",
        "can't do Tuesdays",
        "Tuesday",
    ),
}


@pytest.mark.parametrize(
    ("text", "assent"),
    [(text, assent) for assent, texts in ANSWERS.items() for text in texts],
)
def test_a_yes_a_no_and_a_noise_are_told_apart(text, assent):
    assert understand(text, MEETING).assent is assent


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("can I come on Tuesday afternoon", "Tuesday afternoon"),
        ("half past two tomorrow", "tomorrow at half past two"),
        ("any time after five on Friday", "Friday after five"),
        ("Tuesday, no wait, Wednesday at ten", "Wednesday at ten"),
        ("Tuesday at ten, sorry, at eleven", "Tuesday at eleven"),
        ("not before ten", "after ten"),
        ("no later than four on Monday", "Monday before four"),
        ("not in the morning", "after noon"),
        ("anything but Monday", "not Monday"),
        ("next week but not on Tuesday", "next week, not Tuesday"),
        ("Wednesdays don't work for me", "not Wednesday"),
        ("Tuesday or Wednesday at ten", "Tuesday or Wednesday at ten"),
        ("between two and four on Thursday", "Thursday between two and four"),
        ("sometime this week", "this week"),
        ("the 24th at 10 am", "the 24th at 10 am"),
        ("on the first of December at noon", "the first of December at noon"),
        ("wensday at quarter to nine", "Wednesday at quarter to nine"),
        ("something this afternoon", "today afternoon"),
        ("after ten next week", "after ten next week"),
        ("do you have anything the week after next", "the week after next"),
        ("Monday through Wednesday after lunch", "Monday through Wednesday after lunch"),
        ("half past to on Thursday", "Thursday at half past two"),
    ],
)
def test_the_time_phrase_is_passed_on_in_words(text, when):
    assert main(text).when.text() == when


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("with doctor mellow please", "Dr. Rui Melo"),
        ("I want to see Dr. Mello", "Dr. Rui Melo"),
        ("book me in with Kosta", "Dr. Marta Costa"),
        ("an appointment with Dr Coster", "Dr. Marta Costa"),
        ("with Rui Melo", "Dr. Rui Melo"),
        ("can I see Lindquist", "Sofia Lindqvist"),
        ("Sofia on Tuesday", "Sofia Lindqvist"),
        ("not Melo, Costa", "Dr. Marta Costa"),
        ("with Melo, I mean Costa", "Dr. Marta Costa"),
        ("book with Dr. Kowalski", "Dr. Kowalski"),
        ("tomorrow would be fine", None),
        ("let the doctor know I am stuck", None),
        ("which doctor was that with", None),
        ("invite Maria Pereira", None),
    ],
)
def test_professionals_are_found_by_sound(text, name):
    assert main(text).professional == name


def test_two_wishes_in_one_breath_are_two_frames_in_order():
    frames = understand("Cancel my Thursday appointment and book one next Monday with Costa", MEETING).frames
    assert [(frame.act, frame.when.text()) for frame in frames] == [
        (Act.CANCEL, "Thursday"),
        (Act.BOOK, "next Monday"),
    ]


def test_a_wish_in_several_sentences_is_one_frame():
    frames = understand("I'd like to book an appointment. With Dr. Melo. On Tuesday.", MEETING).frames
    assert len(frames) == 1
    assert (frames[0].professional, frames[0].when.text()) == ("Dr. Rui Melo", "Tuesday")


def test_a_full_stop_heard_in_a_pause_parts_no_wish():
    frame = main("I'd like a check-up. With Doctor Costa on Thursday. At ten.")
    assert (frame.professional, frame.when.days, frame.person) == ("Dr. Marta Costa", ("Thursday",), None)
    assert main("I have to counsel Friday's visit. I mean cancel it.").act is Act.CANCEL


def test_an_oh_written_as_a_figure_is_no_word():
    assert mend("book 0 Castro in at 10:00") == "book Castro in at 10:00"
    assert mend("my number is 0 7 7 0") == "my number is 0 7 7 0"


def test_of_a_move_the_old_and_the_new_time_are_told_apart():
    frame = main("can I move my Thursday appointment to Friday at ten?")
    assert (frame.source.text(), frame.when.text()) == ("Thursday", "Friday at ten")


def test_the_agents_misheard_name_at_the_start_is_a_call():
    for call in ("Ada,", "Aida,", "hey Ada", "Ader,"):
        assert understand(f"{call} cancel my appointment", MEETING).main().act is Act.CANCEL


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("book Ben Castro with Dr. Melo tomorrow", "Ben Castro"),
        ("an appointment for Joana Pereira next week", "Joana Pereira"),
        ("invite my sister Maria Gonzalez", "Maria Gonzalez"),
        ("cancel Ben's appointment", "Ben Castro"),
        ("can you add john smith to the call?", "John Smith"),
        ("book me for tomorrow", None),
        ("book an appointment for Monday", None),
    ],
)
def test_clients_and_guests_are_read_from_where_names_belong(text, person):
    assert main(text).person == person


def test_which_appointment_somebody_has_is_no_doubt_about_the_kind():
    assert undecided("which appointment do I need?")
    assert not undecided("which appointment do I have with Dr. Costa?")
    assert main("Which appointment do I have with Dr. Costa?").act is Act.LIST
