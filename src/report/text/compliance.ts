import type { AttributedEvent } from "../../assess/assessment.ts";
import { named, plain } from "../../text/one-line.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { madeAt, periodText, reportTime, roomTitles } from "../facts.ts";
import type { AuditReport, Renderer } from "../model.ts";
import { actionText, attributedRoom, clientText, locationText } from "../vocabulary/terms.ts";
import { wordsOf } from "../vocabulary/words.ts";
import { noteLines } from "./note-lines.ts";

const RULE = `${"-".repeat(80)}\n`;
/** Sentences and addresses are longer than names. */
const LONGEST_LINE = 400;

/** The compliance report as plain text: a head, the notes, and each event in lines of its own, newest first. */
export function complianceText(report: AuditReport): Renderer {
  const time = reportTime(report);
  const titles = roomTitles(report);
  return {
    begin() {
      const head = [
        "Compliance report",
        `Period: ${periodText(report)}`,
        `Total events: ${report.listed.count}`,
        `Portal: ${plain(report.portal.url)} (DocSpace ${plain(report.portal.version, 40)})`,
        `Made: ${madeAt(report, time)} by ${report.tool.name} ${report.tool.version}`,
        `Complete: ${report.complete ? "yes, everything was read and proved" : "NO"}`,
        ...noteLines(report, "compliance", wordsOf(report)).map((line) => plain(line, 1000)),
        "",
        "Events:",
      ];
      return `${head.join("\n")}\n${RULE}`;
    },
    events: (batch) => batch.map((attributed) => eventLines(attributed, time, titles)),
    end: () => "",
  };
}

function eventLines(
  attributed: AttributedEvent,
  time: LocalTime,
  titles: ReadonlyMap<number, string>,
): string {
  const { event, attribution } = attributed;
  const roomId = attributedRoom(attribution);
  const location = locationText(event);
  const client = clientText(event);
  // Put together by `join`, as what `+=` puts together is copied piece by piece when it is written.
  const lines = [
    `ID: ${event.id}`,
    `Date: ${time.iso(event.at)}`,
    `User: ${plain(event.user === "" ? event.userId : event.user)}`,
    `Action: ${plain(actionText(attributed), LONGEST_LINE)}`,
    `Target: ${plain(event.target.join(", "))}`,
  ];
  if (roomId !== undefined) lines.push(`Room: ${plain(named(titles.get(roomId) ?? ""))} (${roomId})`);
  if (event.context !== "") lines.push(`Context: ${plain(event.context)}`);
  if (event.page !== "") lines.push(`Page: ${plain(event.page, LONGEST_LINE)}`);
  if (location !== "") lines.push(`Location/IP: ${plain(location)}`);
  if (client !== "") lines.push(`Client: ${plain(client)}`);
  lines.push(RULE);
  return lines.join("\n");
}
