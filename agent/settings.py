"""Settings of the agent process."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_settings import SettingsConfigDict

from storage.settings import StorageSettings


def _ws_url(value: str) -> str:
    if not value.startswith(("ws://", "wss://", "http://", "https://")):
        raise ValueError("expected a URL such as ws://host:7880")
    return value


class AgentSettings(StorageSettings):
    """What the agent may be told from outside; every name is an environment variable."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    livekit_url: Annotated[str, AfterValidator(_ws_url)] = Field(description="The LiveKit server.")
    livekit_api_key: str = Field(min_length=1, description="Name of the LiveKit API key.")
    livekit_api_secret: str = Field(
        min_length=32, description="Secret of the LiveKit API key, 32 characters up."
    )
    portal_url: str = Field(default="http://127.0.0.1:8080", description="Public base URL of magic links.")
    agent_name: str = Field(default="usher", description="Name under which LiveKit dispatches the agent.")
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
    openai_api_key: str = Field(default="", description="Key for language, voice and segment recogniser.")
    openai_base_url: str = Field(
        default="https://api.openai.com/v1",
        description="Any OpenAI-compatible server; the gateway when no key is set.",
    )
    openai_model: str = Field(default="gpt-4.1-mini", description="Language model.")
    openai_stt_model: str = Field(default="whisper-1", description="Segment recogniser.")
    openai_embedding_model: str = Field(default="text-embedding-3-small", description="Embeddings.")
    openai_tts_model: str = Field(default="gpt-4o-mini-tts", description="Voice model.")
    openai_tts_voice: str = Field(default="", description="Voice; default: the one of the entity.")
    openai_speech_url: str = Field(
        default="",
        description="OpenAI-compatible server for recogniser and voice when it is not OPENAI_BASE_URL.",
    )
    deepgram_api_key: str = Field(default="", description="Key of Deepgram; when set it recognises speech.")
    deepgram_url: str = Field(
        default="https://api.deepgram.com/v1/listen",
        description="Deepgram's listen endpoint, or one that speaks it.",
    )
    deepgram_model: str = Field(default="nova-3", description="Deepgram's model.")

    @property
    def speech_url(self) -> str:
        """Where recogniser and voice are."""
        return self.openai_speech_url or self.openai_base_url
