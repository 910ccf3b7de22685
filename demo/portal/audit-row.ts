import { actions, shownInLog } from "./actions.ts";
import type { Call } from "./call.ts";
import { printDate } from "./dates.ts";
import { nobody } from "./model.ts";
import { placeOf } from "./places.ts";
import { mix } from "./random.ts";
import { displayName } from "./shapes/person.ts";
import { accessText, sentence, word } from "./texts.ts";
import type { StoredEvent } from "./trail.ts";

const browsers = [
  ["Chrome 140", "Windows 10"],
  ["Firefox 143", "Linux"],
  ["Safari 18", "Mac OS X"],
  ["Edge 140", "Windows 10"],
] as const;

/** Browser and platform of a User-Agent, as roughly as the portal tells them in its events. */
function parseUserAgent(text: string): readonly [string, string] {
  const browser = /(Chrome|Firefox|Safari|Edge)\/(\d+)/.exec(text);
  const platform = /Windows|Linux|Mac OS X/.exec(text)?.[0];
  return [browser === null ? "Other" : `${browser[1]} ${browser[2]}`, platform ?? "Other"];
}

/** Address an event's request came to, as the server stores it; absent for actions it does not store one for. */
function pageOf(call: Call, event: StoredEvent): string | undefined {
  if (event.details?.page !== undefined) return event.details.page;
  const base = call.settings.url;
  switch (event.action) {
    case 5011:
    case 5099:
      return `${base}/api/2.0/files/${event.folderId}/upload`;
    case 5001:
      return `${base}/api/2.0/files/file/${event.target}`;
    case 5009:
      return `${base}/filehandler.ashx?action=download&fileid=${event.target}`;
    case 5054:
      return `${base}/doceditor?fileId=${event.target}`;
    case 5019:
      return `${base}/api/2.0/files/folder/${event.folderId}`;
    case 5070:
      return `${base}/api/2.0/files/rooms`;
    case 4020:
      return `${base}/api/2.0/people/status/2`;
    case 4026:
      return `${base}/api/2.0/group`;
    default:
      return undefined;
  }
}

/** Title of what an event is about, at the time where the event knows it. */
export function titleOf(call: Call, event: StoredEvent): string {
  const known = event.details?.title ?? event.details?.newTitle;
  if (known !== undefined) return known;
  return (
    call.store.files.get(event.target)?.title ??
    call.store.folderTitle(event.target) ??
    `Document ${event.target}`
  );
}

function contextOf(call: Call, event: StoredEvent): string {
  const { store, culture } = call;
  const room = store.rooms.get(event.roomId) ?? store.deletedRooms.get(event.roomId);
  const stored = event.details?.context;
  if (stored !== undefined) return word(stored, culture);
  if (room !== undefined) {
    // A renaming carries the title before it.
    const renamed = event.action === 5071 || event.action === 5155;
    const title = renamed ? (event.details?.oldTitle ?? "") : store.roomTitleAt(room, event.at);
    if (!call.dialect.contextPrefix) return title;
    return `${word(room.area === "agent" ? call.dialect.agentsWord : "rooms", culture)}: ${title}`;
  }
  const action = actions.get(event.action);
  const { people, groups, settings } = call.dialect.places;
  if (action?.product === 8) return word(action.entries[0] === 24 ? groups.word : people.word, culture);
  if (action?.product === 7) return word(settings.word, culture);
  // The root's title is stored with what the logs track only (`FilesMessageService.cs`, v3.7.2-server).
  if (event.action === 5061) return word("trash", culture);
  return word(shownInLog(event.action) === undefined ? "files" : "myDocuments", culture);
}

function memberName(call: Call, event: StoredEvent): string {
  const { memberId, groupId } = event.details ?? {};
  const person = memberId === undefined ? undefined : call.store.people.get(memberId);
  if (person !== undefined) return displayName(person);
  return (groupId === undefined ? undefined : call.store.groups.get(groupId)?.name) ?? "";
}

function actorName(call: Call, event: StoredEvent): string {
  const person = call.store.people.get(event.personId);
  if (person !== undefined && person.removed !== true) return displayName(person);
  if (event.personId === nobody.guest) return word("guest", call.culture);
  if (event.personId === nobody.system) return word("system", call.culture);
  return word("removed", call.culture);
}

const cutName = (name: string, cut: boolean): string =>
  cut && name.length > 47 ? `${name.slice(0, 47)}...` : name;

function actionText(call: Call, event: StoredEvent, cut: boolean): string {
  const { details } = event;
  return sentence(
    event.action,
    {
      title: cutName(titleOf(call, event), cut),
      from: cutName(call.store.folderTitle(details?.fromFolderId ?? event.roomId) ?? "", cut),
      to: cutName(call.store.folderTitle(event.target2) ?? "", cut),
      member: cutName(memberName(call, event), cut),
      access: accessText(details?.access ?? 2, call.culture),
    },
    call.culture,
  );
}

/** AuditEventDto. `cut`: the form of portals without the Audit feature, with names of more than 47 characters cut. */
export function auditRow(call: Call, event: StoredEvent, cut = false): object {
  const { details } = event;
  const action = actions.get(event.action);
  const place = placeOf(call.dialect, event.action);
  const person = mix(call.store.trail.person(event.personId), 7);
  const [browser, platform] =
    details?.userAgent === undefined
      ? (browsers[person % 4] ?? browsers[0])
      : parseUserAgent(details.userAgent);
  // Events of requests without a User-Agent have neither; moves and copies run in the background.
  const client = details?.page !== undefined || person % 5 === 0 ? details?.userAgent !== undefined : true;
  const target =
    details?.target ??
    (event.target === 0
      ? undefined
      : event.target2 === 0
        ? [String(event.target)]
        : [String(event.target), String(event.target2)]);
  return {
    id: event.id,
    date: printDate(event.at, call.zone),
    user: actorName(call, event),
    userId: event.personId,
    action: actionText(call, event, cut),
    actionId: event.action,
    ip: details?.ip ?? `203.0.113.${1 + (person % 250)}`,
    country: "",
    city: "",
    browser: client ? browser : undefined,
    platform: client ? platform : undefined,
    page: pageOf(call, event),
    actionType: action?.actionType ?? 0,
    product: place.product,
    [call.dialect.eventPlace]: place.location,
    target,
    entries: action?.entries ?? [],
    context: contextOf(call, event),
  };
}
