/** Live parts are morphed in place; what a person typed or opened there is theirs and stays. */
import { Idiomorph } from "idiomorph/htmx";

function typedIn(element: Element): boolean {
  const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  return field && element.value !== element.defaultValue;
}

function mayChange(attribute: string, element: Element): boolean {
  if (attribute === "open") return !element.matches("details, dialog");
  if (attribute === "value") return !typedIn(element);
  return true;
}

export function keepWhatPeopleDid(): void {
  Idiomorph.defaults.callbacks.beforeAttributeUpdated = mayChange;
}
