"""A meeting written down is held aloud: everybody speaks into a real room, and the agent is heard."""

import json
from pathlib import Path

import pytest

from embedded.rehearse import main
from tests.support.servers import Postgres

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(300)]

MEETING = """\
name: two people and the agent, aloud
clock: 2026-11-23T09:00
world:
  entity: {name: Harbour Clinic, timezone: Europe/Lisbon}
  services: [{name: Visit}]
  professionals: [{name: Dr. Rui Melo, hours: [{days: mon-fri, from: "09:00", to: "12:00"}]}]
  clients: [{name: Ana Silva}]
  bookings: [{client: Ana Silva, professional: Dr. Rui Melo, service: Visit, at: 2026-11-25T10:00}]
room: {people: [{name: Ana Silva}, {name: Ben Castro}]}
turns:
  - {from: Ana Silva, says: "Ben, how was your weekend?", expect: {replies: false}}
  - {from: Ana Silva, says: "Ada, what do I have booked?", expect: {says: [wednesday, "10(:00)? am"]}}
  - {leaves: Ben Castro}
  - {from: Ana Silva, chat: "what time is it?", expect: {replies: true, says: ["9(:00)? am"]}}
end:
  bookings: [{client: Ana Silva, professional: Dr. Rui Melo, at: 2026-11-25T10:00}]
"""


def test_a_meeting_is_held_aloud(
    tmp_path: Path, postgres: Postgres, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres.superuser_url)
    (tmp_path / "meeting.yaml").write_text(MEETING, "utf-8")
    out = tmp_path / "out.json"
    code = main([str(tmp_path), "--audio", "--json", str(out)])
    assert code == 0, capsys.readouterr().out
    report = json.loads(out.read_text("utf-8"))
    assert report["mode"] == "audio"
    (run,) = report["scenarios"][0]["runs"]
    aside, asked, _, typed = run["turns"]
    assert (aside["floor"], aside["sound_s"]) == ("human_talk", 0) or aside["floor"] == "to_another_person"
    assert [heard["name"] for heard in asked["heard"]] == ["Ana Silva"]
    assert "booked" in asked["heard"][0]["text"].lower()
    assert asked["sound_s"] > 1
    assert (typed["heard"], bool(typed["wrote"])) == ([], True)
