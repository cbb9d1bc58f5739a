"""The grammar of wishes and questions: for each act the ways to say it, the more telling acts first."""

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.changes import CHANGES
from embedded.language.understanding.acts.joining import JOINS
from embedded.language.understanding.acts.nouns import APPOINTMENT

POLICY = (
    r"\b(?:polic(?:y|ies)|fees?\b|charges?\b|penalt|refund|how (?:far|early|late|long|often)|what happens|deadline"
    r"|rules?\b|how do (?:i|you|we)\b)"
)
QUESTION_FORM = (
    r"^(?:(?:and|but|also|so|okay|ok|please|sorry|tell me|do you know|can you tell me|could you tell me"
    r"|i'd like to know|i want to know|i wonder)[, ]+)*"
    r"(?:if |whether )?(?:what|where|when|who|why|how|which|whose|is|are|was|were|do(?! (?:it|that|so)[ ,.!]*$)|does"
    r"|did|can|could|should|would|will|may(?! (?:the )?\w+(?:th|st|nd|rd|ird)\b)|must|am|has|have)\b"
)
GRAMMAR: tuple[tuple[Act, str], ...] = (
    (
        Act.EMERGENCY,
        r"\b(?:chest pains?|(?:trouble|difficulty|problems?) breathing|short(?:ness)? of breath|can't breathe"
        r"|cannot breathe|can(?:'t| not) (?:breathe|move) |heart attack(?!s\b|.*\b(?:ago|last|in (?:19|20)\d\d)\b)"
        r"|having a stroke|unconscious|not breathing"
        r"|bleeding (?:heavily|badly|a lot)|overdos|kill myself|suicid|collapsed"
        r"|(?:it's|this is|is|i have|have) an emergency)\b",
    ),
    (
        Act.FORGET,
        r"\b(?:forget (?:it|that|about (?:it|that))|never ?mind|leave it(?! (?:with|at|on|to|for|in"
        r" the)\b)|(?:just )?drop it|skip it|let's (?:leave|drop|skip|forget) (?:the|that|this|my) \w+"
        r"|don't bother|(?:don't|do not|no need to) (?:trouble|disturb)|don't worry about (?:it|that)"
        r"|(?:ring|call|try|come back) (?:you )?another time|changed my mind|scratch that|(?:let's|we) (?:not|leave it)"
        r"|(?:don't|do not) (?:want|need) (?:it|that|to|an?|any|this)(?: \w+)?(?: any ?more| after all)?"
        r"(?: book| appointment)?$|not (?:now|today), thanks|(?:don't|do not|not) (?:want to "
        r"|wish to )?(?:book|cancel|move|change|do)\b)",
    ),
    (
        Act.REPEAT,
        r"^(?:sorry|pardon|excuse me|what)\??$|\b(?:say (?:that|it) again|repeat (?:that|it|please|the)"
        r"|come again|one more time|again,? please|pardon me"
        r"|(?:where|what) (?:were|was) (?:we|i|you)(?: (?:at|saying|talking about))?[?.!]*$"
        r"|(?:didn't|did not|couldn't|can't) (?:catch|hear|get) (?:that|you|it|what)"
        r"|what (?:did|was) (?:you|that)(?: you)? (?:say|said|again)?\b"
        r"|once more)|^(?:please )?repeat(?! (?:my|our)\b)",
    ),
    (
        Act.WAIT,
        r"^(?:(?:excuse me|sorry|please)[, ]+)*(?:(?:can|could|would|will) you )?(?:please |just )*"
        r"(?:hold on|hang on|wait|bear with me|(?:one|a|just a|give me a) (?:second|moment|minute|sec)"
        r"|let me (?:check|see|think|look))\b"
        r"(?!,? (?:do|does|did|can|could|is|are|was|will|what|where|when|who|how|why|which)\b)[^?]{0,30}\??$",
    ),
    (
        Act.MEDICAL,
        r"\b(?:(?:should|can|may|must) (?:i|we|he|she) (?:take|stop taking|keep taking|increase"
        r"|use)\b(?! (?:the (?:first|second|third|fourth|last|next|later|earlier|\d|one)|that|this|it\b|one\b|my car"
        r"|the (?:bus|train|lift)|\d|\w+day|an? (?:\w+ )?(?:appointment|slot)))"
        r"|what (?:dose|medication|medicine|should i take)|how (?:much|many) \w+ should i take|is (?:it|this"
        r"|that) (?:serious|dangerous|cancer|normal|contagious)|diagnos|what do my (?:results|tests?) mean"
        r"|interpret my)",
    ),
    (
        Act.MESSAGE,
        r"\b(?:(?:leave|take|pass|send|give|write)\b.{0,25}\b(?:a|the|my|this|him|her|them)? ?(?:message"
        r"|note)\b|pass (?:it|this|that|a word|something)? ?(?:on|along)\b"
        r"|make sure (?!i\b|it\b|that\b|you\b|we\b)[\w. ]{2,30} "
        r"(?:knows?|(?:is|are) told|gets? (?:it|this|that|the message))\b"
        r"|\btell (?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)? (?!me\b|us\b|what|when|who|how)"
        r"|(?:please |can you |could you |would you )?(?:tell|let) (?!me\b|us\b|you\b).{2,30}\b(?:that|know"
        r"|my|our|we|i|i'm|i'll|we|to|about)\b|have (?:someone|somebody|them|him|her) (?:call|ring|phone)"
        r"|(?:call|ring|phone|get back to) me\b(?! an?\b)|give me a (?:ring|call|bell|buzz)\b|message for\b|ask"
        r" (?:dr|doctor|prof|professor|him|her|them"
        r"|the \w+)\b.{0,25}\b(?:whether|if|about|what|when|how)\b|ask (?!you)(?:dr|doctor|the|him|her"
        r"|them|\w+ ).{0,30}\bto (?:call|ring|send|write|email|look|prepare|bring|check|contact)|(?:tell"
        r"|inform|remind) (?:the )?(?:dr|doctor|prof|professor|staff|nurse|desk|front desk|reception\w*|team"
        r"|him|her|them)\b|inform (?!me)"
        r"|(?:ask|check with) (?:some(?:one|body)|any(?:one|body)|them)\b.{0,20}\bfor me)",
    ),
    (
        Act.IDENTITY,
        r"\b(?:who are you|what are you|what(?:'s| is) your name|(?:am i|is this) (?:talking|speaking)"
        r"(?: to| with)? (?:an? )?(?:\w+ )?(?:human|person|machine|robot|computer|bot)"
        r"|are you (?:a |an )?(?:robot|real|human|bot"
        r"|machine|person|computer|ai|there)|can you hear me|do you hear me)\b",
    ),
    (
        Act.HUMAN,
        r"\b(?:(?:speak|talk|chat|get through)(?:ing)? (?:to|with) (?:a |an |the )?(?:human|person"
        r"|real|(?:someone|somebody|anyone)(?! (?:about|regarding|on)\b)|one|staff|receptionist|reception"
        r"|operator|agent|manager|desk|front desk|people|nurse)|real (?:person|human)|human (?:being|please)"
        r"|put me through|transfer me|operator,? please|connect me)\b",
    ),
    (
        Act.INVITE,
        r"\b(?:(?:want|like|need|prefer) (?!to\b|an?\b|you\b)[\w' ]{2,40} (?:to be (?:here|there|with us"
        r"|in on)|to join)\b"
        r"|(?:can|could|may|might|should) (?:my|our|his|her) \w+(?: [\w'-]+){0,2}? be (?:here|there|with us)\b"
        r"|invite|bring (?!(?:my|any|the|a|an|with|something|earlier|results|it|forward|it forward"
        r"|that forward|\w+ forward|\w+ \w+ forward)\b)[\w. ]{2,30}?(?: in\b| into\b|$| please| here| over)|bring in"
        r"|add (?!an? |the |another )[\w.' ]{2,30} to (?:the|this|our) (?:call|meeting|room|conversation)"
        r"|get (?!me\b|us\b|it\b|an?\b|in\b|my\b)[\w.]+ in(?= too| as well| please| now|[?.!]*$)|"
        r"get [\w. '-]{2,30} (?:in here|on the (?:call|line)|into (?:the|this)|to join)|"
        r"(?:can|could|may|should|would|have|let|ask) (?!(?:i|we|you|they|people)\b)[\w. ]{2,25} (?:to )?"
        r"(?:join\b|come in(?=(?: now| here| too| as well| please| for a \w+)*[?.!]*$))|(?:patch|call"
        r"|dial|loop|conference) [\w. ]{0,25} ?in\b|" + JOINS + r"|send [\w. ]{2,25} (?:a|the) link)",
    ),
    *CHANGES,
    (
        Act.LIST,
        r"\b(?:(?:what|which|any|how many) (?:\w+ )?"
        + APPOINTMENT
        + r" (?:do|have|did|are) (?:i|we|there for)\b|(?:what|which|when|what time|do i|have i|are there"
        r"|show|list|read|repeat|tell me|see|check|view|any|how many|is)\b.{0,30}?\b(?:my|our|[\w]+'s|his|her"
        r"|your) (?!name)(?:[\w']+ ){0,3}?"
        + APPOINTMENT
        + r"|do i have (?:an?|any|something|anything|another|one)\b"
        r"|(?:what|when) (?:(?:do i (?:still )?have|have i (?:still |now )?got)(?! to (?!come|be|see))"
        r"|(?:is|was) mine|was i"
        r"|am i(?! (?:\w+ )?to (?!come|see|be\b)))"
        r"|am i (?:booked|scheduled|seeing|down|on)"
        r"|when (?:am|do|will|was) i (?:see(?:ing)?|com(?:e|ing)|booked|supposed)"
        r"|what(?:'s| is| do i have| have i got)? (?:booked|scheduled|coming up|on (?:today|tomorrow"
        r"|the (?:calendar|schedule|book))|my (?:next|schedule))|list (?:all |the |of )?"
        + APPOINTMENT
        + r"|(?:show|read|list|give) me (?:the|all|today's|tomorrow's|\w+'s) (?:\w+ )?(?:"
        + APPOINTMENT
        + r"|schedule|calendar|day)|who(?:'s| is| have we)? (?:booked|scheduled|coming in|coming (?:on"
        r"|today|tomorrow))"
        r"|who (?:is my|am i) (?:\w+ )?(?:appointment|booking|visit|seeing)\b|(?:booked|scheduled|down) (?:in )?for me"
        r"|what time am i\b|(?:had|have|got|'ve)\b.{2,40}?,? (?:didn't|don't|haven't|hadn't) (?:i|we)\b"
        r"|remind me (?:when|what))",
    ),
    (
        Act.PEOPLE,
        r"\b(?:who(?:'s| is| are|'re| have| has)?(?: (?:we|you))?(?: got| else| still| yet)* "
        r"(?:coming|missing|to come|expected)(?: now| too| yet| then)?[?.! ]*$"
        r"|who(?:'s| is| are|'re)? (?:else )?(?:is )?(?:here|in (?:the|this) (?:room|call|meeting)"
        r"|on (?:the|this) (?:call|line)|there|with us|present|in here|around|connected|listening|joined"
        r"|all here)|who(?:'s| is| has| all)? (?:else )?joined|"
        r"(?<!\b[iI] )(?:is|are|has|have|did) (?!there|it|you|the (?:clinic|office|parking))[\w. ]{2,30} (?:here"
        r"|joined"
        r"|in (?:the|this) (?:room|call|meeting)|on the (?:call|line)|arrived?|joined|come in|with us|present"
        r"|there yet|here yet)\b|who am i (?:talking|speaking) (?:to|with)|(?:everyone|everybody|anyone|anybody)"
        r" (?:else )?(?:here|in the room)|how many (?:people|of us)(?= (?:are|is|have|were|in|on|here)\b|[?.!]*$))",
    ),
    (
        Act.TIME,
        r"\b(?:(?:your|our|my|local|whose|which) time(?: ?zone)?,? or\b|(?:what|which) time ?zone\b|what time"
        r" is it|what(?:'s| is) the (?:time|date|day)|what (?:day|date) (?:is it|is today"
        r"|are we)|today's date|what's today)\b",
    ),
    (
        Act.HELP,
        r"\b(?:what (?:else )?can (?:you|i) (?:do|ask|say|help)|how (?:can|do) you help|how does this work|help me$"
        r"|what do you do|what are (?:my|the) options|your (?:capabilities|abilities))|^help\b",
    ),
    (
        Act.DURATION,
        r"\bhow many (?:minutes|hours)\b(?!.{0,30}\b(?:before|after|ahead|early|late|open|ago|away)\b)"
        r"|\bhow long(?:'s| is| does| will| would| are| do| should)\b(?!.{0,12}\bpark)(?:.{0,40}\b(?:take|last|be"
        r"|appointment|visit|consultation|it|that|one|session|need)\b|.{0,30}$)"
        r"|\b(?:takes?|lasts?|is|that's|it's) how long\b",
    ),
    (
        Act.WHO_WORKS,
        r"\b(?:(?:which|what|who are (?:the|your)) (?:\w+ )?(?:doctors?|professionals?|specialists?"
        r"|dentists?|physicians?|lawyers?|advisers?|people can i see|clinicians?"
        r"|therapists?)\b(?:.{0,25}(?:do you have|are there|work|available|can i|are they)|$)"
        r"|who (?:(?:else )?(?:can i (?:see|book|meet)|(?:works|teaches) (?:here|there|in))|are your|does"
        r"|do you have|offers)|do you have (?:a |an )?(?:doctors?|specialists?))",
    ),
    (
        Act.SERVICES,
        r"\b(?:(?:what|which) (?:kinds? of |types? of |other )?(?:services?|treatments?|appointments?"
        r"|appointment types|visits?|procedures?|exams?)\b.{0,20}(?:do you|can i|are there|offer|have"
        r"|available|provide|$)|what do you (?:offer|provide|treat))",
    ),
    (
        Act.HOURS,
        r"\b(?:(?:what|which) (?:hours|days|times) (?:do|does|is|are)\b.{0,30}\b(?:work|in|here|see"
        r"|practi[cs]e)|(?:when|what time) (?:does|do) .{2,30} (?:work|come in|practi[cs]e|see (?:people"
        r"|patients|clients)|start|finish)"
        r"|(?:is|will) (?!(?:it|that|this|there|s?he|any\w+)\b)[\w. ]{2,24} (?:be )?(?:in|working|on duty)"
        r"(?= (?:on|today|tomorrow|this|next)\b|[?. ]*$))",
    ),
    (
        Act.ADDRESS,
        r"\b(?:(?:what(?:'s| is)|give me|tell me|have) (?:the|your|an?) (?:street )?address|where (?:exactly )?(?:are"
        r"|is) (?:you|the (?:clinic|office|practice|place|company))\b(?: guys| people| all)?(?: located| based)?\??$"
        r"|how do i (?:get|find) (?:to you|there|you)|your location)",
    ),
    (
        Act.CONTACT,
        r"\b(?:(?:phone|telephone|contact) (?:number|details)|your (?:number|e-?mail)|e-?mail address"
        r"|how (?:can|do) i (?:contact|reach|call|phone|email) (?:you|the))\b",
    ),
)
