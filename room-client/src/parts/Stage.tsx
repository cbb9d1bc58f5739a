import { useLocalParticipant, useRemoteParticipants, useTracks } from "@livekit/components-react";
import { type Participant, Track } from "livekit-client";

import { isAgent } from "../meeting/liveRoom";
import { useNameOf } from "../meeting/useNames";
import { AgentTile } from "./AgentTile";
import { PersonTile } from "./PersonTile";
import { VideoView } from "./VideoView";

/** The tiles: the agent first, then everyone, yourself last; a shared screen takes the room. */
export function Stage({ agent, agentName }: { agent: Participant | null; agentName: string }): React.ReactNode {
  const { localParticipant } = useLocalParticipant();
  const others = useRemoteParticipants().filter((one) => !isAgent(one));
  const nameOf = useNameOf();
  const screen = useTracks([Track.Source.ScreenShare]).at(-1);
  const people = [...others, localParticipant];
  const shown = screen?.publication.track;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 lg:flex-row" data-testid="stage">
      {shown && (
        <figure className="tile min-h-0 flex-1 bg-neutral text-neutral-content">
          <VideoView track={shown} fit="contain" />
          <figcaption className="name-plate">
            {screen.participant.isLocal ? "Your screen, seen by all" : `${nameOf(screen.participant.identity)}'s screen`}
          </figcaption>
        </figure>
      )}
      <ul aria-label="People in the meeting" tabIndex={shown ? 0 : undefined} className={shown ? "strip" : "tiles"} data-count={Math.min(people.length + 1, 9)}>
        <AgentTile agent={agent} name={agentName} />
        {people.map((person) => (
          <PersonTile key={person.identity} person={person} name={nameOf(person.identity)} />
        ))}
      </ul>
    </div>
  );
}
