/** Keyboard shortcuts: an element with data-key="n" (or "/", or "g d") is pressed or focused by those keys. */
import { sequenceAfter } from "./sequence";

const TYPING = "input, textarea, select, [contenteditable=true]";
function press(element: HTMLElement): void {
  if (element.matches("input, textarea, select")) {
    element.focus();
    if (element instanceof HTMLInputElement) element.select();
  } else {
    element.click();
  }
}

function visible(keys: string): HTMLElement | undefined {
  const found = document.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(keys)}"]`);
  return [...found].find((element) => element.checkVisibility());
}

export function listenForKeys(): void {
  let keys = "";
  let at = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (event.key === "Escape" && target?.matches("[data-key]")) target.blur();
    if (target?.matches(TYPING) || event.key.length !== 1) return;
    const now = event.timeStamp;
    keys = sequenceAfter(keys, now - at, event.key.toLowerCase());
    at = now;
    const element = visible(keys) ?? visible(event.key.toLowerCase());
    if (!element || document.querySelector("dialog[open]")?.contains(element) === false) return;
    event.preventDefault();
    keys = "";
    press(element);
  });
}
