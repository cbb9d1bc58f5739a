"""Ports and the state folder."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from embedded.ports import is_free, next_free
from embedded.state import State

pytestmark = pytest.mark.unit


@pytest.fixture
def taken() -> object:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        yield busy.getsockname()[1]


def test_a_taken_port_means_the_next_free_one(tmp_path: Path, taken: int) -> None:
    chosen, replaced = State(tmp_path).port("portal", taken)
    assert chosen > taken
    assert replaced == taken
    assert is_free(chosen)


def test_a_port_once_chosen_stays_for_the_folder(tmp_path: Path, taken: int) -> None:
    first, _ = State(tmp_path).port("portal", taken)
    assert State(tmp_path).port("portal", taken) == (first, None)


def test_two_purposes_never_share_a_port(tmp_path: Path) -> None:
    state = State(tmp_path)
    first, _ = state.port("portal", 0)
    second, _ = state.port("mailbox", first)
    assert first != second


def test_a_udp_port_is_taken_only_by_udp() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as busy:
        busy.bind(("127.0.0.1", 0))
        port = busy.getsockname()[1]
        assert not is_free(port, udp=True)
        assert next_free(port, udp=True) != port


def test_a_secret_is_made_once(tmp_path: Path) -> None:
    secret = State(tmp_path).secret("livekit")
    assert len(secret) >= 32
    assert State(tmp_path).secret("livekit") == secret
    assert (tmp_path / "kept.json").stat().st_mode & 0o077 == 0


def test_a_broken_state_file_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_text("{")
    assert State(tmp_path).kept() == {}


def test_the_folder_is_made_when_something_is_to_be_kept(tmp_path: Path) -> None:
    state = State(tmp_path / "not" / "there")
    state.keep(seeding=True)
    assert state.kept() == {"seeding": True}
