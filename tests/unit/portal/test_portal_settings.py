from typing import Any

import pytest
from pydantic import ValidationError

from portal.settings import PortalSettings
from storage.settings import what_is_wrong

pytestmark = pytest.mark.unit
GIVEN = {
    "database_url": "postgresql://u@h/d",
    "redis_url": "redis://h:1/0",
    "livekit_url": "ws://h:7880",
    "livekit_api_key": "usher",
    "livekit_api_secret": "0123456789abcdef0123456789abcdef",
}


def settings(**given: Any) -> PortalSettings:
    return PortalSettings(_env_file=None, **{**GIVEN, **given})  # type: ignore[call-arg]


def test_browsers_are_told_the_public_address_of_the_meeting_server() -> None:
    assert settings(livekit_url="ws://inside:7880").browser_livekit_url == "ws://inside:7880"
    told = settings(livekit_url="ws://inside:7880", livekit_public_url="wss://meet.example/")
    assert told.browser_livekit_url == "wss://meet.example"


def test_cookies_are_secure_where_the_portal_is() -> None:
    assert settings(portal_url="https://clinic.example").https
    assert not settings().https


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("portal_url", "clinic.example"),
        ("portal_port", "eighty"),
        ("portal_port", 70000),
        ("livekit_url", "ftp://x"),
        ("livekit_public_url", "nowhere"),
        ("livekit_api_secret", "short"),
        ("agent_name", "My Agent"),
        ("portal_sign_in_per_minute", 0),
    ],
)
def test_a_bad_value_is_named(variable: str, value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        settings(**{variable: value})
    (sentence,) = what_is_wrong(caught.value)
    assert sentence.startswith(variable.upper())
    assert "short" not in sentence


def test_every_setting_has_a_sentence() -> None:
    assert all(field.description for field in PortalSettings.model_fields.values())
