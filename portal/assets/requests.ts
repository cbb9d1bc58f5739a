/** htmx under a strict content security policy, with the CSRF header and failures said in words. */
import htmx from "htmx.org";

import { announce } from "./announce";

function csrf(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}

export function failureText(status: number): string {
  if (status === 401) return "You have been signed out. Sign in again; nothing was changed.";
  if (status === 403) return "You may not do that. Nothing was changed.";
  if (status === 404) return "That is no longer there. Reload the page to see what is.";
  if (status === 409) return "Someone changed this in the meantime. Reload the page to see it.";
  if (status === 413) return "That is too large. Nothing was changed.";
  if (status === 429) return "Too many requests at once. Wait a moment, then try again.";
  if (status === 503) return "A part of Usher is not reachable. Nothing was changed; try again in a moment.";
  return "That did not work. Nothing was changed; try again.";
}

/** Must run before htmx's own start at DOMContentLoaded. */
export function setUpRequests(): void {
  htmx.config.allowEval = false;
  htmx.config.allowScriptTags = false;
  htmx.config.includeIndicatorStyles = false;
  htmx.config.selfRequestsOnly = true;
  htmx.config.historyCacheSize = 0;
  htmx.config.timeout = 20_000;
  htmx.config.responseHandling = [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "422", swap: true },
    { code: "[45]..", swap: false, error: true },
  ];
  document.addEventListener("htmx:configRequest", (event) => {
    const { headers } = (event as CustomEvent<{ headers: Record<string, string> }>).detail;
    const token = csrf();
    if (token) headers["X-CSRF-Token"] = token;
  });
  document.addEventListener("htmx:responseError", (event) => {
    announce(failureText((event as CustomEvent<{ xhr: XMLHttpRequest }>).detail.xhr.status), "error");
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, () =>
      announce("Usher could not be reached. Nothing was changed; check the connection and try again.", "error"),
    );
  }
}
