r"""The host: takes everybody's utterances, asks the floor, and answers one after the other.

heard -> floor -> aside (kept in the conversation, not answered)
              \-> queue -> answered, to that person -> listening
"""

from __future__ import annotations

import time
from collections.abc import Coroutine
from typing import Any

import structlog

from agent import floor
from agent.answering import Asked
from agent.floor import Channel, Decision, Floor, Reason
from agent.meeting_agent import MeetingAgent
from agent.pipelines.barge_in import Act, BargeIn
from agent.pipelines.dues import Due, Dues
from agent.pipelines.going_on import whole
from agent.pipelines.mouth import Mouth
from agent.pipelines.open_questions import OpenQuestions
from agent.pipelines.said import Said
from agent.pipelines.sentences import Sentences
from agent.pipelines.surroundings import People, Stage, Wording
from agent.pipelines.utterance import Utterance
from agent.tasks import Tasks

log = structlog.get_logger(__name__)

EARLY_S = 3.0
"""Seconds before the end of a question in which "yeah" answers it; earlier it only says "I am listening"."""
ECHO_TAIL_S = 0.5
"""Seconds by which the agent's voice off a loudspeaker may outlast the agent."""
COMPLAIN_EVERY_S = 30.0


class Host:
    """Answers for one room."""

    def __init__(
        self, mouth: Mouth, agent: MeetingAgent, people: People, stage: Stage, wording: Wording
    ) -> None:
        """Take a mouth whose session is started."""
        self._mouth, self._agent, self._people, self._stage = mouth, agent, people, stage
        self._wording, self._sentences = wording, Sentences(mouth, agent, stage, wording)
        agent.one_moment = wording.one_moment
        self._dues = Dues()
        self._questions = OpenQuestions()
        self._answering: Utterance | None = None
        self._begun: Due | None = None
        self._newest_line: str | None = None
        self._early: Utterance | None = None
        self._barge_in = BargeIn()
        self._cut_by: str | None = None
        self._complained_at = -COMPLAIN_EVERY_S
        self._tasks = Tasks("host")
        self._tasks.start(self._work())

    async def heard(self, utterance: Utterance) -> None:
        """A finished turn of someone, spoken, typed or tapped."""
        who, audible = utterance.identity, self._mouth.audible
        spoken = utterance.channel is Channel.SPOKEN
        backchannel = utterance.failed or (spoken and floor.is_backchannel(utterance.text))
        try:
            self._apply(self._barge_in.ended(who, backchannel=backchannel), who)
            if utterance.failed:
                self._complain()
            elif not utterance.text:
                self._not_understood(utterance)
            elif audible and backchannel and self._asks(who) and not floor.is_noise(utterance.text):
                self._drop_early()
                self._early = utterance
            else:
                await self._judge(utterance, audible)
        finally:
            if spoken:
                self._dues.silent(who)

    def voiced(self, identity: str, voiced_s: float, quiet_s: float) -> None:
        """Running voice of someone: hold or give up the floor."""
        self._dues.voiced(identity)
        act = self._barge_in.voiced(identity, voiced_s, quiet_s, agent_audible=self._mouth.audible)
        self._apply(act, identity)

    def left(self, identity: str) -> None:
        """Someone left: they hold nothing and are asked nothing any more."""
        self._apply(self._barge_in.left(identity), identity)
        self._questions.close(identity)
        self._dues.silent(identity)

    def is_echo(self, utterance: Utterance) -> bool:
        """Whether that is the agent's own voice off a loudspeaker."""
        return self._mouth.is_echo(utterance.text, utterance.started_at, utterance.ended_at)

    async def greet(self) -> None:
        """Say the greeting."""
        await self._sentences.say(self._wording.greeting, None)
        self._stage.happened("greeted")

    async def quiet(self) -> None:
        """Wait until nothing is queued or being said."""
        await self._dues.quiet()

    async def close(self) -> None:
        """Stop answering."""
        await self._tasks.cancel()

    async def _judge(self, utterance: Utterance, audible: bool) -> None:
        who = utterance.identity
        state = Floor(
            agent_name=self._people.agent_name,
            others=self._people.others(who),
            asked=self._questions.asked(who, self._people.now()) or (Asked() if self._asks(who) else None),
            agent_speaking=audible,
        )
        begun = None if self._people.wrote else self._begun  # what was written stays answered as it was
        said = whole(begun, utterance, sounded_at=self._mouth.sounded_at)
        decision = floor.decide(said.text, said.channel, state)
        self._stage.person_said(utterance, decision)
        self._questions.heard(who, "" if decision.answer else utterance.text)
        if decision.answer:
            self._take(said, begun if said is not utterance else None)
        elif decision.reason is not Reason.BACKCHANNEL:
            await self._let_pass(utterance, decision)

    def _asks(self, identity: str) -> bool:
        """Whether the running reply puts a question to that person, heard yet or not."""
        to = self._answering
        return to is not None and to.identity == identity and "?" in self._mouth.meant

    def _take(self, utterance: Utterance, begun: Due | None) -> None:
        if self._answering is not None and self._answering.identity == utterance.identity:
            self._cut_by = utterance.identity
            self._mouth.cut()  # the newer words of the same person are answered
        if begun is not None:
            self._newest_line = None
        self._dues.put(Due(utterance, begun.line if begun else None))

    async def _let_pass(self, utterance: Utterance, decision: Decision) -> None:
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
            due = await self._dues.next()
            try:
                await self._answer(due)
            except Exception as failure:
                log.exception("answer_failed", kind=type(failure).__name__)
                self._stage.happened("provider_failure", part="host")
            finally:
                self._answering = None
                self._drop_early()
                self._dues.release()

    async def _answer(self, due: Due) -> None:
        utterance = due.utterance
        self._answering, self._people.speaker, self._cut_by = utterance, utterance.identity, None
        self._begun, self._people.wrote = due, False
        self._questions.close(utterance.identity)
        self._stage.state("thinking")
        said = await (self._begin_anew(due) if due.words else self._reply(due))
        for turn in said.turns:
            self._stage.agent_said(utterance, turn)
        if "?" in said.meant:
            self._questions.ask(utterance.identity, self._people.now(), said.meant)
        if not said.cut or self._cut_by != utterance.identity:
            self._begun = None
        if said.failed:
            await self._sentences.failed(utterance, said)
            return
        by_another = said.cut and self._cut_by not in (None, utterance.identity)
        if by_another and (again := due.again(said, time.time())) is not None:
            self._dues.put(again, after=self._cut_by)
        await self._take_early(said)
        self._stage.state("listening")

    async def _reply(self, due: Due) -> Said:
        utterance = due.utterance
        await self._agent.update_instructions(self._people.instructions())
        if due.line is None or due.line != self._newest_line:
            how = None if utterance.channel is Channel.SPOKEN else utterance.channel.value
            line = self._line(utterance, how)
            due.line = await self._agent.hear(line, utterance.identity, instead_of=due.line)
            self._newest_line = due.line
        self._agent.write = self._stage.write if utterance.channel is Channel.TYPED else None
        return await self._mouth.reply()

    async def _begin_anew(self, due: Due) -> Said:
        said = await self._mouth.say(due.words)
        if said.text:
            await self._agent.spoke_for(due.since)
        return said

    async def _take_early(self, said: Said) -> None:
        """Judge the "yeah" that fell into the agent's question now that the question stands."""
        early = self._early
        if early is not None and not said.cut and early.ended_at >= said.ended_at - EARLY_S:
            self._early = None
            await self._judge(early, audible=False)

    def _drop_early(self) -> None:
        if self._early is not None:
            self._stage.person_said(self._early, Decision(False, Reason.BACKCHANNEL))
            self._early = None

    def _not_understood(self, utterance: Utterance) -> None:
        """Voice without words: ask again whoever's answer is awaited."""
        who, voiced_s = utterance.identity, utterance.ended_at - utterance.started_at
        own_voice = utterance.echo and utterance.ended_at < self._mouth.silent_at + ECHO_TAIL_S
        if self._answering is not None or own_voice:
            return
        if self._questions.ask_again(who, voiced_s, self._people.now()):
            self._aside(self._sentences.say(self._wording.not_heard, utterance))

    def _complain(self) -> None:
        self._stage.happened("provider_failure", part="recogniser")
        self._stage.state("trouble", self._wording.ears_down)
        if time.monotonic() - self._complained_at >= COMPLAIN_EVERY_S:
            self._complained_at = time.monotonic()
            self._aside(self._sentences.admit(self._wording.ears_down, None))

    def _aside(self, work: Coroutine[Any, Any, None]) -> None:
        self._dues.occupy()
        self._tasks.start(work).add_done_callback(lambda _: self._dues.release())

    def _line(self, utterance: Utterance, how: str | None) -> str:
        return self._people.user_line(self._people.name_of(utterance.identity), utterance.text, how)
