"""Times and records as people read them on pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from quart import Quart

from meeting.clock import Clock
from meeting.room import RoomEvent

EVENTS = {
    "room_started": "The room opened on the meeting server",
    "room_finished": "The room closed on the meeting server",
    "participant_joined": "{who} came in",
    "participant_left": "{who} went",
    "participant_connection_aborted": "{who} lost the connection while coming in",
    "track_published": "{who} switched on {what}",
    "track_unpublished": "{who} switched off {what}",
    "person_admitted": "{who} was let in",
    "person_waits": "{who} waits in the lobby",
    "person_invited": "{who} was invited",
    "seat_removed": "{who} was removed",
    "room_ended": "The desk ended the meeting",
    "room_over": "The meeting ended: its time was over and everyone had left",
    "room_missed": "The meeting ended: nobody came in its time",
    "room_cancelled": "The desk cancelled the meeting",
}
SOURCES = {
    "MICROPHONE": "the microphone",
    "CAMERA": "the camera",
    "SCREEN_SHARE": "the shared screen",
    "SCREEN_SHARE_AUDIO": "the sound of the shared screen",
}


def local(at: datetime, zone: ZoneInfo) -> datetime:
    """The same moment in the zone."""
    return at.astimezone(zone)


def at(moment: datetime, zone: ZoneInfo) -> str:
    """14:30."""
    return f"{local(moment, zone):%H:%M}"


def at_second(moment: datetime, zone: ZoneInfo) -> str:
    """14:30:05."""
    return f"{local(moment, zone):%H:%M:%S}"


def long_day(day: date) -> str:
    """Monday, 23 November 2026."""
    return f"{day:%A}, {day.day} {day:%B %Y}"


def short_day(moment: datetime, zone: ZoneInfo) -> str:
    """Mon 23 Nov."""
    there = local(moment, zone)
    return f"{there:%a} {there.day} {there:%b}"


def day_and_time(moment: datetime, zone: ZoneInfo | str) -> str:
    """Mon 23 Nov 2026, 14:30."""
    there = local(moment, ZoneInfo(zone) if isinstance(zone, str) else zone)
    return f"{there:%a} {there.day} {there:%b %Y, %H:%M}"


def clock_of(seconds: float) -> str:
    """mm:ss, or h:mm:ss from an hour on."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def event_words(event: RoomEvent, names: dict[str, str], agent_name: str) -> str:
    """One room event as a sentence; unknown kinds show their name."""
    identity = event.identity or ""
    who = (
        names.get(identity)
        or event.facts.get("name")
        or (agent_name if identity.startswith("agent-") else "Someone")
    )
    what = SOURCES.get(str((event.facts.get("track") or {}).get("source", "")).upper(), "a track")
    words = EVENTS.get(event.kind)
    return words.format(who=who, what=what) if words else event.kind.replace("_", " ").capitalize()


def install(app: Quart, clock: Clock) -> None:
    """Make them filters of the templates; `elapsed` tells how long ago something began."""

    def elapsed(since: datetime) -> str:
        return clock_of((clock.now() - since.astimezone(UTC)).total_seconds())

    for word in (local, at, at_second, long_day, short_day, day_and_time):
        app.add_template_filter(word)
    app.add_template_global(elapsed)
