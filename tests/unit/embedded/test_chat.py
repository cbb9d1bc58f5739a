"""Somebody who types into a room."""

import pytest

from embedded import chat
from embedded.chat import Chat, NotConnected

pytestmark = pytest.mark.unit


async def test_a_server_that_does_not_answer_is_named_and_the_token_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chat, "CONNECT_S", 3.0)
    with pytest.raises(NotConnected) as failure:
        async with Chat("ws://127.0.0.1:9", "hush", greeting=False):
            pass
    assert "ws://127.0.0.1:9" in str(failure.value)
    assert "hush" not in str(failure.value)
