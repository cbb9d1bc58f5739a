import { CalendarCheck, CalendarClock, CalendarX } from "lucide-react";

import { detailOf, type Receipt, receiptTitle } from "../logic/cards";
import { knownZone, viewerZone, zoneNote } from "../logic/times";
import type { RoomFacts } from "../meeting/join";

const ICONS = { booked: CalendarCheck, moved: CalendarCheck, requested: CalendarClock, cancelled: CalendarX };

/** The committed record of one booking. */
export function ReceiptCard({ receipt, room, testId }: {
  receipt: Receipt;
  room: RoomFacts;
  testId: string;
}): React.ReactNode {
  const Icon = ICONS[receipt.action];
  const viewer = viewerZone();
  const at = Date.parse(receipt.starts ?? "");
  const note = Number.isNaN(at) ? "" : zoneNote(at, knownZone(room.timezone, viewer), viewer);
  return (
    <div
      data-testid={testId}
      data-action={receipt.action}
      className="flex items-start gap-3 rounded-box border border-primary/40 bg-base-100 p-3"
    >
      <Icon className="icon mt-0.5 text-primary" aria-hidden />
      <div>
        <p className="font-medium">
          {receiptTitle(receipt)}: <time>{receipt.label}</time>
          {note && ` (${note})`}
        </p>
        <p className="quiet text-sm">{detailOf(receipt)}</p>
      </div>
    </div>
  );
}
