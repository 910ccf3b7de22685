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
  const others = new Set(titles.otherTitles.map(({ title }) => title));
  const decides = (
    byTitle: ReadonlyMap<string, IdSet>,
    places: ReadonlyMap<number, number | null>,
    isLogged: (id: number) => boolean,
  ): boolean =>
    [...byTitle].some(([title, ids]) => {
      const rooms = bearers.get(title);
      if (rooms === undefined && others.has(title)) return false;
      for (const id of ids) {
        const room = places.get(id);
        const told = rooms?.size === 1 && room !== undefined && room !== null && rooms.has(room);
        if (typeof room === "number" && !told && !isLogged(id)) return true;
      }
      return false;
    });
  const shared = [...bearers.values()].some((rooms) => rooms.size > 1);
  return (
    decides(unplaced.files, files, (id) => filesInLogs.has(id)) ||
    decides(unplaced.folders, folders, () => false) ||
    (shared && [...destinations].some((id) => (folders.get(id) ?? id) !== id))
  );
}
