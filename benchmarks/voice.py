"""How quickly the agent answers, through the real server: `python benchmarks/voice.py [--json FILE]`.

Against a running house (`make run`). A caller enters a room of its own and speaks 20 turns; measured at the
listener: end of speech (last voiced sample sent) to the agent's first voiced frame; entry to the greeting's
first frame; and, on fresh replies, start of talk-over to the agent's last frame.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import time
from pathlib import Path

from benchmarks.caller import Caller, Samples, spoken
from benchmarks.house import House, percentile, stamp

QUESTIONS = (
    "What are your opening hours?",
    "Where can I park my car?",
    "Who is in this meeting?",
    "What is your address?",
    "Which appointments do I have?",
    "What services do you offer?",
    "Hello, what can you do for me?",
    "What is your telephone number?",
    "Is there anything free tomorrow?",
    "No, thank you, none of those.",
)
TALK_OVER = "Excuse me, could you please wait for a moment, I have to look something up."
TALK_OVERS = 5


async def one_turn(caller: Caller, samples: Samples) -> float | None:
    """Seconds from end of speech to the first sound of the answer."""
    ended = await caller.say(samples)
    began = await caller.answer_after(ended)
    await caller.quiet()
    return began - ended if began is not None else None


async def talk_over(caller: Caller, question: Samples, interruption: Samples) -> float | None:
    """Seconds from the start of talk-over to the agent's last sound."""
    ended = await caller.say(question)
    if await caller.answer_after(ended) is None:
        return None
    await asyncio.sleep(0.4)
    started = time.time()
    speaking = asyncio.create_task(caller.say(interruption))
    while time.time() - started < 2.5 and time.time() - caller.heard_last < 0.45:
        await asyncio.sleep(0.01)
    yielded = caller.heard_last - started
    await speaking
    await caller.quiet(1.5)
    return max(0.0, yielded)


async def measure(house: House, turns: int) -> dict[str, float | int | str]:
    """All figures."""
    room_id = house.room("Voice benchmark")
    entry = house.join(house.seat(room_id, "Ana Silva"))
    caller = Caller()
    questions = [spoken(text) for text in QUESTIONS]
    interruption = spoken(TALK_OVER)
    entered = await caller.enter(entry["url"], entry["token"])
    greeted = await caller.answer_after(entered, 10)
    await caller.quiet()
    delays = [await one_turn(caller, questions[i % len(questions)]) for i in range(turns)]
    yields = [await talk_over(caller, questions[0], interruption) for _ in range(TALK_OVERS)]
    await caller.leave()
    house.close(room_id)
    heard = [d for d in delays if d is not None]
    yielded = [y for y in yields if y is not None]
    if not heard or greeted is None or not yielded:
        raise SystemExit(
            f"No figures: greeted {greeted is not None}, answers {len(heard)}, talk-overs {len(yielded)}."
        )
    return {
        "turns": len(heard),
        "unanswered": turns - len(heard),
        "p50_s": round(statistics.median(heard), 3),
        "p95_s": round(percentile(heard, 0.95), 3),
        "greeting_s": round(greeted - entered, 3),
        "barge_in_s": round(statistics.median(yielded), 3),
        "date": stamp(),
        "load": round(os.getloadavg()[0], 2),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=20)
    parser.add_argument("--json", type=Path, help="write the figures there")
    chosen = parser.parse_args()
    figures = asyncio.run(measure(House(), chosen.turns))
    print(json.dumps(figures, indent=1))
    if chosen.json:
        chosen.json.write_text(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
