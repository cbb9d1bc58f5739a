/** Camera, microphone and speaker before and during the meeting; the choice is remembered. */
import { createLocalAudioTrack, createLocalVideoTrack, type LocalAudioTrack, type LocalVideoTrack } from "livekit-client";

import { type DeviceTrouble, troubleFrom } from "../logic/deviceErrors";
import { fieldsOf, parseFields, textOf } from "../logic/json";
import { Store } from "./store";

export type Kind = "audioinput" | "videoinput" | "audiooutput";

export interface DeviceState {
  readonly asking: boolean;
  readonly micOn: boolean;
  readonly cameraOn: boolean;
  readonly mic: LocalAudioTrack | null;
  readonly camera: LocalVideoTrack | null;
  readonly micTrouble: DeviceTrouble | null;
  readonly cameraTrouble: DeviceTrouble | null;
  readonly chosen: Readonly<Record<Kind, string>>;
  readonly found: readonly MediaDeviceInfo[];
}

const KEY = "usher-devices";

function rememberedChoice(): Readonly<Record<Kind, string>> {
  let fields = null;
  try {
    fields = fieldsOf(parseFields(localStorage.getItem(KEY) ?? ""));
  } catch {
    // Storage may be forbidden.
  }
  const of = (kind: Kind): string => (fields && textOf(fields, kind)) ?? "";
  return { audioinput: of("audioinput"), videoinput: of("videoinput"), audiooutput: of("audiooutput") };
}

export const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

export class Devices {
  readonly state = new Store<DeviceState>({
    asking: false,
    micOn: true,
    cameraOn: true,
    mic: null,
    camera: null,
    micTrouble: null,
    cameraTrouble: null,
    chosen: rememberedChoice(),
    found: [],
  });

  /** Asks for what is wanted; each may fail without the other. */
  async start(): Promise<void> {
    if (this.state.get().asking) return;
    this.state.patch({ asking: true });
    await Promise.all([this.#openMic(), this.#openCamera()]);
    await this.look();
    this.state.patch({ asking: false });
    // Older browsers lack mediaDevices on plain http.
    (navigator.mediaDevices as MediaDevices | undefined)?.addEventListener("devicechange", () => void this.look());
  }

  async look(): Promise<void> {
    try {
      this.state.patch({ found: await navigator.mediaDevices.enumerateDevices() });
    } catch {
      this.state.patch({ found: [] });
    }
  }

  async setMic(on: boolean): Promise<void> {
    this.state.patch({ micOn: on });
    if (on) await this.#openMic();
    else this.#dropMic();
  }

  async setCamera(on: boolean): Promise<void> {
    this.state.patch({ cameraOn: on });
    if (on) await this.#openCamera();
    else this.#dropCamera();
  }

  async choose(kind: Kind, deviceId: string): Promise<void> {
    const chosen = { ...this.state.get().chosen, [kind]: deviceId };
    this.state.patch({ chosen });
    try {
      localStorage.setItem(KEY, JSON.stringify(chosen));
    } catch {
      // The choice then lasts for this page.
    }
    const { mic, camera } = this.state.get();
    if (kind === "audioinput" && mic) await this.#openMic();
    if (kind === "videoinput" && camera) await this.#openCamera();
  }

  /** Hands the running tracks to the meeting; from then on it owns them. */
  take(): { mic: LocalAudioTrack | null; camera: LocalVideoTrack | null } {
    const { mic, camera } = this.state.get();
    this.state.patch({ mic: null, camera: null });
    return { mic: live(mic), camera: live(camera) };
  }

  async #openMic(): Promise<void> {
    const { micOn, chosen } = this.state.get();
    if (!micOn) return;
    try {
      const options = chosen.audioinput ? { ...SOUND, deviceId: chosen.audioinput } : SOUND;
      const mic = await createLocalAudioTrack(options);
      this.#dropMic();
      if (this.state.get().micOn) this.state.patch({ mic, micTrouble: null });
      else mic.stop();
    } catch (error) {
      this.#dropMic();
      this.state.patch({ micTrouble: troubleFrom(error) });
    }
  }

  async #openCamera(): Promise<void> {
    const { cameraOn, chosen } = this.state.get();
    if (!cameraOn) return;
    try {
      const camera = await createLocalVideoTrack(chosen.videoinput ? { deviceId: chosen.videoinput } : {});
      this.#dropCamera();
      if (this.state.get().cameraOn) this.state.patch({ camera, cameraTrouble: null });
      else camera.stop();
    } catch (error) {
      this.#dropCamera();
      this.state.patch({ cameraTrouble: troubleFrom(error) });
    }
  }

  #dropMic(): void {
    this.state.get().mic?.stop();
    this.state.patch({ mic: null });
  }

  #dropCamera(): void {
    this.state.get().camera?.stop();
    this.state.patch({ camera: null });
  }
}

function live<T extends LocalAudioTrack | LocalVideoTrack>(track: T | null): T | null {
  return track?.mediaStreamTrack.readyState === "live" ? track : null;
}
