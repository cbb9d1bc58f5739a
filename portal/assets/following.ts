/** Lists with data-follow show their newest lines; whoever has scrolled up to read is left there. */
const NEAR_PX = 40;

function atEnd(list: HTMLElement): boolean {
  return list.scrollHeight - list.clientHeight - list.scrollTop < NEAR_PX;
}

export function followTheNewest(): void {
  for (const list of document.querySelectorAll<HTMLElement>("[data-follow]")) {
    let following = true;
    const toEnd = (): void => {
      if (following) list.scrollTop = list.scrollHeight;
    };
    list.addEventListener("scroll", () => (following = atEnd(list)), { passive: true });
    new MutationObserver(toEnd).observe(list, { childList: true, subtree: true, characterData: true });
    toEnd();
  }
}
