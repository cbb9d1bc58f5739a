"""Settings name what is wrong with them."""

import pytest
from pydantic import ValidationError

from agent.settings import AgentSettings
from embedded.settings import EmbeddedSettings
from meeting.settings import MeetingServerSettings, WorkerSettings
from portal.settings import PortalSettings
from storage.settings import StorageSettings, what_is_wrong

pytestmark = pytest.mark.unit
STORES = {"DATABASE_URL": "postgresql://u:p@h:5432/d", "REDIS_URL": "redis://h:6379/0"}
GOOD = {
    **STORES,
    "LIVEKIT_URL": "ws://h:7880",
    "LIVEKIT_API_KEY": "usher",
    "LIVEKIT_API_SECRET": "0123456789abcdef0123456789abcdef",
}

SCHEMES = {
    "DATABASE_URL": "postgresql",
    "DATABASE_OWNER_URL": "postgresql",
    "REDIS_URL": "redis",
    "SMTP_URL": "smtp",
}


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.chdir(str(tmp_path))
    for name in (*GOOD, "DATABASE_OWNER_URL", "SMTP_URL"):
        monkeypatch.delenv(name, raising=False)


def told(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in {**GOOD, **values}.items():
        monkeypatch.setenv(name, value)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(ValidationError) as error:
        StorageSettings()
    assert what_is_wrong(error.value) == [
        "DATABASE_URL is not set; see .env.example.",
        "REDIS_URL is not set; see .env.example.",
    ]


@pytest.mark.parametrize("settings", [AgentSettings, PortalSettings, WorkerSettings])
def test_nobody_is_given_a_key_that_is_published(
    monkeypatch: pytest.MonkeyPatch, settings: type[MeetingServerSettings]
) -> None:
    told(monkeypatch, LIVEKIT_API_KEY="", LIVEKIT_API_SECRET="")
    with pytest.raises(ValidationError) as error:
        settings()
    assert what_is_wrong(error.value) == [
        "LIVEKIT_API_KEY is not set; see .env.example.",
        "LIVEKIT_API_SECRET is not set; see .env.example.",
    ]
    told(monkeypatch, LIVEKIT_API_SECRET="change-me-to-32-or-more-random-characters")
    with pytest.raises(ValidationError, match="a secret of your own"):
        settings()


@pytest.mark.parametrize(
    ("settings", "name", "value", "says"),
    [
        (AgentSettings, "DEEPGRAM_URL", "api.deepgram.com", "such as ws://host:port or wss://host"),
        (AgentSettings, "OPENAI_BASE_URL", "http://", "such as http://host:port or https://host"),
        (AgentSettings, "OPENAI_SPEECH_URL", "http://h:port/v1", "such as http://host:port or https://host"),
        (AgentSettings, "PORTAL_URL", "clinic.example", "such as http://host:port or https://host"),
        (AgentSettings, "AGENT_NAME", "My Agent", "should match pattern"),
        (AgentSettings, "LIVEKIT_URL", "ws:/livekit", "such as ws://host:port or wss://host"),
        (PortalSettings, "PORTAL_TRUSTED_PROXIES", "10.0.0.1, proxy", "such as 10.0.0.1,192.168.0.0/16"),
    ],
)
def test_every_address_is_looked_at_before_the_start(
    monkeypatch: pytest.MonkeyPatch, settings: type[MeetingServerSettings], name: str, value: str, says: str
) -> None:
    told(monkeypatch, **{name: value})
    with pytest.raises(ValidationError) as error:
        settings()
    (sentence,) = what_is_wrong(error.value)
    assert sentence.startswith(f"{name} is '")
    assert says in sentence


def test_proxies_are_addresses_and_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("*", "10.0.0.1", "10.0.0.1, 192.168.0.0/16,::1"):
        told(monkeypatch, PORTAL_TRUSTED_PROXIES=value)
        assert PortalSettings().portal_trusted_proxies == value


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        (
            "DATABASE_URL",
            "mysql://secret@h/d",
            "expected a URL such as postgresql://user:password@host:5432/name",
        ),
        ("DATABASE_URL", "postgresql://h:port/d", "expected a URL such as postgresql://"),
        ("REDIS_URL", "6379", "expected a URL such as redis://host:6379/0"),
        ("SMTP_URL", "mail.example.org", "expected a URL such as smtp://user:password@host:587"),
        ("LIVEKIT_URL", "ftp://h", "expected a URL such as ws://host:port or wss://host"),
        ("AGENT_NAME", "Usher!", "AGENT_NAME is 'Usher!': String should match pattern"),
    ],
)
def test_what_is_wrong_is_named_with_what_was_expected_and_no_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    told(monkeypatch, **{name: value})
    with pytest.raises(ValidationError) as error:
        WorkerSettings()
    (sentence,) = what_is_wrong(error.value)
    assert sentence.startswith(name)
    assert says in sentence
    assert "secret" not in sentence


@pytest.mark.parametrize("settings", [AgentSettings, PortalSettings, WorkerSettings, EmbeddedSettings])
def test_settings_that_are_printed_tell_no_secret(
    monkeypatch: pytest.MonkeyPatch, settings: type[MeetingServerSettings | EmbeddedSettings]
) -> None:
    urls = {name: f"{scheme}://u:hush@h" for name, scheme in SCHEMES.items()}
    keys = dict.fromkeys(("OPENAI_API_KEY", "DEEPGRAM_API_KEY"), "hush")
    told(monkeypatch, **urls, **keys, LIVEKIT_API_SECRET="hush" * 8)
    assert "hush" not in repr(settings())


def test_the_owner_is_the_application_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch)
    assert StorageSettings().owner_url == GOOD["DATABASE_URL"]
    told(monkeypatch, DATABASE_OWNER_URL="postgres://owner@h/d")
    assert StorageSettings().owner_url == "postgres://owner@h/d"
    told(monkeypatch, DATABASE_OWNER_URL="")
    assert StorageSettings().owner_url == GOOD["DATABASE_URL"]
