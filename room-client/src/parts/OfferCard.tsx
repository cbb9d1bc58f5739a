import { CalendarDays, Check } from "lucide-react";
import { useState } from "react";

import { clock } from "../../../portal/assets/clock";
import { detailOf, mayChoose, type Offer, secondsLeft, type Slot } from "../logic/cards";
import { knownZone, viewerZone, zoneNote } from "../logic/times";
import type { Admitted } from "../meeting/join";
import { useStore } from "../meeting/store";
import { useNameOf } from "../meeting/useNames";
import { useNow } from "../meeting/useNow";
import { useServices } from "../services";

/** What all slots share is said once above them; the rest stands on the button. */
function sharedDetail(slots: readonly Slot[]): string {
  const [first] = slots;
  if (!first) return "";
  const same = (name: "service" | "professional"): string | null =>
    slots.every((slot) => slot[name] === first[name]) ? first[name] : null;
  const minutes = slots.every((slot) => slot.minutes === first.minutes) && first.minutes;
  return [detailOf({ service: same("service"), professional: same("professional") }), minutes && `${minutes} minutes`]
    .filter(Boolean)
    .join(", ");
}

function SlotButton({ slot, shared, chosen, disabled, onChoose }: {
  slot: Slot;
  shared: boolean;
  chosen: boolean;
  disabled: boolean;
  onChoose: () => void;
}): React.ReactNode {
  return (
    <button
      type="button"
      data-testid="slot"
      data-slot-id={slot.slotId}
      aria-pressed={chosen}
      disabled={disabled}
      className={`btn h-auto min-h-11 flex-col items-start gap-0 px-2.5 py-2 text-left sm:px-4 ${chosen ? "btn-primary" : "border-primary/50 bg-base-100"}`}
      onClick={onChoose}
    >
      <span className="flex items-center gap-1.5 whitespace-nowrap">
        {chosen && <Check className="icon" aria-hidden />}
        <time>{slot.label}</time>
      </span>
      {!shared && slot.professional && <span className="text-sm font-normal">{slot.professional}</span>}
    </button>
  );
}

/** The offered times, for everyone to see; a tap counts as that person's answer. */
export function OfferCard({ offer, chosen, admitted }: {
  offer: Offer;
  chosen: string | null;
  admitted: Admitted;
}): React.ReactNode {
  const { live } = useServices();
  const nameOf = useNameOf();
  const [failed, setFailed] = useState(false);
  const now = useNow(1000, offer.expiresAt !== null);
  const reconnecting = useStore(live.link, (link) => link.reconnecting);
  const left = secondsLeft(offer, now);
  const expired = left === 0;
  const mine = mayChoose(offer, admitted.me);
  const agent = admitted.room.agentName;
  const viewer = viewerZone();
  const at = Date.parse(offer.slots[0]?.starts ?? "");
  const note = Number.isNaN(at) ? "" : zoneNote(at, knownZone(admitted.room.timezone, viewer), viewer);
  const oneProfessional = new Set(offer.slots.map((slot) => slot.professional)).size < 2;
  const choose = async (slotId: string): Promise<void> => {
    setFailed(false);
    setFailed(!(await live.choose(slotId)));
  };
  return (
    <section aria-labelledby="offer-title" data-testid="offer" className="rounded-box border border-base-300 bg-base-100 p-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="offer-title" className="flex items-center gap-2 font-semibold">
          <CalendarDays className="icon text-primary" aria-hidden />
          {mine ? "Choose a time" : `Times for ${nameOf(offer.forIdentity ?? "")}`}
        </h2>
        <p className="quiet tabular text-sm" data-testid="offer-left">
          {expired ? "Run out" : left !== null && `Free to choose for ${clock(left)}`}
        </p>
      </div>
      <p className="quiet text-sm">
        {[sharedDetail(offer.slots), note && `times are ${note}`].filter(Boolean).join("; ")}
      </p>
      <div role="group" aria-label="Offered times" className="mt-2 grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        {offer.slots.map((slot) => (
          <SlotButton
            key={slot.slotId}
            slot={slot}
            shared={oneProfessional}
            chosen={chosen === slot.slotId}
            disabled={expired || !mine || reconnecting}
            onChoose={() => void choose(slot.slotId)}
          />
        ))}
      </div>
      <p role="status" className="mt-1 text-sm empty:hidden">
        {expired && `This offer has run out. Ask ${agent} for new times.`}
        {!expired && failed && `${agent} did not take that. Say or type which time you want.`}
        {!expired && !failed && chosen !== null && `Chosen; ${agent} is looking after it.`}
      </p>
    </section>
  );
}
