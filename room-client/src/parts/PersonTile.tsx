import {
  useConnectionQualityIndicator,
  useIsSpeaking,
  useParticipantTracks,
} from "@livekit/components-react";
import { ConnectionQuality, type Participant, Track } from "livekit-client";
import { Hand, MicOff, WifiOff } from "lucide-react";

import { initials } from "../logic/people";
import { useStore } from "../meeting/store";
import { useServices } from "../services";
import { VideoView } from "./VideoView";

/** One person: picture or initials, name, and what is worth knowing in words. */
export function PersonTile({ person, name }: { person: Participant; name: string }): React.ReactNode {
  const { live } = useServices();
  const raised = useStore(live.record.state, (state) => state.hands.has(person.identity));
  const speaking = useIsSpeaking(person);
  const { quality } = useConnectionQualityIndicator({ participant: person });
  const tracks = useParticipantTracks([Track.Source.Camera, Track.Source.Microphone], { participantIdentity: person.identity });
  const camera = tracks.find((one) => one.source === Track.Source.Camera)?.publication;
  const mic = tracks.find((one) => one.source === Track.Source.Microphone)?.publication;
  const video = camera && !camera.isMuted ? camera.track : undefined;
  const silent = !mic || mic.isMuted;
  const weak = quality === ConnectionQuality.Poor || quality === ConnectionQuality.Lost;
  return (
    <li
      data-testid="person-tile"
      data-identity={person.identity}
      data-speaking={speaking}
      className="tile bg-neutral text-neutral-content"
    >
      {video ? (
        <VideoView track={video} mirrored={person.isLocal} />
      ) : (
        <span className="initials" aria-hidden>
          {initials(name)}
        </span>
      )}
      <p className="name-plate">
        <span className="truncate">{person.isLocal ? `${name} (you)` : name}</span>
        {speaking && <span className="sr-only">, speaking</span>}
        {silent && (
          <>
            <MicOff className="icon" aria-hidden />
            <span className="sr-only">, microphone off</span>
          </>
        )}
        {weak && (
          <>
            <WifiOff className="icon" aria-hidden />
            <span className="sr-only">, weak connection</span>
          </>
        )}
        {raised && (
          <>
            <Hand className="icon" aria-hidden />
            <span className="whitespace-nowrap">Hand up</span>
          </>
        )}
      </p>
    </li>
  );
}
