"""How quickly people get in, redeem -> token, open loop: `python benchmarks/join.py [--json FILE]`.

Against a running house. Each request is one person's entry by the seat of their browser (the code was spent
before: argon2 is paid once a person, and told apart as `redeem`). Requests start on a fixed clock, whether or
not earlier ones were answered.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import time
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks.house import House, Seat, percentile, stamp

RATES = (50, 100, 150, 200)
SECONDS = 5
PEOPLE = 20
HELD_P95_S = 0.025


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


async def at_rate(
    http: aiohttp.ClientSession, base: str, room_id: str, seats: list[dict[str, str]], rate: int
) -> dict[str, Any]:
    """Figures of one rate, open loop."""
    began, tasks = time.perf_counter(), []
    for n in range(rate * SECONDS):
        due = began + n / rate
        if (left := due - time.perf_counter()) > 0:
            await asyncio.sleep(left)
        tasks.append(asyncio.create_task(enter(http, base, room_id, seats[n % len(seats)])))
    taken = await asyncio.gather(*tasks)
    good = [t for t in taken if t is not None]
    return {
        "rate": rate,
        "p50_ms": round(statistics.median(good) * 1000, 1) if good else None,
        "p95_ms": round(percentile(good, 0.95) * 1000, 1) if good else None,
        "errors": len(taken) - len(good),
    }


async def measure(house: House) -> dict[str, Any]:
    """All rates, lowest first."""
    base = house.status["portal_url"].rstrip("/")
    room_id = house.room("Join benchmark", capacity=100)
    seats = [house.seat(room_id, f"Person {n}") for n in range(PEOPLE)]
    async with aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=10), cookie_jar=aiohttp.DummyCookieJar()
    ) as http:
        redeemed = [await redeem(http, base, seat) for seat in seats]
        cookies = [c for _, c in redeemed]
        rates = [await at_rate(http, base, room_id, cookies, rate) for rate in RATES]
    house.close(room_id)
    held = [r["rate"] for r in rates if not r["errors"] and r["p95_ms"] and r["p95_ms"] <= HELD_P95_S * 1000]
    return {
        "rates": rates,
        "highest_rate_held": max(held, default=None),
        "redeem_p50_ms": round(statistics.median(t for t, _ in redeemed) * 1000, 1),
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
