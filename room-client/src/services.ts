/** The four things every page of the room may need. */
import { createContext, useContext } from "react";

import type { Devices } from "./meeting/devices";
import type { LiveRoom } from "./meeting/liveRoom";
import type { Meeting } from "./meeting/meeting";
import type { Shell } from "./shell";

export interface Services {
  readonly shell: Shell;
  readonly devices: Devices;
  readonly live: LiveRoom;
  readonly meeting: Meeting;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error("Outside of the room client.");
  return services;
}
