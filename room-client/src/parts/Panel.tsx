import { X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";

import { timeOfDay, viewerZone } from "../logic/times";
import { saidLines } from "../logic/transcript";
import type { RoomFacts } from "../meeting/join";
import { useStore } from "../meeting/store";
import { useNameOf } from "../meeting/useNames";
import { useServices } from "../services";
import { Chat } from "./Chat";
import { ReceiptCard } from "./ReceiptCard";

export const TABS = ["Chat", "Transcript", "Bookings"] as const;
export type Tab = (typeof TABS)[number];

function Transcript(): React.ReactNode {
  const { live } = useServices();
  const captions = useStore(live.record.state, (state) => state.captions);
  const chat = useStore(live.record.state, (state) => state.chat);
  const lines = saidLines(captions, chat);
  const nameOf = useNameOf();
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which React would take for a clean-up.
    end.current?.scrollIntoView({ block: "nearest" });
  }, [lines.length]);
  if (lines.length === 0) return <p className="quiet p-3">Nothing said since you came in. What is said from here on stands here.</p>;
  return (
    <ol aria-label="Transcript" tabIndex={0} className="min-h-0 flex-1 overflow-y-auto p-3">
      {lines.map((line) => (
        <li key={line.id} data-testid="transcript-line" className="mb-3 wrap-anywhere">
          <p className="text-sm">
            <strong>{nameOf(line.identity)}</strong>{" "}
            <span className="quiet">
              <time>{timeOfDay(line.at, viewerZone())}</time>
              {line.typed && ", typed"}
            </span>
          </p>
          <p className={line.final ? "" : "quiet"}>{line.text}</p>
        </li>
      ))}
      <li ref={end} aria-hidden />
    </ol>
  );
}

function Bookings({ room }: { room: RoomFacts }): React.ReactNode {
  const { live } = useServices();
  const { receipts } = useStore(live.record.state, (state) => state.cards);
  if (receipts.length === 0) {
    return (
      <p className="quiet p-3">No booking in this meeting so far. Ask {room.agentName} for a time, for example “next Tuesday afternoon”.</p>
    );
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto p-3" tabIndex={0} role="region" aria-label="Bookings">
      {receipts.map((receipt) => (
        <ReceiptCard key={receipt.bookingId} receipt={receipt} room={room} testId="booking-item" />
      ))}
    </div>
  );
}

/** Chat, Transcript, Bookings beside the stage; over it on a phone. */
export function Panel({ tab, room, onTab, onClose }: {
  tab: Tab;
  room: RoomFacts;
  onTab: (tab: Tab) => void;
  onClose: () => void;
}): React.ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] ?? tab;
    onTab(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <aside
      aria-label="Side panel"
      data-testid="panel"
      className="panel"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <div className="flex items-center border-b border-base-300 pr-1">
        <div ref={list} role="tablist" aria-label="Side panel" className="tabs tabs-border flex-1" onKeyDown={move}>
          {TABS.map((name) => (
            <button
              key={name}
              id={`tab-${name}`}
              type="button"
              role="tab"
              aria-selected={tab === name}
              aria-controls="panel-body"
              tabIndex={tab === name ? 0 : -1}
              data-testid={`tab-${name.toLowerCase()}`}
              className={`tab h-12 ${tab === name ? "tab-active" : "text-base-content!"}`}
              onClick={() => onTab(name)}
            >
              {name}
            </button>
          ))}
        </div>
        <button type="button" className="btn btn-ghost btn-square" aria-label="Close the panel" onClick={onClose}>
          <X className="icon" aria-hidden />
        </button>
      </div>
      <div id="panel-body" role="tabpanel" aria-labelledby={`tab-${tab}`} className="flex min-h-0 flex-1 flex-col">
        {tab === "Chat" && <Chat agentName={room.agentName} />}
        {tab === "Transcript" && <Transcript />}
        {tab === "Bookings" && <Bookings room={room} />}
      </div>
    </aside>
  );
}
