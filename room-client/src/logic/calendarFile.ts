/** One iCalendar file (RFC 5545) with what was booked, made in the browser. */
import { detailOf, type Receipt } from "./cards";

const DEFAULT_MINUTES = 30;

function stamp(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, "");
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");
}

/** Lines longer than 75 octets are folded; counted in UTF-8, never inside a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const out: string[] = [];
  let current = "";
  let octets = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (octets + size > (out.length === 0 ? 75 : 74)) {
      out.push(current);
      current = "";
      octets = 0;
    }
    current += sign;
    octets += size;
  }
  out.push(current);
  return out.join("\r\n ");
}

function event(receipt: Receipt, entity: string, now: number): readonly string[] {
  const starts = Date.parse(receipt.starts ?? "");
  if (Number.isNaN(starts) || receipt.action === "cancelled") return [];
  const minutes = receipt.minutes ?? DEFAULT_MINUTES;
  return [
    "BEGIN:VEVENT",
    `UID:${receipt.bookingId}@usher`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(starts)}`,
    `DTEND:${stamp(starts + minutes * 60_000)}`,
    `SUMMARY:${escaped(detailOf({ service: receipt.service, professional: receipt.professional }) || entity)}`,
    `LOCATION:${escaped(entity)}`,
    `STATUS:${receipt.action === "requested" ? "TENTATIVE" : "CONFIRMED"}`,
    "END:VEVENT",
  ];
}

/** Null when nothing in the receipts belongs in a calendar. */
export function calendarFile(receipts: readonly Receipt[], entity: string, now: number): string | null {
  const events = receipts.flatMap((receipt) => event(receipt, entity, now));
  if (events.length === 0) return null;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Usher//Room//EN", ...events, "END:VCALENDAR", ""];
  return lines.map(folded).join("\r\n");
}
