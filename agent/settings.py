"""Settings of the agent process."""

from __future__ import annotations

from pydantic import Field

from meeting.settings import MeetingServerSettings
from storage.settings import SocketUrl, WebUrl


class AgentSettings(MeetingServerSettings):
    """What the agent may be told from outside; every name is an environment variable."""

    portal_url: WebUrl = Field(default="http://127.0.0.1:8080", description="Public base URL of magic links.")
    agent_port: int = Field(default=8081, ge=0, le=65535, description="Port of the worker's health page.")
    agent_idle_processes: int = Field(
        default=1, ge=0, le=16, description="Warm processes waiting for a room."
    )
    agent_jobs: int = Field(default=10, ge=1, description="Rooms one worker takes at most.")
    agent_patience_s: float = Field(
        default=2.8,
        gt=0.5,
        le=30,
        description="Seconds without a sound after which the agent says it has trouble.",
    )
    openai_api_key: str = Field(
        default="", repr=False, description="Key for language, voice and segment recogniser."
    )
    openai_base_url: WebUrl = Field(
        default="https://api.openai.com/v1",
        description="Any OpenAI-compatible server; the gateway when no key is set.",
    )
    openai_model: str = Field(default="gpt-4.1-mini", description="Language model.")
    openai_stt_model: str = Field(default="whisper-1", description="Segment recogniser.")
    openai_embedding_model: str = Field(default="text-embedding-3-small", description="Embeddings.")
    openai_tts_model: str = Field(default="gpt-4o-mini-tts", description="Voice model.")
    openai_tts_voice: str = Field(default="", description="Voice; default: the one of the entity.")
    openai_speech_url: WebUrl | None = Field(
        default=None,
        description="OpenAI-compatible server for recogniser and voice when it is not OPENAI_BASE_URL.",
    )
    deepgram_api_key: str = Field(
        default="", repr=False, description="Key of Deepgram; when set it recognises speech."
    )
    deepgram_url: SocketUrl = Field(
        default="https://api.deepgram.com/v1/listen",
        description="Deepgram's listen endpoint, or one that speaks it.",
    )
    deepgram_model: str = Field(default="nova-3", description="Deepgram's model.")

    @property
    def speech_url(self) -> str:
        """Where recogniser and voice are."""
        return self.openai_speech_url or self.openai_base_url
