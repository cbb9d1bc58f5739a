import { useEffect, useRef } from "react";

import { useServices } from "../services";
import { DevicePickers } from "./DevicePickers";

/** Another microphone, camera or speaker in the middle of a meeting. */
export function DevicesDialog({ onClose }: { onClose: () => void }): React.ReactNode {
  const { devices, live } = useServices();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    void devices.look();
    ref.current?.showModal();
  }, [devices]);
  return (
    <dialog ref={ref} className="modal" aria-labelledby="devices-title" onClose={onClose}>
      <div className="modal-box flex flex-col gap-4">
        <h2 id="devices-title" className="text-lg font-semibold">
          Microphone, camera, speaker
        </h2>
        <DevicePickers onPick={(kind) => void live.useDevice(kind)} />
        <button type="button" className="btn btn-primary self-end" onClick={() => ref.current?.close()}>
          Done
        </button>
      </div>
    </dialog>
  );
}
