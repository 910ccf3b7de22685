import type { AttributedEvent } from "../assess/assessment.ts";
import { csvField } from "../text/escape.ts";
import type { LocalTime } from "../time/local-time.ts";
import { reportTime, roomTitles } from "./facts.ts";
import type { AuditReport, Renderer } from "./model.ts";
import { actionText, attributedRoom } from "./vocabulary/terms.ts";

/** Byte order mark: without it spreadsheet programs take UTF-8 for an old code page. */
export const BOM = "\ufeff";

const COLUMNS = [
  ...[
    "id",
    "date",
    "user",
    "user_id",
    "action",
    "action_id",
    "kind",
    "target",
    "room_id",
    "room_title",
    "attribution",
  ],
  ...["context", "page", "ip", "country", "city", "browser", "platform"],
];

/** The events as CSV (RFC 4180, UTF-8 with a byte order mark), newest first; dates local with their offset. */
export function complianceCsv(report: AuditReport): Renderer {
  const time = reportTime(report);
  const titles = roomTitles(report);
  return {
    begin: () => `${BOM}${COLUMNS.join(",")}\r\n`,
    events(batch) {
      let text = "";
      for (const attributed of batch) text += eventRow(attributed, time, titles);
      return text;
    },
    end: () => "",
  };
}

function eventRow(attributed: AttributedEvent, time: LocalTime, titles: ReadonlyMap<number, string>): string {
  const { event, attribution, kind } = attributed;
  const roomId = attributedRoom(attribution);
  const roomTitle = roomId === undefined ? "" : (titles.get(roomId) ?? "");
  return (
    `${event.id},${time.iso(event.at)},${csvField(event.user)},${csvField(event.userId)},` +
    `${csvField(actionText(attributed))},${event.actionId},${kind},${csvField(event.target.join(" "))},` +
    `${roomId ?? ""},${csvField(roomTitle)},${attribution.by},${csvField(event.context)},` +
    `${csvField(event.page)},${csvField(event.ip)},${csvField(event.country)},${csvField(event.city)},` +
    `${csvField(event.browser)},${csvField(event.platform)}\r\n`
  );
}
