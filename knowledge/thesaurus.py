"""Words that people use for the same thing when they ask a clinic or an office. Authored; English. Pure."""

from __future__ import annotations

import re

GROUPS = tuple(
    tuple(line.split())
    for line in """
    car vehicle drive driving park parking garage
    bus train metro subway tram station transport transit
    bike bicycle cycle
    where address location located situated directions
    lift elevator stairs floor
    wheelchair disabled disability ramp accessible accessibility step-free mobility
    kid kids child children son daughter baby toddler family
    partner husband wife spouse companion relative accompany
    cancel cancellation miss reschedule no-show
    late delay delayed lateness tardy
    fee charge cost costs price prices pay payment rate much expensive afford
    card cash credit debit invoice bill
    insurance insured insurer coverage cover policy
    prescription medication medicine medicines pills tablets drug drugs refill renewal
    eat eating food breakfast lunch dinner meal snack fast fasting hungry
    drink drinking water coffee tea alcohol thirsty
    wear clothes clothing dress shoes
    blood bloodwork sample
    result results report findings lab
    test tests exam examination analysis screening
    x-ray xray scan imaging mri ultrasound
    phone telephone number call ring
    mail email e-mail
    open opening opened opens close closing closed closes
    weekend saturday sunday
    holiday holidays vacation christmas easter
    document documents paper papers paperwork records referral letter
    id identification passport licence license
    bring take carry
    new first newcomer
    record records file history chart
    privacy confidential data gdpr secret
    recording recorded tape
    wifi wi-fi internet network password wireless
    toilet bathroom restroom washroom wc
    dog cat pet pets animal animals
    translator interpreter interpretation translation
    emergency urgent emergencies ambulance
    vaccine vaccination vaccinations jab shot immunisation immunization flu
    pregnant pregnancy maternity
    smoke smoking cigarette
    dentist dental tooth teeth
    eye eyes vision glasses contact lenses
    visit visitor visitors visiting guest guests
    doctor physician specialist
    allergy allergic allergies
    video online remote virtual telehealth computer zoom skype
    wait waiting queue
    keep kept store storage stored hold held
    keep wait waits
    break broken breaks crack snap snapped burst damage damaged scratch scratched dent accident crash
    photo photos photograph photographs picture pictures
    trainers sneakers shoes boots sandals
    sweater jumper pullover wool
    feed feeding eat milk bottle
    voucher vouchers gift certificate
    quit resign end ended notice
    colour color dye dyed
    bake baked oven kiln fired firing
    exercise gym sport sports workout training
    missed miss forgot absent no-show
    complain complaint complaints feedback
    delivery deliver shipping shipped ship
    return returns refund refunds
    guarantee warranty
    order orders purchase buy
    job jobs career vacancy hiring
    elderly senior seniors older
    discount discounts concession reduced cheaper reduction
    rent rental hire borrow lend loan
    fetch collect pick-up pickup
    ill sick unwell illness fever
    extra additional further
    deposit prepayment upfront
    concert recital performance
    """.strip().splitlines()
)

_PHRASES = (
    (r"\b(?:don't|do not|didn't|doesn't|never|not) (?:show|turn)(?:ed)? up\b|\bforg[eo]t to come\b", " missed "),
    (r"\bshow (?:me|us|you) (?:a)?round\b", " tour "),
    (r"\bwhat (?:does|do|would|will) (.{2,30}) run\b", r" cost \1 "),
    (r"\b(?:can ?n[o']t|can't|cannot|won't be able to|unable to) (?:make|come|attend|keep)\b", " cancel "),
    (r"\brun(?:ning)? out\b", " renewal "),
    (r"\bmoney back\b", " refund "),
    (r"\bpick(?:ed|ing)? (?:it |him |her |them |(?:my|the|our) \w+ )?up\b", " collect "),
    (r"\bturn(?:ed|ing)? up\b|\bshow(?:ed|ing)? up\b", " come "),
    (r"\bempty stomach\b", " eat "),
    (r"\bhow (?:do|can|would) (?:i|we|you) (?:get|come|reach)\b(?! (?:a|an|my|the)\b)", " directions "),
    (r"\bset(?:s|ting)? (?:me|us|you|him|her|them) back\b", " cost "),
    (r"\bhow much\b", " cost "),
    (r"\bwhere are you\b|\bwhere (?:is|'s) (?:the|your) (?:clinic|office|place|practice)\b", " address "),
    (r"\bwhat time do you\b|\bwhen (?:do|are) you\b|\b(?:opening|business|office) (?:hours|times)\b",
    " open "),
)  # fmt: skip


def rephrase(question: str) -> str:
    """The question with turns of phrase replaced by the word they stand for."""
    text = question.lower().replace("’", "'")
    for pattern, word in _PHRASES:
        text = re.sub(pattern, word, text)
    return text


def kin(word: str) -> frozenset[str]:
    """The word with those that may stand for it."""
    plain = next((one for one in (word, *(word.removesuffix(end) for end in _ENDINGS)) if one in _KIN), word)
    return _KIN.get(plain, frozenset((word,)))


_ENDINGS = ("s", "es", "ed", "d", "ing")
_KIN: dict[str, frozenset[str]] = {}
for _group in GROUPS:
    for _word in _group:
        _KIN[_word] = _KIN.get(_word, frozenset()) | frozenset(_group)
