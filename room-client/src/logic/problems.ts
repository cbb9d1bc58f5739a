/** What stands in the way of entering, in words: problem codes of the join answer become pages. */
import { type Fields, textOf } from "./json";

export type ProblemCode =
  | "too_early" | "full" | "ended" | "cancelled" | "not_valid" | "locked" | "unavailable" | "busy" | "signed_out";

export interface Problem {
  readonly code: ProblemCode;
  /** Milliseconds since the epoch, for too_early. */
  readonly opensAt: number | null;
}

export interface ProblemPage {
  readonly title: string;
  readonly text: string;
  /** What the button says; null when trying again cannot help. */
  readonly again: string | null;
}

const CODES: readonly string[] = [
  "too_early", "full", "ended", "cancelled", "not_valid", "locked", "unavailable",
] satisfies ProblemCode[];

export function problemFrom(status: number, body: Fields | null): Problem {
  const code = body && textOf(body, "code");
  const opens = Date.parse((body && textOf(body, "opens_at")) ?? "");
  const opensAt = Number.isNaN(opens) ? null : opens;
  if (code && CODES.includes(code)) return { code: code as ProblemCode, opensAt };
  if (status === 429) return { code: "busy", opensAt: null };
  if (status === 401 || status === 403) return { code: "signed_out", opensAt: null };
  if (status === 404 || status === 410 || status === 422) return { code: "not_valid", opensAt: null };
  return { code: "unavailable", opensAt: null };
}

/** Is it worth asking again by ourselves while coming back into a running meeting? */
export function mayPass(problem: Problem): boolean {
  return problem.code === "unavailable" || problem.code === "busy";
}

const PAGES: Readonly<Record<ProblemCode, ProblemPage>> = {
  too_early: {
    title: "You are early",
    text: "The room is not open yet. Leave this page open; it lets you in when the room opens.",
    again: "Check again",
  },
  full: {
    title: "The room is full",
    text: "Everyone who fits is inside. When someone leaves, you can enter.",
    again: "Try again",
  },
  ended: { title: "This meeting has ended", text: "Ask whoever invited you for a new link if you need one.", again: null },
  cancelled: {
    title: "This meeting was cancelled",
    text: "Nobody is inside. Ask whoever invited you for a new time.",
    again: null,
  },
  not_valid: {
    title: "This link does not open the room",
    text: "It may have been used already or replaced by a newer one. Open the newest invitation you have and enter its code.",
    again: null,
  },
  locked: {
    title: "Too many wrong codes",
    text: "The link is locked for a while to protect the meeting. Wait a few minutes, or ask for a new link.",
    again: "Try again",
  },
  unavailable: {
    title: "The room cannot be reached",
    text: "Your place is kept. Check your connection, then try again.",
    again: "Try again",
  },
  busy: {
    title: "Too many tries at once",
    text: "Wait a moment, then try again. Your place is kept.",
    again: "Try again",
  },
  signed_out: {
    title: "Open your invitation again",
    text: "This browser no longer holds your entry. Open the link in your invitation and enter the code.",
    again: null,
  },
};

export function pageOf(problem: Problem): ProblemPage {
  return PAGES[problem.code];
}
