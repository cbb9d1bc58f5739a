import { RoomContext, useRemoteParticipants } from "@livekit/components-react";
import { useState } from "react";

import { unread } from "../logic/chat";
import { helpFor } from "../logic/deviceErrors";
import { currentAgent } from "../logic/people";
import type { Admitted } from "../meeting/join";
import { isAgent } from "../meeting/liveRoom";
import { useStore } from "../meeting/store";
import { useMedia } from "../meeting/useMedia";
import { useNotices } from "../meeting/useNotices";
import { Captions } from "../parts/Captions";
import { Controls } from "../parts/Controls";
import { DevicesDialog } from "../parts/DevicesDialog";
import { ThemeButton } from "../parts/Frame";
import { Heading } from "../parts/Heading";
import { Notices } from "../parts/Notices";
import { OfferCard } from "../parts/OfferCard";
import { Panel, type Tab } from "../parts/Panel";
import { ReceiptCard } from "../parts/ReceiptCard";
import { Sounds } from "../parts/Sounds";
import { Stage } from "../parts/Stage";
import { useServices } from "../services";

type Link = "connecting" | "up" | "returning";

function DeviceTroubles(): React.ReactNode {
  const { live } = useServices();
  const trouble = useStore(live.link, (state) => state.trouble);
  if (trouble === null) return null;
  const again = (): void => void (trouble.kind === "microphone" ? live.setMic(true) : live.setCamera(true));
  return (
    <div role="alert" className="alert alert-warning flex flex-wrap px-3 py-2" data-testid="device-trouble">
      <span className="flex-1 basis-56">{helpFor(trouble.kind, trouble.trouble)}</span>
      <span className="flex gap-2">
        <button type="button" className="btn btn-sm" onClick={again}>
          Try again
        </button>
        <button type="button" className="btn btn-sm btn-ghost" onClick={() => live.link.patch({ trouble: null })}>
          Go on without
        </button>
      </span>
    </div>
  );
}

function CardOnStage({ admitted }: { admitted: Admitted }): React.ReactNode {
  const { live } = useServices();
  const cards = useStore(live.record.state, (state) => state.cards);
  const receipt = cards.receipts.at(-1);
  return (
    <>
      {receipt && (
        <div role="status">
          <ReceiptCard receipt={receipt} room={admitted.room} testId="receipt" />
        </div>
      )}
      {cards.offer && <OfferCard key={cards.offer.offerId} offer={cards.offer} chosen={cards.chosen} admitted={admitted} />}
    </>
  );
}

function useAgent(): ReturnType<typeof useRemoteParticipants>[number] | null {
  const others = useRemoteParticipants();
  const known = others.map((one) => ({
    participant: one,
    identity: one.identity,
    isAgent: isAgent(one),
    joinedAt: one.joinedAt?.getTime() ?? null,
  }));
  return currentAgent(known)?.participant ?? null;
}

function Inside({ admitted, link }: { admitted: Admitted; link: Link }): React.ReactNode {
  const { live } = useServices();
  const { room } = admitted;
  const [tab, setTab] = useState<Tab>("Chat");
  const [open, setOpen] = useState(() => matchMedia("(min-width: 64rem)").matches);
  const [devicesOpen, setDevicesOpen] = useState(false);
  const [seenAt, setSeenAt] = useState(() => Date.now());
  const lines = useStore(live.record.state, (state) => state.chat);
  const agent = useAgent();
  const notices = useNotices(agent, room.agentName, link);
  const covered = useMedia("(width < 64rem)") && open;
  const toggle = (next: boolean): void => {
    setSeenAt(Date.now());
    setOpen(next);
    // A panel over the stage takes the focus with it; closing gives it back to its button.
    requestAnimationFrame(() => document.getElementById(next ? `tab-${tab}` : "panel-toggle")?.focus());
  };
  return (
    <div className="room" data-testid="room" data-link={link}>
      <header inert={covered} className="flex items-center justify-between gap-4 px-3 py-1">
        <Heading className="min-w-0 truncate text-base">
          {[room.title, room.entity].filter(Boolean).join(" · ")}
        </Heading>
        <ThemeButton />
      </header>
      <main inert={covered} className="flex min-h-0 flex-col gap-2 px-2">
        {link === "connecting" && (
          <p role="status" className="alert px-3 py-2">
            <span className="spinner" aria-hidden /> Connecting…
          </p>
        )}
        <Notices notices={notices} />
        <DeviceTroubles />
        <Stage agent={agent} agentName={room.agentName} />
        <CardOnStage admitted={admitted} />
        <Captions />
      </main>
      {open && <Panel tab={tab} room={room} onTab={setTab} onClose={() => toggle(false)} />}
      <footer inert={covered}>
        <Controls
          panelOpen={open}
          newLines={unread(lines, seenAt)}
          onPanel={() => toggle(!open)}
          onDevices={() => setDevicesOpen(true)}
        />
      </footer>
      {devicesOpen && <DevicesDialog onClose={() => setDevicesOpen(false)} />}
      <Sounds />
    </div>
  );
}

/** The meeting itself. */
export function RoomPage({ admitted, link }: { admitted: Admitted; link: Link }): React.ReactNode {
  const { live } = useServices();
  return (
    <RoomContext.Provider value={live.room}>
      <Inside admitted={admitted} link={link} />
    </RoomContext.Provider>
  );
}
