"""Times a person tells of beside the one they ask for: what happened, where they have to be, until when.

Works on a phrase whose days are tokens `#n#` and whose clock readings are `@n` or `~n`. A clause that only tells
loses its times where another clause asks; what the other one says of it ("before that", "the day after") is put in
its words. Pure.
"""

# ruff: noqa: E501  (one rule a line)

from __future__ import annotations

import re

from scheduling_tools.days import DAY, Days, DayText

_CUT = re.compile(
    r"( , | (?:so|but|because|although|though|while|since(?= (?:i|we|my)\b)"
    r"|and(?= (?:i|i'd|i'm|we|he|she|it|they|my|our|now|then|nobody|can|could|would|is)\b)) )"
)
_CLOCK = (
    r"(?:[@~]\d+|(?<=at )\d{1,2}|(?<=by )\d{1,2}|(?<=until )\d{1,2}|(?<=about )\d{1,2}|(?<=before )\d{1,2})"
)
_PART = r"(?:morning|lunchtime|afternoon|evening|night)"
_TIME = re.compile(rf"{_CLOCK}|\b{_PART}")
_ANY_TIME = re.compile(rf"#\d+#|{_TIME.pattern}")
_THING = r"(?:my|our|his|her|their|your|the|a|an|this)(?: (?!#)[\w'-]+){1,4}?"
_IRREGULAR = (
    "came went saw fell rang told said did got broke took began felt hurt woke ate ran met made left gave cut knew"
    " thought slept drove flew forgot lost sent spoke bought hit kept stood was were had"
)
_PAST = re.compile(
    rf"(?:\b(?<!has )(?<!have )(?<!did )(?:i|we|he|she|it|they|you)|\b{_THING}) (?:only |just |never |really |\w+ly )?"
    rf"(?!need|feed|speed|bleed)(?:\w{{2,}}ed|{_IRREGULAR.replace(' ', '|')})\b"
    r"(?! (?:hoping|thinking|wondering|looking|planning|going to|after|to (?:come|book|see|have|make)|free|available))"
    r"|\b(?:have|has|'ve|'s) (?:\w+ly |only |just )?(?:been|had|gone|got (?:worse|better))\b"
    r"|\blast time\b|\d+th time #\d+#|\bwould(?: have|'ve) been\b"
)
_WANTED_DONE = re.compile(
    rf"\b(?:have|has|having|get|gets|getting|like|want|wants|need|needs) {_THING} (?:\w+ed|{_IRREGULAR.replace(' ', '|')})\b"
)
"""What somebody wants done to a thing is not past: "I'd like my hair coloured next week"."""
_HOPED = re.compile(r"\b(?:i|we) (?:hoped|wanted|wondered|preferred|needed|liked)\b")
_TELLS = re.compile(
    r"^(?:(?:and|but|so|now|well|um|yes|no|also|that|as|when|only|because|,) )*(?:on |in |from )?(?:#\d+# )?"
    r"(?:(?:i|we|he|she|it|they|that|there)(?:'m|'re|'s|'ve|'ll)?\b"
    rf"|{_THING}(?:'s| is| are| has| have| will| starts?| ends?| finish(?:es)?| closes?| opens?| leaves?| arrives?"
    r"| goes| runs?| begins?| gets?| comes?| works?|(?: wants?| needs?| expects?| keeps?)(?= (?:me|us|him|her|them)))\b)"
    r"|^ ?(?:(?:and|but|so|now|well|um|yes|no|also|,) )*(?:on )?#\d+# (?:(?:is|are) )?(?:my|our|his|her|their|the|an?) \w+(?! ?[#,]| *$| (?:after|before|of)\b)"
    r"|^ ?(?:(?:and|but|,) )*#\d+# (?:is|are) (?:my|our|his|her|their|the|an?) \w+"
)
_ASKS = re.compile(
    r"\b(?:can|could|would|should|shall|may|might|i'd|we'd|he'd|she'd|like|want(?!s (?:me|us|him|her))\w*|need(?!s? (?:me|us|him|her)\b)\w*|prefer\w*|rather"
    r"|hop(?:e|ing)|wondering|looking|thinking|book\w*|schedule|please|let's|lets|free|available|able|suits?|fine|good"
    r"|best|better|great|ideal\w*|perfect|possible|convenient|ok|okay|easier|any\w*|some\w*|say|try|fit|squeeze"
    r"|make it|see you|do you|what|how|which|is there|are there|only day|i'll take|i'll have|we'll take"
    r"|to be (?!at|in|on|home|there|back)|must be (?!at|in|on)|works? (?:for|better|well|fine))\b"
)
_MEANS = re.compile(r"\bi mean\w*\b")
_RANGE = re.compile(r"#(\d+)# (?:and|to|until|through|-) (?:the )?#(\d+)#")
_GIVES = re.compile(r"\b(?:free|available|here|in town|around|open|off)\b")
_UNTIL = re.compile(r"\b(?:until|to|by) (?=#|[@~]?\d)")
_ENDS = re.compile(
    r"^(?:and )?(?:i|we|my|our)\b.*\b(?:finish(?:es)?|ends?|stops?|get off|gets? out|closes?)\b"
)
_OFF_AT = re.compile(
    r"(\b(?:get(?:s|ting)? (?:off|out|home|away)|finish\w*)\b(?: work)?(?: (?:not|until|before|at|by|about))*) (?:~(?P<m>3[6-9]\d|4\d\d|5[0-3]\d)|(?P<h>[678]))\b"
)
"""Six to nine, where somebody's day ends: that is in the evening."""
_WAY = re.compile(
    r"\b(?P<way>before|after|until|by|from|(?:later|earlier|sooner) than) (?:that|then|it|this)\b(?: on\b)?(?! (?:week|day|month|morning|afternoon|evening))"
    r"|\b(?<!day )(?<!week )(?<!weekend )(?<!month )(?<!# )(?P<bare>before|after|beforehand|afterwards?)(?= *(?:,|$|please\b|would\b|really\b|if\b|on #|#))(?! ?#\d+# ,)"
)
_BESIDE = re.compile(
    r"\b(?P<unit>the (?:very )?(?:day|week|weekend|month)) (?P<side>before|after)\b(?! (?:#|next|\d))"
)
_SAME = re.compile(
    rf"\bthat (?:same )?(?:day|week)\b|\bthe same day\b|\bthen\b(?! (?:on|at|the|#)\b)|\bthat (?={_PART})"
)
_FLIPPED = re.compile(
    r"\b(?:nothing|not|no(?! problem)|never|cannot|\w+n't)\b(?P<mid>(?:(?! , |[#$]|\b(?:but|or|so|and|wait|mind)\b).)*?)"
    r"\b(?P<way>before|until|after|past|(?:earlier|sooner|later) than)(?= (?:#|[@~]?\d))"
)


def settle_story(t: DayText) -> None:
    """Keep of a phrase what is asked for; times that are only told of are taken out or made bounds of it."""
    t.text = _OFF_AT.sub(lambda m: f"{m[1]} @{int(m['m'] or int(m['h']) * 60) + 720}", t.text)
    pieces = _CUT.split(t.text)
    clauses = pieces[::2]
    told = [_tells(clause) for clause in clauses]
    told = _with_fragments(clauses, told)
    asked = [bool(not tale and _times(clause)) for clause, tale in zip(clauses, told, strict=True)]
    tales = [c for c, tale in zip(clauses, told, strict=True) if tale and _ANY_TIME.search(c)]
    past = any(_past(c) for c in tales)
    if tales and (any(asked) or _bounded(tales) or (past and any(map(_ASKS.search, clauses)))):
        day, time = _anchor(t, tales)
        own_day = any("#" in c for c, tale in zip(clauses, told, strict=True) if not tale)
        own_time = any(_TIME.search(c) for c, tale in zip(clauses, told, strict=True) if not tale)
        leans = False
        for n, clause in enumerate(clauses):
            if told[n]:
                continue
            there = _anaphora(t, _in_week(t, clause, tales), day, time, own_day=own_day)
            leans, clauses[n] = leans or there != clause, there
        ruled = any(re.search(r"\bnot #", c) for c, tale in zip(clauses, told, strict=True) if not tale)
        bounds = "" if leans or own_time or ruled else _bounds(tales, keep_day=not own_day)
        if own_time and not (own_day or leans or past):
            bounds = f" {_busy_day(t, tales)} "
        clauses = [" " if tale and c in tales else c for c, tale in zip(clauses, told, strict=True)]
        pieces[::2] = clauses
        t.text = "".join([*pieces, bounds])
    t.text = _FLIPPED.sub(
        lambda m: f"{m['mid']} not {'before' if m['way'][0] in 'bues' else 'after'}", t.text
    )


def _with_fragments(clauses: list[str], told: list[bool]) -> list[bool]:
    """What follows a clause of the past without a verb belongs to it: "on the Saturday, around three"."""
    out = list(told)
    for n in range(1, len(clauses)):
        asked_later = any(
            _ANY_TIME.search(c) for c, tale in zip(clauses[n + 1 :], told[n + 1 :], strict=True) if not tale
        )
        alone = not (_ASKS.search(clauses[n]) or _TELLS.search(clauses[n].strip()))
        out[n] = out[n] or (
            alone and asked_later and out[n - 1] and (_past(clauses[n - 1]) or not told[n - 1])
        )
    return out


def _times(clause: str) -> bool:
    return any(p.search(clause) for p in (_ANY_TIME, _WAY, _BESIDE, _SAME))


def _past(clause: str) -> bool:
    return bool(_PAST.search(_WANTED_DONE.sub("", clause))) and not _HOPED.search(clause)


def _tells(clause: str) -> bool:
    """Whether a clause tells rather than asks, by what stands before its first time (after it, if nothing does)."""
    first = _ANY_TIME.search(clause)
    if _MEANS.search(clause):
        return False
    if _FLIPPED.search(clause) and not _past(clause):
        return False
    if first is None:
        return False
    before = clause[: first.start()]
    if _past(before) and not re.search(r"\b(?:told|said|asked)\b.* to\b", before):
        return True
    if re.sub(r"\b(?:on|at|in|for|the|from|and)\b", "", before).strip(" "):
        return (bool(_TELLS.search(before.strip())) and not _ASKS.search(before)) or _past(clause)
    return bool(_past(clause) or (_TELLS.search(clause.strip()) and not _ASKS.search(clause)))


def _anchor(t: DayText, tales: list[str]) -> tuple[str, str]:
    """The day and the time of day last told of, as written in the phrase."""
    day = time = ""
    for tale in tales:
        if found := _RANGE.search(tale):
            first, last = t.get(found[1]), t.get(found[2])
            day, time = t.put(Days(first.first_on, max(first.first_on, last.last_on))).strip(), ""
        elif days := re.findall(r"#\d+#", tale):
            day, time = days[-1], ""
        if times := _TIME.findall(tale):
            time = times[-1]
    return day, time


def _anaphora(t: DayText, clause: str, day: str, time: str, *, own_day: bool) -> str:
    """A clause with what it says of the time told before put in words: "before that" as "before #0#"."""

    def bound(m: re.Match[str]) -> str:
        way = m["way"] or m["bare"]
        if way == "from" and day:
            return f" not before {day} {f'after {time}' if time else ''} "
        early = way.startswith(("before", "until", "by", "earlier", "sooner"))
        if time and day and not own_day:
            earlier = t.put(Days(t.today, t.get(day.strip("#")).first_on - DAY)) if early else ""
            ahead = t.get(day.strip("#")).first_on > t.today
            return f" {earlier + 'all day or' if earlier and ahead else ''} {day} {'before' if early else 'after'} {time} "
        return f" {'before' if early else 'after'} {time or day} " if time or day else m[0]

    clause = _WAY.sub(bound, clause, count=1)
    if day and not own_day:
        clause = _BESIDE.sub(lambda m: f"{m[0]} {day}", clause)
    return _SAME.sub(f" {day} ", clause) if day and "#" not in clause else clause


def _in_week(t: DayText, clause: str, tales: list[str]) -> str:
    """A bare weekday beside days told of a certain week is of that week too: "away Monday next week, so Wednesday"."""
    weeks = [
        n
        for tale in tales
        for n in re.findall(r"#(\d+)#", tale)
        if (t.get(n).last_on - t.get(n).first_on).days == 6
    ]
    weekday = any(t.get(n).weekday is not None for tale in tales for n in re.findall(r"#(\d+)#", tale))
    if not weeks or not weekday or any(t.get(n).weekday is None for n in re.findall(r"#(\d+)#", clause)):
        return clause
    return re.sub(r"#\d+#", lambda m: f"{m[0]} #{weeks[-1]}#", clause)


def _busy_day(t: DayText, tales: list[str]) -> str:
    """The day on which something told of has its hour, where only another hour is asked for."""
    tale = tales[-1]
    days = [day for day in re.findall(r"#\d+#", tale) if t.get(day.strip("#")).first_on >= t.today]
    return days[-1] if days and _TIME.search(tale) else ""


def _bounded(tales: list[str]) -> bool:
    return any(_after(tale) for tale in tales)


def _after(tale: str) -> bool:
    """Whether somebody is not to be had until a time: busy until then, or what they do ends then."""
    until = _UNTIL.search(tale)
    return bool(
        (until and "until" in until[0] and not _GIVES.search(tale)) or _ENDS.search(tale)
    ) and not _past(tale)


def _bounds(tales: list[str], *, keep_day: bool) -> str:
    out = ""
    for tale in filter(_after, tales):
        day, time = re.search(r"#\d+#", tale), _TIME.search(tale)
        if time:
            out += f" {day[0] if day and keep_day else ''} after {time[0]} "
        elif day and keep_day:
            out += f" not before {day[0]} "
    return out
