import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { CaptionPiece } from "../src/logic/captions";
import { saidLines, transcriptText } from "../src/logic/transcript";
import { MeetingRecord } from "../src/meeting/record";

const stored = new Map<string, string>();
const keeper = {
  read: (roomId: string) => stored.get(roomId) ?? null,
  write: (roomId: string, text: string) => void stored.set(roomId, text),
};
const piece = (changes: Partial<CaptionPiece> = {}): CaptionPiece => (
  { segmentId: "u1", identity: "p-ana", stream: 7, text: "Tuesday, please.", final: true, at: 1000, ...changes }
);
const receipt = JSON.stringify({ kind: "receipt", booking_id: "b1", action: "booked", label: "Tue", minutes: 45 });

function seen(): MeetingRecord {
  const record = new MeetingRecord(keeper);
  record.resume("r1", "p-ana");
  record.hearCaption(piece());
  record.hearCaption(piece({ segmentId: "u2", text: "With", final: false }));
  record.addChat({ id: "c1", identity: "p-ana", text: "Where can I park?", at: 2000, mine: true });
  record.showCard(receipt);
  record.learnName("p-ana", "Ana Silva");
  return record;
}

beforeEach(() => {
  stored.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe("the record over a reload", () => {
  it("is there again, without a half sentence", () => {
    seen().keep();
    const again = new MeetingRecord(keeper);
    again.resume("r1", "p-ana");
    const { captions, chat, cards, names } = again.state.get();
    expect(captions.map((caption) => caption.text)).toEqual(["Tuesday, please."]);
    expect(chat.map((line) => line.text)).toEqual(["Where can I park?"]);
    expect(cards.receipts[0]?.minutes).toBe(45);
    expect(names.get("p-ana")).toBe("Ana Silva");
    again.hearCaption(piece({ stream: 1, text: "Tuesday at two, please." }));
    expect(again.state.get().captions[0]?.text).toBe("Tuesday at two, please.");
  });

  it("is written by itself soon after something happened", () => {
    seen();
    expect(stored.size).toBe(0);
    vi.runAllTimers();
    expect(stored.get("r1")).toContain("Where can I park?");
  });

  it("is nobody else's, and no other meeting's", () => {
    seen().keep();
    for (const [roomId, identity] of [["r1", "p-bruno"], ["r2", "p-ana"]] as const) {
      const other = new MeetingRecord(keeper);
      other.resume(roomId, identity);
      expect(other.state.get().captions).toEqual([]);
    }
  });

  it("survives a storage that holds something else", () => {
    stored.set("r1", "not ours");
    const record = new MeetingRecord(keeper);
    record.resume("r1", "p-ana");
    expect(record.state.get().chat).toEqual([]);
  });

  it("stays bounded", () => {
    const record = seen();
    for (let n = 0; n < 900; n += 1) record.hearCaption(piece({ segmentId: `s${n}`, text: `Line ${n}.` }));
    record.keep();
    const again = new MeetingRecord(keeper);
    again.resume("r1", "p-ana");
    expect(again.state.get().captions).toHaveLength(300);
    expect(again.state.get().captions.at(-1)?.text).toBe("Line 899.");
  });
});

describe("the transcript", () => {
  it("holds what was spoken and what people typed, in order; the agent's chat repeats its speech", () => {
    const { captions, chat } = seen().state.get();
    const agents = { id: "c2", identity: "agent-AJ_1", text: "Behind the house.", at: 3000, mine: false };
    const lines = saidLines(captions.slice(0, 1), [...chat, agents]);
    expect(transcriptText(lines, () => "Ana")).toBe("Ana: Tuesday, please.\nAna (typed): Where can I park?");
  });
});
