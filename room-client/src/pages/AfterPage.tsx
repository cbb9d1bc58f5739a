import { CalendarPlus, FileText } from "lucide-react";
import { useState } from "react";

import { calendarFile } from "../logic/calendarFile";
import { saidLines, transcriptText } from "../logic/transcript";
import { download } from "../meeting/download";
import type { Admitted } from "../meeting/join";
import type { WhyLeft } from "../meeting/meeting";
import { useStore } from "../meeting/store";
import { useNameOf } from "../meeting/useNames";
import { Frame } from "../parts/Frame";
import { Heading } from "../parts/Heading";
import { ReceiptCard } from "../parts/ReceiptCard";
import { useServices } from "../services";

const TITLES: Readonly<Record<WhyLeft, string>> = {
  left: "You left the meeting",
  ended: "The meeting has ended",
  removed: "You were taken out of the meeting",
  elsewhere: "The meeting goes on in another tab or at another device",
};

/** What was booked, a calendar file, and what was recorded. */
export function AfterPage({ admitted, why }: { admitted: Admitted; why: WhyLeft }): React.ReactNode {
  const { live, meeting, shell } = useServices();
  const { receipts } = useStore(live.record.state, (state) => state.cards);
  const captions = useStore(live.record.state, (state) => state.captions);
  const chat = useStore(live.record.state, (state) => state.chat);
  const lines = saidLines(captions, chat);
  const nameOf = useNameOf();
  const { room } = admitted;
  const [leftAt] = useState(() => Date.now());
  const file = calendarFile(receipts, room.entity, leftAt);
  return (
    <Frame>
      <Heading>{TITLES[why]}</Heading>
      {why === "removed" && <p>The person running the meeting did this. Ask them if you think it was a mistake.</p>}
      <section aria-labelledby="booked" className="flex flex-col gap-3" data-testid="after-booked">
        <h2 id="booked" className="text-lg font-semibold">
          Booked
        </h2>
        {receipts.length === 0 && <p>Nothing was booked while you were inside.</p>}
        {receipts.map((receipt) => (
          <ReceiptCard key={receipt.bookingId} receipt={receipt} room={room} testId="after-receipt" />
        ))}
        {file && (
          <button
            type="button"
            className="btn self-start"
            data-testid="calendar-file"
            onClick={() => download("appointments.ics", "text/calendar", file)}
          >
            <CalendarPlus className="icon" aria-hidden /> Add to your calendar
          </button>
        )}
      </section>
      <section aria-labelledby="recorded" className="flex flex-col gap-3">
        <h2 id="recorded" className="text-lg font-semibold">
          Recorded
        </h2>
        <p>
          {lines.length === 0
            ? "Nothing was written down while you were inside."
            : `${room.entity || "The host"} keeps a transcript of what was said, ${lines.length} ${lines.length === 1 ? "line" : "lines"} while you were inside.`}{" "}
          {shell.privacyUrl && (
            <a className="link" href={shell.privacyUrl}>
              What is kept, and for how long
            </a>
          )}
        </p>
        {lines.length > 0 && (
          <button
            type="button"
            className="btn self-start"
            onClick={() => download("transcript.txt", "text/plain", transcriptText(lines, nameOf))}
          >
            <FileText className="icon" aria-hidden /> Save the transcript
          </button>
        )}
      </section>
      {(why === "left" || why === "elsewhere") && (
        <button
          type="button"
          className={`btn self-start ${why === "left" ? "" : "btn-primary"}`}
          data-testid="rejoin"
          onClick={() => void meeting.enter()}
        >
          {why === "elsewhere" ? "Continue here" : "Go back in"}
        </button>
      )}
    </Frame>
  );
}
