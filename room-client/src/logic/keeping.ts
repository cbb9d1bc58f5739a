/** What a reload must not lose, as text for the tab's own storage; an offer comes again from the agent. */
import type { Caption } from "./captions";
import type { Receipt } from "./cards";
import type { ChatLine } from "./chat";
import { parseFields } from "./json";

export interface Kept {
  readonly captions: readonly Caption[];
  readonly chat: readonly ChatLine[];
  readonly receipts: readonly Receipt[];
  readonly names: readonly (readonly [string, string])[];
}

const FORM = 1;
const LINES = 300;

export function keptText(identity: string, kept: Kept): string {
  return JSON.stringify({
    form: FORM,
    identity,
    captions: kept.captions.filter((caption) => caption.final).slice(-LINES),
    chat: kept.chat.slice(-LINES),
    receipts: kept.receipts.slice(-LINES),
    names: kept.names,
  });
}

/** Null for what is not ours: another form, or the seat of someone else who used this tab. */
export function keptFrom(text: string, identity: string): Kept | null {
  const fields = parseFields(text);
  if (fields?.form !== FORM || fields.identity !== identity) return null;
  const kept = fields as unknown as Kept;
  // Streams are counted anew on each page: whatever is heard next of a segment is newer.
  return { ...kept, captions: kept.captions.map((caption) => ({ ...caption, stream: 0 })) };
}
