"""What the meeting knows of its place, as passages a question can be answered from. Pure."""

from __future__ import annotations

from agent.context import MeetingContext, ProfessionalSummary, ServiceSummary
from agent.speech import spoken_list
from knowledge.document import Passage
from scheduling_tools.summary import spoken_hours

HOURS = "Working hours"


def facts_of(context: MeetingContext) -> tuple[Passage, ...]:
    """Address, phone, e-mail, professionals with hours, services with length."""
    entity = context.entity
    told = [
        ("Address", f"{entity.name} is at {entity.address}." if entity.address else "", _PLACE),
        (
            "Phone number",
            f"The phone number of {entity.name} is {entity.phone}." if entity.phone else "",
            _CALL,
        ),
        ("E-mail", f"The e-mail address of {entity.name} is {entity.email}." if entity.email else "", _WRITE),
        (f"About {entity.name}", entity.about, ""),
        (HOURS, _hours(context), _OPEN),
    ]
    records = [
        *(_professional(p, context) for p in context.professionals),
        *(_service(s, context) for s in context.services),
    ]
    return (
        *(Passage(title, text, is_document=False, asked_by=by) for title, text, by in told if text),
        *(
            Passage(title, text, is_document=False, is_record=True, asked_by=_RECORD)
            for title, text in records
        ),
    )


_PLACE = (
    r"where|address|locat\w+|find (?:you|it|the)|get (?:there|to)|reach|directions?|street|road|town|city|map|building"
    r"|far|near\w*"
)
_CALL = r"(?:tele)?phone|call|ring|number|contact|reach|dial|get hold"
_WRITE = r"e-?mails?|write|send|contact|reach|address|get hold"
_OPEN = (
    r"open\w*|close[sd]?|closing|shut|hours|working"
    r"|weekends?|weekdays?|evenings|lunch\w*|what time do (?:you|they)|until"
)
_RECORD = (
    r"how long|minutes?|hours?|length|lasts?|durations?|takes? (?:\w+ ){0,2}long|who|whom|which|when"
    r"|what(?:'s| is| are| about| kinds?| sorts?| times?| days?| do you)|about"
    r"|offer\w*|g[ai]ve[sn]?"
    r"|teach\w*|confirm\w*|approv\w*|departments?|work\w*|times?|\w+days?|days?|in|there|see|seen|with|any\w*|some\w*"
)


def _hours(context: MeetingContext) -> str:
    """When somebody is there, so that "what time do you close" is known where no document says it."""
    at = [f"{p.name} is in {spoken_hours(p.hours)}." for p in context.professionals if p.hours]
    return f"We are open when somebody works. {' '.join(at)}" if at else ""


def _department(name: str, context: MeetingContext) -> str:
    """The department where there are several to tell apart; else nobody speaks of it."""
    departments = {s.department for s in context.services} | {p.department for p in context.professionals}
    return name if len(departments) > 1 else ""


def _professional(p: ProfessionalSummary, context: MeetingContext) -> tuple[str, str]:
    department = _department(p.department, context)
    does = [
        f"works in {department}" if department else "",
        f"offers {spoken_list(p.services, 'and')}" if p.services else "",
    ]
    works = " and ".join(filter(None, does)) or "works here"
    hours = f" {p.name} is in {spoken_hours(p.hours)}." if p.hours else ""
    return p.name, f"{p.name} {works}.{hours}"


def _service(s: ServiceSummary, context: MeetingContext) -> tuple[str, str]:
    who = [p.name for p in context.professionals if s.name in p.services]
    given = f", with {spoken_list(who)}" if who else ""
    department = _department(s.department, context)
    at = f" It is at {department}." if department else ""
    approval = " The staff confirm each request." if s.approval == "staff" else ""
    return s.name, f"{s.name} takes {s.minutes} minutes{given}.{at}{approval}"
