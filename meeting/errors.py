"""What can stand in the way of a meeting. Errors carry facts, never sentences for people.

MeetingError
├── NotFound            no such room, person or invitation in this entity
├── EmailTaken          somebody signs in with this address already
├── AdmissionRefused    someone may not come in
│   ├── NotValid        unknown, spent, revoked or expired: all the same, told to nobody which
│   ├── Locked          too many wrong codes (until)
│   ├── TooManyTries    one address, or all together, tried too often (retry_after)
│   ├── TooEarly        the room opens later (opens_at)
│   ├── RoomFull        every seat is taken
│   ├── RoomEnded       the meeting is over
│   └── RoomCancelled   the meeting will not be
├── MeetingServerUnavailable   LiveKit cannot be reached, or did not answer in time
├── MeetingServerRefused       LiveKit said no (code)
├── WebhookRefused             a webhook that is not from our LiveKit
└── MailRefused                a mail server did not take a mail (permanent)
"""

from datetime import datetime


class MeetingError(Exception):
    """Base of everything this package raises."""


class NotFound(MeetingError):
    """No such thing in this entity.

    Args:
        what: The noun that was looked for.
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class EmailTaken(MeetingError):
    """Somebody signs in with this address already."""


class AdmissionRefused(MeetingError):
    """Someone may not come in."""


class NotValid(AdmissionRefused):
    """The link or code is not good; which of the two, and why, stays with us."""


class Locked(AdmissionRefused):
    """Too many wrong codes.

    Args:
        until: When the next try counts.
    """

    def __init__(self, until: datetime) -> None:
        super().__init__(until.isoformat())
        self.until = until


class TooManyTries(AdmissionRefused):
    """Tried too often from one address, or by all together.

    Args:
        retry_after: Seconds until trying again makes sense.
    """

    def __init__(self, retry_after: int) -> None:
        super().__init__(str(retry_after))
        self.retry_after = retry_after


class TooEarly(AdmissionRefused):
    """The room is not open yet.

    Args:
        opens_at: When it will be.
    """

    def __init__(self, opens_at: datetime) -> None:
        super().__init__(opens_at.isoformat())
        self.opens_at = opens_at


class RoomFull(AdmissionRefused):
    """Every seat is taken."""


class RoomEnded(AdmissionRefused):
    """The meeting is over."""


class RoomCancelled(AdmissionRefused):
    """The meeting was cancelled."""


class MeetingServerUnavailable(MeetingError):
    """LiveKit cannot be reached now. Trying again later is right."""


class MeetingServerRefused(MeetingError):
    """LiveKit said no.

    Args:
        code: LiveKit's own code, such as "not_found".
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class WebhookRefused(MeetingError):
    """A webhook that is not from our LiveKit, or not whole."""


class MailRefused(MeetingError):
    """A mail server did not take a mail.

    Args:
        reason: What it said.
        permanent: Whether trying again is pointless.
    """

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
