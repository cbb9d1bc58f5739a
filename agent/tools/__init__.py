"""What the model may do in a meeting."""

from __future__ import annotations

from livekit.agents import llm
from livekit.agents.llm import find_function_tools

from agent.context import MeetingContext
from agent.tools.lookup import LookupTools
from agent.tools.participants import PeopleTools
from agent.tools.scheduling import SchedulingTools
from agent.tools.services import ToolServices

__all__ = ["ToolServices", "build_tools"]


def build_tools(context: MeetingContext, services: ToolServices) -> list[llm.Tool]:
    """The tools of one meeting, by name as docs/tools.md lists them."""
    sets = (
        SchedulingTools(context, services),
        PeopleTools(context, services),
        LookupTools(context, services),
    )
    return [tool for tools in sets for tool in find_function_tools(tools)]
