import { useParticipantAttributes } from "@livekit/components-react";
import type { Participant } from "livekit-client";

import { agentFace } from "../logic/agentState";

function Face({ name, mood, words, why }: {
  name: string;
  mood: string;
  words: string;
  why: string;
}): React.ReactNode {
  return (
    <li data-testid="agent-tile" data-mood={mood} className="tile agent-tile bg-base-100">
      <div className="agent-face">
        <span className="agent-ring" aria-hidden>
          <span className="agent-core" />
        </span>
        <div className="agent-words">
          <p className="font-semibold">{name}</p>
          <p data-testid="agent-state" role="status">
            <span className="font-medium text-primary">{words}</span>
            {why && <span className="quiet block text-sm">{why}</span>}
          </p>
        </div>
      </div>
    </li>
  );
}

function Present({ agent, name }: { agent: Participant; name: string }): React.ReactNode {
  const { attributes } = useParticipantAttributes({ participant: agent });
  return <Face name={name} {...agentFace(attributes ?? {})} />;
}

/** The agent among the others: a calm ring, and its state in words. */
export function AgentTile({ agent, name }: { agent: Participant | null; name: string }): React.ReactNode {
  if (agent === null) return <Face name={name} mood="absent" words="Not here yet" why="" />;
  return <Present key={agent.identity} agent={agent} name={name} />;
}
