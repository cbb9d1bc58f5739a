/** Which page of the meeting is shown. */
import { useEffect } from "react";

import { useStore } from "./meeting/store";
import { AfterPage } from "./pages/AfterPage";
import { CheckPage } from "./pages/CheckPage";
import { LobbyPage } from "./pages/LobbyPage";
import { LostPage } from "./pages/LostPage";
import { ProblemPage } from "./pages/ProblemPage";
import { RoomPage } from "./pages/RoomPage";
import { useServices } from "./services";

const TITLES = {
  check: "Before you enter",
  asking: "Before you enter",
  lobby: "Lobby",
  room: "In the meeting",
  problem: "Not inside yet",
  lost: "Connection lost",
  left: "After the meeting",
} as const;

export function App(): React.ReactNode {
  const { meeting, shell } = useServices();
  const phase = useStore(meeting.phase, (now) => now);
  useEffect(() => {
    document.title = [TITLES[phase.at], shell.title, shell.entity].filter(Boolean).join(" · ");
  }, [phase.at, shell]);
  switch (phase.at) {
    case "check":
    case "asking":
      return <CheckPage asking={phase.at === "asking"} />;
    case "lobby":
      return <LobbyPage waiting={phase.waiting} troubled={phase.troubled} />;
    case "room":
      return <RoomPage admitted={phase.admitted} link={phase.link} />;
    case "problem":
      return <ProblemPage problem={phase.problem} />;
    case "lost":
      return <LostPage room={phase.room} />;
    case "left":
      return <AfterPage admitted={phase.admitted} why={phase.why} />;
  }
}
