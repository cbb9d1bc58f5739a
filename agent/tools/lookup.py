"""The tool that answers from what the entity has written down."""

# ruff: noqa: D417  (a docstring here is read by the model, which gives no context)

from __future__ import annotations

import re
from typing import Any

from livekit.agents import RunContext, function_tool

from agent.context import MeetingContext
from agent.tools.answering import answer
from agent.tools.facts import facts_of
from agent.tools.services import ToolServices
from knowledge.retriever import Question


class LookupTools:
    """The tools of one meeting that read documents."""

    def __init__(self, context: MeetingContext, services: ToolServices) -> None:
        """Work in this meeting with these services."""
        self._context, self._services = context, services

    @function_tool
    async def entity_facts(
        self, ctx: RunContext[MeetingContext], question: str, about: str = "", told: str = ""
    ) -> str:
        """Look up facts about this place: address, parking, prices, preparation, rules, hours, people.

        Answer from the facts returned and name nothing else. With "sure" false they are only the nearest there
        is: say that you are not sure they answer it. With "gap" nothing is known: say so and offer to take a
        message.

        Args:
            question: The question as it was asked.
            about: What was talked of before, when the question goes on from it; else empty.
            told: The facts you read out right before, when the question may go beyond them; else empty.
        """
        return await answer(
            "entity_facts",
            {
                "question": question,
                **({"about": about} if about else {}),
                **({"told": told} if told else {}),
            },
            self._look_up(question, about, told),
            self._services.record,
        )

    async def _look_up(self, question: str, about: str, told: str) -> dict[str, Any]:
        found = await self._services.knowledge.lookup(
            Question(
                self._context.entity.id,
                _without(self._context.agent_name, question),
                self._context.room.id,
                self._context.room.department_id,
                facts_of(self._context),
                tuple(p.name for p in self._context.professionals)
                + tuple(s.name for s in self._context.services),
                _without(self._context.agent_name, about),
                told,
            )
        )
        if not found:
            return {"facts": [], "sources": [], "gap": True}
        facts = [{"title": p.title, "text": p.text} for p in found]
        sources = list(dict.fromkeys(p.title for p in found if p.is_document))
        unsure = {} if all(p.sure for p in found) else {"sure": False}
        return {"facts": facts, "sources": sources, **unsure}


def _without(agent_name: str, question: str) -> str:
    """The question without the agent's name, which says whom it is put to and nothing of what is asked."""
    return re.sub(rf"\b{re.escape(agent_name)}\b[\s,:]*", "", question).strip() or question
