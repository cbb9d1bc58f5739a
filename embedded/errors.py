"""What can go wrong while starting the system on one machine.

EmbeddedError
+-- StartFailed        a process did not come up; carries its name, the reason and the end of its log
+-- NoMeetingServer    no LiveKit server could be found, built or fetched; carries what was tried
+-- AlreadyRunning     another supervisor holds this state folder; carries its pid and addresses
"""

from __future__ import annotations

from pathlib import Path


class EmbeddedError(Exception):
    """Base of everything this package raises on purpose."""


class StartFailed(EmbeddedError):
    """A process ended or stayed silent before it was ready."""

    def __init__(self, name: str, reason: str, log: Path | None = None) -> None:
        self.name = name
        self.reason = reason
        self.log = log
        super().__init__(f"{name} did not start: {reason}" + (f" (log: {log})" if log else ""))


class NoMeetingServer(EmbeddedError):
    """No way to a LiveKit server worked."""

    def __init__(self, tried: list[str]) -> None:
        self.tried = tried
        super().__init__(
            "No LiveKit server. Tried: "
            + "; ".join(tried)
            + ". Ways out: install livekit-server 1.13.5 on PATH, "
            "install Go 1.26 so that it can be built, start Docker, or set LIVEKIT_URL, LIVEKIT_API_KEY and "
            "LIVEKIT_API_SECRET to a server of your own."
        )


class AlreadyRunning(EmbeddedError):
    """Another supervisor holds this state folder."""

    def __init__(self, pid: int, portal_url: str) -> None:
        self.pid = pid
        self.portal_url = portal_url
        super().__init__(f"Usher already runs here: process {pid}, portal {portal_url or 'not up yet'}")
