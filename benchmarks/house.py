"""The running house as a benchmark sees it: what `usher status --json` says, and the portal's JSON API."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

WAIT_S = 10.0


@dataclass(frozen=True, slots=True)
class Seat:
    """A person with the right to enter."""

    room_id: str
    name: str
    token: str
    code: str


class House:
    """Signed in as the admin of a running house."""

    def __init__(self, home: Path | None = None) -> None:
        """Find the house.

        Args:
            home: its state folder; default as for `usher status`.

        Raises:
            SystemExit: nothing runs.
        """
        environment = {**os.environ, "USHER_HOME": str(home)} if home else None
        self.status: dict[str, Any] = json.loads(
            subprocess.run(
                [str(Path(sys.executable).with_name("usher")), "status", "--json"],
                capture_output=True,
                check=True,
                env=environment,
            ).stdout
        )
        if not self.status.get("ready"):
            raise SystemExit("Nothing runs. Start it with: make run")
        self.http = httpx2.Client(base_url=self.status["portal_url"], timeout=WAIT_S)
        admin = self.status["admin"]
        signed_in = self.http.post(
            "/api/v1/auth/login", json={"email": admin["email"], "password": admin["password"]}
        )
        signed_in.raise_for_status()
        self.http.headers["Authorization"] = f"Bearer {signed_in.json()['access_token']}"

    def is_up(self) -> bool:
        """Whether the portal finds all it needs, the meeting server too."""
        return bool(self.http.get("/readyz").status_code == httpx2.codes.OK)

    def room(self, title: str, *, capacity: int = 8) -> str:
        """A room that starts now; its id."""
        answer = self.http.post("/api/v1/rooms", json={"title": title, "capacity": capacity})
        answer.raise_for_status()
        return str(answer.json()["id"])

    def seat(self, room_id: str, name: str) -> Seat:
        """A seat with its link and code."""
        answer = self.http.post(f"/api/v1/rooms/{room_id}/participants", json={"name": name})
        answer.raise_for_status()
        facts = answer.json()
        return Seat(room_id, name, facts["link"].rsplit("/", 1)[1], facts["code"])

    def join(self, seat: Seat) -> dict[str, Any]:
        """Redeem a seat: url, token and identity."""
        answer = self.http.post(
            f"/api/v1/rooms/{seat.room_id}/join", json={"token": seat.token, "code": seat.code}
        )
        answer.raise_for_status()
        facts: dict[str, Any] = answer.json()
        return facts

    def close(self, room_id: str) -> None:
        """End the room."""
        self.http.delete(f"/api/v1/rooms/{room_id}")


def stamp() -> str:
    """Today, for a figure's date."""
    return time.strftime("%Y-%m-%d")


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of the values lies (nearest rank)."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, max(0, round(share * len(ranked) + 0.5) - 1))]
