"""The agent itself: its instructions and what it meant to say. No tool bodies, no rules."""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Sequence
from typing import Any

from livekit.agents import Agent, FlushSentinel, ModelSettings, llm


class MeetingAgent(Agent):
    """One voice for one room.

    Attributes:
        meant: the text of the running reply as the model wrote it, spoken or not.
        write: where a reply also goes in writing, as soon as the model has finished it; None for nowhere.
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

    async def llm_node(
        self, chat_ctx: llm.ChatContext, tools: list[llm.Tool], model_settings: ModelSettings
    ) -> AsyncIterable[llm.ChatChunk | str | FlushSentinel]:
        """The default node, keeping the words for the record."""
        stream: Any = Agent.default.llm_node(self, chat_ctx, tools, model_settings)
        written = ""
        async for chunk in stream:
            words = _words(chunk)
            self.meant += words
            written += words
            yield chunk
        if written.strip() and self.write is not None:
            self.write(written.strip())

    async def hear(self, line: str, speaker: str) -> None:
        """Put a line into the conversation without answering it.

        Args:
            line: as the model reads it, with the speaker's name in front.
            speaker: LiveKit identity.
        """
        conversation = self.chat_ctx.copy()
        conversation.insert(llm.ChatMessage(role="user", content=[line], extra={"speaker": speaker}))
        await self.update_chat_ctx(conversation)


def _words(chunk: llm.ChatChunk | str | FlushSentinel) -> str:
    if isinstance(chunk, str):
        return chunk
    delta = chunk.delta if isinstance(chunk, llm.ChatChunk) else None
    return (delta.content or "") if delta is not None else ""
