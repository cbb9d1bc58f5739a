"""The console script: what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from embedded.cli import main
from storage.settings import BAD_SETTINGS

pytestmark = pytest.mark.unit


@pytest.fixture(autouse=True)
def _an_empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("USHER_HOME", str(tmp_path / "home"))


@pytest.mark.parametrize(
    ("variable", "value", "expects"),
    [
        ("DATABASE_URL", "mysql://me:hunter2@db/usher", "postgresql://"),
        ("REDIS_URL", "http://cache", "redis://"),
        ("PORTAL_PORT", "eighty", "integer"),
        ("AGENT_PATIENCE_S", "0", "greater than"),
        ("SMTP_URL", "mail.example", "smtp://"),
        ("OPENAI_BASE_URL", "localhost:11434", "http://"),
        ("VOICE_WAITING_LIMIT", "0", "greater than"),
    ],
)
def test_a_bad_setting_starts_nothing_and_is_named(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    value: str,
    expects: str,
) -> None:
    monkeypatch.setenv(variable, value)
    assert main(["up"]) == BAD_SETTINGS
    said = capsys.readouterr().err
    assert said.startswith(f"usher: {variable} is ")
    assert expects in said
    assert "hunter2" not in said


def test_a_meeting_server_of_ones_own_needs_its_keys(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LIVEKIT_URL", "wss://livekit.example")
    assert main(["up"]) == BAD_SETTINGS
    assert "LIVEKIT_API_SECRET is not set" in capsys.readouterr().err


def test_a_database_that_is_away_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://usher_owner:hunter2@127.0.0.1:1/usher")
    assert main(["migrate"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(
        "usher: DATABASE_URL (or DATABASE_OWNER_URL) leads to usher_owner@127.0.0.1:1/usher: "
    )
    assert said.endswith("expected Postgres 16 or newer that answers\n")
    assert "hunter2" not in said


def test_the_file_counts_like_the_environment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".env").write_text("AGENT_JOBS=none\n")
    assert main(["up"]) == BAD_SETTINGS
    assert "AGENT_JOBS is 'none'" in capsys.readouterr().err


def test_status_of_nothing_is_not_ready(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {"ready": False, "pid": None, "processes": []}


def test_nobody_can_talk_to_what_does_not_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["say", "hello"]) == 1
    assert "make run" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "printed"),
    [
        ("tomorrow at half past two", 0, "Wednesday 25 November, 2:30 pm"),
        ("Friday the 26th", 1, "Friday, November 27, or Thursday, November 26?"),
        ("good morning to you", 1, "No time is named"),
    ],
)
def test_spoken_times_are_read_aloud_to_whoever_wonders(
    capsys: pytest.CaptureFixture[str], words: str, code: int, printed: str
) -> None:
    assert main(["when", words, "--now", "2026-11-24T09:00", "--zone", "Europe/Lisbon"]) == code
    assert printed in capsys.readouterr().out


@pytest.mark.parametrize(("option", "value"), [("--now", "teatime"), ("--zone", "Atlantis/Deep")])
def test_a_clock_that_cannot_be_read_is_named(
    capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    assert main(["when", "tomorrow", option, value]) == 1
    assert f"{option} is {value!r}; expected" in capsys.readouterr().err
