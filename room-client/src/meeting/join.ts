/** Asking the portal for entry: POST /api/v1/rooms/{id}/join. */
import { type Fields, fieldsOf, numberOf, parseFields, textOf } from "../logic/json";
import { type Problem, problemFrom } from "../logic/problems";

export interface RoomFacts {
  readonly id: string;
  readonly title: string;
  readonly entity: string;
  readonly agentName: string;
  readonly startsAt: number | null;
  readonly durationMinutes: number | null;
  readonly timezone: string | null;
}

export interface Me {
  readonly identity: string;
  readonly name: string;
  readonly type: string;
}

export interface Admitted {
  readonly state: "admitted";
  readonly url: string;
  readonly token: string;
  readonly room: RoomFacts;
  readonly me: Me;
}

export interface Waiting {
  readonly state: "waiting";
  readonly room: RoomFacts;
  readonly me: Me;
}

export type Answer = Admitted | Waiting | { readonly state: "problem"; readonly problem: Problem };

const TIMEOUT_MS = 10_000;

function roomFrom(fields: Fields): RoomFacts {
  const starts = Date.parse(textOf(fields, "starts_at") ?? "");
  return {
    id: textOf(fields, "id") ?? "",
    title: textOf(fields, "title") ?? "Meeting",
    entity: textOf(fields, "entity") ?? "",
    agentName: textOf(fields, "agent_name") ?? "The agent",
    startsAt: Number.isNaN(starts) ? null : starts,
    durationMinutes: numberOf(fields, "duration_minutes"),
    timezone: textOf(fields, "timezone"),
  };
}

function meFrom(fields: Fields): Me {
  return {
    identity: textOf(fields, "identity") ?? "",
    name: textOf(fields, "name") ?? "",
    type: textOf(fields, "type") ?? "CLIENT",
  };
}

export function answerFrom(status: number, body: Fields | null): Answer {
  const room = roomFrom(fieldsOf(body?.room) ?? {});
  const me = meFrom(fieldsOf(body?.me) ?? {});
  if (status < 300 && body) {
    const url = textOf(body, "url");
    const token = textOf(body, "token");
    if (body.state === "waiting") return { state: "waiting", room, me };
    if (body.state === "admitted" && url && token) return { state: "admitted", url, token, room, me };
  }
  return { state: "problem", problem: problemFrom(status, body) };
}

/** Never throws: a network that fails is the problem `unavailable`. */
export async function askToJoin(roomId: string, csrf: string, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(`/api/v1/rooms/${encodeURIComponent(roomId)}/join`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": csrf },
      body: "{}",
      cache: "no-store",
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    return answerFrom(response.status, parseFields(await response.text()));
  } catch {
    return { state: "problem", problem: { code: "unavailable", opensAt: null } };
  }
}
