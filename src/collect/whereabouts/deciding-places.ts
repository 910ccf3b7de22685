import type { Places } from "../collected.ts";
import type { IdSet } from "../spool/id-set.ts";
import { bearersOf } from "./locate-entries.ts";
import type { Named } from "./named.ts";

/**
 * Whether an event counts for a room because what it is about lies there now: the title leaves a choice of rooms, or is
 * that of another one, and no log mentions the file. The same of a folder, and of one that something was moved to, which
 * tells which way it went. Then the logs must tell of every move up to the moment at which the place was asked.
 */
export function placesDecide(
  { files, folders }: Places,
  {
    unplaced,
    destinations,
    titles,
    filesInLogs,
  }: Pick<Named, "unplaced" | "destinations" | "titles" | "filesInLogs">,
): boolean {
  const bearers = bearersOf(titles);
  const audited = new Set(titles.titles.map(({ roomId }) => roomId));
  const others = new Set(titles.otherTitles.map(({ title }) => title));
  const decides = (title: string, room: number): boolean => {
    const rooms = bearers.get(title);
    if (rooms !== undefined) return rooms.size > 1 || !rooms.has(room);
    // Nobody is known to have borne it: an audited room may have, if it was renamed just now.
    return title === "" || (audited.has(room) && !others.has(title));
  };
  const anyDecides = (
    byTitle: ReadonlyMap<string, IdSet>,
    places: ReadonlyMap<number, number | null>,
    isLogged: (id: number) => boolean,
  ): boolean =>
    [...byTitle].some(([title, ids]) => {
      for (const id of ids) {
        const room = places.get(id);
        if (typeof room === "number" && decides(title, room) && !isLogged(id)) return true;
      }
      return false;
    });
  const shared = [...bearers.values()].some((rooms) => rooms.size > 1);
  return (
    anyDecides(unplaced.files, files, (id) => filesInLogs.has(id)) ||
    anyDecides(unplaced.folders, folders, () => false) ||
    (shared && [...destinations].some((id) => (folders.get(id) ?? id) !== id))
  );
}
