"""Who is answered, and who is not."""

import pytest

from agent.answering import Asked
from agent.floor import Channel, Floor, Reason, decide, is_backchannel, is_noise, why_silent

pytestmark = pytest.mark.unit

OTHERS = ("Dr. Rui Melo",)
ALONE = ()


def floor(
    others: tuple[str, ...] = OTHERS, *, asked: bool = False, speaking: bool = False, agent: str = "Ada"
) -> Floor:
    return Floor(agent, others, Asked() if asked else None, agent_speaking=speaking)


@pytest.mark.parametrize(
    "text",
    [
        "Ada, can you book me an appointment?",
        "Aida, what times are there on Friday?",
        "Ader can you cancel it please",
        "Hey Ada what's the address",
        "What do you think, Ada?",
        "Okay, Ada. Please go on.",
        "No Ada I meant Wednesday",
        "Ada is there anything on Friday",
        "Ada will you send it to me",
        "Good morning Ada",
        "And where is that, Eda?",
        "By the way Ada, where can I park?",
        "By the way, Ada, is Thursday free?",
        "One more thing Ada. Where can I park?",
        "Ada is Thursday free?",
        "Ada would Tuesday work?",
        "Could you please book it Ada thank you",
        "Where can I park Ada?",
        "Could you help me Ada",
        "Thank you Ada.",
        "Ada always at ten?",
        "At ten, Ada, thanks.",
        "Ada, who is free on Friday?",
        "Ada who is in the room.",
        "Ada who has left the meeting.",
        "Ada appointments on Friday please",
        "Tell me Ada what's free",
        "Ada and tell Gary that I'm late",
        "Ada and please cancel the other one",
    ],
)
def test_whoever_calls_the_agent_by_name_is_answered(text: str) -> None:
    assert decide(text, Channel.SPOKEN, floor()).reason is Reason.CALLED


@pytest.mark.parametrize(
    "text",
    [
        "I asked Ada to book it.",
        "Ada said Tuesday would be fine.",
        "Let's ask Ada about that.",
        "Ada can do that for you.",
        "Ada's voice is nice.",
        "With Ada it is easy.",
        "So, I told Ada that it hurts.",
        "Do we need Ada?",
        "Should we call Ada?",
        "I don't trust Ada.",
        "Who invited Ada?",
        "Shall we be using Ada for that?",
        "Ada listens to us",
        "Ada always forgets.",
        "Ada is always late.",
        "And my daughter, Ada, is ill",
        "By the way, Ada said she would book it",
        "I saw Ada who was late.",
        "Ada who booked it told me so.",
        "Ada who is always here was away.",
        "It was you and Ada.",
        "Ada and Tom can tell you.",
    ],
)
def test_being_spoken_of_is_not_being_spoken_to(text: str) -> None:
    assert decide(text, Channel.SPOKEN, floor()) == decide("x Ada x", Channel.SPOKEN, floor())
    assert decide(text, Channel.SPOKEN, floor()).reason is Reason.SPOKEN_OF


@pytest.mark.parametrize(
    "text", ["It hurts when I climb stairs.", "My idea was to wait.", "In that order, yes."]
)
def test_people_talking_to_each_other_are_left_alone(text: str) -> None:
    assert decide(text, Channel.SPOKEN, floor()).reason is Reason.HUMAN_TALK


def test_one_person_alone_needs_no_name() -> None:
    assert decide("When are you open?", Channel.SPOKEN, floor(ALONE)).answer


def test_a_hum_is_no_question_even_when_alone() -> None:
    assert not decide("Mm-hm.", Channel.SPOKEN, floor(ALONE)).answer


@pytest.mark.parametrize("text", ["Mm-hmm.", "mm hm", "Uh-huh"])
def test_a_hum_of_agreement_answers_an_open_question_and_a_thinking_sound_does_not(text: str) -> None:
    assert decide(text, Channel.SPOKEN, floor(ALONE, asked=True)).reason is Reason.OPEN_QUESTION
    assert decide(text, Channel.SPOKEN, floor(asked=True)).reason is Reason.OPEN_QUESTION
    assert not decide(text, Channel.SPOKEN, floor(ALONE, asked=True, speaking=True)).answer
    assert not decide(text, Channel.SPOKEN, floor(ALONE)).answer
    assert not decide("Hmm.", Channel.SPOKEN, floor(ALONE, asked=True)).answer
    assert not decide("Um.", Channel.SPOKEN, floor(asked=True)).answer


@pytest.mark.parametrize(
    "text", ["Right, Ada sent me the notes.", "Well, Ada kept my place.", "So Ada showed him the room."]
)
def test_what_the_agent_did_is_told_of_it_and_not_to_it(text: str) -> None:
    assert decide(text, Channel.SPOKEN, floor()).reason is Reason.SPOKEN_OF


def test_a_name_after_you_calls_its_bearer() -> None:
    assert (
        decide("Which of those suits you Rui?", Channel.SPOKEN, floor(asked=True)).reason is Reason.TO_ANOTHER
    )


def test_okay_does_not_stop_the_agent_but_answers_its_question() -> None:
    assert not decide("Okay.", Channel.SPOKEN, floor(ALONE, speaking=True)).answer
    assert decide("Okay.", Channel.SPOKEN, floor(ALONE, asked=True, speaking=True)).answer


def test_the_one_who_was_asked_may_answer_without_a_name() -> None:
    assert decide("The second one.", Channel.SPOKEN, floor(asked=True)).reason is Reason.OPEN_QUESTION
    assert not decide("The second one.", Channel.SPOKEN, floor()).answer


def test_the_one_who_was_asked_may_turn_to_someone_else() -> None:
    decision = decide("Rui, what do you think?", Channel.SPOKEN, floor(asked=True))
    assert decision.reason is Reason.TO_ANOTHER


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Melo, please.",
        "Dr. Melo.",
        "Yes, Dr. Rui Melo please.",
        "With Dr. Melo on Tuesday.",
        "The first one with Dr. Melo.",
        "I want Doctor Melo",
        "I'd like to see Dr. Melo.",
        "Dr. Melo at ten",
        "Rui Melo can do it, I think.",
    ],
)
def test_an_answer_that_names_somebody_present_is_an_answer(text: str) -> None:
    assert decide(text, Channel.SPOKEN, floor(asked=True)).reason is Reason.OPEN_QUESTION


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Melo, what do you think?",
        "What do you think, Dr. Melo?",
        "Rui are you free then?",
        "Okay Rui Melo, it is your turn.",
        "Thank you, Rui.",
    ],
)
def test_what_is_said_to_another_person_is_left_alone(text: str) -> None:
    assert decide(text, Channel.SPOKEN, floor(asked=True)).reason is Reason.TO_ANOTHER


def test_a_person_whose_name_is_a_word_is_called_only_with_a_pause() -> None:
    may = floor(("May Lund", "Will Stone"), asked=True)
    for text in ("May I have Thursday?", "Will you book it?", "Will Thursday do?"):
        assert decide(text, Channel.SPOKEN, may).reason is Reason.OPEN_QUESTION
    for text in ("May, is that fine with you?", "Is that fine, Will?", "Will can you come?"):
        assert decide(text, Channel.SPOKEN, may).reason is Reason.TO_ANOTHER


def test_two_people_of_one_name_are_two_people() -> None:
    assert not decide("It still hurts.", Channel.SPOKEN, floor(("Ana Silva (2)",))).answer


def test_what_is_typed_is_for_the_agent_unless_it_names_another() -> None:
    assert decide("when are you open", Channel.TYPED, floor()).reason is Reason.WRITTEN
    assert not decide("Rui, are you coming?", Channel.TYPED, floor()).answer
    assert decide("I'd like to see Dr. Melo.", Channel.TYPED, floor()).reason is Reason.WRITTEN
    assert decide("Book me with Dr. Melo on Tuesday", Channel.TYPED, floor()).reason is Reason.WRITTEN


def test_a_tap_is_always_answered() -> None:
    assert decide("Tue 24 Nov, 14:30, please.", Channel.TAPPED, floor()).answer


def test_another_agent_name_works_the_same() -> None:
    assert decide("Norah, book it please", Channel.SPOKEN, floor(agent="Nora")).answer


@pytest.mark.parametrize("text", ["Mm-hm.", "uh-huh", "yeah okay", "Right, sure.", "I see.", "Hmm"])
def test_listening_sounds_are_backchannels(text: str) -> None:
    assert is_backchannel(text)


@pytest.mark.parametrize("text", ["yes", "no", "stop", "Okay, stop."])
def test_answers_are_no_backchannels(text: str) -> None:
    assert not is_backchannel(text)


def test_a_very_long_hum_is_judged_at_once() -> None:
    assert is_noise("m" * 5000)
    assert not is_noise("m" * 5000 + "x")


def test_silence_is_explained_with_the_agents_name() -> None:
    assert "Nora" in why_silent(Reason.HUMAN_TALK, "Nora")
    assert why_silent(Reason.BACKCHANNEL, "Nora") == ""


@pytest.mark.parametrize(
    "text",
    [
        "ada who is with us today",
        "ada is breakfast included",
        "ada has Jonas arrived",
        "ada can my brother sit in",
        "Ada's, is Friday full?",
        "Adders, where do I sign?",
        "could you ring him and tell her Ada",
        "what is the charge for that Ada",
    ],
)
def test_a_call_is_heard_where_the_recogniser_set_no_comma_or_wrote_an_s(text: str) -> None:
    assert decide(text, Channel.SPOKEN, floor()).reason is Reason.CALLED


@pytest.mark.parametrize(
    "text", ["ada is being difficult", "ada has a new voice", "ada is coming too", "Ada's answer was odd"]
)
def test_what_is_said_of_the_agent_stays_that_without_marks(text: str) -> None:
    assert decide(text, Channel.SPOKEN, floor()).reason is Reason.SPOKEN_OF


def test_a_person_of_that_very_name_is_called_and_not_the_agent_who_sounds_like_it() -> None:
    eda = floor(("Eda Kaya",))
    assert decide("Eda, did you lock the car?", Channel.SPOKEN, eda).reason is Reason.TO_ANOTHER
    assert decide("Ada, is there a lift?", Channel.SPOKEN, eda).reason is Reason.CALLED


OFFER = "I can offer Monday at 9 am or Tuesday at 2 pm. Which suits you?"


def judged(text: str, asked: Asked) -> Reason:
    return decide(text, Channel.SPOKEN, Floor("Ada", OTHERS, asked)).reason


@pytest.mark.parametrize(
    "text", ["Does Monday work for you?", "What do you think?", "We drove down here in March."]
)
def test_whoever_was_asked_and_turns_to_a_person_answers_nothing(text: str) -> None:
    assert judged(text, Asked(OFFER)) is Reason.HUMAN_TALK


@pytest.mark.parametrize(
    "text", ["Monday then", "the later one", "yes, take the first", "fine with me", "well, go ahead"]
)
def test_an_answer_is_one_even_after_others_have_spoken(text: str) -> None:
    assert judged(text, Asked(OFFER, overtaken=True)) is Reason.OPEN_QUESTION


@pytest.mark.parametrize("text", ["only when it rains", "he has the keys with him", "how did it go"])
def test_small_talk_after_others_have_spoken_answers_nothing(text: str) -> None:
    assert judged(text, Asked(OFFER, overtaken=True)) is Reason.HUMAN_TALK


def test_a_bare_yes_answers_whoever_asked_last() -> None:
    assert judged("yes", Asked(OFFER, overtaken=True)) is Reason.OPEN_QUESTION
    assert judged("yes", Asked(OFFER, overtaken=True, outbid=True)) is Reason.HUMAN_TALK
    assert judged("yes, book Monday", Asked(OFFER, overtaken=True, outbid=True)) is Reason.OPEN_QUESTION


def test_how_something_is_answers_the_person_who_has_just_asked() -> None:
    when = Asked("Which day would you like?", overtaken=True, outbid=True)
    assert judged("that's the Sunday", when) is Reason.HUMAN_TALK
    assert judged("the Sunday then", when) is Reason.OPEN_QUESTION


def test_a_name_that_was_asked_for_is_given_freely() -> None:
    who = Asked("Who is it for?", overtaken=True)
    assert judged("Milan Horvat", who) is Reason.OPEN_QUESTION
