import type { EpochSeconds } from "../../time/epoch.ts";
import type { Places } from "../collected.ts";
import type { IdSet } from "../spool/id-set.ts";
import { bearersOf } from "./locate-entries.ts";
import type { Named } from "./named.ts";

/**
 * Whether an event counts for a room because what it is about lies there now: the title leaves a choice of rooms, or is
 * that of another one, and no log mentions the file. The same of a folder, and of one that something was moved to, which
 * tells which way it went. Then the logs must tell of every move up to the moment at which the place was asked.
 *
 * @param logsFrom from when on the logs were read
 */
export function placesDecide(
  { files, folders, created }: Places,
  {
    unplaced,
    destinations,
    titles,
    filesInLogs,
  }: Pick<Named, "unplaced" | "destinations" | "titles" | "filesInLogs">,
  logsFrom: EpochSeconds,
): boolean {
  const bearers = bearersOf(titles);
  const audited = new Set(titles.titles.map(({ roomId }) => roomId));
  const others = new Set(titles.otherTitles.map(({ title }) => title));
  const decides = (title: string, room: number, isAnother: boolean): boolean => {
    const rooms = bearers.get(title);
    if (rooms !== undefined) return rooms.size > 1 || (!rooms.has(room) && !isAnother);
    // Nobody is known to have borne it: an audited room may have, if it was renamed just now.
    return title === "" || (audited.has(room) && !others.has(title));
  };
  const fileDecides = (title: string, id: number): boolean => {
    const room = files.get(id);
    // Born since then, and in no log: in a room that is not audited. The event is about another file, whose id it got.
    const isAnother = (created.get(id) ?? 0) >= logsFrom;
    return typeof room === "number" && !filesInLogs.has(id) && decides(title, room, isAnother);
  };
  const folderDecides = (title: string, id: number): boolean => {
    const room = folders.get(id);
    return typeof room === "number" && decides(title, room, false);
  };
  const shared = [...bearers.values()].some((rooms) => rooms.size > 1);
  return (
    some(unplaced.files, fileDecides) ||
    some(unplaced.folders, folderDecides) ||
    (shared && [...destinations].some((id) => (folders.get(id) ?? id) !== id))
  );
}

function some(byTitle: ReadonlyMap<string, IdSet>, decides: (title: string, id: number) => boolean): boolean {
  for (const [title, ids] of byTitle) for (const id of ids) if (decides(title, id)) return true;
  return false;
}
