"""Ways to ask that somebody comes into the meeting, as a piece of the grammar of invitations."""

JOINS = (
    r"(?:ask|let) (?!me\b|us\b|you\b|it\b)[\w. ]{1,25}? (?:in|over|along)"
    r"(?=,? (?:please|now|too|as well|here|then)\b|[,.?!]|\s*$)"
    r"|(?:mind|okay|ok|fine|all right|possible|allowed)(?: \w+){0,2} if [\w. ]{2,30}"
    r" (?:(?:sits?|listens?|dials?|hops?) in\b|comes? in(?=,? (?:now|here|too|as well|please)\b|[.?!]|\s*$))"
    r"|(?:sit|listen|hop|dial) in on (?:this|(?:the|our) (?:call|meeting|conversation|talk))"
)
