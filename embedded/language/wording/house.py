"""The authored lines about the house: what its documents, hours, kinds and people say; written as in `phrases.py`."""

HOUSE: dict[str, tuple[str, ...]] = {
    "fact": ("{fact}",),
    "fact_nearest": (
        "I'm not sure this answers it. On {title} it says: {fact}",
        "The nearest I have is on {title}, and may not be what you mean: {fact}",
    ),
    "gap": (
        "I don't have that information. Shall I pass your question on to the staff?",
        "I don't know that, and I won't guess. Shall I leave the question for the staff?",
    ),
    "gap_briefly": ("I don't have that information.", "That I don't know, I'm afraid."),
    "services": ("You can come for {services}.", "There is {services}."),
    "kind_is": (
        "That would be {service}, {minutes} minutes{whom}. Shall I look for a time?",
        "For that there is {service}, {minutes} minutes{whom}. Shall I find you a time?",
    ),
    "kind_is_briefly": ("For that there is {service}, {minutes} minutes{whom}.",),
    "not_by_trait": ("I have nothing on that about the people here, so I can't choose by it.",),
    "service_minutes": ("{service} takes {minutes} minutes.",),
    "who_works": ("You can see {names}.", "There {are} {names}."),
    "is_in": ("{lead}{name} is in {then}{span}.",),
    "is_in_else": ("{lead}not then: {name} is in{span} {then}.",),
    "is_not_in": ("{lead}{name} isn't in {then}.",),
    "is_away": ("{lead}{name} is away {then}.",),
    "are_in": ("{lead}{names} {are} in {then}.",),
    "nobody_in": ("No, nobody is in {then}.",),
    "hours": ("{name} is in {hours}.",),
    "open_then": ("{yes} {day} somebody is in {spans}.",),
    "closed_then": ("{no} are not open on {day}: nobody is in.",),
    "address": ("We are at {address}.", "The address is {address}."),
    "contact": ("You can reach us at {contact}.",),
    "compared": ("So {kind} is {degree}.",),
    "compared_alike": ("So there is no difference.",),
}
