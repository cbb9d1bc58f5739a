"""The kinds of things people say to the agent."""

from enum import StrEnum


class Act(StrEnum):
    """Kinds of wishes and social moves."""

    BOOK = "book"
    MOVE = "move"
    CANCEL = "cancel"
    CANNOT_COME = "cannot_come"
    LIST = "list"
    PEOPLE = "people"
    INVITE = "invite"
    FACT = "fact"
    HOURS = "hours"
    WHO_WORKS = "who_works"
    SERVICES = "services"
    DURATION = "duration"
    ADDRESS = "address"
    CONTACT = "contact"
    MESSAGE = "message"
    HUMAN = "human"
    TIME = "time"
    IDENTITY = "identity"
    HELP = "help"
    REPEAT = "repeat"
    FORGET = "forget"
    WAIT = "wait"
    EMERGENCY = "emergency"
    MEDICAL = "medical"
    THANKS = "thanks"
    BYE = "bye"
    GREET = "greet"
    SMALL_TALK = "small_talk"
    BEYOND = "beyond"
    COMPLAINT = "complaint"
    ANSWER = "answer"
    ASIDE = "aside"


OF_HOUSE = frozenset(
    {Act.FACT, Act.HOURS, Act.WHO_WORKS, Act.SERVICES, Act.DURATION, Act.ADDRESS, Act.CONTACT}
)
"""What is asked of the house and answered from what it has written down or is known to be."""
