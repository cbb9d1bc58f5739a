"""What the processes that speak to the meeting server are told, and the worker besides."""

from pydantic import Field, SecretStr, field_validator

from storage.settings import MailUrl, SocketUrl, StorageSettings


class MeetingServerSettings(StorageSettings):
    """Where the meeting server is and how we prove who we are (docs/wires.md, 1)."""

    livekit_url: SocketUrl = Field(description="LiveKit server as this process reaches it.")
    livekit_api_key: str = Field(min_length=1, description="Name of the LiveKit API key.")
    livekit_api_secret: SecretStr = Field(
        min_length=32, description="Secret of the LiveKit API key, 32 characters up."
    )
    agent_name: str = Field(
        default="usher",
        pattern=r"^[a-z0-9-]{1,40}$",
        description="Name under which LiveKit dispatches the agent.",
    )

    @field_validator("livekit_api_secret")
    @classmethod
    def _is_not_the_examples(cls, secret: SecretStr) -> SecretStr:
        if secret.get_secret_value().startswith("change-me"):
            raise ValueError("expected a secret of your own, not the one of the example")
        return secret


class WorkerSettings(MeetingServerSettings):
    """Every setting of the worker process."""

    smtp_url: MailUrl = Field(default="smtp://127.0.0.1:1025", repr=False, description="Mail server.")
    mail_from: str = Field(
        default="Usher <usher@localhost>", pattern=r"@", description="Sender of all mails."
    )
