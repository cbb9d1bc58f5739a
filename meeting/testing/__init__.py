"""The house in memory: what the Postgres modules of meeting keep, kept in dicts, with the same answers."""

from meeting.testing.house import House
from meeting.testing.rooms import InMemoryRooms
from meeting.testing.seats import InMemoryInvitations, InMemorySeats
from meeting.testing.servers import InMemoryAnnouncer, InMemoryCounter, InMemoryMeetingServer
from meeting.testing.transcripts import InMemoryTranscripts

__all__ = [
    "House",
    "InMemoryAnnouncer",
    "InMemoryCounter",
    "InMemoryInvitations",
    "InMemoryMeetingServer",
    "InMemoryRooms",
    "InMemorySeats",
    "InMemoryTranscripts",
]
