"""What our own LiveKit server is told, and which binary is taken."""

from __future__ import annotations

import asyncio
import stat
from pathlib import Path
from typing import Any

import pytest
import yaml

from embedded import livekit_binary
from embedded.errors import NoMeetingServer, StartFailed
from embedded.livekit_binary import VERSION, cached_name, find_server
from embedded.livekit_server import MeetingServerPlan, configuration

pytestmark = pytest.mark.unit


def told(redis_url: str = "redis://:word@127.0.0.1:16379/0") -> dict[str, Any]:
    plan = MeetingServerPlan(7880, 7882, "s" * 43, redis_url, "http://127.0.0.1:8080/livekit/webhook")
    facts: dict[str, Any] = yaml.safe_load(configuration(plan))
    return facts


def test_it_listens_on_loopback_only() -> None:
    facts = told()
    assert facts["bind_addresses"] == ["127.0.0.1"]
    assert facts["rtc"]["tcp_port"] == 0
    assert facts["rtc"]["interfaces"] == {"includes": ["lo"]}
    assert facts["turn"] == {"enabled": False}


def test_no_public_server_is_named_to_browsers() -> None:
    assert told()["rtc"]["stun_servers"] == ["127.0.0.1:3478"]


def test_a_join_makes_no_room() -> None:
    assert told()["room"]["auto_create"] is False


def test_its_rooms_are_kept_where_the_operator_says() -> None:
    assert told()["redis"] == {"address": "127.0.0.1:16379", "password": "word"}
    assert told("rediss://me:p%40ss@cache.example:6380/2")["redis"] == {
        "address": "cache.example:6380",
        "username": "me",
        "password": "p@ss",
        "db": 2,
        "tls": {"enabled": True},
    }


def test_without_a_redis_and_an_ear_it_is_told_of_none() -> None:
    facts = yaml.safe_load(configuration(MeetingServerPlan(7880, 7882, "s" * 43)))
    assert "redis" not in facts
    assert "webhook" not in facts


def a_server(folder: Path, name: str, version: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\necho livekit-server version {version}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return file


async def test_a_server_of_the_pinned_version_on_the_path_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_server(tmp_path / "bin", "livekit-server", VERSION)
    monkeypatch.setenv("PATH", str(file.parent))
    assert (await find_server(tmp_path / "cache", lambda _: None)).command == (str(file),)


async def test_another_version_on_the_path_is_named_and_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(a_server(tmp_path / "bin", "livekit-server", "1.2.3").parent))
    kept = a_server(tmp_path / "cache", cached_name(), VERSION)
    said: list[str] = []
    assert (await find_server(tmp_path / "cache", said.append)).command == (str(kept),)
    assert "1.2.3" in said[0]


async def test_when_nothing_works_the_error_says_what_was_tried_and_the_ways_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def no_go(cache: Path) -> None:
        raise StartFailed("go", "no toolchain")

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(livekit_binary, "find_go", no_go)
    with pytest.raises(NoMeetingServer) as failure:
        await find_server(tmp_path / "cache", lambda _: None)
    assert "no toolchain" in str(failure.value)
    assert "no docker" in str(failure.value)
    assert "LIVEKIT_URL" in str(failure.value)


async def test_two_that_start_at_once_build_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Path] = []

    async def build(cache: Path, target: Path, say: Any) -> None:
        built.append(a_server(cache, target.name, VERSION))

    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    monkeypatch.setattr(livekit_binary, "_build", build)
    found = await asyncio.gather(*(find_server(tmp_path / "cache", lambda _: None) for _ in range(2)))
    assert [one.command for one in found] == [(str(built[0]),)] * 2
    assert len(built) == 1
