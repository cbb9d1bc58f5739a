import { useState } from "react";

import type { Kind } from "../meeting/devices";
import { useStore } from "../meeting/store";
import { useServices } from "../services";
import { playTestSound } from "./testSound";

const LABELS: Readonly<Record<Kind, string>> = {
  audioinput: "Microphone",
  videoinput: "Camera",
  audiooutput: "Speaker",
};

function Picker({ kind, onPick }: { kind: Kind; onPick?: (kind: Kind) => void }): React.ReactNode {
  const { devices } = useServices();
  const found = useStore(devices.state, (state) => state.found);
  const chosen = useStore(devices.state, (state) => state.chosen[kind]);
  // Without permission browsers list devices that have neither name nor id.
  const choices = found.filter((device) => device.kind === kind && device.deviceId !== "");
  if (kind === "audiooutput" && choices.length === 0) return null;
  const value = choices.some((device) => device.deviceId === chosen) ? chosen : (choices[0]?.deviceId ?? "");
  const pick = async (id: string): Promise<void> => {
    await devices.choose(kind, id);
    onPick?.(kind);
  };
  return (
    <label className="flex flex-col gap-1">
      <span className="text-sm font-medium">{LABELS[kind]}</span>
      <select
        className="select w-full"
        value={value}
        disabled={choices.length === 0}
        onChange={(event) => void pick(event.target.value)}
      >
        {choices.length === 0 && <option value="">None found</option>}
        {choices.map((device, index) => (
          <option key={device.deviceId} value={device.deviceId}>
            {device.label || `${LABELS[kind]} ${index + 1}`}
          </option>
        ))}
      </select>
    </label>
  );
}

function SpeakerTest(): React.ReactNode {
  const { devices } = useServices();
  const speaker = useStore(devices.state, (state) => state.chosen.audiooutput);
  const [playing, setPlaying] = useState(false);
  const play = async (): Promise<void> => {
    setPlaying(true);
    await playTestSound(speaker);
    setPlaying(false);
  };
  return (
    <button type="button" className="btn self-start" disabled={playing} onClick={() => void play()}>
      {playing ? "Playing three notes…" : "Test the speaker"}
    </button>
  );
}

export function DevicePickers({ onPick }: { onPick?: (kind: Kind) => void }): React.ReactNode {
  return (
    <div className="flex flex-col gap-3">
      <Picker kind="audioinput" onPick={onPick} />
      <Picker kind="videoinput" onPick={onPick} />
      <Picker kind="audiooutput" onPick={onPick} />
      <SpeakerTest />
    </div>
  );
}
