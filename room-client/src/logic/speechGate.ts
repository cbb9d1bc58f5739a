/** Is somebody talking? From sound levels, with a memory, so that a cough or a door does not count. */
export interface Gate {
  readonly speaking: boolean;
  /** How long the level has been above (or, while speaking, below) the bound, in ms. */
  readonly forMs: number;
}

export const QUIET: Gate = { speaking: false, forMs: 0 };

const LOUD = 0.04;
const OPEN_AFTER_MS = 500;
const CLOSE_AFTER_MS = 1500;

/** `level` is the root mean square of the samples, 0 to 1; `elapsedMs` since the last call. */
export function gated(gate: Gate, level: number, elapsedMs: number): Gate {
  const against = gate.speaking ? level < LOUD : level >= LOUD;
  if (!against) return { speaking: gate.speaking, forMs: Math.max(0, gate.forMs - elapsedMs) };
  const forMs = gate.forMs + elapsedMs;
  const bound = gate.speaking ? CLOSE_AFTER_MS : OPEN_AFTER_MS;
  return forMs >= bound ? { speaking: !gate.speaking, forMs: 0 } : { speaking: gate.speaking, forMs };
}

export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}
