"""Settings name what is wrong with them."""

import pytest
from pydantic import ValidationError

from meeting.settings import WorkerSettings
from storage.settings import StorageSettings, what_is_wrong

pytestmark = pytest.mark.unit
GOOD = {"DATABASE_URL": "postgresql://u:p@h:5432/d", "REDIS_URL": "redis://h:6379/0"}


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.chdir(str(tmp_path))
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "SMTP_URL", "LIVEKIT_URL"):
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
        ("SMTP_URL", "mail.example.org", "expected smtp://[user:password@]host:port"),
        ("LIVEKIT_URL", "ftp://h", "expected a ws://, wss://, http:// or https:// address"),
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


def test_the_owner_is_the_application_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch)
    assert StorageSettings().owner_url == GOOD["DATABASE_URL"]
    told(monkeypatch, DATABASE_OWNER_URL="postgres://owner@h/d")
    assert StorageSettings().owner_url == "postgres://owner@h/d"
    told(monkeypatch, DATABASE_OWNER_URL="")
    assert StorageSettings().owner_url == GOOD["DATABASE_URL"]
