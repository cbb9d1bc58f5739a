/** The LiveKit room: connecting, our own tracks, text streams in and out. Keyed by identity throughout. */
import { DisconnectReason, type Participant, Room, RoomEvent, type TextStreamReader, Track } from "livekit-client";

import { type DeviceKind, type DeviceTrouble, troubleFrom } from "../logic/deviceErrors";
import { fieldsOf, parseFields } from "../logic/json";
import { currentAgent, looksLikeAgent } from "../logic/people";
import { type Devices, SOUND } from "./devices";
import type { Admitted } from "./join";
import type { WhyLeft } from "./meeting";
import { MeetingRecord } from "./record";
import { Store } from "./store";
import { tabStorage } from "./tabStorage";

const CAPTIONS = "lk.transcription";
const CHAT = "lk.chat";
const CARDS = "usher.card";
const HAND = "usher.hand";
const BACK_NOTICE_MS = 5000;
const CHOICE_TIMEOUT_MS = 10_000;

export interface LinkState {
  readonly reconnecting: boolean;
  /** True for a moment after the connection came back. */
  readonly cameBack: boolean;
  readonly trouble: { readonly kind: DeviceKind; readonly trouble: DeviceTrouble } | null;
}

export function isAgent(participant: Participant): boolean {
  return looksLikeAgent(participant.identity, participant.isAgent);
}

function whyLeft(reason: DisconnectReason | undefined): WhyLeft | "broken" {
  switch (reason) {
    case DisconnectReason.CLIENT_INITIATED:
      return "left";
    case DisconnectReason.DUPLICATE_IDENTITY:
      return "elsewhere";
    case DisconnectReason.PARTICIPANT_REMOVED:
      return "removed";
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
      return "ended";
    default:
      return "broken";
  }
}

export class LiveRoom {
  readonly room = new Room({ adaptiveStream: true, dynacast: true, audioCaptureDefaults: SOUND });
  readonly record = new MeetingRecord(tabStorage);
  readonly link = new Store<LinkState>({ reconnecting: false, cameBack: false, trouble: null });
  onDropped: (why: WhyLeft | "broken") => void = () => undefined;

  readonly #devices: Devices;
  #streams = 0;
  #handUp = false;
  #broken = false;
  #backTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(devices: Devices) {
    this.#devices = devices;
    this.#hearStreams();
    this.#watchConnection();
    addEventListener("pagehide", () => this.record.keep());
  }

  async connect(admitted: Admitted): Promise<void> {
    this.record.resume(admitted.room.id, admitted.me.identity);
    await this.room.connect(admitted.url, admitted.token);
    const me = this.room.localParticipant;
    this.record.learnName(me.identity, admitted.me.name);
    for (const other of this.room.remoteParticipants.values()) this.record.learnName(other.identity, other.name);
    if (this.#broken) this.#sayBack();
    this.#broken = false;
    // The meeting does not wait for a microphone that someone has yet to allow.
    void this.#publish();
    if (this.#devices.state.get().chosen.audiooutput) void this.useDevice("audiooutput");
  }

  async disconnect(): Promise<void> {
    await this.room.disconnect();
  }

  /** The newest agent's identity; a killed one stays listed for a while beside it. */
  agentIdentity(): string | null {
    const people = [...this.room.remoteParticipants.values()].map((one) => ({
      identity: one.identity,
      isAgent: isAgent(one),
      joinedAt: one.joinedAt?.getTime() ?? null,
    }));
    return currentAgent(people)?.identity ?? null;
  }

  async setMic(on: boolean): Promise<void> {
    this.#devices.state.patch({ micOn: on });
    const { chosen } = this.#devices.state.get();
    const options = chosen.audioinput ? { ...SOUND, deviceId: chosen.audioinput } : SOUND;
    await this.#tried("microphone", () => this.room.localParticipant.setMicrophoneEnabled(on, options));
  }

  async setCamera(on: boolean): Promise<void> {
    this.#devices.state.patch({ cameraOn: on });
    const { chosen } = this.#devices.state.get();
    const options = chosen.videoinput ? { deviceId: chosen.videoinput } : {};
    await this.#tried("camera", () => this.room.localParticipant.setCameraEnabled(on, options));
  }

  async setScreen(on: boolean): Promise<void> {
    try {
      await this.room.localParticipant.setScreenShareEnabled(on, { audio: true });
    } catch {
      // Closing the browser's own picker is a choice, not a fault.
    }
  }

  async useDevice(kind: MediaDeviceKind): Promise<void> {
    const id = this.#devices.state.get().chosen[kind];
    try {
      await this.room.switchActiveDevice(kind, id || "default");
    } catch (error) {
      if (kind !== "audiooutput") this.#complain(kind === "audioinput" ? "microphone" : "camera", error);
    }
  }

  async say(text: string): Promise<void> {
    const info = await this.room.localParticipant.sendText(text, { topic: CHAT });
    const identity = this.room.localParticipant.identity;
    this.record.addChat({ id: info.id, identity, text, at: Date.now(), mine: true });
  }

  async setHand(up: boolean): Promise<void> {
    this.#handUp = up;
    this.record.setHand(this.room.localParticipant.identity, up);
    await this.room.localParticipant.sendText(JSON.stringify({ up }), { topic: HAND });
  }

  /** True when the agent took the choice as this person's turn. */
  async choose(slotId: string): Promise<boolean> {
    const agent = this.agentIdentity();
    if (agent === null) return false;
    this.record.choose(slotId);
    try {
      const answer = await this.room.localParticipant.performRpc({
        destinationIdentity: agent,
        method: "choose_slot",
        payload: JSON.stringify({ slot_id: slotId }),
        responseTimeout: CHOICE_TIMEOUT_MS,
      });
      if (fieldsOf(parseFields(answer))?.ok === true) return true;
    } catch {
      // Said in words by the card.
    }
    this.record.choose(null);
    return false;
  }

  async #publish(): Promise<void> {
    const { micOn, cameraOn } = this.#devices.state.get();
    const { mic, camera } = this.#devices.take();
    const me = this.room.localParticipant;
    await this.#tried("microphone", async () => {
      if (mic && micOn) await me.publishTrack(mic, { source: Track.Source.Microphone });
      else if (micOn && this.#devices.state.get().micTrouble === null) await this.setMic(true);
    });
    await this.#tried("camera", async () => {
      if (camera && cameraOn) await me.publishTrack(camera, { source: Track.Source.Camera });
      else if (cameraOn && this.#devices.state.get().cameraTrouble === null) await this.setCamera(true);
    });
  }

  async #tried(kind: DeviceKind, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      if (this.link.get().trouble?.kind === kind) this.link.patch({ trouble: null });
    } catch (error) {
      this.#complain(kind, error);
    }
  }

  #complain(kind: DeviceKind, error: unknown): void {
    this.link.patch({ trouble: { kind, trouble: troubleFrom(error) } });
  }

  #sayBack(): void {
    clearTimeout(this.#backTimer);
    this.link.patch({ reconnecting: false, cameBack: true });
    this.#backTimer = setTimeout(() => this.link.patch({ cameBack: false }), BACK_NOTICE_MS);
  }

  #watchConnection(): void {
    const broken = (): void => this.link.patch({ reconnecting: true, cameBack: false });
    this.room
      .on(RoomEvent.SignalReconnecting, broken)
      .on(RoomEvent.Reconnecting, broken)
      .on(RoomEvent.Reconnected, () => this.#sayBack())
      .on(RoomEvent.Disconnected, (reason) => {
        const why = whyLeft(reason);
        this.#broken = why === "broken";
        this.link.patch({ reconnecting: false, cameBack: false });
        this.onDropped(why);
      })
      .on(RoomEvent.ParticipantConnected, (other) => {
        this.record.learnName(other.identity, other.name);
        // They cannot know of a hand raised before they came.
        if (this.#handUp) void this.setHand(true).catch(() => undefined);
      })
      .on(RoomEvent.ParticipantNameChanged, (name, other) => this.record.learnName(other.identity, name))
      .on(RoomEvent.ParticipantDisconnected, (other) => this.record.setHand(other.identity, false));
  }

  #hearStreams(): void {
    this.room.registerTextStreamHandler(CAPTIONS, (reader, from) => void this.#caption(reader, from.identity));
    this.room.registerTextStreamHandler(CHAT, (reader, from) => void this.#chat(reader, from.identity));
    this.room.registerTextStreamHandler(CARDS, (reader, from) => {
      // Only the agent may put bookings on everyone's screen.
      if (from.identity !== this.agentIdentity()) return;
      void reader.readAll().then((text) => this.record.showCard(text), () => undefined);
    });
    this.room.registerTextStreamHandler(HAND, (reader, from) => {
      void reader.readAll().then(
        (text) => this.record.setHand(from.identity, parseFields(text)?.up === true),
        () => undefined,
      );
    });
  }

  async #caption(reader: TextStreamReader, identity: string): Promise<void> {
    const stream = ++this.#streams;
    const segmentId = reader.info.attributes?.["lk.segment_id"] ?? reader.info.id;
    const at = Date.now();
    let text = "";
    const piece = (final: boolean): void =>
      this.record.hearCaption({ segmentId, identity, stream, text, final, at });
    try {
      for await (const part of reader) {
        text += part;
        piece(false);
      }
    } catch {
      // Its sender left in mid-sentence: what was heard stays.
    }
    piece(reader.info.attributes?.["lk.transcription_final"] === "true");
  }

  async #chat(reader: TextStreamReader, identity: string): Promise<void> {
    const text = await reader.readAll().catch(() => "");
    this.record.addChat({ id: reader.info.id, identity, text, at: Date.now(), mine: false });
  }
}
