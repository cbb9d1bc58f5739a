/** What a click does by a data attribute: copy, open and close dialogs, print, change the theme. */
import { announce } from "./announce";
import { shown, toggleTheme } from "./theme";

async function copy(button: HTMLElement): Promise<void> {
  const from = button.dataset.copyFrom;
  const element = from ? document.querySelector(from) : null;
  const text =
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      ? element.value
      : (element?.textContent.trim() ?? button.dataset.copy ?? "");
  try {
    await navigator.clipboard.writeText(text);
    announce(button.dataset.copied ?? "Copied.");
  } catch {
    announce("The browser did not allow copying. Select the text and copy it by hand.", "error");
  }
}

function dialog(id: string | undefined): HTMLDialogElement | null {
  const element = id ? document.getElementById(id) : null;
  return element instanceof HTMLDialogElement ? element : null;
}

export function markTheme(): void {
  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    button.setAttribute("aria-pressed", String(shown() === "dark"));
  }
}

export function listenForClicks(): void {
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const at = (selector: string): HTMLElement | null => target?.closest<HTMLElement>(selector) ?? null;
    const copies = at("[data-copy], [data-copy-from]");
    if (copies) void copy(copies);
    const opens = at("[data-opens]");
    if (opens) {
      event.preventDefault();
      dialog(opens.dataset.opens)?.showModal();
    }
    const closes = at("[data-closes]");
    if (closes) (dialog(closes.dataset.closes) ?? closes.closest("dialog"))?.close();
    if (at("[data-print]")) print();
    if (at("[data-theme-toggle]")) {
      toggleTheme();
      markTheme();
    }
  });
}
