/** The light or dark theme: the system's choice until someone picks one; the pick is remembered. */
export type Theme = "light" | "dark";

const KEY = "usher-theme";

export function remembered(): Theme | null {
  try {
    const value = localStorage.getItem(KEY);
    return value === "light" || value === "dark" ? value : null;
  } catch {
    return null;
  }
}

export function shown(): Theme {
  const set = document.documentElement.dataset.theme;
  if (set === "light" || set === "dark") return set;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function applyRemembered(): void {
  const theme = remembered();
  if (theme) document.documentElement.dataset.theme = theme;
}

/** Turns to the other theme. The cookie lets the server draw the next page right from its first byte. */
export function toggleTheme(): Theme {
  const next: Theme = shown() === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  document.cookie = `usher_theme=${next}; path=/; max-age=31536000; samesite=lax`;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
  return next;
}
