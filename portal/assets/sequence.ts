const SEQUENCE_MS = 900;

/** "g d" when d follows g soon enough, else the key alone. */
export function sequenceAfter(previous: string, sinceMs: number, key: string): string {
  return previous !== "" && sinceMs < SEQUENCE_MS ? `${previous} ${key}` : key;
}
