import { describe, expect, it } from "vitest";

import type { Admitted, Answer, Me, RoomFacts, Waiting } from "../src/meeting/join";
import { Meeting, type Phase } from "../src/meeting/meeting";

const room: RoomFacts = {
  id: "r1", title: "Follow-up", entity: "Clinic", agentName: "Ada", startsAt: null, durationMinutes: null, timezone: null,
};
const me: Me = { identity: "p-ana", name: "Ana", type: "CLIENT" };
const admitted: Admitted = { state: "admitted", url: "ws://x", token: "t", room, me };
const waiting: Waiting = { state: "waiting", room, me };
const problem = (code: "full" | "ended" | "unavailable"): Answer => ({ state: "problem", problem: { code, opensAt: null } });

function stand(answers: Answer[], refusals = 0) {
  const waits: number[] = [];
  const phases: string[] = [];
  let left = refusals;
  let disconnects = 0;
  const meeting = new Meeting({
    ask: () => Promise.resolve(answers.length > 1 ? (answers.shift() ?? admitted) : (answers[0] ?? admitted)),
    connect: () => (left-- > 0 ? Promise.reject(new Error("no server")) : Promise.resolve()),
    disconnect: () => {
      disconnects += 1;
      return Promise.resolve();
    },
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  const name = (phase: Phase): string => (phase.at === "room" ? `room ${phase.link}` : phase.at);
  meeting.phase.subscribe(() => phases.push(name(meeting.phase.get())));
  return { meeting, waits, phases, disconnected: () => disconnects };
}

describe("the way into a meeting", () => {
  it("goes from asking to the room", async () => {
    const { meeting, phases } = stand([admitted]);
    await meeting.enter();
    expect(phases).toEqual(["asking", "room connecting", "room up"]);
  });

  it("waits in the lobby, asking every 3 s, and bears a portal that is away for a moment", async () => {
    const { meeting, waits, phases } = stand([waiting, problem("unavailable"), waiting, admitted]);
    await meeting.enter();
    expect(phases.at(-1)).toBe("room up");
    expect(waits).toEqual([3000, 3000, 3000]);
  });

  it("ends at a refusal's page, and can be tried again from there", async () => {
    const { meeting, phases } = stand([problem("full"), admitted]);
    await meeting.enter();
    expect(phases.at(-1)).toBe("problem");
    await meeting.enter();
    expect(phases.at(-1)).toBe("room up");
  });

  it("gives no second chance by itself to a portal that does not answer the first time", async () => {
    const { meeting, waits, phases } = stand([problem("unavailable")]);
    await meeting.enter();
    expect(phases.at(-1)).toBe("problem");
    expect(waits).toEqual([]);
  });
});

describe("the way back after a break", () => {
  it("asks for a fresh token and returns without a click", async () => {
    const { meeting, phases, waits } = stand([admitted, problem("unavailable"), admitted]);
    await meeting.enter();
    await meeting.dropped("broken");
    expect(phases.slice(3)).toEqual(["room returning", "room returning", "room up"]);
    expect(waits).toEqual([300]);
  });

  it("gives up after several tries, each later than the one before, and offers Rejoin", async () => {
    const { meeting, phases, waits } = stand([admitted, problem("unavailable")]);
    await meeting.enter();
    await meeting.dropped("broken");
    expect(phases.at(-1)).toBe("lost");
    expect(waits).toHaveLength(8);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
  });

  it("counts a meeting server that refuses like one that is away", async () => {
    const { meeting, phases, waits } = stand([admitted], 2);
    await meeting.enter();
    expect(phases.at(-1)).toBe("room up");
    expect(waits).toEqual([300, 1000]);
  });

  it("stops at once when the meeting has ended meanwhile", async () => {
    const { meeting, phases } = stand([admitted, problem("ended")]);
    await meeting.enter();
    await meeting.dropped("broken");
    expect(phases.at(-1)).toBe("problem");
  });
});

describe("the way out", () => {
  it("leaves once, and the disconnect that follows changes nothing", async () => {
    const { meeting, phases, disconnected } = stand([admitted]);
    await meeting.enter();
    await meeting.leave();
    await meeting.dropped("left");
    expect(phases.at(-1)).toBe("left");
    expect(disconnected()).toBe(1);
  });

  it.each(["ended", "removed", "elsewhere"] as const)("says why: %s", async (why) => {
    const { meeting } = stand([admitted]);
    await meeting.enter();
    await meeting.dropped(why);
    expect(meeting.phase.get()).toMatchObject({ at: "left", why });
  });
});
