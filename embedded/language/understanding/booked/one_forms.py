"""The forms of words that ask something of one appointment, for each thing that is asked the ways to say it."""

from enum import StrEnum

from embedded.language.understanding.acts.nouns import APPOINTMENT


class Want(StrEnum):
    """What somebody wants to know of an appointment."""

    WHEN = "when"
    WHOM = "whom"
    KIND = "kind"
    LENGTH = "length"
    END = "end"
    CLIENT = "client"
    STANDS = "stands"
    AS_SAID = "as_said"
    ALL = "all"


LEAD = (
    r"(?:(?:(?:and|so|but|okay|ok|oh|ah|well|um+|uh+|er+|hm+|right|then|now|wait|sorry|yeah|great|good|lovely|fine"
    r"|perfect|cool|super|alright|all right|thanks|thank you|brilliant|hey|hi|hello|please|just|also"
    r"|one (?:more )?(?:thing|question)|actually|hang on|hold on|just (?:checking|to (?:check|be (?:sure|clear"
    r"|certain)))|to be (?:sure|clear|certain)|(?:just )?so (?:i|we) (?:have it|know|don't forget|get (?:it|this)"
    r" right))\b[, ]*)"
    r"|(?:(?:can|could|would|will) you )?(?:please )?(?:just )?(?:remind me|tell me)(?: again)?[,:]? (?:of )?"
    r"|(?:do|would) you (?:happen to )?know |i(?:'ve| have)? (?:just )?(?:forg[eo]t(?:ten)?|(?:can't|cannot"
    r"|don't) (?:quite |really )?(?:remember|recall)) |i(?:'m| am) not sure (?:any ?more )?)*"
)
"""What is said before a question and asks nothing."""
TAIL = (
    r"(?:[, ]+(?:again|then|now|please|exactly|anyway|actually|by the way|at the moment|once more|there|though|do you"
    r" know|you said|did you say|for me))*[?.! ]*"
)
_HEAD = rf"(?:{APPOINTMENT}|lessons?|class(?:es)?|things?|ones?)"
NAMED = (
    r"(?:(?:my|our|the|that|this) (?!time\b|day\b|date\b|weather\b|matter\b|point\b|plan\b|thing on\b)[\w' -]{2,48}?"
    r"|(?:\w+day|tomorrow|today)'s(?: [\w -]{2,30}?)?)"
)
"""Words that may be for an appointment."""
OF = rf"(?P<of>it|that|this|mine|ours|{NAMED})"
_IS = r"(?:'s| is| was|'ll be| will be)"
_DOES = r"(?: does| do| did| will| would)"
_TIME = (
    r"(?:(?:at )?(?:what|which) (?:time|hour)(?: (?:and|or) (?:what |which )?(?:day|date))?"
    r"|(?:on )?(?:what|which) (?:week)?(?:day|date)(?: and (?:what |at what |which )?(?:time|hour))?|when)"
)
_BEGINS = r"(?: (?:start|begin|take place|happen|kick off|be|supposed to (?:be|start)))"
_DUE = (
    r"(?: (?:have to|need to|be|go|come|turn up|arrive|show up|get|start|begin|due|expected|there|in|back"
    r"|booked(?: in)?|down|seeing|see|meeting|meet|having|supposed to|meant to|coming|going))+"
)
_CALLED = (
    r"(?:one of (?:you|them)|person|(?!(?:numb|flo|do|corn|ord|lett|pap|off|comput|col|riv|tow|weath|matt|aft|eith"
    r"|oth)(?:er|or|our)\b)\w+(?:er|or|ist|ian|man|woman|lady|nurse|vet|guy|coach))"
)
"""What somebody is called by what they do."""
_DOING = (
    r"(?!(?:got|ha[sd]|have|pay|help|tell|call|ring|let|know|need|want|mind|write|email|text|answer|send|charge"
    r"|cost)\w*\b)[a-z]+?"
)
_DONE_TO = (
    rf"(?P<of>me|us|it|that|(?:{NAMED}))"
    r"(?: (?:up|round|around|about|through|there|in|over|out|along|with it))?"
)
_PERSON = r"(?:man|woman|lady|guy|fellow|bloke|girl|boy|chap|gentleman|person|doctor|dentist|nurse|teacher)"
_SURELY = r"(?: (?:now|all|still|already|definitely|really|actually|officially|then|fully))*"
_STATE = (
    r"(?:fixed|confirmed|definite|certain|settled|sorted|final|official|secured|booked(?: in)?"
    r"|approved|accepted|agreed|pending|on|there|standing|valid|happening|going ahead|in place"
    r"|in the (?:books?|diary|calendar|system))"
)
_STAFF = r"(?:anybody|anyone|somebody|they|the (?:staff|desk|office))"
_AGREED = r"(?:confirm(?:ed)?|approved?|accept(?:ed)?|agreed?|say yes)"
_SPAN = r"(?:an?|one|two|three|half an|[\w-]+) (?:hours?|minutes?|mins?)(?: and a half)?(?: long)?"

ASKED: tuple[tuple[Want, str], ...] = (
    (Want.WHEN, rf"{_TIME}(?:{_IS}|{_DOES}| are) {OF}(?:{_BEGINS})?"),
    (Want.WHEN, rf"{_TIME} {OF}(?:{_IS}(?: (?:on|at))?| starts?| begins?| will (?:start|begin))"),
    (Want.WHEN, rf"{_TIME} (?:do|does|did|am|are|was|were|will|shall) (?:i|we){_DUE}(?: (?:for|at|to) {OF})?"),
    (Want.WHEN, rf"{_TIME} (?:i|we)(?:'m|'re| am| are){_DUE}"),
    (Want.WHEN, _TIME),
    (Want.WHEN, rf"{OF}{_IS}(?: (?:again|now|then))* (?:on |at )?{_TIME}"),
    (Want.WHOM, rf"(?:with )?whom?{_IS} {OF}(?: (?:going to|supposed to) be)? (?:with|by)(?: {_PERSON})?"),
    (
        Want.WHOM,
        rf"with whom?(?:(?:{_IS}|(?: do| have) (?:i|we) (?:have|got)) {OF}| am i| are we| will (?:i|we) be)?",
    ),
    (Want.WHOM, rf"whom? {OF}(?:'s| is| was) with|whom? with"),
    (
        Want.WHOM,
        r"whom?(?:'s| is)? ?(?:am|are|do|did|will|would|shall|have)? ?(?:i|we)(?:'m|'re|'ll|'ve| am| are| will)?"
        r"(?: (?:going|supposed|meant) to)?(?: be)? (?:see|seeing|meet|meeting|get|getting|have|having|got|with"
        r"|in with|booked (?:in )?with|down with|visit|visiting)(?: with)?"
        rf"(?: (?:there|then|that day|(?:for|at|in) {OF}))?",
    ),
    (Want.WHOM, rf"(?:what|which) {_CALLED}{_IS} {OF}(?: with)?"),
    (Want.WHOM, rf"who{_IS} (?:the|my|our) {_CALLED}"),
    (
        Want.WHOM,
        rf"(?:what|which) {_CALLED} (?:am i|are we|do i|do we|will i|will we)(?: be)? "
        r"(?:see|seeing|with|have|get|getting|meeting)",
    ),
    (
        Want.WHOM,
        r"who(?:(?:'s|'ll| is| will| does| would)(?: actually| then| going to| gonna| supposed to)*(?: be)? "
        rf"{_DOING}ing|(?:'ll| will| does|(?:'s| is) (?:going to|gonna|supposed to)) {_DOING}) {_DONE_TO}",
    ),
    (Want.WHOM, rf"who {_DOING}s (?P<of>{NAMED})"),
    (
        Want.WHOM,
        rf"(?:is|was) {OF}(?: still| also| really)?(?: with)? (?:an?|the|that|some) (?:[\w-]+ ){{0,2}}?{_PERSON}"
        r"(?: \w+)?",
    ),
    (Want.WHOM, rf"(?:is|was) {OF}(?: still| also| really)? (?:with )?(?:the|that) one (?:i|we) (?:saw|had|met)\b.*"),
    (Want.KIND, rf"what{_IS} {OF} for"),
    (Want.KIND, rf"(?:what|which) (?:kind|sort|type)(?: of (?:a )?{_HEAD})?{_IS} {OF}"),
    (Want.KIND, rf"(?:what|which) {_HEAD}{_IS} {OF}"),
    (
        Want.LENGTH,
        rf"how long(?:{_IS}|{_DOES}|'ll) {OF}(?: going to| supposed to)?(?: (?:be|take|last|run|go(?: on)?))?(?: for)?",
    ),
    (
        Want.LENGTH,
        r"how long (?:do|will|am|are|would) (?:i|we)(?: be| need to| have to| going to| stay)*"
        r"(?: there| in there| in| for| with (?:him|her|them))*",
    ),
    (Want.LENGTH, rf"how (?:many (?:minutes|hours)|much time)(?:{_IS}|{_DOES}| are) {OF}(?: (?:be|take|last))?"),
    (Want.LENGTH, rf"how long {OF}(?: is| takes?| lasts?| will (?:be|take|last))|how long"),
    (Want.LENGTH, rf"(?:is|was|will|does) {OF}(?: (?:still|only|just|about|really|be|take|last))* {_SPAN}"),
    (
        Want.END,
        rf"(?:(?:un)?til (?:when|what time)|when|what time|how late)(?:{_IS}|{_DOES}|'ll) {OF} (?:be )?"
        r"(?:end|finish|finished|over|done|through|go on(?: till| until)?|last(?: till| until)?)",
    ),
    (Want.END, r"(?:un)?til (?:when|what time)"),
    (Want.CLIENT, rf"(?:for )?whom?{_IS} {OF} for"),
    (Want.CLIENT, rf"for whom{_IS} {OF}"),
    (Want.CLIENT, rf"(?:in |under |on )?(?:whose|what|which) name{_IS} {OF}(?: (?:in|under|on|booked under))?"),
    (Want.STANDS, rf"(?:is|are|was|were) {OF}{_SURELY} {_STATE}(?: or not)?"),
    (
        Want.STANDS,
        rf"(?:has|have|did) {_STAFF} (?:been )?{_AGREED}(?: to)?(?: {OF})?(?: (?:yet|already))*",
    ),
    (Want.STANDS, rf"(?:has|have) {OF} (?:been {_AGREED}|gone through)(?: (?:yet|already))*"),
    (Want.ALL, rf"what (?:was|is|were) {OF} again"),
    (Want.ALL, r"what did (?:we|i) (?:just )?(?:say|book|agree|settle|fix|make)(?: on)?(?: it (?:for|to))?"),
)  # fmt: skip
_TAG = r"(?:[, ]+\w+){0,2}[? ]*"
STATED: tuple[tuple[Want, str], ...] = (
    (Want.STANDS, rf"{OF}(?:'s| is){_SURELY} {_STATE}{_TAG}"),
    (Want.LENGTH, rf"{OF}(?:'s| is| takes| lasts)(?: (?:still|only|just|about))* {_SPAN}{_TAG}"),
)
"""The same in the order of a statement, where it is a question by its mark."""
