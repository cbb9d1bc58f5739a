/** This tab's own storage: it outlives a reload and ends with the tab. */
import type { Keeper } from "./record";

const key = (roomId: string): string => `usher-record-${roomId}`;

export const tabStorage: Keeper = {
  read(roomId) {
    try {
      return sessionStorage.getItem(key(roomId));
    } catch {
      return null;
    }
  },
  write(roomId, text) {
    try {
      sessionStorage.setItem(key(roomId), text);
    } catch {
      // Forbidden or full: the record then ends with this page.
    }
  },
};
