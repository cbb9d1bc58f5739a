"""Orders to put something in writing: "write down for Ewan Reid that …", "put on record that …", "note that …"."""

_THING = r"(?: (?:it|this|that|something|the following))?"
_NOT_DONE = r"(?<!\bdid you )(?<!\bhave you )(?<!\bi )(?<!\bwe )(?<!\bthey )\b"
"""What somebody wrote, or is asked to have written, is no order."""
_LEAD = r"(?:^|(?<=[,.;:] )|(?<=\bplease )|(?<=\bto )|(?<=\band )|(?<=\balso )|(?<=\b(?:can|may) you )|(?<=ld you ))"
_FILE = (
    r"(?:on (?:the )?record|on file|in writing|(?:on|in|into) (?:the|my|our|his|her|their)"
    r" (?:file|notes?|record|chart|card|log|book))"
)
_WRITES = (
    rf"{_NOT_DONE}(?:(?:write|jot|note|scribble|get|take|set|put){_THING} down{_THING}"
    r"|(?:make|take|scribble|keep|add|put in) (?:an?|the|another) (?:[\w-]+ )?(?:note|memo|entry|record|reminder)"
    rf"|(?:put|place|get|have){_THING} (?:down )?{_FILE}"
    r"|(?:have|get|want|like) (?:it|this) (?:noted|recorded|written down|minuted|put"
    rf" {_FILE})"
    rf"|{_LEAD}(?:note|record|minute))"
)


def notes(who: str) -> str:
    """The pattern of such an order, with whom it is for where `who` is named; what is to be written must follow."""
    return rf"{_WRITES}(?: {_FILE})?(?: (?:for|to|with) {who})?(?=,? (?:that|saying)\b|:)"
