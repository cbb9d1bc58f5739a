"""LiveKit's server API: rooms, dispatches, access tokens, webhooks. Only this module imports livekit.api."""

import asyncio
import time
from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import aiohttp
from google.protobuf.json_format import MessageToDict
from livekit import api
from livekit.protocol import agent

from meeting.errors import MeetingServerRefused, MeetingServerUnavailable, WebhookRefused
from meeting.participant import ParticipantType, Present
from meeting.webhook import Webhook

TOKEN_LIFE = timedelta(minutes=10)
SOURCES = ("camera", "microphone", "screen_share", "screen_share_audio")
EMPTY_TIMEOUT = 300  # seconds a room nobody came to yet is kept
DEPARTURE_TIMEOUT = 20  # seconds a room is kept after the last person left
_SURE_FOR = 10.0  # seconds for which a room that was there is taken to be there; less than either timeout
_SERVER_ERROR = 500
_TRACK_FACTS = ("sid", "type", "source", "muted", "mimeType")
_Answer = TypeVar("_Answer")


class LiveKitRooms:
    """One client per process. Every call ends within `timeout` seconds.

    Args:
        url: ws, wss, http or https URL of the server.
        key: API key.
        secret: API secret.
        timeout: Seconds for one call.
    """

    def __init__(self, url: str, key: str, secret: str, *, timeout: float = 5.0) -> None:
        self._url, self._key, self._secret, self._timeout = url, key, secret, timeout
        self._client: api.LiveKitAPI | None = None
        self._seen: dict[str, float] = {}
        self._receiver = api.WebhookReceiver(api.TokenVerifier(key, secret))

    async def ensure(self, name: str, agent_name: str, metadata: str) -> None:
        """See that a room exists, with an agent on its way. Saying it again makes no second room or agent.

        Args:
            name: The room's name on the server.
            agent_name: Dispatch name of the agent.
            metadata: What the agent's job is told.

        Raises:
            MeetingServerUnavailable: The server is away.
            MeetingServerRefused: The server said no.
        """
        if time.monotonic() - self._seen.get(name, float("-inf")) < _SURE_FOR:
            return
        await self._ask(
            self._api.room.create_room(
                api.CreateRoomRequest(
                    name=name,
                    empty_timeout=EMPTY_TIMEOUT,
                    departure_timeout=DEPARTURE_TIMEOUT,
                    agents=[api.RoomAgentDispatch(agent_name=agent_name, metadata=metadata)],
                )
            )
        )
        if len(self._seen) > 1000:
            self._seen.clear()
        self._seen[name] = time.monotonic()

    async def exists(self, name: str) -> bool:
        """Whether the server has the room now."""
        answer = await self._ask(self._api.room.list_rooms(api.ListRoomsRequest(names=[name])))
        return bool(answer.rooms)

    async def names(self) -> list[str]:
        """The name of every room the server has now."""
        return [
            room.name for room in (await self._ask(self._api.room.list_rooms(api.ListRoomsRequest()))).rooms
        ]

    async def delete(self, name: str) -> None:
        """Close a room for everyone; one that is gone already is fine."""
        self._seen.pop(name, None)
        await self._unless_gone(self._api.room.delete_room(api.DeleteRoomRequest(room=name)))

    async def remove(self, name: str, identity: str) -> None:
        """Put someone out of a room, if they are in it. Their token stays good until it expires."""
        await self._unless_gone(
            self._api.room.remove_participant(api.RoomParticipantIdentity(room=name, identity=identity))
        )

    async def people(self, name: str) -> list[Present]:
        """Everyone in a room now, agents included; nobody when there is no such room."""
        answer = await self._unless_gone(
            self._api.room.list_participants(api.ListParticipantsRequest(room=name))
        )
        return [_present(person) for person in answer.participants] if answer else []

    async def dispatch(self, name: str, agent_name: str, metadata: str, *, force: bool = False) -> bool:
        """Call an agent into a room unless one was called already.

        Args:
            name: The room's name on the server.
            agent_name: Dispatch name of the agent.
            metadata: What the agent's job is told.
            force: Take back earlier calls and call anew: the server believes in a killed agent for ever.

        Returns:
            Whether an agent was called now.
        """
        earlier = await self._dispatches(name, agent_name)
        if earlier and not force:
            return False
        for dispatch in earlier:
            await self._unless_gone(self._api.agent_dispatch.delete_dispatch(dispatch.id, name))
        await self._ask(
            self._api.agent_dispatch.create_dispatch(
                api.CreateAgentDispatchRequest(agent_name=agent_name, room=name, metadata=metadata)
            )
        )
        return True

    async def agent_on_its_way(self, name: str, agent_name: str) -> bool:
        """Whether some worker took a call into this room, and has not said that its job is over."""
        return any(
            job.state.status in (agent.JS_PENDING, agent.JS_RUNNING)
            for dispatch in await self._dispatches(name, agent_name)
            for job in dispatch.state.jobs
        )

    def access_token(
        self,
        room_name: str,
        identity: str,
        name: str,
        type: ParticipantType,
        *,
        as_agent: bool = False,
        life: timedelta = TOKEN_LIFE,
    ) -> str:
        """A token that lets one person into one room, and nothing else.

        Args:
            room_name: The room's name on the server.
            identity: LiveKit's key for the person.
            name: What others see.
            type: Told to others as the attribute `usher.type`.
            as_agent: Whether LiveKit takes it for an agent, which may show its state.
            life: How long the token admits; never more than `TOKEN_LIFE`.
        """
        grants = api.VideoGrants(
            room_join=True,
            room=room_name,
            can_publish=True,
            can_publish_sources=list(SOURCES),
            can_publish_data=True,
            can_subscribe=True,
            can_update_own_metadata=as_agent,
        )
        token = (
            api.AccessToken(self._key, self._secret)
            .with_identity(identity)
            .with_name(name)
            .with_attributes({"usher.type": type.value})
            .with_ttl(min(life, TOKEN_LIFE))
            .with_grants(grants)
        )
        return (token.with_kind("agent") if as_agent else token).to_jwt()

    def receive_webhook(self, body: bytes, authorization: str | None) -> Webhook:
        """Check and read a webhook.

        Args:
            body: The raw body.
            authorization: The `Authorization` header: LiveKit's bare token.

        Raises:
            WebhookRefused: It is not from our server, not whole, or not readable.
        """
        try:
            event = self._receiver.receive(body.decode(), authorization or "")
        except Exception as refused:  # the library raises bare Exception, jwt's and protobuf's errors
            raise WebhookRefused(type(refused).__name__) from refused
        if not event.id or not event.event:
            raise WebhookRefused("no id")
        return _webhook(event)

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    @property
    def _api(self) -> api.LiveKitAPI:
        if self._client is None:
            limit = aiohttp.ClientTimeout(total=self._timeout)
            self._client = api.LiveKitAPI(self._url, self._key, self._secret, timeout=limit, failover=False)
        return self._client

    async def _dispatches(self, name: str, agent_name: str) -> "list[api.AgentDispatch]":
        found = await self._unless_gone(self._api.agent_dispatch.list_dispatch(name))
        return [dispatch for dispatch in found or [] if dispatch.agent_name == agent_name]

    async def _ask(self, call: Awaitable[_Answer]) -> _Answer:
        try:
            async with asyncio.timeout(self._timeout + 1):
                return await call
        except (aiohttp.ClientError, OSError, TimeoutError) as gone:
            raise MeetingServerUnavailable from gone
        except api.ServerError as refused:
            if refused.status >= _SERVER_ERROR:
                raise MeetingServerUnavailable from refused
            raise MeetingServerRefused(refused.code) from refused

    async def _unless_gone(self, call: Awaitable[_Answer]) -> _Answer | None:
        try:
            return await self._ask(call)
        except MeetingServerRefused as refused:
            if refused.code == "not_found":
                return None
            raise


def _present(person: "api.ParticipantInfo") -> Present:
    return Present(
        identity=person.identity,
        is_agent=person.kind == api.ParticipantInfo.Kind.AGENT,
        joined_at=datetime.fromtimestamp(person.joined_at, UTC),
    )


def _webhook(event: "api.WebhookEvent") -> Webhook:
    facts: dict[str, object] = {}
    if event.HasField("track"):
        track = MessageToDict(event.track)
        facts["track"] = {key: track[key] for key in _TRACK_FACTS if key in track}
    if event.HasField("participant") and event.participant.disconnect_reason:
        facts["reason"] = api.DisconnectReason.Name(event.participant.disconnect_reason)
    return Webhook(
        id=event.id,
        kind=event.event,
        room_name=event.room.name,
        identity=event.participant.identity or None,
        at=datetime.fromtimestamp(event.created_at, UTC),
        is_agent=event.participant.kind == api.ParticipantInfo.Kind.AGENT,
        facts=facts,
    )
