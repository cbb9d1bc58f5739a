"""What an access token grants, and what it does not."""

from datetime import timedelta

import jwt
import pytest

from meeting.livekit_api import LiveKitRooms
from meeting.participant import ParticipantType

pytestmark = pytest.mark.unit
SECRET = "s" * 40


def claims_of(life: timedelta = timedelta(minutes=10)) -> dict[str, object]:
    rooms = LiveKitRooms("ws://127.0.0.1:7880", "key", SECRET)
    token = rooms.access_token("room-1", "p-ana", "Ana Silva", ParticipantType.CLIENT, life=life)
    claims: dict[str, object] = jwt.decode(token, SECRET, algorithms=["HS256"], issuer="key")
    return claims


def test_a_token_is_for_one_person_and_one_room() -> None:
    claims = claims_of()
    assert (claims["sub"], claims["name"]) == ("p-ana", "Ana Silva")
    assert claims["attributes"] == {"usher.type": "CLIENT"}
    assert claims["video"] == {
        "roomJoin": True,
        "room": "room-1",
        "canPublish": True,
        "canPublishSources": ["camera", "microphone", "screen_share", "screen_share_audio"],
        "canPublishData": True,
        "canSubscribe": True,
        "canUpdateOwnMetadata": False,
    }


@pytest.mark.parametrize(("asked", "given"), [(timedelta(minutes=2), 120), (timedelta(hours=6), 600)])
def test_a_token_lives_ten_minutes_at_most(asked: timedelta, given: int) -> None:
    claims = claims_of(asked)
    life = int(str(claims["exp"])) - int(str(claims["nbf"]))
    assert abs(life - given) <= 1


def test_only_an_agents_own_token_makes_an_agent() -> None:
    rooms = LiveKitRooms("ws://127.0.0.1:7880", "key", SECRET)
    for as_agent in (False, True):
        token = rooms.access_token("room-1", "x", "Ada", ParticipantType.AGENT, as_agent=as_agent)
        claims = jwt.decode(token, SECRET, algorithms=["HS256"], issuer="key")
        assert (claims.get("kind") == "agent") is as_agent
        assert claims["video"]["canUpdateOwnMetadata"] is as_agent
