/** Who is who in the room; everything is keyed by identity, which survives a reconnect. */
export interface Someone {
  readonly identity: string;
  readonly isAgent: boolean;
  /** Milliseconds since the epoch, or null while unknown. */
  readonly joinedAt: number | null;
}

export function looksLikeAgent(identity: string, kindIsAgent: boolean): boolean {
  return kindIsAgent || identity.startsWith("agent-");
}

/** A killed agent stays as a ghost for some 20 s beside its successor: the newest one counts. */
export function currentAgent<T extends Someone>(people: readonly T[]): T | null {
  const agents = people.filter((person) => person.isAgent);
  return agents.reduce<T | null>(
    (best, one) => (best === null || (one.joinedAt ?? 0) >= (best.joinedAt ?? 0) ? one : best),
    null,
  );
}

export function initials(name: string): string {
  const words = name.replace(/^(dr|prof|mr|mrs|ms|dra)\.?\s+/i, "").split(/\s+/).filter(Boolean);
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
  return (first + last).toUpperCase();
}

/** Names heard so far; someone who left still spoke under a name. */
export function withName(
  names: ReadonlyMap<string, string>,
  identity: string,
  name: string | undefined,
): ReadonlyMap<string, string> {
  if (!name || names.get(identity) === name) return names;
  return new Map(names).set(identity, name);
}
