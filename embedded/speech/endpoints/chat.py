"""POST /v1/chat/completions: the language engine, with tool calls and streaming, as OpenAI has it."""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Iterator
from importlib import import_module
from typing import Any, Literal, Protocol
from uuid import uuid4

import structlog
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from embedded.speech.endpoints.body import read_body
from embedded.speech.endpoints.health import LANGUAGE_MODEL
from embedded.speech.endpoints.state import engines_of
from embedded.speech.engines import Engines
from embedded.speech.problems import Problem

log = structlog.get_logger()

PATIENCE_S = 15.0
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class ToolCall(Protocol):
    """A tool the engine wants called."""

    name: str
    arguments: dict[str, Any]


class Reply(Protocol):
    """What the engine answers: words, tool calls or both."""

    text: str | None
    tool_calls: list[ToolCall]


class Function(BaseModel):
    """A function by its name; what else it has is the engine's to read."""

    model_config = ConfigDict(extra="allow")

    name: str
    arguments: str | None = None


class Tool(BaseModel):
    """A tool offered, or a call of one."""

    model_config = ConfigDict(extra="allow")

    function: Function
    id: str | None = None


class ChatMessage(BaseModel):
    """One message; content in parts is joined to text before the engine sees it."""

    model_config = ConfigDict(extra="allow")

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[dict[str, Any]] | None = None
    tool_calls: list[Tool] | None = None
    tool_call_id: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The message as the engine reads it: content is text."""
        content = self.content
        if isinstance(content, list):
            content = "\n".join(str(part.get("text", "")) for part in content if part.get("type") == "text")
        return self.model_dump(exclude_none=True) | {"content": content or ""}


class StreamOptions(BaseModel):
    """Whether the last chunk tells usage."""

    include_usage: bool = False


class ChatRequest(BaseModel):
    """The fields of OpenAI's request that mean something to an engine without a model."""

    model_config = ConfigDict(extra="ignore")

    messages: list[ChatMessage] = Field(min_length=1, max_length=4000)
    tools: list[Tool] | None = None
    tool_choice: str | dict[str, Any] | None = None
    stream: bool = False
    stream_options: StreamOptions | None = None


async def chat_completions(request: Request) -> Response:
    """Answer a conversation."""
    engines = engines_of(request)
    wish = await read_body(request, ChatRequest)
    reply = await _reply(engines, wish)
    completion = Completion(reply, _usage(wish, reply))
    if wish.stream:
        usage_too = bool(wish.stream_options and wish.stream_options.include_usage)
        return StreamingResponse(completion.events(usage_too), media_type="text/event-stream")
    return JSONResponse(completion.whole())


async def _reply(engines: Engines, wish: ChatRequest) -> Reply:
    try:
        language: Any = import_module("embedded.language")
        engine = language.reply
    except (ImportError, AttributeError) as error:
        raise Problem(503, "no_language_engine", "this gateway has no language engine yet") from error
    messages = [message.as_dict() for message in wish.messages]
    offered = [] if wish.tool_choice == "none" else (wish.tools or [])
    tools = [tool.model_dump(exclude_none=True) for tool in offered]
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(PATIENCE_S):
            reply: Reply = await loop.run_in_executor(engines.language_threads, engine, messages, tools)
    except TimeoutError as error:
        raise Problem(504, "too_slow", f"no reply within {PATIENCE_S:g} s") from error
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        log.error("conversation_unreadable", exc_info=error)
        raise Problem(422, "unreadable", "the language engine cannot read this conversation") from error
    return reply


def _usage(wish: ChatRequest, reply: Reply) -> dict[str, int]:
    """Tokens as an estimate (four characters each): there is no model that counts them."""
    prompt = sum(len(message.as_dict()["content"]) for message in wish.messages) // 4
    made = len(reply.text or "") + sum(len(json.dumps(call.arguments)) for call in reply.tool_calls)
    return {"prompt_tokens": prompt, "completion_tokens": made // 4, "total_tokens": prompt + made // 4}


class Completion:
    """One reply in OpenAI's two shapes."""

    def __init__(self, reply: Reply, usage: dict[str, int]) -> None:
        self._reply, self._usage = reply, usage
        self._head = {"id": f"chatcmpl-{uuid4().hex}", "created": int(time.time()), "model": LANGUAGE_MODEL}
        self._calls = [_call(call) for call in reply.tool_calls]
        self._reason = "tool_calls" if self._calls else "stop"

    def whole(self) -> dict[str, Any]:
        """The answer to a request without `stream`."""
        message: dict[str, Any] = {"role": "assistant", "content": self._reply.text}
        if self._calls:
            message["tool_calls"] = self._calls
        choice = {"index": 0, "message": message, "finish_reason": self._reason}
        return {**self._head, "object": "chat.completion", "choices": [choice], "usage": self._usage}

    async def events(self, usage_too: bool) -> AsyncIterator[bytes]:
        """The answer as server-sent events, a sentence at a time."""
        yield self._chunk({"role": "assistant", "content": ""})
        for sentence in _sentences(self._reply.text or ""):
            yield self._chunk({"content": sentence})
        for index, call in enumerate(self._calls):
            function = call["function"]
            opened = {**call, "index": index, "function": {"name": function["name"], "arguments": ""}}
            yield self._chunk({"tool_calls": [opened]})
            part = {"index": index, "function": {"arguments": function["arguments"]}}
            yield self._chunk({"tool_calls": [part]})
        yield self._chunk({}, self._reason)
        if usage_too:
            yield self._event({"choices": [], "usage": self._usage})
        yield b"data: [DONE]\n\n"

    def _chunk(self, delta: dict[str, Any], reason: str | None = None) -> bytes:
        return self._event({"choices": [{"index": 0, "delta": delta, "finish_reason": reason}]})

    def _event(self, facts: dict[str, Any]) -> bytes:
        body = {**self._head, "object": "chat.completion.chunk", **facts}
        return f"data: {json.dumps(body)}\n\n".encode()


def _call(call: ToolCall) -> dict[str, Any]:
    function = {"name": call.name, "arguments": json.dumps(call.arguments)}
    return {"id": f"call_{uuid4().hex[:24]}", "type": "function", "function": function}


def _sentences(text: str) -> Iterator[str]:
    """The text in pieces that add up to it exactly."""
    start = 0
    for gap in _SENTENCE.finditer(text):
        yield text[start : gap.end()]
        start = gap.end()
    if text[start:]:
        yield text[start:]
