import { describe, expect, it } from "vitest";

import {
  type Card, type Cards, detailOf, mayChoose, NO_CARDS, type Offer, parseCard, receiptTitle, secondsLeft, withCard, withChoice,
} from "../src/logic/cards";

const SLOT = { slot_id: "s1", label: "Tue 24 Nov, 14:30", starts: "2026-11-24T14:30:00-05:00", professional: "Dr. Rui Melo", service: "Consultation", minutes: 30 };
const OFFER = { kind: "offer", offer_id: "o1", for: "p-ana", slots: [SLOT, { ...SLOT, slot_id: "s2" }], expires_at: "2026-11-23T09:02:00+00:00" };
const RECEIPT = { kind: "receipt", booking_id: "b1", action: "booked", label: "Tue 24 Nov, 14:30", professional: "Dr. Rui Melo", service: "Consultation", client: "Ana Silva", starts: SLOT.starts };

const card = (value: unknown): Card => {
  const parsed = parseCard(JSON.stringify(value));
  if (!parsed) throw new Error("not a card");
  return parsed;
};
const offer = (over: object = {}): Offer => card({ ...OFFER, ...over }) as Offer;
const after = (...values: unknown[]): Cards => values.reduce<Cards>((cards, value) => withCard(cards, card(value)), NO_CARDS);

describe("cards", () => {
  it("are read with every fact, and foreign text is no card", () => {
    expect(offer()).toMatchObject({ offerId: "o1", forIdentity: "p-ana", expiresAt: Date.UTC(2026, 10, 23, 9, 2) });
    expect(offer().slots[1]).toMatchObject({ slotId: "s2", minutes: 30 });
    for (const text of ["", "null", "[]", "{", '{"kind":"offer"}', '{"kind":"receipt","booking_id":"b","action":"eaten"}', '{"kind":"x"}']) {
      expect(parseCard(text)).toBeNull();
    }
    expect(parseCard(JSON.stringify({ ...OFFER, slots: [{ label: "no id" }, 7] }))).toBeNull();
  });

  it("replace each other; none takes the offer away", () => {
    expect(after(OFFER, { ...OFFER, offer_id: "o2" }).offer?.offerId).toBe("o2");
    expect(after(OFFER, { kind: "none" }).offer).toBeNull();
  });

  it("keep a choice while the same offer is sent again, and forget it with the next", () => {
    const chosen = withChoice(after(OFFER), "s2");
    expect(withCard(chosen, card(OFFER)).chosen).toBe("s2");
    expect(withCard(chosen, card({ ...OFFER, offer_id: "o2" })).chosen).toBeNull();
    expect(withCard(chosen, card({ ...OFFER, chosen: "s1" })).chosen).toBe("s1");
  });

  it("end the offer with a receipt, which stays, one per booking with the newest action", () => {
    const cards = after(OFFER, RECEIPT, RECEIPT, { ...RECEIPT, booking_id: "b2" }, { ...RECEIPT, action: "cancelled" }, { kind: "none" });
    expect(cards.offer).toBeNull();
    expect(cards.receipts.map((one) => [one.bookingId, one.action])).toEqual([["b2", "booked"], ["b1", "cancelled"]]);
  });

  it("count down to their end and not below", () => {
    const at = Date.UTC(2026, 10, 23, 9, 0, 30);
    expect(secondsLeft(offer(), at)).toBe(90);
    expect(secondsLeft(offer(), at + 200_000)).toBe(0);
    expect(secondsLeft(offer({ expires_at: null }), at)).toBeNull();
  });

  it("may be tapped by whom they are for, and by a professional", () => {
    expect(mayChoose(offer(), { identity: "p-ana", type: "CLIENT" })).toBe(true);
    expect(mayChoose(offer(), { identity: "p-eva", type: "CLIENT" })).toBe(false);
    expect(mayChoose(offer(), { identity: "p-rui", type: "PROFESSIONAL" })).toBe(true);
    expect(mayChoose(offer({ for: null }), { identity: "p-eva", type: "CLIENT" })).toBe(true);
  });

  it("are told in words, as far as known", () => {
    const receipt = after(RECEIPT).receipts[0];
    expect(receipt && receiptTitle(receipt)).toBe("Booked");
    expect(receipt && detailOf(receipt)).toBe("Consultation with Dr. Rui Melo, for Ana Silva");
    expect(detailOf({ service: null, professional: "Dr. Rui Melo" })).toBe("with Dr. Rui Melo");
    expect(detailOf({ service: null, professional: null })).toBe("");
  });
});
