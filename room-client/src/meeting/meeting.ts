/** The way through a meeting: check, ask, lobby, room, back again after a break, out. */
import { mayPass, type Problem } from "../logic/problems";
import type { Admitted, Answer, RoomFacts, Waiting } from "./join";
import { Store } from "./store";

export type WhyLeft = "left" | "ended" | "removed" | "elsewhere";

export type Phase =
  | { readonly at: "check" }
  | { readonly at: "asking" }
  | { readonly at: "lobby"; readonly waiting: Waiting; readonly troubled: boolean }
  | { readonly at: "room"; readonly admitted: Admitted; readonly link: "connecting" | "up" | "returning" }
  | { readonly at: "problem"; readonly problem: Problem }
  | { readonly at: "lost"; readonly room: RoomFacts }
  | { readonly at: "left"; readonly admitted: Admitted; readonly why: WhyLeft };

export interface Ports {
  ask: (signal: AbortSignal) => Promise<Answer>;
  connect: (admitted: Admitted) => Promise<void>;
  disconnect: () => Promise<void>;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

const LOBBY_MS = 3000;
/** About 50 s of tries on top of those LiveKit's client makes by itself. */
const BACK_OFF_MS: readonly number[] = [300, 1000, 2000, 4000, 8000, 10_000, 12_000, 12_000];

export class Meeting {
  readonly phase = new Store<Phase>({ at: "check" });
  readonly #ports: Ports;
  #run = new AbortController();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Asks for entry and follows it through; also "try again" and "go back in". */
  async enter(): Promise<void> {
    const signal = this.#begin();
    this.phase.set({ at: "asking" });
    await this.#follow(signal, null);
  }

  async leave(): Promise<void> {
    await this.#end("left");
  }

  /** Back to the device check, out of the lobby. */
  back(): void {
    this.#begin();
    this.phase.set({ at: "check" });
  }

  /** The connection is gone for good; LiveKit's own tries are over. */
  async dropped(why: WhyLeft | "broken"): Promise<void> {
    const phase = this.phase.get();
    if (phase.at !== "room" || phase.link !== "up") return;
    if (why !== "broken") {
      await this.#end(why);
      return;
    }
    const signal = this.#begin();
    this.phase.set({ ...phase, link: "returning" });
    await this.#follow(signal, phase.admitted);
  }

  #begin(): AbortSignal {
    this.#run.abort();
    this.#run = new AbortController();
    return this.#run.signal;
  }

  async #end(why: WhyLeft): Promise<void> {
    const phase = this.phase.get();
    this.#begin();
    if (phase.at === "room") this.phase.set({ at: "left", admitted: phase.admitted, why });
    await this.#ports.disconnect();
  }

  async #follow(signal: AbortSignal, before: Admitted | null): Promise<void> {
    let tries = 0;
    let inside = before;
    const over = (): boolean => signal.aborted;
    while (!over()) {
      const answer = await this.#ports.ask(signal);
      if (over()) return;
      if (answer.state === "waiting") {
        this.phase.set({ at: "lobby", waiting: answer, troubled: false });
        tries = 0;
        await this.#ports.wait(LOBBY_MS, signal);
        continue;
      }
      if (answer.state === "admitted") {
        inside = answer;
        this.phase.set({ at: "room", admitted: answer, link: before ? "returning" : "connecting" });
        if (await this.#connected(answer, signal)) return;
      } else if (!this.#isWorthAnotherTry(answer.problem, inside)) {
        this.phase.set({ at: "problem", problem: answer.problem });
        return;
      }
      // Whoever waits in the lobby goes on waiting; the tries of the others are counted.
      const pause = this.phase.get().at === "lobby" ? LOBBY_MS : BACK_OFF_MS[tries++];
      if (pause === undefined) break;
      await this.#ports.wait(pause, signal);
    }
    if (!over()) this.#giveUp(inside);
  }

  async #connected(admitted: Admitted, signal: AbortSignal): Promise<boolean> {
    try {
      await this.#ports.connect(admitted);
    } catch {
      return false;
    }
    if (signal.aborted) await this.#ports.disconnect();
    else this.phase.set({ at: "room", admitted, link: "up" });
    return true;
  }

  #isWorthAnotherTry(problem: Problem, inside: Admitted | null): boolean {
    const phase = this.phase.get();
    if (!mayPass(problem)) return false;
    if (phase.at === "lobby") this.phase.set({ ...phase, troubled: true });
    return inside !== null || phase.at === "lobby";
  }

  #giveUp(inside: Admitted | null): void {
    if (inside) this.phase.set({ at: "lost", room: inside.room });
    else this.phase.set({ at: "problem", problem: { code: "unavailable", opensAt: null } });
  }
}
