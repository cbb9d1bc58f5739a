import type { RoomFacts } from "../meeting/join";
import { Frame } from "../parts/Frame";
import { Heading } from "../parts/Heading";
import { useServices } from "../services";

/** All tries to come back failed; nothing said or booked so far is lost. */
export function LostPage({ room }: { room: RoomFacts }): React.ReactNode {
  const { meeting } = useServices();
  return (
    <Frame>
      <Heading>The connection is lost</Heading>
      <p>
        {room.title} cannot be reached from here. What was said and booked is kept. Check Wi-Fi or mobile data, then come
        back in.
      </p>
      <button type="button" className="btn btn-primary self-start" data-testid="rejoin" onClick={() => void meeting.enter()}>
        Rejoin
      </button>
    </Frame>
  );
}
