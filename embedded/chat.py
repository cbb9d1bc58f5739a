"""A person in a LiveKit room who types: plain protocol, nothing of the agent's own."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Coroutine
from types import TracebackType

from livekit import rtc
from livekit.rtc.data_stream import StreamError

from embedded.errors import EmbeddedError

CHAT, CAPTIONS = "lk.chat", "lk.transcription"
CONNECT_S, AGENT_S, GREETING_S, ANSWER_S = 15.0, 30.0, 6.0, 40.0
QUIET_S = 1.2
BUSY = ("initializing", "thinking", "speaking")


class NoAgent(EmbeddedError):
    """The room was entered, and no agent came."""


class NotConnected(EmbeddedError):
    """The meeting server did not let us in; what it said holds our token, so it is not told on."""


class Chat:
    """Use it as a context manager: inside, we are in the room and the agent has greeted.

    Args:
        url: LiveKit server.
        token: Our access token.
        greeting: Whether the agent will greet us, because we have not been here before.
    """

    def __init__(self, url: str, token: str, *, greeting: bool) -> None:
        self._url, self._token, self._greeting = url, token, greeting
        self._room = rtc.Room()
        self._written: list[str] = []
        self._spoken: dict[str, str] = {}
        self._answered = asyncio.Event()
        self._greeted = asyncio.Event()
        self._changed_at = time.monotonic()
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Chat:
        self._room.register_text_stream_handler(CHAT, self._on_chat)
        self._room.register_text_stream_handler(CAPTIONS, self._on_caption)
        self._room.on("participant_attributes_changed", self._on_attributes)
        try:
            await asyncio.wait_for(self._room.connect(self._url, self._token), CONNECT_S)
        except (rtc.ConnectError, TimeoutError):
            raise NotConnected(f"the meeting server at {self._url} does not let us in") from None
        try:
            await self._agent_there()
            if self._greeting:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._greeted.wait(), GREETING_S)
            await self._settled(GREETING_S)
        except BaseException:
            await self._leave()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._leave()

    async def send(self, text: str) -> None:
        """Type something to everyone in the room."""
        self._written.clear()
        self._spoken.clear()
        self._answered.clear()
        await asyncio.wait_for(self._room.local_participant.send_text(text, topic=CHAT), 10)

    async def answers(self) -> list[str]:
        """What the agent wrote (what is typed is answered in writing too), else what it said since."""
        began = time.monotonic()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._answered.wait(), ANSWER_S)
        await self._settled(began + ANSWER_S - time.monotonic(), speaking=True)
        return self.heard()

    def heard(self) -> list[str]:
        """What came from the agent since we last typed."""
        return [text for text in (self._written or list(self._spoken.values())) if text]

    async def _agent_there(self) -> None:
        self._greeting = self._greeting or self._agent() is None
        until = time.monotonic() + AGENT_S
        while self._agent() is None:
            if time.monotonic() > until:
                raise NoAgent("the agent did not come; see the agent's log")
            await asyncio.sleep(0.05)

    async def _settled(self, seconds: float, *, speaking: bool = False) -> None:
        """Wait until the agent has been quiet for a moment, or at work no more when it may be speaking."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            agent = self._agent()
            state = agent.attributes.get("lk.agent.state") if agent else None
            busy = state in BUSY and not (speaking and state == "speaking")
            if not busy and time.monotonic() - self._changed_at > QUIET_S:
                return
            await asyncio.sleep(0.05)

    def _agent(self) -> rtc.RemoteParticipant | None:
        kind = rtc.ParticipantKind.PARTICIPANT_KIND_AGENT
        return next((who for who in self._room.remote_participants.values() if who.kind == kind), None)

    def _on_attributes(self, changed: dict[str, str], who: rtc.Participant) -> None:
        self._changed_at = time.monotonic()

    def _on_chat(self, reader: rtc.TextStreamReader, identity: str) -> None:
        self._hold(self._read_chat(reader, identity))

    def _on_caption(self, reader: rtc.TextStreamReader, identity: str) -> None:
        self._hold(self._read_caption(reader, identity))

    async def _read_chat(self, reader: rtc.TextStreamReader, identity: str) -> None:
        text = await reader.read_all()
        if self._is_agent(identity) and text.strip():
            self._written.append(text.strip())
            self._answered.set()
            self._changed_at = time.monotonic()

    async def _read_caption(self, reader: rtc.TextStreamReader, identity: str) -> None:
        text = await reader.read_all()
        marks = reader.info.attributes or {}
        if self._is_agent(identity) and marks.get("lk.transcription_final") == "true":
            self._spoken[marks.get("lk.segment_id", "")] = text.strip()
        self._changed_at = time.monotonic()

    def _is_agent(self, identity: str) -> bool:
        agent = self._agent()
        return agent is not None and agent.identity == identity

    def _hold(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(_unless_cut_off(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _leave(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        with contextlib.suppress(Exception):
            await asyncio.wait_for(self._room.disconnect(), 5)


async def _unless_cut_off(work: Coroutine[None, None, None]) -> None:
    """Read a stream; what its sender did not finish is left."""
    with contextlib.suppress(StreamError):
        await work
