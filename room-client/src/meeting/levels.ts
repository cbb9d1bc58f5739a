import { useEffect } from "react";

import { levelOf } from "../logic/speechGate";

const EVERY_MS = 80;

export type OnLevel = (level: number, elapsedMs: number) => void;

/** Calls `onLevel` with the loudness (0 to 1) of a track about twelve times a second, until the returned stop. */
export function onLevels(track: MediaStreamTrack, onLevel: OnLevel): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  const source = context.createMediaStreamSource(new MediaStream([track]));
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let before = performance.now();
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const now = performance.now();
    onLevel(levelOf(samples), now - before);
    before = now;
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    source.disconnect();
    void context.close();
  };
}

export function useLevel(track: MediaStreamTrack | undefined, onLevel: OnLevel): void {
  useEffect(() => (track ? onLevels(track, onLevel) : undefined), [track, onLevel]);
}
