import { Frame } from "../parts/Frame";
import { Heading } from "../parts/Heading";
import { Preview } from "../parts/Preview";
import type { Waiting } from "../meeting/join";
import { useServices } from "../services";

/** Waiting to be admitted, still seeing yourself. */
export function LobbyPage({ waiting, troubled }: { waiting: Waiting; troubled: boolean }): React.ReactNode {
  const { meeting } = useServices();
  const who = waiting.room.entity || "The people inside";
  return (
    <Frame>
      <Heading>You are in the lobby</Heading>
      <div role="status" className="flex items-start gap-3" data-testid="lobby">
        <span className="spinner mt-0.5" aria-hidden />
        <p>
          {troubled
            ? "The connection broke for a moment; your place is kept. Stay on this page."
            : `${who} can see that you are waiting. You come in by yourself when they admit you; stay on this page.`}
        </p>
      </div>
      <Preview name={waiting.me.name} />
      <button type="button" className="btn self-start" onClick={() => meeting.back()}>
        Go back
      </button>
    </Frame>
  );
}
