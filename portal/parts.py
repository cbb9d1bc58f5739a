"""What the portal is made of: every doer and outside thing, put together once at the start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quart import current_app

from meeting.admission import Admission
from meeting.clock import Clock
from meeting.hashing import Hasher
from meeting.postgres.audit import PostgresAudit
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.invitations import PostgresInvitations
from meeting.postgres.rooms import PostgresRooms
from meeting.postgres.transcripts import PostgresTranscripts
from meeting.postgres.users import PostgresUsers
from meeting.seating import Seating
from portal.assets import Assets
from portal.secretary.known import KnownPeople
from portal.secretary.postgres import PostgresDesk
from portal.security import FormTokens, Seal
from portal.sessions import Sessions
from portal.settings import PortalSettings
from portal.vault import Vault
from scheduling_tools.openings import Openings
from storage.database import Database
from storage.redis import Bus

if TYPE_CHECKING:
    from portal.meeting_server import MeetingServer


@dataclass(frozen=True, slots=True)
class Parts:
    """The composed portal; lives in `app.extensions["portal"]` while it serves."""

    settings: PortalSettings
    clock: Clock
    db: Database
    bus: Bus
    livekit: MeetingServer
    hasher: Hasher
    sessions: Sessions
    forms: FormTokens
    seats: Seal
    vault: Vault
    assets: Assets
    admission: Admission
    audit: PostgresAudit
    desk: PostgresDesk
    entities: PostgresEntities
    invitations: PostgresInvitations
    known: KnownPeople
    openings: Openings
    rooms: PostgresRooms
    seating: Seating
    transcripts: PostgresTranscripts
    users: PostgresUsers


def parts() -> Parts:
    """The parts of the app that serves this request."""
    found: Parts = current_app.extensions["portal"]
    return found
