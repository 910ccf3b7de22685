import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { ACTIONS, actionWords } from "../../docspace/wire/actions.ts";
import { FILE, FOLDER, ROOM } from "../../docspace/wire/entry-types.ts";
import type { EventOfLog } from "../assessment.ts";

/** The server's numbers for the documents product and for entries of its trail. */
const DOCUMENTS = 2;
const FOLDERS_LOCATION = 2;
const FILES_LOCATION = 1;

/**
 * A room log's entry written as an event of the trail, for the compliance report where the trail is not available.
 * The log has no addresses, no client and no page; these stay empty, and the action is in our words.
 */
export const eventOfLogEntry: EventOfLog = (entry): AuditEvent => {
  const { actionType = 0, location = 0 } = ACTIONS.get(entry.actionId) ?? {};
  const about = entry.title ?? entry.member?.name ?? entry.group?.name ?? entry.newTitle;
  const words = ACTIONS.has(entry.actionId) ? actionWords(entry.actionId, actionType) : entry.key;
  const target = location === FILES_LOCATION || location === FOLDERS_LOCATION ? entry.entryId : entry.roomId;
  return {
    id: entry.id,
    at: entry.at,
    userId: entry.userId,
    user: entry.user,
    actionId: entry.actionId,
    action: `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${about === undefined ? "" : `: ${about}`}`,
    actionType,
    product: DOCUMENTS,
    location,
    target: target === undefined ? [] : [String(target)],
    entries: [location === FILES_LOCATION ? FILE : location === FOLDERS_LOCATION ? FOLDER : ROOM],
    context: "",
    page: "",
    ip: "",
    country: "",
    city: "",
    browser: "",
    platform: "",
  };
};
