/** Times as people read them: weekday, date, time, and the zone when it is not the viewer's own. */
export function viewerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function parts(at: number, zone: string): string {
  const date = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: zone });
  return `${date.format(at).replace(",", "")}, ${timeOfDay(at, zone)}`;
}

export function timeOfDay(at: number, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(at);
}

function offsetMinutes(at: number, zone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "longOffset" });
  return format.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** "New York time" for America/New_York when the viewer's clock differs at that moment; else nothing. */
export function zoneNote(at: number, zone: string, viewer: string): string {
  if (zone === viewer || offsetMinutes(at, zone) === offsetMinutes(at, viewer)) return "";
  const city = zone.split("/").at(-1) ?? zone;
  return `${city.replaceAll("_", " ")} time`;
}

export function whenLabel(at: number, zone: string, viewer: string): string {
  const note = zoneNote(at, zone, viewer);
  return note === "" ? parts(at, zone) : `${parts(at, zone)} (${note})`;
}

/** A zone the browser does not know would throw on every label: fall back to the viewer's. */
export function knownZone(zone: string | null, viewer: string): string {
  if (zone === null) return viewer;
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return zone;
  } catch {
    return viewer;
  }
}
