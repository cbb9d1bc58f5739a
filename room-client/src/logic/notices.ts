/** What is wrong right now, in words, each with the thing to do. */
export interface Facts {
  readonly connection: "connected" | "reconnecting" | "returning";
  /** True for a few seconds after a broken connection came back. */
  readonly cameBack: boolean;
  readonly audioBlocked: boolean;
  readonly speakingWhileMuted: boolean;
  readonly agentName: string;
  readonly agentAbsent: boolean;
  readonly agentWasHere: boolean;
  readonly weakNetwork: boolean;
  readonly cameraOn: boolean;
  readonly online: boolean;
}

export type NoticeAction = "unmute" | "hear" | "camera-off" | null;

export interface Notice {
  readonly id: string;
  readonly kind: "info" | "warning" | "success";
  readonly text: string;
  readonly action: NoticeAction;
  readonly button: string;
}

const notice = (
  id: string,
  kind: Notice["kind"],
  text: string,
  action: NoticeAction = null,
  button = "",
): Notice => ({ id, kind, text, action, button });

function connectionNotice(facts: Facts): Notice | null {
  if (facts.connection === "connected") {
    return facts.cameBack ? notice("back", "success", "You are connected again.") : null;
  }
  const cause = facts.online
    ? "The connection broke; bringing you back. Stay on this page."
    : "This device is offline. Check Wi-Fi or mobile data; you are brought back by yourself.";
  return notice("reconnecting", "warning", cause);
}

function agentNotice(facts: Facts): Notice | null {
  if (!facts.agentAbsent) return null;
  const text = facts.agentWasHere
    ? `${facts.agentName} dropped out and is being called back. You can go on talking.`
    : `${facts.agentName} has not joined yet. You can talk to each other meanwhile.`;
  return notice("agent", "info", text);
}

function networkNotice(facts: Facts): Notice | null {
  if (!facts.weakNetwork) return null;
  return facts.cameraOn
    ? notice("network", "warning", "Your connection is weak. Without camera the sound gets better.", "camera-off", "Turn camera off")
    : notice("network", "warning", "Your connection is weak. Move closer to the Wi-Fi or use a cable.");
}

/** Most urgent first. While the connection is gone the other notices would only confuse. */
export function noticesFor(facts: Facts): readonly Notice[] {
  const broken = connectionNotice(facts);
  if (broken !== null && facts.connection !== "connected") return [broken];
  return [
    facts.audioBlocked ? notice("audio", "warning", "The browser holds back the sound.", "hear", "Hear everyone") : null,
    facts.speakingWhileMuted
      ? notice("muted", "warning", "You are speaking, but your microphone is off.", "unmute", "Turn it on")
      : null,
    broken,
    agentNotice(facts),
    networkNotice(facts),
  ].filter((one) => one !== null);
}
