"""Settings of the gateway process."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class GatewaySettings(BaseSettings):
    """What the gateway may be told from outside; every name is an environment variable."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    voice_models_dir: Path | None = Field(
        default=None,
        description="Folder with stt/, tts/ and embeddings/, filled by the operator; it wins over all else.",
    )
    voice_allow_download: bool = Field(
        default=False,
        description="1: a model found nowhere else is fetched from its hub, pinned by revision and hash.",
    )
    voice_cache_dir: Path = Field(
        default=Path("~/.cache/usher/models"), description="Where models are joined from their parts, once."
    )
    voice_agent_names: str = Field(
        default="",
        description="Names the recogniser expects when a request brings none, for example 'Ada, Dr. Melo'.",
    )
    voice_waiting_limit: int = Field(
        default=32, ge=1, description="Utterances that may wait for the recogniser; one more is answered 503."
    )
    voice_waiting_seconds: float = Field(
        default=10.0, gt=0, description="Longest wait for the recogniser before the answer is 503."
    )
