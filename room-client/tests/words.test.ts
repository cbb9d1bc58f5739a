import { describe, expect, it } from "vitest";

import { clock } from "../../portal/assets/clock";
import { agentFace } from "../src/logic/agentState";
import { helpFor, troubleFrom } from "../src/logic/deviceErrors";
import { type Facts, noticesFor } from "../src/logic/notices";
import { pageOf, problemFrom } from "../src/logic/problems";
import { knownZone, timeOfDay, whenLabel, zoneNote } from "../src/logic/times";
import { answerFrom } from "../src/meeting/join";

describe("the agent's state", () => {
  it("is said in usher's words, else LiveKit's, else as it was sent", () => {
    expect(agentFace({ "usher.state": "looking up", "lk.agent.state": "thinking" })).toEqual({ mood: "looking", words: "Looking up", why: "" });
    expect(agentFace({ "usher.state": "silent", "usher.why": "You are talking." }).why).toBe("You are talking.");
    expect(agentFace({ "usher.state": "silent", "usher.why": "Silent: you are talking." }).why).toBe("You are talking.");
    expect(agentFace({ "lk.agent.state": "initializing" }).words).toBe("Joining");
    expect(agentFace({})).toMatchObject({ mood: "listening" });
    expect(agentFace({ "usher.state": "holding 14:30" }).words).toBe("Holding 14:30");
  });
});

describe("a refusal", () => {
  it("is known by its code, else by its status", () => {
    expect(problemFrom(409, { code: "too_early", opens_at: "2026-11-23T09:00:00Z" })).toEqual({ code: "too_early", opensAt: Date.UTC(2026, 10, 23, 9) });
    expect(problemFrom(409, { code: "full", opens_at: "rubbish" })).toEqual({ code: "full", opensAt: null });
    expect([401, 403, 404, 429, 500, 503].map((status) => problemFrom(status, null).code)).toEqual(
      ["signed_out", "signed_out", "not_valid", "busy", "unavailable", "unavailable"],
    );
    expect(problemFrom(400, { code: "invented" }).code).toBe("unavailable");
  });

  it("offers to try again only where that can help", () => {
    expect(pageOf({ code: "ended", opensAt: null }).again).toBeNull();
    expect(pageOf({ code: "full", opensAt: null }).again).toBe("Try again");
  });
});

describe("the join answer", () => {
  it("is admitted only with an address and a token", () => {
    const body = { state: "admitted", url: "ws://x", token: "t", room: { agent_name: "Ada" }, me: { identity: "p-1" } };
    expect(answerFrom(200, body)).toMatchObject({ state: "admitted", token: "t", room: { agentName: "Ada" }, me: { identity: "p-1", type: "CLIENT" } });
    expect(answerFrom(200, { ...body, token: "" })).toMatchObject({ problem: { code: "unavailable" } });
    expect(answerFrom(200, null)).toMatchObject({ problem: { code: "unavailable" } });
    expect(answerFrom(202, { state: "waiting" }).state).toBe("waiting");
  });
});

describe("a device that does not work", () => {
  it.each([
    ["NotAllowedError", "denied"], ["NotFoundError", "missing"], ["OverconstrainedError", "missing"],
    ["NotReadableError", "busy"], ["TypeError", "unsupported"], ["Strange", "failed"],
  ])("%s means %s", (name, trouble) => {
    expect(troubleFrom(Object.assign(new Error("x"), { name }))).toBe(trouble);
  });

  it("is explained with what to do, and that one can go on without", () => {
    expect(helpFor("microphone", "denied")).toMatch(/allow the microphone.*type/s);
    expect(helpFor("camera", "busy")).toMatch(/Another program.*heard/s);
    expect(troubleFrom("not an error")).toBe("failed");
  });
});

describe("notices", () => {
  const calm: Facts = {
    connection: "connected", cameBack: false, audioBlocked: false, speakingWhileMuted: false, agentName: "Ada",
    agentAbsent: false, agentWasHere: false, weakNetwork: false, cameraOn: true, online: true,
  };
  const ids = (facts: Partial<Facts>): string[] => noticesFor({ ...calm, ...facts }).map((one) => one.id);

  it("are absent while all is well", () => expect(ids({})).toEqual([]));

  it("name each trouble with its remedy, most urgent first", () => {
    expect(ids({ weakNetwork: true, agentAbsent: true, speakingWhileMuted: true, audioBlocked: true })).toEqual(["audio", "muted", "agent", "network"]);
    expect(noticesFor({ ...calm, weakNetwork: true })[0]?.action).toBe("camera-off");
    expect(noticesFor({ ...calm, weakNetwork: true, cameraOn: false })[0]?.action).toBeNull();
    expect(noticesFor({ ...calm, agentAbsent: true, agentWasHere: true })[0]?.text).toContain("called back");
  });

  it("speak only of the connection while it is broken, and of the network when the device is offline", () => {
    expect(ids({ connection: "reconnecting", agentAbsent: true, audioBlocked: true })).toEqual(["reconnecting"]);
    expect(noticesFor({ ...calm, connection: "returning", online: false })[0]?.text).toContain("offline");
    expect(ids({ cameBack: true })).toEqual(["back"]);
  });
});

describe("times", () => {
  const at = Date.UTC(2026, 10, 24, 19, 30);
  it("show weekday, date and time, and the zone only to someone elsewhere", () => {
    expect(whenLabel(at, "America/New_York", "America/New_York")).toBe("Tue 24 Nov, 14:30");
    expect(whenLabel(at, "America/New_York", "Europe/Lisbon")).toBe("Tue 24 Nov, 14:30 (New York time)");
    expect(zoneNote(at, "Europe/London", "Europe/Lisbon")).toBe("");
    expect(timeOfDay(at, "Asia/Kolkata")).toBe("01:00");
  });

  it("fall back to the viewer's zone when the other is unknown", () => {
    expect(knownZone("Mars/Olympus", "Europe/Lisbon")).toBe("Europe/Lisbon");
    expect(knownZone(null, "Europe/Lisbon")).toBe("Europe/Lisbon");
    expect(knownZone("Asia/Kolkata", "Europe/Lisbon")).toBe("Asia/Kolkata");
  });

  it("count as minutes and seconds, hours when needed, never below zero", () => {
    expect([0, 61.9, 3661, -5].map(clock)).toEqual(["00:00", "01:01", "1:01:01", "00:00"]);
  });
});
