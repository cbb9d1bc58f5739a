"""Bad input is refused in OpenAI's words, never with a 500."""

from typing import Any

import httpx2 as httpx
import pytest

pytestmark = pytest.mark.integration

CHAT, SPEECH, EMBED, HEAR = "/chat/completions", "/audio/speech", "/embeddings", "/audio/transcriptions"
USER = {"role": "user", "content": "[Ana] book tomorrow"}
CALLED = {"role": "assistant", "tool_calls": [{"id": 1, "function": "x"}]}
ODD_MEETING = {"role": "system", "content": 'MEETING {"now": 3, "people": "x", "services": [1]}'}
FILE = {"file": ("a.wav", b"not audio", "audio/wav")}


@pytest.mark.parametrize(
    ("path", "sent", "status", "code"),
    [
        (CHAT, {"content": b"{"}, 400, "not_json"),
        (CHAT, {"content": b"\xff\xfe"}, 400, "not_json"),
        (CHAT, {"content": b"[" * 100_000}, 400, "not_json"),
        (CHAT, {"json": []}, 422, "invalid_request"),
        (CHAT, {"json": {"messages": []}}, 422, "invalid_request"),
        (CHAT, {"json": {"messages": [{"role": "wizard", "content": "x"}]}}, 422, "invalid_request"),
        (CHAT, {"json": {"messages": [USER], "tools": [{"function": 3}]}}, 422, "invalid_request"),
        (CHAT, {"json": {"messages": [CALLED, USER]}}, 422, "invalid_request"),
        (CHAT, {"json": {"messages": [ODD_MEETING, USER]}}, 422, "unreadable"),
        (SPEECH, {"json": {"input": ""}}, 422, "invalid_request"),
        (SPEECH, {"json": {"input": "x", "speed": 99}}, 422, "invalid_request"),
        (SPEECH, {"json": {"input": "x" * 10_001}}, 422, "invalid_request"),
        (EMBED, {"json": {"input": [1, 2, 3]}}, 400, "tokens_refused"),
        (EMBED, {"json": {"input": []}}, 400, "invalid_input"),
        (EMBED, {"json": {"input": ["a", " "]}}, 400, "invalid_input"),
        (HEAR, {"json": {"file": "x"}}, 415, "not_multipart"),
        (HEAR, {"files": {"other": ("a", b"x")}}, 400, "file_missing"),
        (HEAR, {"files": FILE}, 415, "audio_unreadable"),
        (HEAR, {"files": FILE, "data": {"language": "klingon"}}, 400, "unknown_language"),
        (HEAR, {"files": FILE, "data": {"response_format": "srt"}}, 400, "unknown_format"),
        (HEAR, {"content": b"x" * 26_000_000}, 413, "body_too_large"),
    ],
)  # fmt: skip
async def test_what_is_wrong_is_said(
    gateway_url: str, path: str, sent: dict[str, Any], status: int, code: str
) -> None:
    async with httpx.AsyncClient(timeout=20) as http:
        answer = await http.post(gateway_url + path, **sent)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert (error["code"], error["type"]) == (code, "invalid_request_error")
    assert error["message"]


async def test_a_broken_multipart_body_is_refused(gateway_url: str) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    async with httpx.AsyncClient() as http:
        answer = await http.post(gateway_url + HEAR, content=b"--y\r\nnonsense", headers=headers)
    assert answer.status_code == 400
    assert "error" in answer.json()


async def test_a_body_without_a_length_is_counted_while_it_arrives(gateway_url: str) -> None:
    async def endless():  # type: ignore[no-untyped-def]
        for _ in range(30):
            yield b"x" * 1_000_000

    async with httpx.AsyncClient(timeout=20) as http:
        try:
            answer = await http.post(gateway_url + CHAT, content=endless())
        except httpx.WriteError:
            return  # refused and closed before all was sent
    assert answer.status_code == 413


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nothing", 404), ("GET", CHAT, 405)])
async def test_unknown_places_are_refused_in_the_same_shape(
    gateway_url: str, method: str, path: str, status: int
) -> None:
    async with httpx.AsyncClient() as http:
        answer = await http.request(method, gateway_url + path)
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == "http_error"
