import { useServices } from "../services";
import type { Notice } from "../logic/notices";

const TONES = { info: "alert-info alert-soft", warning: "alert-warning", success: "alert-success" };

/** What is wrong right now, each line with its remedy. */
export function Notices({ notices }: { notices: readonly Notice[] }): React.ReactNode {
  const { live } = useServices();
  const act = (notice: Notice): void => {
    if (notice.action === "unmute") void live.setMic(true);
    if (notice.action === "camera-off") void live.setCamera(false);
    if (notice.action === "hear") void live.room.startAudio();
  };
  return (
    <div role="status" aria-live="polite" className="flex flex-col gap-1 empty:hidden" data-testid="notices">
      {notices.map((notice) => (
        <div key={notice.id} data-testid={`notice-${notice.id}`} className={`alert flex flex-wrap px-3 py-2 ${TONES[notice.kind]}`}>
          <span className="flex-1 basis-56">{notice.text}</span>
          {notice.action && (
            <button type="button" className="btn btn-sm" onClick={() => act(notice)}>
              {notice.button}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
