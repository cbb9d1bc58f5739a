import "./styles.css";

import { createRoot } from "react-dom/client";

import { applyRemembered } from "../../portal/assets/theme";
import { App } from "./app";
import { Devices } from "./meeting/devices";
import { askToJoin } from "./meeting/join";
import { LiveRoom } from "./meeting/liveRoom";
import { Meeting } from "./meeting/meeting";
import { wait } from "./meeting/wait";
import { ServicesContext } from "./services";
import { readShell } from "./shell";

applyRemembered();
const shell = readShell();
const devices = new Devices();
const live = new LiveRoom(devices);
const meeting = new Meeting({
  ask: (signal) => askToJoin(shell.roomId, shell.csrf, signal),
  connect: (admitted) => live.connect(admitted),
  disconnect: () => live.disconnect(),
  wait,
});
live.onDropped = (why) => void meeting.dropped(why);
void devices.start();

createRoot(shell.root).render(
  <ServicesContext value={{ shell, devices, live, meeting }}>
    <App />
  </ServicesContext>,
);
