/** What the room has said and shown so far; outlives a broken connection. */
import { type Caption, type CaptionPiece, withPiece } from "../logic/captions";
import { type Cards, NO_CARDS, parseCard, withCard, withChoice } from "../logic/cards";
import { type ChatLine, withLine } from "../logic/chat";
import { withName } from "../logic/people";
import { Store } from "./store";

export interface RecordState {
  readonly captions: readonly Caption[];
  readonly chat: readonly ChatLine[];
  readonly cards: Cards;
  readonly hands: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, string>;
}

export class MeetingRecord {
  readonly state = new Store<RecordState>({
    captions: [],
    chat: [],
    cards: NO_CARDS,
    hands: new Set(),
    names: new Map(),
  });

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
