/** Live times: data-since counts up from an ISO time, data-until counts down to one; data-zone tells a foreign zone. */
import { clock } from "./clock";

function draw(): void {
  const now = Date.now();
  for (const element of document.querySelectorAll<HTMLElement>("[data-since]")) {
    const at = Date.parse(element.dataset.since ?? "");
    if (!Number.isNaN(at)) element.textContent = clock((now - at) / 1000);
  }
  for (const element of document.querySelectorAll<HTMLElement>("[data-until]")) {
    const at = Date.parse(element.dataset.until ?? "");
    if (!Number.isNaN(at)) element.textContent = clock((at - now) / 1000);
  }
}

/** Shows the words of [data-zone] only to people whose clock is in another zone. */
export function showForeignZones(): void {
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const element of document.querySelectorAll<HTMLElement>("[data-zone]")) {
    element.hidden = element.dataset.zone === mine;
  }
}

export function startTimers(): void {
  draw();
  showForeignZones();
  setInterval(draw, 1000);
  document.addEventListener("htmx:afterSettle", () => {
    draw();
    showForeignZones();
  });
}
