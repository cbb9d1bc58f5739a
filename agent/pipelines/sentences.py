"""What the agent says without a model: greeting, asking again, and admitting that something failed."""

from __future__ import annotations

import time

from agent.floor import Channel
from agent.meeting_agent import MeetingAgent
from agent.pipelines.mouth import Mouth
from agent.pipelines.said import AgentTurn, Said
from agent.pipelines.surroundings import Stage, Wording
from agent.pipelines.utterance import Utterance


class Sentences:
    """Says fixed sentences; what cannot be spoken is written, and the trouble is shown."""

    def __init__(self, mouth: Mouth, agent: MeetingAgent, stage: Stage, wording: Wording) -> None:
        """Speak through this mouth, on this stage."""
        self._mouth, self._agent, self._stage, self._wording = mouth, agent, stage, wording

    async def say(self, text: str, to: Utterance | None) -> None:
        """Say it; a voice that fails is admitted."""
        said = await self._mouth.say(text)
        if said.failed or (to is not None and to.channel is Channel.TYPED):
            self._stage.write(text)
        self._record(to, said, text, written=said.failed)
        if said.failed:
            self._stage.happened("provider_failure", part="voice")
            await self.admit(self._wording.voice_down, to)
        else:
            self._stage.state("listening")

    async def failed(self, utterance: Utterance, said: Said) -> None:
        """A reply failed: show it, write it, say it, whichever of the three still works, at once."""
        self._stage.happened("provider_failure", part="voice" if said.unsaid else "reply")
        if said.unsaid:
            if utterance.channel is not Channel.TYPED:
                self._stage.write(said.unsaid)
            await self._agent.wrote(said.unsaid)
            self._stage.agent_said(utterance, _written(said.unsaid))
        await self.admit(self._wording.voice_down if said.unsaid else self._wording.trouble, utterance)

    async def admit(self, trouble: str, to: Utterance | None) -> None:
        """Show, write and say what is wrong."""
        self._stage.state("trouble", trouble)
        self._stage.write(trouble)
        self._record(to, await self._mouth.say(trouble), trouble, written=True)
        self._stage.state("trouble", trouble)

    def _record(self, to: Utterance | None, said: Said, text: str, *, written: bool) -> None:
        now = time.time()
        for turn in said.turns:
            self._stage.agent_said(to, turn)
        if not said.text:
            self._stage.agent_said(to, _written(text) if written else AgentTurn("", text, now, now))


def _written(text: str) -> AgentTurn:
    now = time.time()
    return AgentTurn(text, "", now, now, channel=Channel.TYPED)
