import { useTracks } from "@livekit/components-react";
import { Track } from "livekit-client";
import { useEffect, useRef } from "react";

function Sound({ track, identity }: { track: Track; identity: string }): React.ReactNode {
  const ref = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    track.attach(element);
    return () => {
      track.detach(element);
    };
  }, [track]);
  return <audio ref={ref} data-identity={identity} />;
}

/** Everyone else's sound. */
export function Sounds(): React.ReactNode {
  const tracks = useTracks([Track.Source.Microphone, Track.Source.ScreenShareAudio, Track.Source.Unknown]);
  return tracks
    .filter((one) => !one.participant.isLocal && one.publication.kind === Track.Kind.Audio)
    .map(({ participant, publication }) => {
      const { track, source } = publication;
      return track && <Sound key={`${participant.identity} ${source}`} track={track} identity={participant.identity} />;
    });
}
