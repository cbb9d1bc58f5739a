/** Why a camera or microphone does not work, and what to do about it. */
export type DeviceTrouble = "denied" | "missing" | "busy" | "unsupported" | "failed";
export type DeviceKind = "microphone" | "camera";

export function troubleFrom(error: unknown): DeviceTrouble {
  const name = error instanceof Error ? error.name : "";
  switch (name) {
    case "NotAllowedError":
    case "SecurityError":
    case "PermissionDeniedError":
      return "denied";
    case "NotFoundError":
    case "DevicesNotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "TrackStartError":
    case "AbortError":
      return "busy";
    case "TypeError":
    case "NotSupportedError":
    case "DeviceUnsupportedError":
      return "unsupported";
    default:
      return "failed";
  }
}

export function helpFor(kind: DeviceKind, trouble: DeviceTrouble): string {
  const without = kind === "microphone" ? "You can enter without it and type." : "You can enter without it and be heard.";
  switch (trouble) {
    case "denied":
      return `The browser does not let this page use your ${kind}. Press the lock or camera sign beside the address, allow the ${kind}, then press "Try again". ${without}`;
    case "missing":
      return `No ${kind} was found. Plug one in and press "Try again". ${without}`;
    case "busy":
      return `Another program is using your ${kind}. Close it and press "Try again". ${without}`;
    case "unsupported":
      return `This browser cannot use a ${kind} here; the page must be opened over https. ${without}`;
    case "failed":
      return `Your ${kind} did not start. Press "Try again". ${without}`;
  }
}
