"""The magic link: looking spends nothing and shows only whose, what and when; the code opens the door."""

from __future__ import annotations

from typing import Any

from quart import Blueprint, Response, redirect, render_template, request, url_for

from meeting.errors import AdmissionRefused, NotValid
from meeting.seat import Admitted, Glimpse
from portal.guards import prove_form
from portal.limits import address
from portal.parts import parts
from portal.refusals import NOT_VALID, Refusal, refusal_of
from portal.seats import Seat, give_seat, link_mark, seat_by_link

blueprint = Blueprint("links", __name__)
WRONG_CODE = "That is not the code of this link. Look at it once more."


async def closed(refusal: Refusal, zone: str = "UTC") -> Response:
    """The plain page of a refusal."""
    html = await render_template(
        "link_closed.html",
        heading=refusal.heading,
        sentence=refusal.sentence,
        sign=refusal.sign,
        again=refusal.again,
        opens_at=refusal.opens_at,
        zone=zone,
    )
    response = Response(html, refusal.status, content_type="text/html; charset=utf-8")
    if refusal.retry_after is not None:
        response.headers["Retry-After"] = str(refusal.retry_after)
    return response


async def _ask_for_code(seen: Glimpse, problem: str = "") -> tuple[str, int]:
    html = await render_template("link.html", view=seen, zone=seen.timezone, problem=problem)
    return html, 422 if problem else 200


def seat_in(admitted: Admitted, token: str) -> Seat:
    """The cookie's content for someone just admitted with this link."""
    return Seat(admitted.entity_id, admitted.room.id, admitted.invitation_id, link_mark(token))


@blueprint.get("/m/<token>")
async def look(token: str) -> Any:
    """Show where the link leads and ask for the code. Fetching it any number of times changes nothing."""
    seat = seat_by_link(token)
    if seat is not None:
        return redirect(url_for("join.shell", room_id=seat.room_id), 303)
    seen = await parts().admission.look(token)
    return await closed(NOT_VALID) if seen is None else await _ask_for_code(seen)


@blueprint.post("/m/<token>")
async def enter(token: str) -> Any:
    """Spend the link with its code and go on to the room."""
    await prove_form()
    code = (await request.form).get("code", "")[:64]
    house = parts()
    try:
        admitted = await house.admission.admit(token, code, await address())
    except AdmissionRefused as error:
        return await _refused(token, error)
    onward: Any = redirect(url_for("join.shell", room_id=admitted.room.id), 303)
    return give_seat(onward, seat_in(admitted, token))


async def _refused(token: str, error: AdmissionRefused) -> Any:
    house = parts()
    seen = await house.admission.look(token)
    if isinstance(error, NotValid) and seen is not None:
        return await _ask_for_code(seen, WRONG_CODE)
    return await closed(refusal_of(error, house.clock.now()), seen.timezone if seen else "UTC")
