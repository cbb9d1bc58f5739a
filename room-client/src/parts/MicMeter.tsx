import { useCallback, useRef } from "react";

import { useLevel } from "../meeting/levels";

/** A bar that moves while the microphone hears something. */
export function MicMeter({ track }: { track: MediaStreamTrack | undefined }): React.ReactNode {
  const bar = useRef<HTMLDivElement>(null);
  const meter = useRef<HTMLDivElement>(null);
  const draw = useCallback((level: number) => {
    const share = Math.min(1, level * 6);
    if (bar.current) bar.current.style.transform = `scaleX(${share.toFixed(2)})`;
    meter.current?.setAttribute("aria-valuenow", String(Math.round(share * 10) * 10));
  }, []);
  useLevel(track, draw);
  return (
    <div
      ref={meter}
      role="meter"
      aria-label="Microphone level"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      data-testid="mic-meter"
      className="h-2 overflow-hidden rounded-full bg-base-300"
    >
      <div ref={bar} className="h-full origin-left scale-x-0 rounded-full bg-primary transition-transform duration-75" />
    </div>
  );
}
