import { Send } from "lucide-react";
import { type SyntheticEvent, useEffect, useRef, useState } from "react";

import { timeOfDay, viewerZone } from "../logic/times";
import { useStore } from "../meeting/store";
import { useNameOf } from "../meeting/useNames";
import { useServices } from "../services";

const LONGEST = 2000;

function Lines(): React.ReactNode {
  const { live } = useServices();
  const lines = useStore(live.record.state, (state) => state.chat);
  const nameOf = useNameOf();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which React would take for a clean-up.
    end.current?.scrollIntoView({ block: "nearest" });
  }, [lines]);
  if (lines.length === 0) return <p className="quiet p-3">Nothing written since you came in. What you type, everyone can read.</p>;
  return (
    <div role="log" aria-label="Chat" tabIndex={0} className="min-h-0 flex-1 overflow-y-auto p-3">
      <ul>
        {lines.map((line) => (
          <li key={line.id} data-testid="chat-line" className="mb-3 wrap-anywhere">
            <p className="text-sm">
              <strong>{line.mine ? "You" : nameOf(line.identity)}</strong>{" "}
              <time className="quiet">{timeOfDay(line.at, viewerZone())}</time>
            </p>
            <p className="whitespace-pre-wrap">{line.text}</p>
          </li>
        ))}
      </ul>
      <div ref={end} />
    </div>
  );
}

/** Chat on lk.chat; what could not be sent stays in the field. */
export function Chat({ agentName }: { agentName: string }): React.ReactNode {
  const { live } = useServices();
  const [text, setText] = useState("");
  const [state, setState] = useState<"ready" | "sending" | "failed">("ready");
  const send = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const said = text.trim();
    if (said === "" || state === "sending") return;
    setState("sending");
    try {
      await live.say(said);
      setText("");
      setState("ready");
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col justify-end">
        <Lines />
      </div>
      <form className="border-t border-base-300 p-3" onSubmit={(event) => void send(event)}>
        <label className="text-sm font-medium" htmlFor="chat-text">
          Write to everyone, or ask {agentName}
        </label>
        <div className="mt-1 flex gap-2">
          <input
            id="chat-text"
            data-testid="chat-input"
            className="input min-w-0 flex-1"
            value={text}
            maxLength={LONGEST}
            autoComplete="off"
            aria-describedby="chat-problem"
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="btn btn-primary btn-square" aria-label="Send" data-testid="chat-send">
            <Send className="icon" aria-hidden />
          </button>
        </div>
        <p id="chat-problem" role="status" className="mt-1 text-sm text-error empty:hidden">
          {state === "failed" && "Not sent. Your text is kept; press send when you are connected again."}
        </p>
      </form>
    </>
  );
}
