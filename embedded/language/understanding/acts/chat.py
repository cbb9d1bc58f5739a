"""Words that keep a talk going and wish for nothing: "can you hear me?", "not so fast", "we'll call again"."""

import re
from functools import lru_cache

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.patterns import QUESTION_FORM

_LEAD = (
    r"(?:(?:and|so|but|okay|ok|um|uh|oh|ah|well|hi|hello|hey|sorry|fine|right|good|yes|no|please|thanks?"
    r"|thank you|now|all right)[, .!]+)*"
)
_END = r"[ ,.!?]*(?:please|thanks?|thank you|then|now|again|at all|okay|though|bye|goodbye)?[ ,.!?]*"
_WHEN = (
    r"(?: (?:you|to you|us|back|again|later|tomorrow|today|soon|next week|another (?:time|day)"
    r"|some other time|on it|it|about it|it over|about that|this evening))*"
)
_THEY = r"(?:i|we|he|she|they|(?:my|our|her|his) \w+)"
_HEARS = re.compile(
    rf"{_LEAD}(?:(?:can|could|do|did) (?:you|anyone|anybody)(?: still| even)? hear (?:me|us)(?: (?:okay|ok|now"
    rf"|well|properly|all right))?"
    r"|are you (?:still )?(?:there|hearing (?:me|us)|with (?:me|us)|listening)|am i (?:still )?(?:audible"
    r"|coming through)"
    rf"|is (?:this|my) (?:thing |microphone |mic )?(?:on|working)|is any(?:one|body) there)\?{_END}",
    re.I,
)
_PACE = re.compile(
    rf"{_LEAD}(?:(?:can|could|would|will) you )?(?:please )?(?:just )?(?:(?:speak|talk|say (?:that|it)|go"
    rf"|read (?:that|it)|slow)(?: (?:a bit|a little"
    r"|much|it))? ?(?:more slowly|slower|slowly|louder|up|down|clearer|more clearly)|(?:a bit "
    r"|a little )?(?:slower|louder|more slowly)"
    rf"|slow down|not so fast|(?:that's|that was|you're|you are|you speak) (?:a bit |a little |much |far "
    rf"|way )?too (?:fast|quick|quiet)(?: for me)?){_END}",
    re.I,
)
_SAID = re.compile(
    rf"{_LEAD}(?:(?:hang on|hold on|wait|remind me)[, ]+)?"
    r"(?:which|what) (?:day|time|date|hour|one|weekday)(?: exactly)?"
    r" (?:did (?:we|you|i)(?: just| finally)? (?:say|agree(?: on)?|settle on|pick|choose|decide on|take|mention|offer)"
    rf"|have (?:we|you|i)(?: just)? (?:said|agreed(?: on)?|settled on|picked|chosen|taken)){_END}",
    re.I,
)
_JOKE = re.compile(
    rf"{_LEAD}(?:(?:can|could|will|would) you )?(?:tell (?:me|us) (?:a|another) joke"
    rf"|(?:do you )?know any (?:good )?jokes|say something funny"
    rf"|make (?:me|us) laugh|sing (?:me |us )?(?:a song|something)){_END}",
    re.I,
)
_LATER = re.compile(
    rf"{_LEAD}(?:(?:i think|maybe|perhaps|then)[, ]+)?{_THEY}(?:'ll| will|'d better|'m going to| am going to"
    rf"| are going to|'re going to)(?: just| have to"
    rf"| probably)? (?:call|ring|phone|be in touch|get back|try|check back|come back|think|sleep on"
    rf"|get in touch){_WHEN}{_END}",
    re.I,
)
_NOTED = re.compile(
    rf"{_LEAD}(?:(?:that's|that is|it's|it is) )?(?:(?:really|very|always) )?(?:good|great|nice|useful|helpful|handy)"
    rf" to (?:know|hear)(?: that)?{_END}",
    re.I,
)
"""What was told is taken note of, and nothing agreed to."""
_RECORDS = re.compile(
    r"\b(?:are you|is (?:this|it|the \w+|anybody|anyone|someone)(?: being)?|do you|am i being|are we being"
    r"|will (?:this|it) be) (?:record(?:ing|ed)?|tap(?:ing|ed))\b",
    re.I,
)
_PREAMBLE = re.compile(
    rf"^{_LEAD}(?:(?:first|first of all|before (?:we|i) (?:start|begin|book|do that))[, ]+)?(?:i(?:'d"
    rf"| would) like to|let me|i want(?:ed)? to|i just want(?:ed)? to|can i|may i|i have to|i must)"
    r" (?:just )?(?:(?:start|begin) by (?:saying|telling you|mentioning)|say|mention)(?:,? first)? "
    r"(?:(?:that|how) (?=\w+ \w+)|(?=(?:i|we|you|he|she|it|they)\b))",
    re.I,
)


_REPORTS = re.compile(
    r"((?:^|[.;,?!] |\band |\bso ))(?:s?he|they)(?:'s|'d|'re| would| is| are| was"
    r"| were)?(?: just)? (?:like to know|wants? to know|wanted to know|asks?|asked"
    r"|asking|wondering|wonders?) (?=(?:when|what|if|whether|which|how|who|where)\b)",
    re.I,
)


_ABSENT = re.compile(
    r"(?:^|(?<=[.!?;] ))(?:(?:so|and|oh|well|look)[, ]+)*(?:i(?:'m| am|'ll be| will be)|s?he(?:'s| is|'ll be| will be))"
    r" (?:away|off|out|busy|ill|sick|not in|not here|on leave|on holiday|at lunch|at a \w+"
    r"|in (?:a meeting|court|theatre|surgery))\b[^.!?;]*[.!;] +(?=\w+ \w)",
    re.I,
)
"""Staff tell when somebody of the house is not there, before what they want done."""


def unreported(text: str) -> str:
    """What staff report to be asked as the question itself, and no telling of absence before an order."""
    text = _ABSENT.sub("", text)
    return _REPORTS.sub(lambda found: ". " if "," in found[1] else found[1], text)


_ADVISED = re.compile(
    r"\b(?:(?:dr|doctor|prof|professor|nurse|mr|mrs|ms)\.? )?(?!(?:i|we|you|to|that|and|so)\b)[\w'-]+"
    r"(?: has| had| also| just)* (?:(?:told|asked|advised|wants?|wanted) (?:me|us) to\b"
    r"|(?:said|says|thinks?|thought|suggested|recommended|reckons?)(?: to (?:me|us))?(?: that)? (?:i|we)(?:'d better"
    r"| should| must| need to| needed to| have to| had to| ought to)\b)",
    re.I,
)


def unadvised(text: str) -> str:
    """The words without whose advice they follow: "Dr. Weiss told me to have an ECG" is no wish to see Dr. Weiss."""
    return _ADVISED.sub("I need to", text)


@lru_cache(64)
def _introduction(speaker: str) -> re.Pattern[str]:
    first, *more = map(re.escape, speaker.split())
    name = rf"{first}(?: {' '.join(more)})?" if more else first
    return re.compile(
        rf"^({_LEAD}(?:good (?:morning|afternoon|evening|day)[, .!]+)?(?:\w+[,.!]? )?)"
        rf"(?:(?:it'?s|this is|i'?m|i am|my name is|my name's) {name}(?: (?:here|speaking|again))?"
        rf"|{name} (?:here|speaking))(?=$|[,.!? ])[,.!]? ?(?:and )?",
        re.I,
    )


def unintroduced(text: str, speaker: str) -> str:
    """The words without the speaker's name as an introduction, which the room shows anyway: "it's Olga"."""
    return _introduction(speaker).sub(r"\1", text).strip() if speaker else text


def phatic(clause: str) -> Act | None:
    """The act of words that only keep the talk going; None where they say more."""
    if hears(clause):
        return Act.IDENTITY
    if _PACE.fullmatch(clause) or _SAID.fullmatch(clause):
        return Act.REPEAT
    if jests(clause) or _NOTED.fullmatch(clause):
        return Act.SMALL_TALK
    return Act.FORGET if _LATER.fullmatch(clause) else None


def hears(text: str) -> bool:
    """Whether it is asked if the agent is there and hears."""
    return bool(_HEARS.fullmatch(f"{text.rstrip('?. ')}?")) or text.strip().lower().endswith("hello?")


def jests(text: str) -> bool:
    """Whether a joke or a song is asked for."""
    return bool(_JOKE.fullmatch(text))


_WELLBEING = re.compile(
    r"\b(?:how(?:'s| is| are|'re| have)? (?:you|things|it going|life|your (?:day|morning|week|weekend"
    r"|afternoon)|everything)|how do you do"
    r"|are you (?:well|okay|ok|all right|good|fine)|you (?:okay|ok|all right|well)\b|what's up)",
    re.I,
)


def asks_wellbeing(text: str) -> bool:
    """Whether it is asked how the agent is."""
    return bool(_WELLBEING.search(text))


def asks_recording(text: str) -> bool:
    """Whether it is asked if what is said is recorded."""
    return bool(_RECORDS.search(text))


_BEFORE_THAT = re.compile(
    rf"^{_LEAD}(?:(?:wait|hang on|hold on|actually|but|one (?:second|moment|thing))[, ]+)*before"
    r" (?:that|this|(?:we|you|i) (?:do|book|move|change|decide|go|say|cancel|confirm|start|answer|forget)\b"
    r"(?: (?:that|it|this|on|ahead|yes|anything))?),? "
    rf"(?={QUESTION_FORM[1:]})(?!.*\b(?:any(?:thing|one| time)|something|free|available|slots?|earlier|sooner)\b)",
    re.I,
)
"""A question is put in before what is at hand goes on; no time before it is asked for."""


_ABOUT_CHANGING = re.compile(
    rf"^({_LEAD})(?:it's|this is|i'm|i am|i was|i've been|i)?(?: just)? ?(?:calling|ringing|phoning|here|call|thinking"
    r"|wondering)? ?(?:about|of) (mov|cancell?|chang|reschedul|postpon|swapp?|shift)ing"
    r" (?=(?:my|our|the|that|this|it|mine|tomorrow|\w+day)\b)",
    re.I,
)
_VERBS = {"mov": "move", "chang": "change", "reschedul": "reschedule", "postpon": "postpone", "swapp": "swap"}


_RHETORIC = re.compile(
    r"(?<=\w)[,.!;]? (?:(?:can|would|could|will) you believe (?:it|that|this)|imagine that|isn't that (?:something|nice"
    r"|great|lovely|funny|wonderful)|how about that|would you know)(?P<end>[?.!]+|$)",
    re.I,
)
"""A question behind what is told, to which nobody wants an answer."""


def to_the_point(text: str) -> str:
    """The words without the form that announces them: "I'd like to start by saying …", "it's about moving my …"."""
    text = _RHETORIC.sub(".", text)
    text = _ABOUT_CHANGING.sub(lambda found: f"{found[1]}{_verb(found[2].lower())} ", text)
    return _BEFORE_THAT.sub("", _PREAMBLE.sub("", text))


def _verb(stem: str) -> str:
    return "cancel" if stem.startswith("cancel") else _VERBS.get(stem, stem)
