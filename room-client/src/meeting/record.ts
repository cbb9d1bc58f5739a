/** What the room has said and shown so far; outlives a broken connection and a reload. */
import { type Caption, type CaptionPiece, withPiece } from "../logic/captions";
import { type Cards, NO_CARDS, parseCard, withCard, withChoice } from "../logic/cards";
import { type ChatLine, withLine } from "../logic/chat";
import { keptFrom, keptText } from "../logic/keeping";
import { withName } from "../logic/people";
import { Store } from "./store";

export interface RecordState {
  readonly captions: readonly Caption[];
  readonly chat: readonly ChatLine[];
  readonly cards: Cards;
  readonly hands: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, string>;
}

export interface Keeper {
  read: (roomId: string) => string | null;
  write: (roomId: string, text: string) => void;
}

const KEEP_EVERY_MS = 500;

export class MeetingRecord {
  readonly state = new Store<RecordState>({
    captions: [],
    chat: [],
    cards: NO_CARDS,
    hands: new Set(),
    names: new Map(),
  });
  readonly #keeper: Keeper;
  #seat: { readonly roomId: string; readonly identity: string } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
    this.state.subscribe(() => {
      this.#timer ??= setTimeout(() => this.keep(), KEEP_EVERY_MS);
    });
  }

  /** Takes up what this seat had seen of this room before the page was loaded again. */
  resume(roomId: string, identity: string): void {
    if (this.#seat !== null) return;
    this.#seat = { roomId, identity };
    const kept = keptFrom(this.#keeper.read(roomId) ?? "", identity);
    if (kept === null) return;
    const { captions, chat, receipts, names } = kept;
    this.state.patch({ captions, chat, names: new Map(names), cards: { ...NO_CARDS, receipts } });
  }

  keep(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#seat === null) return;
    const { captions, chat, cards, names } = this.state.get();
    const kept = { captions, chat, receipts: cards.receipts, names: [...names] };
    this.#keeper.write(this.#seat.roomId, keptText(this.#seat.identity, kept));
  }

  hearCaption(piece: CaptionPiece): void {
    this.state.patch({ captions: withPiece(this.state.get().captions, piece) });
  }

  addChat(line: ChatLine): void {
    this.state.patch({ chat: withLine(this.state.get().chat, line) });
  }

  showCard(text: string): void {
    const card = parseCard(text);
    if (card) this.state.patch({ cards: withCard(this.state.get().cards, card) });
  }

  choose(slotId: string | null): void {
    this.state.patch({ cards: withChoice(this.state.get().cards, slotId) });
  }

  learnName(identity: string, name: string | undefined): void {
    this.state.patch({ names: withName(this.state.get().names, identity, name) });
  }

  setHand(identity: string, up: boolean): void {
    const hands = new Set(this.state.get().hands);
    if (up) hands.add(identity);
    else hands.delete(identity);
    this.state.patch({ hands });
  }
}
