/** Booking cards from the agent (topic usher.card): the newest replaces the older, receipts stay. */
import { type Fields, fieldsOf, numberOf, parseFields, textOf } from "./json";

export interface Slot {
  readonly slotId: string;
  readonly label: string;
  readonly starts: string | null;
  readonly professional: string | null;
  readonly service: string | null;
  readonly minutes: number | null;
}

export interface Offer {
  readonly kind: "offer";
  readonly offerId: string;
  readonly forIdentity: string | null;
  readonly slots: readonly Slot[];
  readonly expiresAt: number | null;
  readonly chosen: string | null;
}

export type ReceiptAction = "booked" | "requested" | "cancelled" | "moved";

export interface Receipt {
  readonly kind: "receipt";
  readonly bookingId: string;
  readonly action: ReceiptAction;
  readonly label: string;
  readonly starts: string | null;
  readonly professional: string | null;
  readonly service: string | null;
  readonly client: string | null;
  readonly minutes: number | null;
}

export type Card = Offer | Receipt | { readonly kind: "none" };

export interface Cards {
  readonly offer: Offer | null;
  /** The slot tapped or named, shown on the card until it is replaced. */
  readonly chosen: string | null;
  /** Newest last; one per booking. */
  readonly receipts: readonly Receipt[];
}

export const NO_CARDS: Cards = { offer: null, chosen: null, receipts: [] };

const ACTIONS: readonly string[] = ["booked", "requested", "cancelled", "moved"] satisfies ReceiptAction[];

function instant(fields: Fields, name: string): number | null {
  const at = Date.parse(textOf(fields, name) ?? "");
  return Number.isNaN(at) ? null : at;
}

function slotFrom(value: unknown): Slot | null {
  const fields = fieldsOf(value);
  const slotId = fields && textOf(fields, "slot_id");
  if (!fields || !slotId) return null;
  return {
    slotId,
    label: textOf(fields, "label") ?? textOf(fields, "starts") ?? "",
    starts: textOf(fields, "starts"),
    professional: textOf(fields, "professional"),
    service: textOf(fields, "service"),
    minutes: numberOf(fields, "minutes"),
  };
}

function offerFrom(fields: Fields): Offer | null {
  const offerId = textOf(fields, "offer_id");
  const listed = Array.isArray(fields.slots) ? fields.slots : [];
  const slots = listed.map(slotFrom).filter((slot) => slot !== null);
  if (!offerId || slots.length === 0) return null;
  return {
    kind: "offer",
    offerId,
    forIdentity: textOf(fields, "for"),
    slots,
    expiresAt: instant(fields, "expires_at"),
    chosen: textOf(fields, "chosen"),
  };
}

function receiptFrom(fields: Fields): Receipt | null {
  const bookingId = textOf(fields, "booking_id");
  const action = textOf(fields, "action");
  if (!bookingId || !action || !ACTIONS.includes(action)) return null;
  return {
    kind: "receipt",
    bookingId,
    action: action as ReceiptAction,
    label: textOf(fields, "label") ?? "",
    starts: textOf(fields, "starts"),
    professional: textOf(fields, "professional"),
    service: textOf(fields, "service"),
    client: textOf(fields, "client"),
    minutes: numberOf(fields, "minutes"),
  };
}

/** Null for anything that is not a card we know. */
export function parseCard(text: string): Card | null {
  const fields = parseFields(text);
  switch (fields?.kind) {
    case "offer":
      return offerFrom(fields);
    case "receipt":
      return receiptFrom(fields);
    case "none":
      return { kind: "none" };
    default:
      return null;
  }
}

export function withCard(cards: Cards, card: Card): Cards {
  if (card.kind === "none") return { ...cards, offer: null, chosen: null };
  if (card.kind === "offer") {
    const same = cards.offer?.offerId === card.offerId;
    return { ...cards, offer: card, chosen: card.chosen ?? (same ? cards.chosen : null) };
  }
  const others = cards.receipts.filter((receipt) => receipt.bookingId !== card.bookingId);
  return { offer: null, chosen: null, receipts: [...others, card] };
}

export function withChoice(cards: Cards, slotId: string | null): Cards {
  return { ...cards, chosen: slotId };
}

export function secondsLeft(offer: Offer, now: number): number | null {
  return offer.expiresAt === null ? null : Math.max(0, Math.ceil((offer.expiresAt - now) / 1000));
}

/** May this person tap? The one it is for; a professional may choose for a client. */
export function mayChoose(offer: Offer, me: { identity: string; type: string }): boolean {
  return offer.forIdentity === null || offer.forIdentity === me.identity || me.type === "PROFESSIONAL";
}

const TITLES: Readonly<Record<ReceiptAction, string>> = {
  booked: "Booked",
  requested: "Asked for, waiting for a yes",
  cancelled: "Cancelled",
  moved: "Moved",
};

export function receiptTitle(receipt: Receipt): string {
  return TITLES[receipt.action];
}

/** "Consultation with Dr. Rui Melo, for Ana Silva" as far as it is known. */
export function detailOf(about: Pick<Receipt, "service" | "professional"> & { client?: string | null }): string {
  const what = [about.service, about.professional && `with ${about.professional}`].filter(Boolean).join(" ");
  return [what, about.client && `for ${about.client}`].filter(Boolean).join(", ");
}
