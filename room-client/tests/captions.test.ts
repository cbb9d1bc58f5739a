import { describe, expect, it } from "vitest";

import { type Caption, type CaptionPiece, lastFinal, newest, withPiece } from "../src/logic/captions";

const piece = (over: Partial<CaptionPiece>): CaptionPiece => ({
  segmentId: "u1",
  identity: "p-ana",
  stream: 1,
  text: "I need",
  final: false,
  at: 1000,
  ...over,
});

const all = (...pieces: Partial<CaptionPiece>[]): readonly Caption[] =>
  pieces.reduce<readonly Caption[]>((captions, one) => withPiece(captions, piece(one)), []);

describe("captions", () => {
  it("replace an interim result by the next of the same segment", () => {
    const captions = all({}, { stream: 2, text: "I need a", at: 1500 }, { stream: 3, text: "I need an hour.", final: true });
    expect(captions.map((one) => [one.text, one.final, one.startedAt])).toEqual([["I need an hour.", true, 1000]]);
  });

  it("grow with the agent's one stream and become final with its trailer", () => {
    const captions = all({ text: "With " }, { text: "With pleasure." }, { text: "With pleasure.", final: true });
    expect(captions).toHaveLength(1);
    expect(captions[0]).toMatchObject({ text: "With pleasure.", final: true });
  });

  it("ignore an older stream that ends late, and interim text after the final one", () => {
    const captions = all({ stream: 2, text: "two", final: true }, { stream: 1, text: "one" }, { stream: 3, text: "late" });
    expect(captions.map((one) => one.text)).toEqual(["two"]);
  });

  it("let a later final correct an earlier final", () => {
    expect(all({ text: "Tuesday", final: true }, { stream: 2, text: "Thursday", final: true })[0]?.text).toBe("Thursday");
  });

  it("keep two people who speak at once apart", () => {
    const captions = all({}, { segmentId: "u2", identity: "p-rui", text: "Yes" }, { stream: 3, text: "I need it", final: true });
    expect(captions.map((one) => [one.identity, one.text])).toEqual([["p-ana", "I need it"], ["p-rui", "Yes"]]);
  });

  it("drop a segment that turned out to be nothing, and never show an empty line", () => {
    expect(all({ text: "  " })).toEqual([]);
    expect(all({ text: "hm" }, { stream: 2, text: "", final: true })).toEqual([]);
    expect(all({ text: "hm" }, { stream: 2, text: "" }).map((one) => one.text)).toEqual(["hm"]);
  });

  it("tell the newest lines, the last finished one, and the whole as text", () => {
    const captions = all({ segmentId: "a", final: true, text: "One" }, { segmentId: "b", final: true, text: "Two" }, { segmentId: "c" });
    expect(newest(captions, 2).map((one) => one.segmentId)).toEqual(["b", "c"]);
    expect(lastFinal(captions)?.text).toBe("Two");
    expect(lastFinal([])).toBeNull();
  });
});
