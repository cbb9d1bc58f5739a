/** Everything said: captions, and what people typed; the agent speaks what it writes. */
import type { Caption } from "./captions";
import type { ChatLine } from "./chat";
import { looksLikeAgent } from "./people";

export interface SaidLine {
  readonly id: string;
  readonly identity: string;
  readonly text: string;
  readonly at: number;
  readonly final: boolean;
  readonly typed: boolean;
}

export function saidLines(captions: readonly Caption[], chat: readonly ChatLine[]): readonly SaidLine[] {
  const spoken = captions.map(({ segmentId, identity, text, startedAt, final }) => (
    { id: segmentId, identity, text, at: startedAt, final, typed: false }
  ));
  const typed = chat
    .filter((line) => !looksLikeAgent(line.identity, false))
    .map(({ id, identity, text, at }) => ({ id, identity, text, at, final: true, typed: true }));
  return [...spoken, ...typed].sort((one, other) => one.at - other.at);
}

export function transcriptText(lines: readonly SaidLine[], nameOf: (identity: string) => string): string {
  return lines.map((line) => `${nameOf(line.identity)}${line.typed ? " (typed)" : ""}: ${line.text}`).join("\n");
}
