"""The runner finds what is wrong: a rehearsal that cannot fail proves nothing."""

import json
from pathlib import Path

import pytest

from agent.settings import AgentSettings
from embedded.models import Kind, Model
from embedded.rehearsal.audio import studio
from embedded.rehearsal.databases import Databases
from embedded.rehearsal.load import load_scenario
from embedded.rehearsal.run import Run, rehearse
from embedded.rehearse import main
from embedded.speech.errors import ModelMissing
from embedded.speech.settings import GatewaySettings
from tests.support.servers import Postgres

pytestmark = pytest.mark.conversation

WORLD = """\
name: a small meeting
clock: 2026-11-23T09:00
world:
  entity: {name: Harbour Clinic, timezone: Europe/Lisbon}
  services: [{name: Visit}]
  professionals: [{name: Dr. Rui Melo, hours: [{days: mon-fri, from: "09:00", to: "12:00"}]}]
  clients: [{name: Ana Silva}]
  bookings: [{client: Ana Silva, professional: Dr. Rui Melo, service: Visit, at: 2026-11-25T10:00}]
room: {people: [{name: Ana Silva}, {name: Ben Castro}]}
turns:
"""
TALK = WORLD + '  - {from: Ana Silva, says: "Ben, how was your weekend?", expect: {replies: %s}}\n'
ASKED = WORLD + '  - {from: Ana Silva, says: "Ada, what do I have booked?", expect: %s}\n'
STANDS = "{client: Ana Silva, professional: Dr. Rui Melo, at: 2026-11-25T10:00}"


@pytest.fixture
def held(tmp_path: Path, databases: Databases, offline: AgentSettings):  # type: ignore[no-untyped-def]
    async def hold(text: str) -> Run:
        file = tmp_path / "meeting.yaml"
        file.write_text(text, "utf-8")
        return await rehearse(load_scenario(file), databases, offline)

    return hold


def faults(run: Run) -> list[str]:
    assert run.broken == ""
    return [fault for turn in run.turns for fault in turn.faults] + list(run.end)


async def test_silence_between_two_people_is_really_silence(held) -> None:  # type: ignore[no-untyped-def]
    assert faults(await held(TALK % "false")) == []
    assert "stayed silent" in faults(await held(TALK % "true"))[0]


async def test_words_and_calls_are_really_looked_at(held) -> None:  # type: ignore[no-untyped-def]
    good = '{says: [wednesday, "10(:00)? am"], calls: [list_bookings], never_calls: [cancel_booking]}'
    assert faults(await held(ASKED % good)) == []
    assert len(faults(await held(ASKED % "{says: [thursday], calls: [find_slots]}"))) == 2
    assert len(faults(await held(ASKED % "{never_says: [wednesday], never_calls: [list_bookings]}"))) == 2


async def test_the_end_is_read_from_the_database(held) -> None:  # type: ignore[no-untyped-def]
    assert faults(await held(ASKED % "{}" + f"end: {{bookings: [{STANDS}], gaps: [], messages: []}}\n")) == []
    assert len(faults(await held(ASKED % "{}" + "end: {bookings: []}\n"))) == 1


async def test_who_was_invited_takes_the_seat_made_for_them(held) -> None:  # type: ignore[no-untyped-def]
    run = await held(
        TALK % "false" + "  - joins: {name: Carla Dias, type: PROFESSIONAL}\nend: {invitations: []}\n"
    )
    assert faults(run) == []


async def test_the_clock_stands_still_until_a_wait(held) -> None:  # type: ignore[no-untyped-def]
    asks = '  - {from: Ana Silva, says: "Ada, what time is it?", expect: {says: ["%s"]}}\n'
    assert (
        faults(await held(WORLD + asks % "9(:00)? am" + "  - wait: 3h\n" + asks % "12(:00)? ?p|noon")) == []
    )


def test_the_command_prints_a_line_each_and_the_sum_last(
    tmp_path: Path, postgres: Postgres, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres.superuser_url)
    (tmp_path / "a.yaml").write_text(TALK % "false", "utf-8")
    (tmp_path / "b.yaml").write_text(TALK % "true", "utf-8")
    (tmp_path / "c.yaml").write_text(TALK.replace("turns:", "turn:") % "false", "utf-8")
    out = tmp_path / "out.json"
    assert main([str(tmp_path), "--repeat", "2", "--jobs", "2", "--json", str(out)]) == 1
    printed = capsys.readouterr().out
    lines = printed.splitlines()
    assert [line[:4] for line in lines if not line.startswith(" ")] == ["pass", "FAIL", "FAIL", "pass"]
    assert lines[-1] == "passed 1, failed 2"
    assert "turn 1, Ana Silva: Ben, how was your weekend?" in printed
    assert f"{tmp_path}/c.yaml:10: unknown key 'turn'" in printed
    report = json.loads(out.read_text("utf-8"))
    assert (report["passed"], report["failed"]) == (1, 2)
    assert [len(one["runs"]) for one in report["scenarios"]] == [2, 2, 0]


def test_all_passed_is_zero(
    tmp_path: Path, postgres: Postgres, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres.superuser_url)
    (tmp_path / "a.yaml").write_text(TALK % "false", "utf-8")
    assert main([str(tmp_path / "a.yaml")]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "passed 1, failed 0"


def test_sound_without_models_says_what_to_run(
    tmp_path: Path, postgres: Postgres, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(kind: Kind, settings: GatewaySettings) -> Model:
        raise ModelMissing(kind, "pip install it")

    monkeypatch.setenv("DATABASE_URL", postgres.superuser_url)
    monkeypatch.setattr(studio, "find_model", missing)
    (tmp_path / "a.yaml").write_text(TALK % "false", "utf-8")
    assert main([str(tmp_path), "--audio"]) == 2
    said = capsys.readouterr().err
    assert "no stt model: pip install it" in said
    assert "make setup" in said


def test_nothing_to_rehearse_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "holds no scenario" in capsys.readouterr().err
