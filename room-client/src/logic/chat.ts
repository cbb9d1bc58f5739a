/** Chat lines, ours and theirs, each once. */
export interface ChatLine {
  readonly id: string;
  readonly identity: string;
  readonly text: string;
  readonly at: number;
  readonly mine: boolean;
}

const KEPT = 500;

export function withLine(lines: readonly ChatLine[], line: ChatLine): readonly ChatLine[] {
  if (line.text.trim() === "") return lines;
  if (lines.some((known) => known.id === line.id)) {
    return lines.map((known) => (known.id === line.id ? line : known));
  }
  return [...lines, line].slice(-KEPT);
}

export function unread(lines: readonly ChatLine[], seenAt: number): number {
  return lines.filter((line) => !line.mine && line.at > seenAt).length;
}
