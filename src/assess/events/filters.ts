import { actionName } from "../../docspace/wire/actions.ts";
import { FILE } from "../../docspace/wire/entry-types.ts";
import type { EventFilters } from "../../settings/settings.ts";
import type { AttributedEvent } from "../assessment.ts";
import type { InFolder } from "../attribution/folder-filter.ts";

/** Whether an event is listed; `uncertain`: it is, because it may have happened in one of the folders. */
export type EventFilter = (event: AttributedEvent) => boolean | "uncertain";

/**
 * Says which events the compliance report lists. An event must match each filter that is set; of files and folders one
 * is enough, since both say where. `userIds`: ids by lower-case e-mail; an address of nobody matches nothing.
 */
export function createEventFilter(
  filters: EventFilters,
  inFolders: InFolder,
  userIds: ReadonlyMap<string, string>,
): EventFilter {
  const actions = new Set(filters.actions);
  const users = new Set(filters.users.map((user) => userIds.get(user) ?? user));
  const files = new Set(filters.files);
  const anywhere = filters.files.length === 0 && filters.folders.length === 0;

  return (attributed) => {
    const { event, kind } = attributed;
    if (actions.size > 0 && !hasAction(actions, event.actionId, kind)) return false;
    if (users.size > 0 && !users.has(event.userId.toLowerCase())) return false;
    if (anywhere) return true;
    const isFile = event.target.some((id, index) => event.entries[index] === FILE && files.has(Number(id)));
    return isFile || inFolders(attributed);
  };
}

function hasAction(actions: ReadonlySet<string>, actionId: number, kind: string): boolean {
  return actions.has(kind) || actions.has(String(actionId)) || actions.has(actionName(actionId) ?? "");
}

/** What the report is narrowed to, one sentence part per filter; empty: nothing. Users are counted, not named. */
export function describeFilters(filters: EventFilters): readonly string[] {
  const { actions, files, folders, users } = filters;
  return [
    ...(actions.length > 0
      ? [
          `only ${actions.length > MOST_IDS ? `${actions.length} actions` : `the actions ${actions.join(", ")}`}`,
        ]
      : []),
    ...(files.length > 0 ? [`only the ${entries(files, "file")}`] : []),
    ...(folders.length > 0 ? [`only what lies in the ${entries(folders, "folder")}`] : []),
    ...(users.length > 0
      ? [`only what ${users.length === 1 ? "one person" : `${users.length} people`} did`]
      : []),
  ];
}

const MOST_IDS = 10;

/** A long list of ids would push everything else out of a sentence. */
function entries(ids: readonly number[], what: string): string {
  return ids.length > MOST_IDS
    ? `${ids.length} ${what}s asked for`
    : `${what}s with the ids ${ids.join(", ")}`;
}
