"""A small house in memory that answers the tools as docs/wires.md 7 says."""

import json
import re
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from embedded.language import Reply, reply
from embedded.language.meeting import Meeting, Professional
from embedded.language.understanding.who.names import find_names, parts
from scheduling_tools.spoken_times import Moment
from scheduling_tools.when import Contradiction, resolve

NOW = datetime.fromisoformat("2026-11-23T09:00")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TOOLS = (
    "find_slots",
    "book_slot",
    "cancel_booking",
    "list_bookings",
    "list_people",
    "invite_person",
    "entity_facts",
    "take_message",
)


def tool_specs(names=TOOLS):
    return [{"type": "function", "function": {"name": name, "parameters": {}}} for name in names]


def _holds(time, minute):
    """Whether a resolved time of day allows that minute."""
    return minute in time.readings if isinstance(time, Moment) else time.starts <= minute < time.ends


def plain_words(name):
    """The words of a name."""
    return set(name.lower().split())


@dataclass
class House:
    """Professionals with hours, bookings and facts; every tool is a method of its name."""

    speaker: str = "Ana Silva"
    rights: tuple = ("book_own", "invite")
    hours: dict = field(
        default_factory=lambda: {
            "Dr. Rui Melo": {0: [(9, 12)], 1: [(9, 12), (14, 17)], 2: [(9, 12)], 3: [(9, 12)], 4: [(9, 12)]},
            "Dr. Marta Costa": {1: [(10, 13)], 2: [(13, 18)], 4: [(13, 18)]},
        }
    )
    services: dict = field(default_factory=lambda: {"Consultation": 30})
    offers: dict = field(default_factory=dict)
    bookings: dict = field(default_factory=dict)
    clients: tuple = ("Ana Silva", "Ben Castro", "Joana Pereira")
    people: tuple = (("Ana Silva", "CLIENT"),)
    facts: dict = field(
        default_factory=lambda: {
            "Parking": "Visitors park free for two hours in the garage on Elm Street.",
            "Opening hours": "We are open Monday to Friday from 8 am to 6 pm. We close on public holidays.",
            "Insurance": "We accept Aetna and Blue Cross. Bring your insurance card.",
            "Preparation": "Do not eat for six hours before a stress test. Water is fine.",
        }
    )
    pending: bool = False
    invited: list = field(default_factory=list)
    messages: list = field(default_factory=list)
    gaps: list = field(default_factory=list)
    made: int = 0
    slots: dict = field(default_factory=dict)
    refuse: dict = field(default_factory=dict)

    def call(self, name, arguments):
        if name in self.refuse:
            return self.refuse.pop(name)
        return getattr(self, name)(**arguments)

    # --- time

    def add(self, client, who, starts, service="Consultation"):
        self.made += 1
        key = f"b{self.made}"
        self.bookings[key] = {
            "booking_id": key,
            "starts": starts,
            "weekday": DAYS[datetime.fromisoformat(starts).weekday()],
            "professional": who,
            "service": service,
            "client": client,
            "minutes": 30,
            "state": "confirmed",
        }
        return key

    def free(self, who=None, days=30, moving=None):
        taken = {
            (b["professional"], b["starts"]) for b in self.bookings.values() if b["booking_id"] != moving
        }
        for shift in range(days):
            day = NOW.date() + timedelta(shift)
            for name, week in self.hours.items():
                for first, last in week.get(day.weekday(), ()):
                    at = datetime.combine(day, time(first))
                    while at + timedelta(minutes=30) <= datetime.combine(day, time(last)):
                        stamp = at.isoformat(timespec="minutes")
                        if who in (None, name) and at > NOW and (name, stamp) not in taken:
                            yield at, name
                        at += timedelta(minutes=30)

    def find_slots(self, when="", service=None, professional=None, limit=3, moving=None):
        if professional:
            known = find_names(professional, list(self.hours))
            if not known:
                return {
                    "problem": "unknown_professional",
                    "say": "?",
                    "heard": professional,
                    "choices": list(self.hours),
                }
            same = [n for n in self.hours if parts(n)[-1].lower() == parts(professional)[-1].lower()]
            if len(same) > 1 and professional not in self.hours:
                return {"problem": "which_professional", "say": "?", "choices": same}
            professional = professional if professional in self.hours else known[0].name
        if service is None and len(self.services) > 1:
            return {"problem": "which_service", "say": "?", "choices": list(self.services)}
        wanted = resolve(when, NOW)
        if isinstance(wanted, Contradiction):
            said, there = wanted.choices
            return {
                "problem": "contradiction",
                "say": "?",
                "weekday": DAYS[wanted.weekday],
                "date": wanted.day.isoformat(),
                "choices": [said.isoformat(), there.isoformat()],
            }
        if wanted is None:
            return {"problem": "unclear_when", "say": "?", "heard": when}
        own = self.bookings.get(moving or "", {})
        free = sorted(
            one
            for one in self.free(professional, moving=moving)
            if (one[0].isoformat(timespec="minutes"), one[1], service)
            != (own.get("starts"), own.get("professional"), own.get("service"))
        )
        fits = [one for one in free if self._fits(wanted, one[0])]
        exact = bool(fits)
        if not exact:
            free.sort(key=lambda one: self._distance(wanted, one[0]))
        found = (fits or free)[:limit]
        answer = {"slots": [self._slot(*one, service) for one in found], "understood": when, "exact": exact}
        return answer if exact else {**answer, "why": "taken"}

    def _fits(self, wanted, at):
        minute = at.hour * 60 + at.minute
        if any(days.holds(at.date()) for days in wanted.excluded):
            return False
        return not wanted.options or any(
            (not option.days or any(days.holds(at.date()) for days in option.days))
            and (not option.times or any(_holds(time, minute) for time in option.times))
            for option in wanted.options
        )

    def _distance(self, wanted, at):
        days = [d.first_on for o in wanted.options for d in o.days] or [NOW.date()]
        return (abs((at.date() - days[0]).days), at)

    def _slot(self, at, who, service):
        key = f"s-{at:%d%H%M}-{who[-5:]}-{len(self.slots)}"
        self.slots[key] = {
            "slot_id": key,
            "starts": at.isoformat(timespec="minutes"),
            "weekday": DAYS[at.weekday()],
            "professional": who,
            "service": service or next(iter(self.services)),
            "minutes": 30,
        }
        return self.slots[key]

    # --- writes

    def book_slot(self, slot_id, client=None, note=None):
        if slot_id not in self.slots:
            return {"problem": "not_found", "say": "?"}
        if client and "book_any" not in self.rights:
            return {"problem": "not_allowed", "say": "I can only do that for your own appointments."}
        if client and not find_names(client, self.clients):
            return {"problem": "unknown_client", "say": "?", "heard": client, "choices": []}
        slot = self.slots[slot_id]
        key = self.add(client or self.speaker, slot["professional"], slot["starts"], slot["service"])
        self.bookings[key]["state"] = "pending" if self.pending else "confirmed"
        return {"receipt": dict(self.bookings[key])}

    def cancel_booking(self, booking_id):
        found = self.bookings.pop(booking_id, None)
        return {"cancelled": found} if found else {"problem": "already_cancelled", "say": "?"}

    def move_booking(self, booking_id, slot_id):
        old = self.bookings.pop(booking_id, None)
        if old is None:
            return {"problem": "already_cancelled", "say": "?"}
        slot = self.slots[slot_id]
        key = self.add(old["client"], slot["professional"], slot["starts"], slot["service"])
        return {"receipt": dict(self.bookings[key])}

    def list_bookings(self, when="", client=None, professional=None):
        if client and "book_any" in self.rights:
            same = [one for one in self.clients if plain_words(client) <= plain_words(one)]
            if len(same) > 1:
                return {"problem": "which_client", "say": "?", "choices": same}
            if not find_names(client, self.clients):
                return {"problem": "unknown_client", "say": "?", "heard": client, "choices": []}
        if client and (same := find_names(client, self.clients)):
            client = same[0].name
        if client and client != self.speaker and "book_any" not in self.rights:
            return {"problem": "not_allowed", "say": "I can only tell you about your own appointments."}
        mine = [
            b
            for b in self.bookings.values()
            if b["client"] == (client or self.speaker) or ("book_any" in self.rights and not client)
        ]
        wanted = resolve(when or "", NOW)
        return {
            "bookings": sorted(
                (
                    b
                    for b in mine
                    if self._fits(wanted, datetime.fromisoformat(b["starts"]))
                    and professional in (None, b["professional"])
                ),
                key=lambda b: b["starts"],
            )
        }

    # --- people and facts

    def list_people(self):
        return {
            "people": [{"name": n, "type": t, "here": True} for n, t in self.people],
            "invited": [{"name": n, "type": t} for n, t in self.invited],
        }

    def invite_person(self, name, type="CLIENT", email=None):
        self.invited.append((name, type))
        return {
            "invited": {"name": name, "type": type, "email": email, "delivery": "mailed" if email else "desk"}
        }

    def entity_facts(self, question, about="", told=""):
        words = {w[:4] for w in re.findall(r"[a-z]+", question.lower())}
        for title, text in self.facts.items():
            if words & {w[:4] for w in re.findall(r"[a-z]+", title.lower())} - {"hour"}:
                return {"facts": [{"title": title, "text": text}], "sources": [title]}
        self.gaps.append(question)
        return {"facts": [], "sources": [], "gap": True}

    def take_message(self, text, to=None):
        self.messages.append((to or "staff", text))
        return {"message": {"to": to or "staff", "text": text}}


class Room:
    """A conversation with the engine: `says` gives the agent's words, `calls` the tools of the turn."""

    def __init__(self, house=None, tools=TOOLS, **meeting):
        self.house = house or House()
        self.tools = tool_specs(tools)
        line = {
            "now": NOW.isoformat(timespec="minutes"),
            "weekday": "Monday",
            "timezone": "America/New_York",
            "language": "en",
            "agent": {"name": "Ada"},
            "entity": {
                "name": "Harbour Clinic",
                "address": "1 Elm Street",
                "phone": "+1 212 555 0199",
                "email": "desk@harbour.example",
            },
            "department": "Cardiology",
            "room": {"title": "Visit"},
            "people": [
                {
                    "name": n,
                    "type": t,
                    "role": None,
                    "rights": list(self.house.rights) if n == self.house.speaker else ["book_own"],
                }
                for n, t in self.house.people
            ],
            "services": [
                {"name": n, "department": "Cardiology", "minutes": m, "approval": "instant"}
                for n, m in self.house.services.items()
            ],
            "professionals": [
                {
                    "name": n,
                    "department": "Cardiology",
                    "services": list(self.house.services),
                    "hours": "Mon-Fri 09:00-12:00",
                }
                for n in self.house.hours
            ],
            **meeting,
        }
        self.messages = [{"role": "system", "content": f"You are Ada.\nMEETING {json.dumps(line)}"}]
        self.calls: list[tuple[str, dict]] = []
        self.trail: list[tuple[str, str]] = []

    def says(self, text, who=None, manner=""):
        name = who or self.house.speaker
        self.messages.append({"role": "user", "content": f"[{name}{', ' + manner if manner else ''}] {text}"})
        return self.answer()

    def answer(self):
        self.calls = []
        for _ in range(14):
            got: Reply = reply(self.messages, self.tools)
            if not got.tool_calls:
                self.messages.append({"role": "assistant", "content": got.text})
                self.trail.append(("agent", got.text or ""))
                return got.text or ""
            for call in got.tool_calls:
                self.calls.append((call.name, call.arguments))
                key = f"c{len(self.messages)}"
                self.messages.append(
                    {
                        "role": "assistant",
                        "content": None,
                        "tool_calls": [
                            {
                                "id": key,
                                "type": "function",
                                "function": {"name": call.name, "arguments": json.dumps(call.arguments)},
                            }
                        ],
                    }
                )
                result = self.house.call(call.name, call.arguments)
                self.messages.append({"role": "tool", "tool_call_id": key, "content": json.dumps(result)})
        raise AssertionError("the engine went round in circles")

    @property
    def called(self):
        return [name for name, _ in self.calls]


__all__ = ["NOW", "TOOLS", "House", "Meeting", "Professional", "Room", "tool_specs"]
