"""The authored lines about an appointment that was told of; written as those in `phrases.py`."""

LINES_OF_OWN: dict[str, tuple[str, ...]] = {
    "compared": ("So {kind} is {degree}.",),
    "compared_alike": ("So there is no difference.",),
    "ends": ("From {start} until {end}.", "It goes from {start} until {end}."),
    "own_change": ("I can only change your own appointments.",),
    "told_of": (
        "I see it: {booking}. What can I do for you there?",
        "Yes, I see {booking}. What would you like to do about it?",
    ),
    "shall_change": (
        "Shall I change it from {old} to {new}?",
        "That would be {new} in place of {old}. Shall I change it?",
    ),
}
