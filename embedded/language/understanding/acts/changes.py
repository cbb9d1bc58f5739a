"""The grammar of what changes an appointment that stands: it moves, it goes, nobody comes."""

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.nouns import APPOINTMENT, MINE
from embedded.language.understanding.times.days import NTH

CHANGES: tuple[tuple[Act, str], ...] = (
    (
        Act.MOVE,
        r"\b(?:(?<!\bthe )(?<!\bour )(?<!\bmy )(?<!\ba )move(?!d\b)|be moved|re-?schedule|postpone"
        r"|bring (?:it |that |my [\w' -]+|the [\w' -]+)?forward|put (?:it |that |my [\w ]+)?(?:off|back)"
        r"|push (?:it |that |my [\w ]+|the [\w ]+)?(?:back|to|forward|out)?|"
        r"(?<!my )(?<!the )(?<!night )(?<!day )(?<!late )(?<!early )shift"
        r"|swap|re-?book|rearrange|delay"
        r"|(?:need|want|like|have|get|having|getting)s? (?:[\w']+ ){1,4}?(?:moved|rescheduled|postponed"
        r"|rearranged|pushed|swapped)"
        r"|change (?:the (?:time|date|day)|"
        + MINE
        + r" [\w' ]*?(?:"
        + APPOINTMENT
        + r"|time|date|day)|it\b|that\b)"
        r"|(?:come(?: in)?|go|see \w+|be seen) (?:an? (?:bit|little|hour|day|week) )?(?:earlier|later|sooner"
        r"|(?:on )?an?other (?:day|time))\b(?! than)(?: instead)?|switch (?!to english)|have "
        + MINE
        + r" [\w' ]*?"
        + APPOINTMENT
        + r" (?:a (?:bit|little) )?(?:earlier|later|on|at)"
        r"|make (?:it|that|my [\w ]+|the [\w ]+) (?:an? |half an |\w+ )?(?:hours? |days? |weeks? |minutes? |bit )?"
        r"(?:earlier|later|another)|bring (?:me|us|him|her|them) forward"
        r"|(?<!i )(?<!we )(?<!you )needs to (?:go|come|start) (?:to|at|on|earlier|later)"
        r"|(?:put|take|bring) (?!me\b|us\b)(?:[\w'.-]+ ){1,6}?from (?:[\w'-]+ ){1,4}?(?:to|over to|on to)"
        r"(?= (?:the |next )?(?:\w+day|tomorrow|to?day|next|half|quarter|\d"
        r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
        r"|put (?:it|that|this|mine|my \w+|her|him|them) (?:on|at|to)|different (?:time|day) for "
        + MINE
        + r")\b",
    ),
    (
        Act.CANCEL,
        r"\b(?:canc(?:el|le|al)(?:l?ing|led|ed|l)?|(?:want|like|need|have|get)s? (?:it|that|this|mine"
        r"|(?:my|our|the|his|her|their) [\w-]+(?: [\w-]+)?|both|them)"
        r" (?:gone|scrapped|dropped|binned|removed|deleted|taken (?:out|off)"
        r"|(?:off|out of) (?:the|your) (?:books?|list|diary|calendar|system))|(?:scrap|bin|ditch|scratch|axe|kill) "
        r"(?:it|that|them|everything|all|both|(?:my|the|our|his|her) (?!idea|question)|\w+'s|\w+day)"
        r"|call off|call (?:it|that|\w+ \w+) off|get rid of|delete|remove "
        + MINE
        + r" [\w' ]*?"
        + APPOINTMENT
        + r"|drop (?:my|the|our|his|her) (?:(?!off |in |by |over )[\w-]+ ){1,3}?(?:on|at|for|this|next|with)\b|drop "
        + MINE
        + r" [\w' ]*?"
        + APPOINTMENT
        + r"|drop (?:my|the|our|his|her|that|this) (?:[\w'-]+ ){0,2}?(?:\w+day|tomorrow|thing|appointment)\b|(?:don't"
        r"|do not|no longer|won't) need (?:my|the|that|this|it|\w+day|tomorrow)\b[\w' ]*|(?:won't|will not"
        r"|not going to|can't|cannot) be (?:coming|attending)\b(?: any ?more)?|give up my"
        r"|take (?!(?:the|an?|your|these|those|some|any) )(?:my \w+|[\w']+(?: [\w']+)?) (?:off|out(?! (?:for|to)\b))\b"
        r"|(?:don't|do not) (?:think (?:i|we) )?(?:want|wish|need|care)(?: to)?\b.{0,50}\bany ?more)",
    ),
    (
        Act.CANNOT_COME,
        r"\b(?:(?:isn't|aren't|is not|are not|(?<='m )not|(?<='s )not|(?<='re )not|am not) (?:going to be"
        r" )?(?:coming(?! up)|attending)\b"
        r"|(?:can't|cannot|won't|not able to|unable to|couldn't|not going to) (?:be able to )?(?:make"
        r"|come|attend|keep|see (?!you\b)\w+|do (?=(?:on |at |this |the )?(?:\w+day\b(?!s)|tomorrow|today|then"
        rf"|{NTH}\b(?! (?:one|option|slot|time|of (?:them|these|those))))))\b"
        r"(?: it| in)?(?: to| for)?|something(?:'s| has)? c[ao]me up)",
    ),
)
