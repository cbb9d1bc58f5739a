"""Who is answered, and who is not."""

import pytest

from agent.floor import Channel, Floor, Reason, decide, is_backchannel, is_noise, why_silent

pytestmark = pytest.mark.unit

OTHERS = ("Dr. Rui Melo",)
ALONE = ()


def floor(
    others: tuple[str, ...] = OTHERS, *, asked: bool = False, speaking: bool = False, agent: str = "Ada"
) -> Floor:
    return Floor(agent, others, open_question=asked, agent_speaking=speaking)


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
        "Ada appointments on Friday please",
        "Tell me Ada what's free",
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
        "It was you and Ada.",
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
