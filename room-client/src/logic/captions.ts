/**
 * Captions: text streams on lk.transcription become one line per segment.
 * A recogniser sends the whole segment again with every interim result (a new stream each time);
 * the agent's voice sends one growing stream. Both are "the text of stream n of this segment".
 */
export interface CaptionPiece {
  readonly segmentId: string;
  readonly identity: string;
  /** Rising number of the stream this text came on; a later stream replaces an earlier one. */
  readonly stream: number;
  readonly text: string;
  readonly final: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface Caption extends CaptionPiece {
  /** When the segment began. */
  readonly startedAt: number;
}

const KEPT = 1000;

function isStale(known: Caption, piece: CaptionPiece): boolean {
  if (piece.stream < known.stream) return true;
  return known.final && !piece.final;
}

export function withPiece(captions: readonly Caption[], piece: CaptionPiece): readonly Caption[] {
  const index = captions.findIndex((caption) => caption.segmentId === piece.segmentId);
  const known = captions[index];
  const text = piece.text.trim();
  if (known === undefined) {
    if (text === "") return captions;
    return [...captions, { ...piece, text, startedAt: piece.at }].slice(-KEPT);
  }
  if (isStale(known, piece)) return captions;
  if (text === "") return piece.final ? captions.filter((caption) => caption !== known) : captions;
  const merged: Caption = { ...piece, text, startedAt: known.startedAt };
  return captions.map((caption) => (caption === known ? merged : caption));
}

/** The lines under the tiles: the newest few, oldest first. */
export function newest(captions: readonly Caption[], count: number): readonly Caption[] {
  return captions.slice(-count);
}

/** The last finished line, for a screen reader that should not hear every interim result. */
export function lastFinal(captions: readonly Caption[]): Caption | null {
  return captions.findLast((caption) => caption.final) ?? null;
}
