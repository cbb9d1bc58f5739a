import type { Track } from "livekit-client";
import { useEffect, useRef } from "react";

/** A video track in a <video> element; sound is played by <Sounds/>. */
export function VideoView({ track, mirrored, fit = "cover" }: {
  track: Track;
  mirrored?: boolean;
  fit?: "cover" | "contain";
}): React.ReactNode {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    track.attach(element);
    return () => {
      track.detach(element);
    };
  }, [track]);
  return (
    <video
      ref={ref}
      muted
      playsInline
      aria-hidden
      className={`h-full w-full ${fit === "cover" ? "object-cover" : "object-contain"} ${mirrored ? "-scale-x-100" : ""}`}
    />
  );
}
