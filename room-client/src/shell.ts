/** What the portal's page tells us: <div id="root" data-room-id data-csrf …>. All but the first two may be absent. */
export interface Shell {
  readonly root: HTMLElement;
  readonly roomId: string;
  readonly csrf: string;
  readonly name: string | null;
  readonly title: string | null;
  readonly entity: string | null;
  readonly agentName: string | null;
  /** Address of the text about recording and transcript. */
  readonly privacyUrl: string | null;
}

export function readShell(): Shell {
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no element with the id root.");
  const { roomId, csrf, name, title, entity, agentName, privacyUrl } = root.dataset;
  const meta = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content;
  return {
    root,
    roomId: roomId ?? location.pathname.split("/").at(-1) ?? "",
    csrf: csrf ?? meta ?? "",
    name: name ?? null,
    title: title ?? null,
    entity: entity ?? null,
    agentName: agentName ?? null,
    privacyUrl: privacyUrl ?? null,
  };
}
