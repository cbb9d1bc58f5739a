import { describe, expect, it } from "vitest";

import { sequenceAfter } from "../../portal/assets/sequence";
import { calendarFile } from "../src/logic/calendarFile";
import type { Receipt } from "../src/logic/cards";
import { type ChatLine, unread, withLine } from "../src/logic/chat";
import { currentAgent, initials, looksLikeAgent, withName } from "../src/logic/people";
import { type Gate, gated, levelOf, QUIET } from "../src/logic/speechGate";
import { MeetingRecord } from "../src/meeting/record";

const receipt: Receipt = {
  kind: "receipt", bookingId: "b1", action: "booked", label: "Tue", starts: "2026-11-24T14:30:00-05:00",
  professional: "Dr. Rui Melo, MD", service: "Consultation", client: "Ana", minutes: null,
};

describe("the calendar file", () => {
  it("holds each booking in UTC, with signs escaped", () => {
    const file = calendarFile([receipt], "Bom Jesus; Clinic", 0) ?? "";
    expect(file).toContain("DTSTART:20261124T193000Z\r\nDTEND:20261124T200000Z\r\n");
    expect(file).toContain("SUMMARY:Consultation with Dr. Rui Melo\\, MD\r\n");
    expect(file).toContain("LOCATION:Bom Jesus\\; Clinic\r\n");
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });

  it("leaves out what was cancelled or has no time, and is absent when nothing is left", () => {
    expect(calendarFile([{ ...receipt, action: "cancelled" }, { ...receipt, starts: null }], "C", 0)).toBeNull();
    expect(calendarFile([{ ...receipt, action: "requested" }], "C", 0)).toContain("STATUS:TENTATIVE");
  });

  it("folds long lines at 75 octets without breaking a character", () => {
    const file = calendarFile([{ ...receipt, service: "Ração ".repeat(40) }], "C", 0) ?? "";
    const lines = file.split("\r\n");
    expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75);
    expect(file.replaceAll("\r\n ", "")).toContain("Ração ".repeat(40));
  });
});

describe("people", () => {
  it("have one current agent: the newest, beside a ghost", () => {
    const ghost = { identity: "agent-1", isAgent: true, joinedAt: 1 };
    const fresh = { identity: "agent-2", isAgent: true, joinedAt: 2 };
    expect(currentAgent([fresh, ghost, { identity: "p", isAgent: false, joinedAt: 3 }])).toBe(fresh);
    expect(currentAgent([])).toBeNull();
    expect([looksLikeAgent("agent-1", false), looksLikeAgent("x", true), looksLikeAgent("p-1", false)]).toEqual([true, true, false]);
  });

  it("have initials without their titles, and names that stay when they leave", () => {
    expect(["Dr. Rui Melo", "Ana", "maria da silva", ""].map(initials)).toEqual(["RM", "A", "MS", "?"]);
    const names = withName(new Map(), "p-1", "Ana");
    expect(withName(names, "p-1", "Ana")).toBe(names);
    expect(withName(names, "p-2", undefined)).toBe(names);
  });
});

describe("chat", () => {
  const line = (over: Partial<ChatLine>): ChatLine => ({ id: "1", identity: "p", text: "hi", at: 5, mine: false, ...over });
  it("shows each line once and no empty ones, and counts what others wrote since", () => {
    const lines = [line({}), line({}), line({ id: "2", text: " " }), line({ id: "3", mine: true, at: 9 }), line({ id: "4", at: 9 })]
      .reduce<readonly ChatLine[]>(withLine, []);
    expect(lines.map((one) => one.id)).toEqual(["1", "3", "4"]);
    expect(unread(lines, 6)).toBe(1);
  });
});

describe("speech into a muted microphone", () => {
  const after = (gate: Gate, levels: number[]): Gate => levels.reduce((now, level) => gated(now, level, 100), gate);
  it("counts after half a second, not for a cough, and ends after a pause", () => {
    expect(after(QUIET, [0.2, 0.2]).speaking).toBe(false);
    const speaking = after(QUIET, [0.2, 0.2, 0.2, 0.2, 0.2]);
    expect(speaking.speaking).toBe(true);
    expect(after(speaking, Array<number>(10).fill(0)).speaking).toBe(true);
    expect(after(speaking, Array<number>(15).fill(0)).speaking).toBe(false);
  });

  it("is measured as the root mean square", () => {
    expect(levelOf(new Float32Array([0.5, -0.5]))).toBeCloseTo(0.5);
    expect(levelOf(new Float32Array())).toBe(0);
  });
});

describe("the record", () => {
  it("takes cards, hands and names, and ignores text that is no card", () => {
    const record = new MeetingRecord({ read: () => null, write: () => undefined });
    record.showCard("nonsense");
    record.setHand("p-1", true);
    record.learnName("p-1", "Ana");
    record.setHand("p-2", true);
    record.setHand("p-2", false);
    const { hands, names, cards } = record.state.get();
    expect([...hands]).toEqual(["p-1"]);
    expect(names.get("p-1")).toBe("Ana");
    expect(cards.offer).toBeNull();
  });
});

describe("key sequences", () => {
  it("join two keys pressed soon after each other", () => {
    expect(sequenceAfter("g", 300, "d")).toBe("g d");
    expect(sequenceAfter("g", 3000, "d")).toBe("d");
    expect(sequenceAfter("", 10, "n")).toBe("n");
  });
});
