"""Statements and rows of the calendar."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import asyncpg

from scheduling_tools.booking import Booking, BookingState
from scheduling_tools.service import Approval, Service
from scheduling_tools.slot import Offer, Slot, Span

BOOKING = """
    select b.id, b.state, b.starts_at, b.ends_at, b.professional_id, p.name as professional, b.service_id,
    s.name as service,
           b.client_id, coalesce(c.name, '') as client, b.during, b.room_id, b.moved_to
      from booking b
      join professional p on p.id = b.professional_id
      join service s on (s.entity_id, s.id) = (b.entity_id, b.service_id)
      left join client c on (c.entity_id, c.id) = (b.entity_id, b.client_id)
"""

READ_OFFERINGS = """
    select pe.professional_id, p.name, pe.department_id, d.name as department,
           array(select s.id
                   from service s
                  where s.entity_id = pe.entity_id
                    and s.active
                    and case when exists (select from professional_service x
                                           where (x.entity_id, x.professional_id) = (pe.entity_id,
                                           pe.professional_id))
                             then exists (select from professional_service x
                                           where (x.entity_id, x.professional_id, x.service_id)
                                                 = (pe.entity_id, pe.professional_id, s.id))
                             else s.department_id = pe.department_id
                        end) as service_ids
      from professional_entity pe
      join professional p on p.id = pe.professional_id
      join department d on (d.entity_id, d.id) = (pe.entity_id, pe.department_id)
     where pe.entity_id = $1
       and pe.active
     order by p.name
"""

READ_AGENDAS = """
    select pe.professional_id, e.timezone,
           (select array_agg(h) from working_hours h
             where (h.entity_id, h.professional_id) = (pe.entity_id, pe.professional_id)) as hours,
           (select array_agg(t.during) from time_off t
             where (t.entity_id, t.professional_id) = (pe.entity_id,
             pe.professional_id) and t.during && $3) as time_off,
           (select array_agg(b.during) from busy_times(pe.professional_id, $3, $4) b) as busy
      from professional_entity pe
      join entity e on e.id = pe.entity_id
     where pe.entity_id = $1
       and pe.professional_id = any($2)
"""


def span_of(during: asyncpg.Range[datetime], within: Span) -> Span:
    """A range as a span; an open end reaches past what is looked at."""
    lower = during.lower or within.starts_at - timedelta(days=1)
    upper = during.upper or within.ends_at + timedelta(days=1)
    return Span(lower, upper)


def service_of(row: asyncpg.Record) -> Service:
    """A service from its row."""
    facts: dict[str, Any] = {key: row[key] for key in Service.__slots__}
    return Service(**facts | {"approval": Approval(row["approval"])})


def booking_of(row: asyncpg.Record) -> Booking:
    """A booking from a row of `BOOKING`."""
    facts: dict[str, Any] = dict(row)
    during = row["during"]
    return Booking(
        **facts | {"state": BookingState(row["state"]), "during": Span(during.lower, during.upper)}
    )


def offer_of(row: asyncpg.Record) -> Offer:
    """An offer from its row."""
    ends_at = row["starts_at"] + timedelta(minutes=row["minutes"])
    slot = Slot(
        row["starts_at"],
        ends_at,
        row["professional_id"],
        row["professional"],
        row["service_id"],
        row["service"],
    )
    return Offer(row["id"], row["room_id"], slot, row["expires_at"])
