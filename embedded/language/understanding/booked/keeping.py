"""Words that leave what stands as it is: "leave him where he is", "it can stay", "cancel nothing"."""

import re

_WHAT = (
    r"(?:it|that|this|him|her|them|mine|ours|his|hers|theirs|everything|things|all"
    r"|(?:the|my|our|his|her|their|that) [\w'-]+(?: [\w'-]+)?|(?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)?)"
)
_AS_IT_IS = (
    r"(?:as (?:(?:it|he|she|that)(?:'s| is| was| stands?| has been)|they (?:are|were|stand)|agreed|planned|booked)"
    r"|where (?:it|he|she|that|they)(?:'s| is| was| are|'re)|the way (?:it|they) (?:is|are|was)|alone|be|put"
    r"|in(?: there)?|standing|there|untouched|unchanged)"
)
_KEEPS = re.compile(
    rf"\b(?:leave|keep|let) {_WHAT} (?:just |all |exactly )*{_AS_IT_IS}(?=[ ,.!;]|$)"
    r"|\b(?:let|have) (?:it|that|him|her|them) (?:stand|stay|be)\b"
    r"|\b(?:it|that|he|she|they|everything|all) (?:can|may|should|shall|must|will|'ll)? ?(?:just )?"
    r"(?:stays?|stands?|remains?) (?:put|there|in|standing|as|where|the way|the same)\b"
    r"|\b(?:it|that|he|she|they|everything) (?:can|may|should|shall|must) (?:just )?(?:stay|stand|remain)\b"
    r"|\b(?:don't|do not|never) (?:touch|change|alter|cancel|move|do) (?:it|that|him|her|them|any\w*)\b"
    r"|\b(?:i|we|he|she|they)(?:'ll| will|'d (?:like|want|rather)(?: to)?| want(?:s)? to) keep (?:it|that|mine|this)\b",
    re.I,
)
_KEEP_IT = re.compile(
    r"(?:^|[.,;!?] +)(?:(?:no|please|just|so|then|actually|okay|ok)[, ]+)*keep (?:it|that|mine|them)"
    r"(?:,? (?:please|then|after all))?(?=[.,;!?]|$)",
    re.I,
)
_NOTHING = re.compile(r"\b(?:cancel|call off|drop|delete)\w* (?:nothing|none\b|neither\b|no ?thing)", re.I)
"""A cancelling of nothing."""
_OWN_DROPPED = re.compile(
    r"(?:^|[.;] |\band |\bso )(?:my|our) [^,.;?!]{2,40}, (?:(?:please|just|you can) )?"
    r"(?:drop|scrap|bin|skip|forget) it\b",
    re.I,
)
_DROP_IT = re.compile(r"(?:(?:please|just|you can) )?(?:drop|scrap|bin|skip|forget) it\b", re.I)
_OWN = re.compile(r"(?:^|.*[.;] )(?:(?:and|so|then) )?(?:my|our) [^,.;?!]{2,40}$", re.I)


def drops_own(text: str) -> bool:
    """Whether something of the speaker's own is named first and then dropped: "my lesson on Friday, drop it"."""
    return bool(_OWN_DROPPED.search(text))


def as_cancelled(text: str) -> str:
    """The words behind such a name by themselves, where "it" is an appointment: "cancel it"."""
    return _DROP_IT.sub("cancel it", text, count=1)


def runs_into_drop(before: str, after: str) -> bool:
    """Whether two pieces are one such sentence."""
    return bool(_DROP_IT.match(after) and _OWN.match(before))


_NEW = re.compile(
    r"\b(?:needs?|wants?|would like|likes? to|looking for|is after|book|pencil|another|new"
    r"|put (?:me|us|him|her|[A-Z]\w+))\b"
    r"|'d like|(?<!such )\ban? (?!bit\b|little\b)",
    re.I,
)


def wishes_new(text: str) -> bool:
    """Whether words wish for something there is not yet, and name nothing that stands."""
    return bool(_NEW.search(text))


def keeps(text: str) -> bool:
    """Whether words say that what stands shall stay as it is."""
    return bool(_KEEPS.search(text)) or orders_to_keep(text)


def orders_to_keep(text: str) -> bool:
    """Whether it is ordered in so many words to keep what stands, whatever was agreed to before: "fine, keep it"."""
    return bool(_KEEP_IT.search(text))


def cancels_nothing(text: str) -> bool:
    """Whether a word for cancelling is there and nothing is cancelled by it: "cancel nothing"."""
    return bool(_NOTHING.search(text))
