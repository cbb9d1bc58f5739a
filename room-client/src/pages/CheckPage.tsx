import { TriangleAlert } from "lucide-react";

import { type DeviceKind, type DeviceTrouble, helpFor } from "../logic/deviceErrors";
import { useStore } from "../meeting/store";
import { DevicePickers } from "../parts/DevicePickers";
import { Frame } from "../parts/Frame";
import { Heading } from "../parts/Heading";
import { MicMeter } from "../parts/MicMeter";
import { Preview } from "../parts/Preview";
import { useServices } from "../services";

function Help({ kind, trouble, onAgain }: {
  kind: DeviceKind;
  trouble: DeviceTrouble;
  onAgain: () => void;
}): React.ReactNode {
  return (
    <div role="alert" className="alert alert-warning flex flex-wrap items-start" data-testid={`${kind}-help`}>
      <TriangleAlert className="icon" aria-hidden />
      <p className="flex-1 basis-56">{helpFor(kind, trouble)}</p>
      <button type="button" className="btn btn-sm" onClick={onAgain}>
        Try again
      </button>
    </div>
  );
}

function Consent(): React.ReactNode {
  const { shell } = useServices();
  const who = shell.entity ?? "the people who invited you";
  return (
    <div className="text-sm">
      <p>
        What is said is written down and kept by {who}; sound may be recorded. Entering means you agree.{" "}
        {shell.privacyUrl && (
          <a className="link" href={shell.privacyUrl} target="_blank" rel="noreferrer">
            What is kept, and for how long
          </a>
        )}
      </p>
      {!shell.privacyUrl && (
        <details data-testid="consent">
          <summary className="w-fit cursor-pointer py-1 underline">What is kept</summary>
          <p>
            Your words become text so that {shell.agentName ?? "the agent"} can answer and so that there is a record: who
            said what, and what was booked. Microphone and camera are on only while you are inside and have them on. Ask{" "}
            {who} to see or delete what is kept about you.
          </p>
        </details>
      )}
    </div>
  );
}

/** Camera, microphone, speaker and name before entering; nobody is kept out for lack of a device. */
export function CheckPage({ asking }: { asking: boolean }): React.ReactNode {
  const { devices, meeting, shell } = useServices();
  const state = useStore(devices.state, (now) => now);
  return (
    <Frame wide>
      <Heading>Before you enter</Heading>
      <div className="flex flex-1 flex-col gap-6 lg:grid lg:flex-none lg:grid-cols-[3fr_2fr] lg:grid-rows-[auto_1fr]">
        <div className="flex flex-col gap-3 lg:row-span-2">
          <Preview name={shell.name} />
          <div className="flex items-center gap-3">
            <span className="text-sm">Say something:</span>
            <div className="flex-1">
              <MicMeter track={state.mic?.mediaStreamTrack} />
            </div>
          </div>
          {state.micTrouble && state.micOn && (
            <Help kind="microphone" trouble={state.micTrouble} onAgain={() => void devices.setMic(true)} />
          )}
          {state.cameraTrouble && state.cameraOn && (
            <Help kind="camera" trouble={state.cameraTrouble} onAgain={() => void devices.setCamera(true)} />
          )}
        </div>
        <div className="flex flex-col gap-5">
          <p>
            {shell.name ? (
              <>
                Others will see you as <strong className="wrap-anywhere">{shell.name}</strong>.
              </>
            ) : (
              "Others will see you under the name in your invitation."
            )}
          </p>
          <DevicePickers />
        </div>
        <div className="sticky bottom-0 -mx-4 -mb-4 mt-auto flex flex-col gap-3 border-t border-base-300 bg-base-200 px-4 py-3 lg:static lg:m-0 lg:border-0 lg:p-0">
          <Consent />
          <button
            type="button"
            className="btn btn-primary btn-lg btn-block"
            data-testid="enter"
            disabled={asking}
            aria-busy={asking}
            onClick={() => void meeting.enter()}
          >
            {asking ? (
              <>
                <span className="spinner" aria-hidden /> Entering…
              </>
            ) : (
              "Enter the meeting"
            )}
          </button>
        </div>
      </div>
    </Frame>
  );
}
