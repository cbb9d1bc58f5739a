import { useLocalParticipant } from "@livekit/components-react";
import {
  Hand,
  type LucideIcon,
  MessageSquare,
  Mic,
  MicOff,
  MonitorUp,
  PhoneOff,
  Settings,
  Video,
  VideoOff,
} from "lucide-react";

import { useStore } from "../meeting/store";
import { useServices } from "../services";

function Control({ icon: Icon, label, testId, pressed, tone = "", badge = 0, hidden = "", onClick }: {
  icon: LucideIcon;
  label: string;
  testId: string;
  pressed?: boolean;
  tone?: string;
  badge?: number;
  hidden?: string;
  onClick: () => void;
}): React.ReactNode {
  return (
    <button
      type="button"
      id={testId}
      data-testid={testId}
      aria-pressed={pressed}
      className={`btn h-14 min-w-12 flex-1 flex-col gap-0.5 px-0 text-xs font-medium whitespace-nowrap sm:min-w-20 sm:flex-none ${tone} ${hidden}`}
      onClick={onClick}
    >
      <span className="relative">
        <Icon className="icon" aria-hidden />
        {badge > 0 && <span className="badge badge-primary badge-xs absolute -top-2 left-4">{badge}</span>}
      </span>
      <span>{label}</span>
      {badge > 0 && <span className="sr-only">{badge} new</span>}
    </button>
  );
}

/** The bar under a thumb: microphone, camera, screen, panel, hand, devices, leave. */
export function Controls({ panelOpen, newLines, onPanel, onDevices }: {
  panelOpen: boolean;
  newLines: number;
  onPanel: () => void;
  onDevices: () => void;
}): React.ReactNode {
  const { live, meeting } = useServices();
  const { isMicrophoneEnabled, isCameraEnabled, isScreenShareEnabled, localParticipant } = useLocalParticipant();
  const raised = useStore(live.record.state, (state) => state.hands.has(localParticipant.identity));
  // Phones have no way to share a screen.
  const sharing = "getDisplayMedia" in (navigator.mediaDevices as object | undefined ?? {});
  return (
    <div role="toolbar" aria-label="Meeting controls" className="flex items-stretch justify-center gap-1 p-2 sm:gap-2">
      <Control
        icon={isMicrophoneEnabled ? Mic : MicOff}
        label={isMicrophoneEnabled ? "Mute" : "Unmute"}
        testId="mic"
        tone={isMicrophoneEnabled ? "" : "btn-error"}
        onClick={() => void live.setMic(!isMicrophoneEnabled)}
      />
      <Control
        icon={isCameraEnabled ? Video : VideoOff}
        label={isCameraEnabled ? "Video off" : "Video on"}
        testId="camera"
        onClick={() => void live.setCamera(!isCameraEnabled)}
      />
      {sharing && (
        <Control
          icon={MonitorUp}
          label={isScreenShareEnabled ? "Stop sharing" : "Share"}
          testId="screen"
          hidden="max-sm:hidden"
          tone={isScreenShareEnabled ? "btn-primary" : ""}
          onClick={() => void live.setScreen(!isScreenShareEnabled)}
        />
      )}
      <Control
        icon={Hand}
        label={raised ? "Lower" : "Hand"}
        testId="hand"
        tone={raised ? "btn-primary" : ""}
        onClick={() => void live.setHand(!raised).catch(() => undefined)}
      />
      <Control
        icon={MessageSquare}
        label="Panel"
        testId="panel-toggle"
        pressed={panelOpen}
        badge={panelOpen ? 0 : newLines}
        onClick={onPanel}
      />
      <Control icon={Settings} label="Devices" testId="devices" onClick={onDevices} />
      <Control
        icon={PhoneOff}
        label="Leave"
        testId="leave"
        tone="btn-error"
        onClick={() => void meeting.leave()}
      />
    </div>
  );
}
