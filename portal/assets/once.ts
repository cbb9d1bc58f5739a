/** Forms with data-once are sent once: a second submit waits until the first has been answered. */
function release(form: HTMLFormElement): void {
  delete form.dataset.sent;
  form.removeAttribute("aria-busy");
}

export function sendFormsOnce(): void {
  // Capture, so that htmx never sees the second submit.
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || form.dataset.once === undefined) return;
      if (form.dataset.sent !== undefined) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      form.dataset.sent = "";
      form.setAttribute("aria-busy", "true");
      // Someone else stopped it (a question was answered with no): it may be sent again.
      queueMicrotask(() => {
        const byHtmx = form.matches("[hx-post], [hx-get], [hx-put], [hx-patch], [hx-delete], [hx-boost]");
        if (event.defaultPrevented && !byHtmx) release(form);
      });
    },
    true,
  );
  document.addEventListener("htmx:afterRequest", (event) => {
    const element = event.target;
    const form = element instanceof Element ? element.closest("form") : null;
    if (form) release(form);
  });
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) release(form);
  });
}
