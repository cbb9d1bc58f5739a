import { useCallback } from "react";

import { looksLikeAgent } from "../logic/people";
import { useServices } from "../services";
import { useStore } from "./store";

/** A function from identity to the name people know; works for those who have left, too. */
export function useNameOf(): (identity: string) => string {
  const { live, meeting } = useServices();
  const names = useStore(live.record.state, (state) => state.names);
  const agentName = useStore(meeting.phase, (phase) =>
    phase.at === "room" || phase.at === "left" ? phase.admitted.room.agentName : "The agent",
  );
  return useCallback(
    (identity: string) =>
      looksLikeAgent(identity, false) ? agentName : (names.get(identity) ?? "Someone"),
    [names, agentName],
  );
}
