"""The agent process: one LiveKit worker, warm job processes, one job a room. The composition root."""

from __future__ import annotations

import json
import sys
from uuid import UUID

import structlog
from livekit.agents import AgentServer, AutoSubscribe, JobContext, JobProcess, cli
from pydantic import ValidationError

from agent.assembly import assemble
from agent.behaviours.presence import someone_serves
from agent.behaviours.transcription import LEAVE_S
from agent.pipelines import providers
from agent.settings import AgentSettings
from storage.settings import cannot_start, what_is_wrong

log = structlog.get_logger(__name__)

HOST = "127.0.0.1"


def prewarm(process: JobProcess) -> None:
    """Load what every room needs, before a room needs it."""
    import openai.resources.chat.completions  # the client imports it in mid-turn otherwise
    from anyio._backends import _asyncio

    from agent.names import sounds_like
    from scheduling_tools import recogniser

    assert openai.resources.chat.completions is not None
    assert _asyncio is not None
    process.userdata["settings"] = AgentSettings()
    process.userdata["activity"] = providers.voice_activity()
    sounds_like("aida", "ada")  # loads the word frequencies
    recogniser.warm()


async def meet(job: JobContext) -> None:
    """Take part in one room; livekit-agents ends the job, and so the meeting, with the room."""
    facts = json.loads(job.job.metadata)
    settings: AgentSettings = job.proc.userdata["settings"]
    await job.connect(auto_subscribe=AutoSubscribe.AUDIO_ONLY)
    if await someone_serves(job.room, settings.redis_url, facts["room_id"]):
        job.shutdown("another agent serves this room")
        return
    meeting = await assemble(
        job.room,
        settings,
        activity=job.proc.userdata["activity"],
        entity_id=UUID(facts["entity_id"]),
        room_id=UUID(facts["room_id"]),
        job_id=job.job.id,
    )
    job.add_shutdown_callback(meeting.close)
    await meeting.start()
    log.info("meeting_joined", room_id=facts["room_id"], job_id=job.job.id)


def build(settings: AgentSettings) -> AgentServer:
    """The worker: explicit name, a process per job, load told by rooms and not by the CPU of the host."""
    server = AgentServer(
        setup_fnc=prewarm,
        num_idle_processes=settings.agent_idle_processes,
        ws_url=settings.livekit_url,
        api_key=settings.livekit_api_key,
        api_secret=settings.livekit_api_secret.get_secret_value(),
        host=HOST,
        port=settings.agent_port,
        load_fnc=lambda worker: min(1.0, len(worker.active_jobs) / settings.agent_jobs),
        load_threshold=0.99,
        drain_timeout=5,
        initialize_process_timeout=60.0,
        shutdown_process_timeout=LEAVE_S + 5.0,
    )
    server.rtc_session(meet, agent_name=settings.agent_name)
    return server


def main() -> None:
    """Run `python -m agent.worker start`; wrong settings stop it with a sentence each."""
    try:
        settings = AgentSettings()
    except ValidationError as error:
        sys.exit(cannot_start("The agent", *what_is_wrong(error)))
    cli.run_app(build(settings))


if __name__ == "__main__":
    main()
