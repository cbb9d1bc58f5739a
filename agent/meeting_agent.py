"""The agent itself: its instructions and what it meant to say. No tool bodies, no rules."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterable, AsyncIterator, Callable, Sequence
from typing import Any

from livekit.agents import Agent, FlushSentinel, ModelSettings, llm


class MeetingAgent(Agent):
    """One voice for one room.

    Attributes:
        meant: the text of the running reply as the model wrote it, spoken or not.
        write: where a reply also goes in writing, as soon as the model has finished it; None for nowhere.
        one_moment: what a reply begins with when the model takes long; empty for nothing.
        reply_due_at: when the model takes long, on the monotonic clock (s); None once that was said.
    """

    def __init__(
        self,
        instructions: str,
        tools: Sequence[llm.Tool | llm.Toolset],
        memory: llm.ChatContext | None = None,
    ) -> None:
        super().__init__(instructions=instructions, tools=list(tools), chat_ctx=memory)
        self.meant = ""
        self.write: Callable[[str], None] | None = None
        self.one_moment = ""
        self.reply_due_at: float | None = None

    async def llm_node(
        self, chat_ctx: llm.ChatContext, tools: list[llm.Tool], model_settings: ModelSettings
    ) -> AsyncIterable[llm.ChatChunk | str | FlushSentinel]:
        """The default node, keeping the words for the record."""
        stream: Any = Agent.default.llm_node(self, chat_ctx, tools, model_settings)
        written = ""
        async for chunk in self._bridged(stream):
            words = _words(chunk)
            self.meant += words
            if chunk is not self.one_moment:
                written += words
            yield chunk
        if written.strip() and self.write is not None:
            self.write(written.strip())

    async def _bridged(
        self, stream: AsyncIterator[llm.ChatChunk | str | FlushSentinel]
    ) -> AsyncIterator[llm.ChatChunk | str | FlushSentinel]:
        """The model's chunks, with "one moment" in front when the first of a reply is late."""
        first = asyncio.ensure_future(anext(stream, None))
        try:
            if self.one_moment and self.reply_due_at is not None:
                await asyncio.wait([first], timeout=max(0.0, self.reply_due_at - time.monotonic()))
                if not first.done():
                    self.reply_due_at = None
                    yield self.one_moment
                    yield FlushSentinel()
            chunk = await first
        finally:
            first.cancel()
        if chunk is not None:
            self.reply_due_at = self.reply_due_at if not _words(chunk) else None
            yield chunk
        async for chunk in stream:
            yield chunk

    async def hear(self, line: str, speaker: str) -> None:
        """Put a line into the conversation without answering it.

        Args:
            line: as the model reads it, with the speaker's name in front.
            speaker: LiveKit identity.
        """
        await self._remember(llm.ChatMessage(role="user", content=[line], extra={"speaker": speaker}))

    async def wrote(self, text: str) -> None:
        """Put its own words into the conversation that were written only."""
        await self._remember(llm.ChatMessage(role="assistant", content=[text]))

    async def _remember(self, message: llm.ChatMessage) -> None:
        conversation = self.chat_ctx.copy()
        conversation.insert(message)
        await self.update_chat_ctx(conversation)


def _words(chunk: llm.ChatChunk | str | FlushSentinel) -> str:
    if isinstance(chunk, str):
        return chunk
    delta = chunk.delta if isinstance(chunk, llm.ChatChunk) else None
    return (delta.content or "") if delta is not None else ""
