/** `EntryType`: what an id in an event's `target` belongs to. Newer servers add numbers. */
export const FILE = 1;
export const FOLDER = 2;
export const ROOM = 25;
export const AGENT = 27;
