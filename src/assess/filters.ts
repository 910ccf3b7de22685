import type { FolderContents } from "../collect/folder-contents.ts";
import { actionName } from "../docspace/actions.ts";
import type { EventFilters } from "../inputs.ts";
import type { AttributedEvent } from "./assessment.ts";

export type { FolderContents };

export type EventFilter = (event: AttributedEvent) => boolean;

/** The server's `EntryType`: folders, and rooms, which are folders too. */
const FILE = 1;
const FOLDERS: ReadonlySet<number> = new Set([2, 25, 27]);

/**
 * Says which events the compliance report lists. An event must match each filter that is set; of files and folders one
 * is enough, since both say where. `userIds`: ids by lower-case e-mail; an address of nobody matches nothing.
 */
export function createEventFilter(
  filters: EventFilters,
  contents: FolderContents,
  userIds: ReadonlyMap<string, string>,
): EventFilter {
  const actions = new Set(filters.actions);
  const users = new Set(filters.users.map((user) => userIds.get(user) ?? user));
  const files = new Set([...filters.files, ...contents.files]);
  const folders = new Set([...filters.folders, ...contents.folders]);
  const anywhere = filters.files.length === 0 && filters.folders.length === 0;

  const isPlace = (id: number, entry: number | undefined): boolean =>
    entry === FILE ? files.has(id) : entry !== undefined && FOLDERS.has(entry) && folders.has(id);
  return ({ event, kind }) =>
    (actions.size === 0 || hasAction(actions, event.actionId, kind)) &&
    (users.size === 0 || users.has(event.userId.toLowerCase())) &&
    (anywhere ||
      contents.eventIds.has(event.id) ||
      event.target.some((id, index) => isPlace(Number(id), event.entries[index])));
}

function hasAction(actions: ReadonlySet<string>, actionId: number, kind: string): boolean {
  return actions.has(kind) || actions.has(String(actionId)) || actions.has(actionName(actionId) ?? "");
}

/** What the report is narrowed to, one sentence part per filter; empty: nothing. Users are counted, not named. */
export function describeFilters(filters: EventFilters): readonly string[] {
  const { actions, files, folders, users } = filters;
  return [
    ...(actions.length > 0 ? [`only the actions ${actions.join(", ")}`] : []),
    ...(files.length > 0 ? [`only the files with the ids ${files.join(", ")}`] : []),
    ...(folders.length > 0 ? [`only what lies in the folders with the ids ${folders.join(", ")}`] : []),
    ...(users.length > 0
      ? [`only what ${users.length === 1 ? "one person" : `${users.length} people`} did`]
      : []),
  ];
}
