"""How quickly people get in, open loop, two series: `python benchmarks/join.py [--json FILE]`.

Against a running house. `rates`: a join by the cookie of a seat -> access token, which is every entry but the first.
`redeem`: link and code -> access token, once a person, each with an invitation of their own; argon2id is paid there.
Requests start on a fixed clock, whether or not earlier ones were answered.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks.house import House, Seat, percentile, stamp

RATES = (50, 100, 150, 200)
SECONDS = 5
PEOPLE = 20
REDEEM_SECONDS = 3
SETTLE_S = 10
"""Seconds until the agents of rooms just opened have started, which is not what is measured."""
SEATS = 100
"""The most people a room takes."""
HELD_P95_S = 0.025

Act = Callable[[], Awaitable[float | None]]


async def redeem(http: aiohttp.ClientSession, base: str, seat: Seat) -> tuple[float, dict[str, str]]:
    """Spend one code: seconds taken, and the cookie of the seat."""
    started = time.perf_counter()
    async with http.post(
        f"{base}/api/v1/rooms/{seat.room_id}/join", json={"token": seat.token, "code": seat.code}
    ) as answer:
        answer.raise_for_status()
        await answer.json()
        cookies = {name: morsel.value for name, morsel in answer.cookies.items()}
    return time.perf_counter() - started, cookies


async def enter(
    http: aiohttp.ClientSession, base: str, room_id: str, cookies: dict[str, str]
) -> float | None:
    """One re-entry; seconds, or None when it was refused."""
    started = time.perf_counter()
    headers = {"Origin": base, "Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())}
    try:
        async with http.post(f"{base}/api/v1/rooms/{room_id}/join", json={}, headers=headers) as answer:
            await answer.read()
            return time.perf_counter() - started if answer.status == 200 else None
    except (aiohttp.ClientError, TimeoutError):
        return None


async def redeemed(http: aiohttp.ClientSession, base: str, seat: Seat) -> float | None:
    """One first entry; seconds, or None when it was refused."""
    try:
        taken, _ = await redeem(http, base, seat)
    except (aiohttp.ClientError, TimeoutError):
        return None
    return taken


async def at_rate(rate: int, acts: Sequence[Act]) -> dict[str, Any]:
    """Figures of one rate: the acts, open loop."""
    began, tasks = time.perf_counter(), []
    for n, act in enumerate(acts):
        if (left := began + n / rate - time.perf_counter()) > 0:
            await asyncio.sleep(left)
        tasks.append(asyncio.ensure_future(act()))
    taken = await asyncio.gather(*tasks)
    good = [t for t in taken if t is not None]
    return {
        "rate": rate,
        "p50_ms": round(statistics.median(good) * 1000, 1) if good else None,
        "p95_ms": round(percentile(good, 0.95) * 1000, 1) if good else None,
        "errors": len(taken) - len(good),
    }


def highest_held(rates: list[dict[str, Any]], p95_s: float) -> int | None:
    """The highest rate without an error and with its p95 within the limit."""
    held = [r["rate"] for r in rates if not r["errors"] and r["p95_ms"] and r["p95_ms"] <= p95_s * 1000]
    return max(held, default=None)


async def entries(http: aiohttp.ClientSession, base: str, house: House) -> list[dict[str, Any]]:
    """All rates of joins by cookie, lowest first; the same people again and again."""
    room_id = house.room("Join benchmark", capacity=SEATS)
    people = [await redeem(http, base, house.seat(room_id, f"Person {n}")) for n in range(PEOPLE)]
    acts = [partial(enter, http, base, room_id, cookies) for _, cookies in people]
    rates = [await at_rate(rate, [acts[n % PEOPLE] for n in range(rate * SECONDS)]) for rate in RATES]
    house.close(room_id)
    return rates


async def redemptions(http: aiohttp.ClientSession, base: str, house: House) -> list[dict[str, Any]]:
    """First entries, from the lowest rate to the first that does not hold.

    Every person enters once, invited and with their room open before.
    """
    rates = []
    for rate in RATES:
        rooms, seats = [], []
        for n in range(rate * REDEEM_SECONDS):
            if n % (SEATS - 1) == 0:
                rooms.append(house.room("Redeem benchmark", capacity=SEATS))
                await redeem(http, base, house.seat(rooms[-1], "The first"))
            seats.append(house.seat(rooms[-1], f"Person {n}"))
        await asyncio.sleep(SETTLE_S)
        rates.append(await at_rate(rate, [partial(redeemed, http, base, seat) for seat in seats]))
        for room_id in rooms:
            house.close(room_id)
        if highest_held(rates[-1:], HELD_P95_S) is None:
            break
    return rates


def browsers(*, new_each_time: bool) -> aiohttp.ClientSession:
    """The people's browsers: kept connections, or a new one for each who just came."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(force_close=new_each_time),
        timeout=aiohttp.ClientTimeout(total=10),
        cookie_jar=aiohttp.DummyCookieJar(),
    )


async def measure(house: House) -> dict[str, Any]:
    """Both series."""
    base = house.status["portal_url"].rstrip("/")
    async with browsers(new_each_time=False) as http:
        rates = await entries(http, base, house)
    async with browsers(new_each_time=True) as http:
        redeem_rates = await redemptions(http, base, house)
    return {
        "rates": rates,
        "highest_rate_held": highest_held(rates, HELD_P95_S),
        "redeem": redeem_rates,
        "highest_redeem_rate_held": highest_held(redeem_rates, HELD_P95_S),
        "date": stamp(),
        "load": round(os.getloadavg()[0], 2),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures there")
    chosen = parser.parse_args()
    figures = asyncio.run(measure(House()))
    print(json.dumps(figures, indent=1))
    if chosen.json:
        chosen.json.write_text(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
