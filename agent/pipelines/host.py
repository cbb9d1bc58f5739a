r"""The host: takes everybody's utterances, asks the floor, and answers one after the other.

heard -> floor -> aside (kept in the conversation, not answered)
              \-> queue -> answered, to that person -> listening
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any

import structlog

from agent import floor
from agent.floor import Channel, Decision, Floor, Reason
from agent.meeting_agent import MeetingAgent
from agent.pipelines.barge_in import Act, BargeIn
from agent.pipelines.mouth import AgentTurn, Mouth, Said
from agent.pipelines.surroundings import People, Stage, Wording
from agent.pipelines.utterance import Utterance

log = structlog.get_logger(__name__)

OPEN_QUESTION_FOR = timedelta(seconds=90)
"""How long a question of the agent's waits for that person's answer."""
ASK_AGAIN_VOICED_S = 0.3
"""Voiced seconds from which an empty transcript counts as an answer nobody understood."""
ASK_AGAIN_TIMES = 2
COMPLAIN_EVERY_S = 30.0


class Host:
    """Answers for one room."""

    def __init__(
        self, mouth: Mouth, agent: MeetingAgent, people: People, stage: Stage, wording: Wording
    ) -> None:
        """Take a mouth whose session is started."""
        self._mouth, self._agent, self._people, self._stage = mouth, agent, people, stage
        self._wording = wording
        agent.one_moment = wording.one_moment
        self._queue: asyncio.Queue[Utterance] = asyncio.Queue()
        self._busy = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._open: dict[str, datetime] = {}
        self._answering: Utterance | None = None
        self._barge_in = BargeIn()
        self._cut_by: str | None = None
        self._asked_again: dict[str, int] = {}
        self._complained_at = -COMPLAIN_EVERY_S
        self._tasks: set[asyncio.Task[None]] = set()
        self._worker = asyncio.create_task(self._work(), name="host")

    async def heard(self, utterance: Utterance) -> None:
        """A finished turn of someone, spoken, typed or tapped."""
        if utterance.failed:
            self._apply(self._barge_in.ended(utterance.identity, backchannel=True), utterance.identity)
            self._complain()
            return
        audible = self._mouth.audible
        backchannel = utterance.channel is Channel.SPOKEN and floor.is_backchannel(utterance.text)
        self._apply(self._barge_in.ended(utterance.identity, backchannel=backchannel), utterance.identity)
        if not utterance.text:
            self._not_understood(utterance)
            return
        decision = self._decide(utterance, audible)
        self._stage.person_said(utterance, decision)
        if decision.answer:
            self._take(utterance)
        else:
            await self._let_pass(utterance, decision)

    def voiced(self, identity: str, voiced_s: float, quiet_s: float) -> None:
        """Running voice of someone: hold or give up the floor."""
        act = self._barge_in.voiced(identity, voiced_s, quiet_s, agent_audible=self._mouth.audible)
        self._apply(act, identity)

    def left(self, identity: str) -> None:
        """Someone left: they hold nothing and are asked nothing any more."""
        self._apply(self._barge_in.left(identity), identity)
        self._open.pop(identity, None)

    def is_echo(self, utterance: Utterance) -> bool:
        """Whether that is the agent's own voice off a loudspeaker."""
        return self._mouth.is_echo(utterance.text, utterance.started_at, utterance.ended_at)

    async def greet(self) -> None:
        """Say the greeting."""
        await self._say(self._wording.greeting, None)
        self._stage.happened("greeted")

    async def quiet(self) -> None:
        """Wait until nothing is queued or being said."""
        await self._idle.wait()

    async def close(self) -> None:
        """Stop answering."""
        for task in [self._worker, *self._tasks]:
            task.cancel()
        await asyncio.gather(self._worker, *self._tasks, return_exceptions=True)

    def _decide(self, utterance: Utterance, audible: bool) -> Decision:
        expires_at = self._open.get(utterance.identity)
        state = Floor(
            agent_name=self._people.agent_name,
            people=self._people.names_here(),
            speaker=self._people.name_of(utterance.identity),
            open_question=expires_at is not None and self._people.now() <= expires_at,
            agent_speaking=audible,
        )
        return floor.decide(utterance.text, utterance.channel, state)

    def _take(self, utterance: Utterance) -> None:
        self._asked_again.pop(utterance.identity, None)
        self._occupy(+1)
        if self._answering is not None and self._answering.identity == utterance.identity:
            self._cut_by = utterance.identity
            self._mouth.cut()  # the newer words of the same person are answered
        self._queue.put_nowait(utterance)

    async def _let_pass(self, utterance: Utterance, decision: Decision) -> None:
        if decision.reason is Reason.BACKCHANNEL:
            return
        if self._answering is None:
            self._stage.state("silent", floor.why_silent(decision.reason, self._people.agent_name))
        self._stage.happened("silence", reason=decision.reason.value, identity=utterance.identity)
        await self._agent.hear(self._line(utterance, "aside"), utterance.identity)

    def _apply(self, act: Act, by: str) -> None:
        if act is Act.HOLD:
            self._mouth.hold()
        elif act is Act.GO_ON:
            self._mouth.go_on()
        elif act is Act.CUT:
            self._cut_by = by
            self._mouth.cut()
            self._stage.happened("interruption", identity=by)

    async def _work(self) -> None:
        while True:
            utterance = await self._queue.get()
            try:
                await self._answer(utterance)
            except Exception as failure:
                log.exception("answer_failed", kind=type(failure).__name__)
                self._stage.happened("provider_failure", part="host")
            finally:
                self._answering = None
                self._occupy(-1)

    async def _answer(self, utterance: Utterance) -> None:
        self._answering, self._people.speaker, self._cut_by = utterance, utterance.identity, None
        self._open.pop(utterance.identity, None)
        await self._agent.update_instructions(self._people.instructions())
        how = None if utterance.channel is Channel.SPOKEN else utterance.channel.value
        await self._agent.hear(self._line(utterance, how), utterance.identity)
        self._stage.state("thinking")
        self._agent.write = self._stage.write if utterance.channel is Channel.TYPED else None
        said = await self._mouth.reply()
        for turn in said.turns:
            self._stage.agent_said(utterance, turn)
        if said.failed and not said.text:
            await self._fail(utterance, said)
            return
        self._after(utterance, said)

    async def _fail(self, utterance: Utterance, said: Said) -> None:
        """Show it, write it, say it: whichever of the three still works, at once."""
        self._stage.happened("provider_failure", part="voice" if said.unsaid else "reply")
        if said.unsaid:
            if utterance.channel is not Channel.TYPED:
                self._stage.write(said.unsaid)
            await self._agent.wrote(said.unsaid)
            self._after(utterance, said)
        await self._admit(self._wording.voice_down if said.unsaid else self._wording.trouble, utterance)

    async def _admit(self, trouble: str, to: Utterance | None) -> None:
        self._stage.state("trouble", trouble)
        self._stage.write(trouble)
        await self._say(trouble, to, written=True)
        self._stage.state("trouble", trouble)

    def _after(self, utterance: Utterance, said: Said) -> None:
        if (said.text or said.unsaid).rstrip().endswith("?"):
            self._open[utterance.identity] = self._people.now() + OPEN_QUESTION_FOR
        if said.cut and not said.text and self._cut_by != utterance.identity:
            self._occupy(+1)
            self._queue.put_nowait(utterance)  # two asked at once: the one talked over is answered next
        self._stage.state("listening")

    async def _say(self, text: str, to: Utterance | None, *, written: bool = False) -> None:
        said = await self._mouth.say(text)
        now = time.time()
        if not written and (said.failed or (to is not None and to.channel is Channel.TYPED)):
            self._stage.write(text)
        for turn in said.turns or (AgentTurn("", text, now, now),):
            self._stage.agent_said(to, turn)
        self._stage.state("listening")

    def _not_understood(self, utterance: Utterance) -> None:
        """Voice without words: ask again, but only someone whose answer is awaited, and not for ever."""
        long_enough = utterance.ended_at - utterance.started_at >= ASK_AGAIN_VOICED_S
        tries = self._asked_again.get(utterance.identity, 0)
        awaited = utterance.identity in self._open and self._answering is None
        if awaited and long_enough and tries < ASK_AGAIN_TIMES:
            self._asked_again[utterance.identity] = tries + 1
            self._open[utterance.identity] = self._people.now() + OPEN_QUESTION_FOR
            self._aside(self._say(self._wording.not_heard, utterance))

    def _complain(self) -> None:
        self._stage.happened("provider_failure", part="recogniser")
        self._stage.state("trouble", self._wording.ears_down)
        if time.monotonic() - self._complained_at >= COMPLAIN_EVERY_S:
            self._complained_at = time.monotonic()
            self._aside(self._admit(self._wording.ears_down, None))

    def _aside(self, work: Coroutine[Any, Any, None]) -> None:
        self._occupy(+1)
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: self._occupy(-1))

    def _occupy(self, by: int) -> None:
        self._busy += by
        self._idle.clear() if self._busy else self._idle.set()

    def _line(self, utterance: Utterance, how: str | None) -> str:
        return self._people.user_line(self._people.name_of(utterance.identity), utterance.text, how)
