import { useAudioPlayback, useConnectionQualityIndicator, useLocalParticipant } from "@livekit/components-react";
import { ConnectionQuality, type Participant, Track } from "livekit-client";
import { useEffect, useState, useSyncExternalStore } from "react";

import { type Notice, noticesFor } from "../logic/notices";
import { type Gate, gated, QUIET } from "../logic/speechGate";
import { useServices } from "../services";
import { onLevels } from "./levels";
import { useStore } from "./store";
import { useHeldFor } from "./useNow";

const AGENT_GRACE_MS = 6000;
const WEAK_GRACE_MS = 4000;

/** Speech into a muted microphone, heard on a copy of its track that goes nowhere. */
function useSpeakingWhileMuted(): boolean {
  const { isMicrophoneEnabled, localParticipant, microphoneTrack } = useLocalParticipant();
  const muted = !isMicrophoneEnabled && microphoneTrack?.isMuted === true;
  const [gate, setGate] = useState<Gate>(QUIET);
  useEffect(() => {
    const source = localParticipant.getTrackPublication(Track.Source.Microphone)?.track?.mediaStreamTrack;
    if (!muted || source?.readyState !== "live") return;
    const copy = source.clone();
    copy.enabled = true;
    let now = QUIET;
    const stop = onLevels(copy, (level, elapsedMs) => {
      const before = now;
      now = gated(before, level, elapsedMs);
      if (now.speaking !== before.speaking) setGate(now);
    });
    return () => {
      stop();
      copy.stop();
      setGate(QUIET);
    };
  }, [muted, localParticipant]);
  return muted && gate.speaking;
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      addEventListener("online", changed);
      addEventListener("offline", changed);
      return () => {
        removeEventListener("online", changed);
        removeEventListener("offline", changed);
      };
    },
    () => navigator.onLine,
  );
}

export function useNotices(agent: Participant | null, agentName: string, link: string): readonly Notice[] {
  const { live } = useServices();
  const { reconnecting, cameBack } = useStore(live.link, (state) => state);
  const { canPlayAudio } = useAudioPlayback(live.room);
  const { isCameraEnabled, localParticipant } = useLocalParticipant();
  const { quality } = useConnectionQualityIndicator({ participant: localParticipant });
  const [agentSeen, setAgentSeen] = useState(agent !== null);
  if (agent !== null && !agentSeen) setAgentSeen(true);
  const weak = quality === ConnectionQuality.Poor || quality === ConnectionQuality.Lost;
  const up = link === "up" && !reconnecting;
  return noticesFor({
    connection: link === "returning" ? "returning" : reconnecting ? "reconnecting" : "connected",
    cameBack,
    audioBlocked: up && !canPlayAudio,
    speakingWhileMuted: useSpeakingWhileMuted(),
    agentName,
    agentAbsent: useHeldFor(up && agent === null, AGENT_GRACE_MS),
    agentWasHere: agentSeen,
    weakNetwork: useHeldFor(up && weak, WEAK_GRACE_MS),
    cameraOn: isCameraEnabled,
    online: useOnline(),
  });
}
