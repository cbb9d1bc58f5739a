/** Short notices: a toast for the eye that is also a polite live region for a screen reader. */
const STAY_MS = 6000;

function region(): HTMLElement {
  const found = document.getElementById("notices");
  if (found) return found;
  const made = document.createElement("div");
  made.id = "notices";
  made.className = "toast toast-end toast-bottom z-50";
  made.setAttribute("role", "status");
  made.setAttribute("aria-live", "polite");
  document.body.append(made);
  return made;
}

export function announce(text: string, kind: "info" | "error" = "info"): void {
  const notice = document.createElement("div");
  notice.className = kind === "error" ? "alert alert-error" : "alert";
  notice.textContent = text;
  region().append(notice);
  setTimeout(() => notice.remove(), STAY_MS);
}
