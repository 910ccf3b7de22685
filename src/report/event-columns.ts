import type { AttributedEvent } from "../assess/assessment.ts";
import { byName, type Column, type TableContext, type Value } from "./columns.ts";
import { fileLink, personLinks, roomLink } from "./links.ts";
import { actionText, attributedRoom } from "./vocabulary/terms.ts";

/** The columns of the events' CSV, in their order (R7 of the interface). */
export const EVENT_CSV = [
  ...["id", "date", "user", "user_id", "action", "action_id", "kind", "target", "room_id", "room_title"],
  ...["attribution", "context", "page", "ip", "country", "city", "browser", "platform"],
] as const;

/** Of the events' sheet: what people look for comes first, and the offset beside the date. */
export const EVENT_SHEET = [
  ...["id", "date", "utc_offset", "user", "action", "action_id", "kind", "target", "room_title", "room_id"],
  ...["attribution", "context", "page", "ip", "country", "city", "browser", "platform", "user_id"],
] as const;

export function eventColumns(context: TableContext): ReadonlyMap<string, Column<AttributedEvent>> {
  const { report, time, titles } = context;
  const roomOf = ({ attribution }: AttributedEvent) => attributedRoom(attribution);
  const zone = report.period.timeZone;
  const pageOf = personLinks(report.portal.url, report.assessment.rooms);
  return byName<AttributedEvent>([
    column("id", "Id", 12, ({ event }) => event.id),
    column("date", `Date (${zone})`, 20, ({ event }) => event.at, "instant"),
    // The hour repeated at the end of summer time happens twice on the clock.
    column("utc_offset", "UTC offset", 11, ({ event }) => `UTC${time.iso(event.at).slice(19)}`),
    {
      ...column("user", "User", 24, ({ event }: AttributedEvent) => event.user),
      link: ({ event }) => pageOf(event.userId),
    },
    column("user_id", "User id", 38, ({ event }) => event.userId),
    column("action", "Action", 44, actionText),
    column("action_id", "Action id", 10, ({ event }) => event.actionId),
    column("kind", "Kind", 11, ({ kind }) => kind),
    {
      ...column("target", "Target", 14, ({ event }: AttributedEvent) => event.target.join(" ")),
      link: (row) => fileLink(report.portal.url, row.event),
    },
    column("room_id", "Room id", 10, roomOf),
    {
      ...column("room_title", "Room", 28, (row: AttributedEvent) => titles.get(roomOf(row) ?? -1)),
      link: (row) => {
        const id = roomOf(row);
        return id === undefined ? undefined : roomLink(report.portal.url, id);
      },
    },
    column("attribution", "Attribution", 12, ({ attribution }) => attribution.by),
    column("context", "Context", 30, ({ event }) => event.context),
    column("page", "Page", 40, ({ event }) => event.page),
    column("ip", "IP", 16, ({ event }) => event.ip),
    column("country", "Country", 14, ({ event }) => event.country),
    column("city", "City", 14, ({ event }) => event.city),
    column("browser", "Browser", 16, ({ event }) => event.browser),
    column("platform", "Platform", 16, ({ event }) => event.platform),
  ]);
}

function column<Row>(
  name: string,
  head: string,
  width: number,
  value: (row: Row) => Value,
  kind?: NonNullable<Column<Row>["kind"]>,
): Column<Row> {
  return { name, head, width, value, ...(kind === undefined ? {} : { kind }) };
}
