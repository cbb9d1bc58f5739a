/** The agent's state in words, from its attributes (usher.state, usher.why; else lk.agent.state). */
export type AgentMood = "joining" | "listening" | "thinking" | "looking" | "speaking" | "silent" | "trouble";

export interface AgentFace {
  readonly mood: AgentMood;
  readonly words: string;
  readonly why: string;
}

const USHER: Readonly<Record<string, AgentMood>> = {
  "listening": "listening",
  "thinking": "thinking",
  "looking up": "looking",
  "speaking": "speaking",
  "silent": "silent",
  "trouble": "trouble",
};

const LIVEKIT: Readonly<Record<string, AgentMood>> = {
  initializing: "joining",
  listening: "listening",
  thinking: "thinking",
  speaking: "speaking",
};

const WORDS: Readonly<Record<AgentMood, string>> = {
  joining: "Joining",
  listening: "Listening",
  thinking: "Thinking",
  looking: "Looking up",
  speaking: "Speaking",
  silent: "Silent",
  trouble: "In trouble",
};

export function agentFace(attributes: Readonly<Record<string, string>>): AgentFace {
  const said = attributes["usher.state"] ?? "";
  const mood = USHER[said] ?? LIVEKIT[attributes["lk.agent.state"] ?? ""] ?? "listening";
  // A state we do not know yet ("holding 14:30") is shown as it was said.
  const unknown = said !== "" && USHER[said] === undefined;
  const words = unknown ? said.charAt(0).toUpperCase() + said.slice(1) : WORDS[mood];
  return { mood, words, why: withoutPrefix(attributes["usher.why"] ?? "", words) };
}

/** "Silent: you are talking" beside the word "Silent" would say it twice. */
function withoutPrefix(why: string, words: string): string {
  const prefix = `${words}:`.toLowerCase();
  if (!why.toLowerCase().startsWith(prefix)) return why;
  const rest = why.slice(prefix.length).trim();
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
