import { Mic, MicOff, Video, VideoOff } from "lucide-react";

import { useStore } from "../meeting/store";
import { useServices } from "../services";
import { VideoView } from "./VideoView";

/** Yourself, as others will see you, with the two switches. */
export function Preview({ name }: { name: string | null }): React.ReactNode {
  const { devices } = useServices();
  const state = useStore(devices.state, (now) => now);
  const hint = state.asking && !state.camera
    ? "Your browser asks whether this page may use your camera and microphone."
    : state.cameraTrouble && state.cameraOn ? "Camera does not work yet" : "Camera is off";
  return (
    <div className="relative aspect-[4/3] w-full overflow-hidden rounded-box bg-neutral text-neutral-content sm:aspect-video">
      {state.camera ? (
        <VideoView track={state.camera} mirrored />
      ) : (
        <p className="grid h-full place-items-center px-8 pb-12 text-center">{hint}</p>
      )}
      {name && <p className="absolute top-3 left-3 max-w-[calc(100%-1.5rem)] truncate rounded-field bg-neutral/85 px-2 py-0.5 text-sm">{name}</p>}
      <div className="absolute inset-x-0 bottom-3 flex justify-center gap-3">
        <button
          type="button"
          className="btn btn-circle btn-lg border-0"
          aria-pressed={state.micOn}
          aria-label={state.micOn ? "Microphone is on" : "Microphone is off"}
          data-testid="check-mic"
          onClick={() => void devices.setMic(!state.micOn)}
        >
          {state.micOn ? <Mic className="icon" aria-hidden /> : <MicOff className="icon text-error" aria-hidden />}
        </button>
        <button
          type="button"
          className="btn btn-circle btn-lg border-0"
          aria-pressed={state.cameraOn}
          aria-label={state.cameraOn ? "Camera is on" : "Camera is off"}
          data-testid="check-camera"
          onClick={() => void devices.setCamera(!state.cameraOn)}
        >
          {state.cameraOn ? <Video className="icon" aria-hidden /> : <VideoOff className="icon text-error" aria-hidden />}
        </button>
      </div>
    </div>
  );
}
