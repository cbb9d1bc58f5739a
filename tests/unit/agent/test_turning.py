"""Whose words are an answer to the agent and whose are another person's, in one utterance and in several."""

import pytest

from agent.answering import Asked
from agent.floor import Channel, Decision, Floor, Reason, decide

pytestmark = pytest.mark.unit

ONE = "I have Thursday, January 14th at 9:00 am with Dr. Kerr. Shall I book the check-up?"
SEVERAL = "I can offer Monday at 9 am or Tuesday at 2 pm. Which suits you?"


def judged(text: str, others: tuple[str, ...], asked: Asked | None = None, agent: str = "Ada") -> Decision:
    return decide(text, Channel.SPOKEN, Floor(agent, others, asked))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Yes please. Hmm, Hugo, will you be back in the office by then?", ONE),
        ("yes, book it. hugo, did you lock the car?", ONE),
        ("Yeah. Hugo, could you pass me that pen?", ONE),
        ("go ahead. and hugo, don't wait for me.", ONE),
        ("The second one, please. Hugo, you'll have to drive.", SEVERAL),
        ("Monday at nine. Hugo, write that down, would you?", SEVERAL),
        ("no thanks. hugo, let's go.", ONE),
        ("Hush, Hugo. Yes please, book it.", ONE),
        ("stop it, hugo. the tuesday one please.", SEVERAL),
    ],
)
def test_who_answers_and_turns_to_somebody_in_one_breath_has_answered(text: str, question: str) -> None:
    assert judged(text, ("Hugo Vaz",), Asked(question)).reason is Reason.OPEN_QUESTION
    assert judged(text, ("Hugo Vaz",)).reason is Reason.TO_ANOTHER


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Wait a second. Hugo, are you free then?", ONE),
        ("true, hugo. and on the fifth they have the dentist, no, that was last week.", SEVERAL),
        ("Yes. Hugo, is that all right with you?", ONE),
        ("Thursday? Hugo, isn't that your birthday?", ONE),
        ("I don't know. Hugo, what do you think?", SEVERAL),
        ("Oh no. Hugo, that's the dentist.", ONE),
        ("Yes, I heard you. Hugo, stop it.", Asked(ONE, overtaken=True)),
        ("Monday's the oven. Hugo, when do they come?", Asked(SEVERAL, overtaken=True, outbid=True)),
        ("Yes. Hugo, in the glove box.", Asked(ONE, overtaken=True, outbid=True)),
        ("Hugo, hang on. Yes, I know.", ONE),
        ("Hugo, I saw it. It was on Monday.", SEVERAL),
    ],
)
def test_words_around_a_turn_to_somebody_that_settle_nothing_are_no_answer(
    text: str, question: str | Asked
) -> None:
    asked = question if isinstance(question, Asked) else Asked(question)
    assert judged(text, ("Hugo Vaz",), asked).reason is Reason.TO_ANOTHER


@pytest.mark.parametrize(
    "text",
    [
        "aye agnes, two hundred thousand miles on her.",
        "true agnes, the garage said the same",
        "come on agnes, it's only a van",
        "well done agnes, that was quick",
        "ten's fine by me agnes",
        "we could do that then agnes",
        "what do you make of it agnes?",
        "two hundred thousand, agnes, two hundred thousand",
        "not on a friday, agnes.",
        "mum, have you had your tea",
        "Where would we park, Dad?",
        "all right folks, eleven it is",
        "Aggie, you're a star",
    ],
)
def test_a_name_set_off_anywhere_turns_to_its_bearer_also_in_small_letters(text: str) -> None:
    assert judged(text, ("Agnes Doig",), Asked(SEVERAL)).reason is Reason.TO_ANOTHER


@pytest.mark.parametrize(
    "text",
    [
        "the one with agnes, please",
        "could I have agnes please",
        "not agnes, the other one",
        "only agnes, nobody else",
        "my mum's fine with nine",
        "my friend agnes, she wants to come too",
        "can you book agnes",
        "yes agnes",
        "Half past ten, dear.",
        "I told agnes, and she said nine",
        "nine, as mum said",
        "early, please",
    ],
)
def test_a_name_that_is_wanted_or_spoken_of_turns_to_nobody(text: str) -> None:
    assert judged(text, ("Agnes Doig",), Asked(SEVERAL)).reason is Reason.OPEN_QUESTION


def test_a_bare_yes_with_a_name_is_theirs_once_they_have_spoken() -> None:
    assert judged("yes agnes", ("Agnes Doig",), Asked(ONE, overtaken=True)).reason is Reason.TO_ANOTHER
    assert judged("yes agnes", ("Agnes Doig",), Asked(ONE)).reason is Reason.OPEN_QUESTION
    with_agnes = Asked("Shall I book it with Agnes Doig?", overtaken=True)
    assert judged("yes agnes", ("Agnes Doig",), with_agnes).reason is Reason.OPEN_QUESTION


@pytest.mark.parametrize(
    "text", ["Yes.", "yes please", "ten, please", "book it", "the second one", "yes, mine"]
)
def test_who_was_asked_nothing_answers_nothing(text: str) -> None:
    assert judged(text, ("Agnes Doig",)).reason is Reason.HUMAN_TALK


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Immy, did you see the balcony?", Reason.TO_ANOTHER),
        ("Ren, I've got the handover at eight", Reason.TO_ANOTHER),
        ("Okay, and then?", Reason.OPEN_QUESTION),
        ("And, um, the second one", Reason.OPEN_QUESTION),
        ("Friday, please", Reason.OPEN_QUESTION),
    ],
)
def test_short_forms_of_names_call_and_common_words_do_not(text: str, reason: Reason) -> None:
    others = ("Imogen Reeves", "Renee Cole", "Frida Berg", "Andrew Holt")
    assert judged(text, others, Asked(SEVERAL)).reason is reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Omar, leave it. Scout, Thursday, could we come at four?", Reason.CALLED),
        ("no, scout, not thursday, omar's away", Reason.CALLED),
        ("omar, ask scout later", Reason.TO_ANOTHER),
        ("what do you think, love? ten?", Reason.HUMAN_TALK),
        ("ask scout about it, she'll know", Reason.SPOKEN_OF),
        ("scout, ten then", Reason.CALLED),
        ("Cancel that for her, Scout, she's retiring", Reason.CALLED),
        ("Okay, Omar, your turn. Say Scout first, otherwise she keeps quiet.", Reason.TO_ANOTHER),
        ("Scout, yes, do that", Reason.CALLED),
    ],
)
def test_the_agent_is_answered_where_it_is_called_beside_others(text: str, reason: Reason) -> None:
    assert judged(text, ("Omar Haddad",), agent="Scout").reason is reason


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("true, hugo. and on Monday they have the dentist, no, that was last week.", True),
        ("yes, hugo. I know, on Monday.", True),
        ("no, hugo. Tuesday they swim.", True),
        ("right, hugo. go ahead and book Monday.", False),
        ("true, Monday is better", False),
        ("yes. Monday.", False),
    ],
)
def test_who_first_agrees_with_somebody_by_name_goes_on_to_them(text: str, silent: bool) -> None:
    found = judged(text, ("Hugo Vaz",), Asked(SEVERAL, overtaken=True))
    assert found.answer is not silent
