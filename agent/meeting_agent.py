"""The agent itself: its instructions and what it meant to say. No tool bodies, no rules."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterable, AsyncIterator, Callable, Sequence
from typing import Any

from livekit.agents import Agent, FlushSentinel, ModelSettings, llm

from agent.conversation import trimmed


class MeetingAgent(Agent):
    """One voice for one room.

    Attributes:
        meant: the text of the running reply as the model wrote it, spoken or not.
        complete: the model has finished it.
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
        self.complete = False
        self.write: Callable[[str], None] | None = None
        self.one_moment = ""
        self.reply_due_at: float | None = None

    async def llm_node(
        self, chat_ctx: llm.ChatContext, tools: list[llm.Tool], model_settings: ModelSettings
    ) -> AsyncIterable[llm.ChatChunk | str | FlushSentinel]:
        """The default node, keeping the words for the record."""
        stream: Any = Agent.default.llm_node(self, chat_ctx, tools, model_settings)
        written, self.complete = "", False
        async for chunk in self._bridged(stream):
            words = _words(chunk)
            self.meant += words
            if chunk is not self.one_moment:
                written += words
            yield chunk
        self.complete = True
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

    async def hear(self, line: str, speaker: str, *, instead_of: str | None = None) -> str:
        """Put a line into the conversation without answering it.

        Args:
            line: as the model reads it, with the speaker's name in front.
            speaker: LiveKit identity.
            instead_of: an earlier line that says the same, to be taken out.

        Returns:
            The line's id.
        """
        message = llm.ChatMessage(role="user", content=[line], extra={"speaker": speaker})
        await self._remember(message, instead_of)
        return message.id

    async def wrote(self, text: str) -> None:
        """Put its own words into the conversation that were written only."""
        await self._remember(llm.ChatMessage(role="assistant", content=[text]))

    async def spoke_for(self, at: float) -> None:
        """Its newest words answer what was asked earlier: they stand there in the conversation.

        Args:
            at: seconds since the epoch.
        """
        own = [i for i in self.chat_ctx.items if isinstance(i, llm.ChatMessage) and i.role == "assistant"]
        await self._remember(own[-1].model_copy(update={"created_at": at}), own[-1].id)

    async def _remember(self, message: llm.ChatMessage, instead_of: str | None = None) -> None:
        conversation = llm.ChatContext([item for item in self.chat_ctx.items if item.id != instead_of])
        conversation.insert(message)
        await self.update_chat_ctx(llm.ChatContext(trimmed(conversation.items)))


def _words(chunk: llm.ChatChunk | str | FlushSentinel) -> str:
    if isinstance(chunk, str):
        return chunk
    delta = chunk.delta if isinstance(chunk, llm.ChatChunk) else None
    return (delta.content or "") if delta is not None else ""
