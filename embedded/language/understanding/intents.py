"""What a clause asks for, by grammar first and by likeness to examples when grammar is silent."""

import re
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


_APPT = r"(?:appointments?|bookings?|slots?|visits?|reservations?|consultations?|check-?ups?|sessions?|reviews?|meetings?)"
_MINE = r"(?:my|the|this|that|our|his|her|their|an|it|[\w']+'s)"
_POLICY = r"\b(?:polic|fee|charge|penalt|refund|how (?:far|early|late|long)|what happens|deadline|rules?\b|how do (?:i|you|we)\b)"
_QUESTION = (
    r"^(?:(?:and|but|also|so|okay|ok|please|sorry|tell me|do you know|can you tell me|could you tell me|i'd like to know|i want to know|i wonder)[, ]+)*"
    r"(?:if |whether )?(?:what|where|when|who|why|how|which|whose|is|are|was|were|do|does|did|can|could|should|would|will|may|must|am|has|have)\b"
)
QUESTION = re.compile(_QUESTION, re.I)

_GRAMMAR: tuple[tuple[Act, str], ...] = (
    (
        Act.EMERGENCY,
        r"\b(?:chest pains?|can't breathe|cannot breathe|can(?:'t| not) (?:breathe|move) |heart attack|having a stroke|unconscious|not breathing|bleeding (?:heavily|badly|a lot)"
        r"|overdos|kill myself|suicid|(?:it's|this is|is|i have|have) an emergency|collapsed)\b",
    ),
    (
        Act.FORGET,
        r"\b(?:forget (?:it|that|about (?:it|that))|never ?mind|leave it|(?:just )?drop it|skip it|don't bother|changed my mind|scratch that|(?:let's|we) (?:not|leave it)"
        r"|(?:don't|do not) (?:want|need) (?:it|that|to|an?|any|this)(?: \w+)?(?: any ?more| after all)?(?: book| appointment)?$|not (?:now|today), thanks|(?:don't|do not|not) (?:want to |wish to )?(?:book|cancel|move|change|do)\b)",
    ),
    (
        Act.REPEAT,
        r"^(?:sorry|pardon|excuse me|what)\??$|\b(?:say (?:that|it) again|repeat (?:that|it|please|the)|come again|one more time|again,? please|pardon me|(?:didn't|did not|couldn't|can't) (?:catch|hear|get) (?:that|you|it|what)|what (?:did|was) (?:you|that)(?: you)? (?:say|said|again)?\b|once more)|^(?:please )?repeat",
    ),
    (
        Act.WAIT,
        r"^(?:just )?(?:hold on|hang on|wait|(?:one|a|just a|give me a) (?:second|moment|minute|sec)|let me (?:check|see|think|look))\b[^?]{0,30}$",
    ),
    (
        Act.MEDICAL,
        r"\b(?:(?:should|can|may|must) (?:i|we|he|she) (?:take|stop taking|keep taking|increase|use)\b|what (?:dose|medication|medicine|should i take)|how (?:much|many) \w+ should i take|is (?:it|this|that) (?:serious|dangerous|cancer|normal|contagious)|diagnos|what do my (?:results|tests?) mean|interpret my)",
    ),
    (
        Act.MESSAGE,
        r"\b(?:(?:leave|take|pass|send|give|write)\b.{0,25}\b(?:a|the|my|this|him|her|them)? ?(?:message|note)\b|pass (?:it|this|that|a word|something)? ?(?:on|along)\b"
        r"|(?:please |can you |could you |would you )?(?:tell|let) (?!me\b|us\b|you\b).{2,30}\b(?:that|know|i|i'm|i'll|we|to|about)\b|have (?:someone|somebody|them|him|her) (?:call|ring|phone)"
        r"|(?:call|ring|phone|get back to) me (?:back)?|message for\b|ask (?!you)(?:dr|doctor|the|him|her|them|\w+ ).{0,30}\bto (?:call|ring|send|write|email|look|prepare|bring|check|contact)|inform (?!me))",
    ),
    (
        Act.IDENTITY,
        r"\b(?:who are you|what are you|what(?:'s| is) your name|are you (?:a |an )?(?:robot|real|human|bot|machine|person|computer|ai|there)|can you hear me|do you hear me)\b",
    ),
    (
        Act.HUMAN,
        r"\b(?:(?:speak|talk|chat|get through)(?:ing)? (?:to|with) (?:a |an |the |some|any)?(?:human|person|real|someone|somebody|anyone|one|staff|receptionist|reception|operator|agent|manager|desk|front desk|people|nurse)|real (?:person|human)|human (?:being|please)|put me through|transfer me|operator,? please|connect me)\b",
    ),
    (
        Act.INVITE,
        r"\b(?:invite|bring (?!(?:my|any|the|a|an|with|something|earlier|results|it|forward|it forward|that forward|\w+ forward|\w+ \w+ forward)\b)[\w. ]{2,30}?(?: in\b| into\b|$| please| here| over)|bring in|"
        r"add (?!an? |the |another )[\w. ]{2,30} to (?:the|this|our) (?:call|meeting|room|conversation)|get [\w. ]{2,25} (?:in here|on the (?:call|line)|into (?:the|this)|to join)|"
        r"(?:can|could|may|should|would|have|let|ask) [\w. ]{2,25} (?:to )?(?:join|come in)\b|(?:patch|call|dial|loop|conference) [\w. ]{0,25} ?in\b|send [\w. ]{2,25} (?:a|the) link)",
    ),
    (
        Act.MOVE,
        r"\b(?:move|reschedule|re-schedule|postpone|bring (?:it |that |my [\w ]+|the [\w ]+)?forward|put (?:it |that |my [\w ]+)?(?:off|back)|push (?:it |that |my [\w ]+|the [\w ]+)?(?:back|to|forward|out)?|"
        r"shift|swap|rebook|re-book|rearrange|delay|change (?:the (?:time|date|day)|"
        + _MINE
        + r" [\w' ]*?(?:"
        + _APPT
        + r"|time|date|day)|it\b|that\b)"
        r"|(?:come|go|see \w+|be seen) (?:an? (?:bit|little|hour|day|week) )?(?:earlier|later|sooner|(?:on )?an?other (?:day|time))\b(?! than)(?: instead)?|switch (?!to english)|have "
        + _MINE
        + r" [\w' ]*?"
        + _APPT
        + r" (?:earlier|later|on|at)"
        r"|make (?:it|my [\w ]+|the [\w ]+) (?:earlier|later|another)|different (?:time|day) for "
        + _MINE
        + r")\b",
    ),
    (
        Act.CANCEL,
        r"\b(?:cancel(?:l?ing|led|ed)?|call off|call (?:it|that|\w+ \w+) off|get rid of|delete|remove "
        + _MINE
        + r" [\w' ]*?"
        + _APPT
        + r"|drop "
        + _MINE
        + r" [\w' ]*?"
        + _APPT
        + r"|(?:don't|do not|no longer|won't) need (?:my|the|that|this|it)\b[\w' ]*|(?:won't|will not|not going to|can't|cannot) be (?:coming|attending)\b(?: any ?more)?|give up my|take me off)",
    ),
    (
        Act.CANNOT_COME,
        r"\b(?:(?:can't|cannot|won't|not able to|unable to|couldn't|not going to) (?:be able to )?(?:make|come|attend|keep)\b(?: it| in)?(?: to| for)?|something(?:'s| has)? came? up)",
    ),
    (
        Act.LIST,
        r"\b(?:(?:what|which|any|how many) (?:\w+ )?"
        + _APPT
        + r" (?:do|have|did|are) (?:i|we|there for)\b|(?:what|which|when|what time|do i|have i|are there|show|list|read|tell me|see|check|view|any|how many|is)\b.{0,30}?\b(?:my|our|[\w]+'s|his|her|your) (?!name)(?:[\w']+ ){0,3}?"
        + _APPT
        + r"|do i have (?:an?|any|something|anything|another|one)\b|(?:what|when) (?:do i have|have i got|am i|is mine|was mine|was i)|am i (?:booked|scheduled|seeing|down|on)|when (?:am|do|will|was) i (?:see|seeing|coming|come|booked|supposed)"
        r"|what(?:'s| is| do i have| have i got)? (?:booked|scheduled|coming up|on (?:today|tomorrow|the (?:calendar|schedule|book))|my (?:next|schedule))|list (?:all |the |of )?"
        + _APPT
        + r"|(?:show|read|list|give) me (?:the|all|today's|tomorrow's|\w+'s) (?:\w+ )?(?:"
        + _APPT
        + r"|schedule|calendar|day)|who(?:'s| is| have we)? (?:booked|scheduled|coming in|coming (?:on|today|tomorrow))|(?:today's|tomorrow's|my) (?:schedule|calendar|agenda)"
        r"|who (?:is|am) (?:my|i) .{0,20}(?:with|seeing)|remind me (?:when|what))",
    ),
    (
        Act.PEOPLE,
        r"\b(?:who(?:'s| is| are|'re)? (?:else )?(?:is )?(?:here|in (?:the|this) (?:room|call|meeting)|on (?:the|this) (?:call|line)|there|with us|present|in here|around|connected|listening|joined|all here)|who(?:'s| is| has| all)? (?:else )?joined|"
        r"(?:is|are|has|have) (?!there|it|you|the (?:clinic|office|parking))[\w. ]{2,30} (?:here|joined|in (?:the|this) (?:room|call|meeting)|on the (?:call|line)|arrived|with us|present|there yet|here yet)\b|who am i (?:talking|speaking) (?:to|with)|(?:everyone|everybody|anyone|anybody) (?:else )?(?:here|in the room)|how many (?:people|of us))",
    ),
    (
        Act.TIME,
        r"\b(?:what time is it|what(?:'s| is) the (?:time|date|day)|what (?:day|date) (?:is it|is today|are we)|today's date|what's today)\b",
    ),
    (
        Act.HELP,
        r"\b(?:what (?:else )?can (?:you|i) (?:do|ask|say|help)|how (?:can|do) you help|how does this work|help me$|what do you do|what are (?:my|the) options|your (?:capabilities|abilities))|^help\b",
    ),
    (
        Act.DURATION,
        r"\bhow long (?:is|does|will|would|are|do|should)\b(?!.{0,12}\bpark)(?:.{0,40}\b(?:take|last|be|appointment|visit|consultation|it|that|one|session|need)\b|.{0,30}$)",
    ),
    (
        Act.WHO_WORKS,
        r"\b(?:(?:which|what|who are (?:the|your)) (?:\w+ )?(?:doctors?|professionals?|specialists?|dentists?|physicians?|lawyers?|advisers?|people can i see|clinicians?|therapists?)\b(?:.{0,25}(?:do you have|are there|work|available|can i|are they)|$)|who (?:can i (?:see|book|meet)|works (?:here|there|in)|are your|does|do you have|offers)|do you have (?:a |an )?(?:doctors?|specialists?))",
    ),
    (
        Act.SERVICES,
        r"\b(?:(?:what|which) (?:kinds? of |types? of |other )?(?:services?|treatments?|appointments?|appointment types|visits?|procedures?|exams?)\b.{0,20}(?:do you|can i|are there|offer|have|available|provide|$)|what do you (?:offer|provide|treat))",
    ),
    (
        Act.HOURS,
        r"\b(?:(?:what|which) (?:hours|days|times) (?:do|does|is|are)\b.{0,30}\b(?:work|in|here|see|practi[cs]e)|when (?:does|do) .{2,30} (?:work|come in|practi[cs]e|see (?:people|patients|clients)|start|finish))",
    ),
    (
        Act.ADDRESS,
        r"\b(?:(?:what(?:'s| is)|give me|tell me|have) (?:the|your|an?) (?:street )?address|where (?:are|is) (?:you|the (?:clinic|office|practice|place|company))\b(?: located| based)?\??$|how do i (?:get|find) (?:to you|there|you)|your location)",
    ),
    (
        Act.CONTACT,
        r"\b(?:(?:phone|telephone|contact) (?:number|details)|your (?:number|e-?mail)|e-?mail address|how (?:can|do) i (?:contact|reach|call|phone|email) (?:you|the))\b",
    ),
)
_FACT_TOPIC = re.compile(
    r"\b(?:park(?:ing)?|insur(?:ance|ed)|prices?|pricing|costs?|fees?|pay(?:ment|ing)?|cards?|cash|directions?|located|opening|open|close[sd]?|closing|holidays?"
    r"|bring|prepar(?:e|ation)|fast(?:ing)?|eat|drink|wheelchair|accessib\w+|lift|elevator|languages?|spanish|portuguese|referral|prescription|results|children|kids|pets?|wi-?fi|toilets?|bathroom"
    r"|polic(?:y|ies)|late|refund|visitors?|bus|train|metro|garage|street|charge|interpreter|documents?|forms?|masks?|vaccin\w+|companion|how much|expensive|free of charge|arrive)\b",
    re.I,
)
_BOOK = re.compile(
    r"\b(?:book(?! club)(?:ed|ing)?(?! (?:number|reference))|schedule|reserve|arrange|set (?:me )?up|fit (?:me|us|her|him|\w+) in|squeeze (?:me|us|\w+) in|sign me up|put (?:me|us|\w+|\w+ \w+) (?:down|in)\b|pencil"
    r"|(?:make|get|need|want|like|have|take|find|give me|looking for|look for|after|request|try for)\b.{0,40}?\b(?:"
    + _APPT
    + r"|a (?:time|place|spot|doctor|specialist)|something|to (?:see|come|visit|meet with)|an opening|in with)"
    r"|(?:can|could|may|shall) (?:i|we|you|\w+) (?:come|see|visit|be seen|get in|have the|have a)\b(?! (?:my|the)? ?(?:calendar|screen))|i(?:'d| would) like (?:to (?:see|come|have)|the)\b|(?:need|want|have) to (?:see|visit|come)\b"
    r"|" + _APPT + r",? please|^(?:an |another |a )?(?:new |first )?" + _APPT + r"\b)",
    re.I,
)
_FREE = re.compile(
    r"\b(?:availab(?:le|ility)|free(?! of| for two| park)|open(?:ings?| slots?)|any (?:time|times|slots?|space|room|spots?|chance|gaps?|thing)|anything|something|what (?:times?|days?|slots?|do you have|have you got|about)|when (?:is|are|can|could|would|do you|does)|when's|who(?:'s| is) (?:free|available)|got (?:any|some|anything)|do you have (?:any|time|something|space|anything)|earliest|soonest|next (?:slot|opening|available|free))\b",
    re.I,
)
_SOCIAL: tuple[tuple[Act, str], ...] = (
    (Act.BYE, r"^(?:(?:okay|ok|thanks?|thank you|great|alright|all right|well|no|very much|so much|perfect|that's all|for now)[,.! ]+)*(?:good ?bye|bye(?:[- ]bye)?|see you(?: \w+)?|talk (?:to you )?later|have a (?:nice|good|great) (?:day|one|evening|weekend|afternoon)|that(?:'s| is) (?:all|it|everything)(?: for (?:now|today))?|i(?:'m| am) (?:done|leaving|off)|(?:i )?(?:have|got) to go|take care)\b"),
    (Act.THANKS, r"\b(?:thanks?|thank you|cheers|much appreciated|appreciate it|obrigad[oa]|gracias)\b"),
    (Act.GREET, r"^(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|hiya|howdy)\b[\w ,]{0,20}$"),
    (Act.SMALL_TALK, r"\b(?:how are you|how's it going|how are things|nice (?:to meet|weather)|tell me a joke|what's the weather|weather)\b"),
)  # fmt: skip
_COMPILED = tuple((act, re.compile(pattern, re.I)) for act, pattern in _GRAMMAR)
_COMPILED_SOCIAL = tuple((act, re.compile(pattern, re.I)) for act, pattern in _SOCIAL)
_ASKS_RULES = re.compile(_POLICY, re.I)
_NEEDS = re.compile(
    r"\b(?:(?:do|does|should|must|can|may|would|will) (?:i|we|one|patients?|clients?|people|visitors?) (?:need|have to|bring|take|get|eat|drink|pay|park|come early)"
    r"|(?:do|does|can|will) (?:you|they|the \w+) (?:need|accept|offer|take|have|speak|validate|charge))\b"
    r"|\bwhat (?:should|do|must) (?:i|we) (?:bring|do|need|wear|prepare|expect)\b",
    re.I,
)


def grammar_act(clause: str) -> Act | None:
    """The act grammar is sure of, or None."""
    question = bool(QUESTION.search(clause)) or clause.endswith("?")
    if question and _ASKS_RULES.search(clause) and not _COMPILED[_DURATION][1].search(clause):
        return Act.FACT
    if question and _NEEDS.search(clause) and (_FACT_TOPIC.search(clause) or "do i need" in clause.lower()):
        return (
            Act.MEDICAL
            if _COMPILED[_MEDICAL][1].search(clause) and not _FACT_TOPIC.search(clause)
            else Act.FACT
        )
    for act, pattern in _COMPILED:
        if pattern.search(clause):
            return act
    if (
        question
        and _FACT_TOPIC.search(clause)
        and not re.search(r"\b(?:book|appointment|slot|see (?:dr|doctor))", clause, re.I)
    ):
        return Act.FACT
    if _BOOK.search(clause) or (_FREE.search(clause) and (question or len(clause.split()) < 9)):
        return Act.BOOK
    if _FACT_TOPIC.search(clause) and len(clause.split()) <= 4:
        return Act.FACT
    return next((act for act, pattern in _COMPILED_SOCIAL if pattern.search(clause)), None)


_MEDICAL = next(n for n, (act, _) in enumerate(_GRAMMAR) if act is Act.MEDICAL)
_DURATION = next(n for n, (act, _) in enumerate(_GRAMMAR) if act is Act.DURATION)
STARTS_OVER = frozenset(
    {Act.BOOK, Act.MOVE, Act.CANCEL, Act.LIST, Act.INVITE, Act.MESSAGE, Act.FACT, Act.PEOPLE, Act.HUMAN}
)
