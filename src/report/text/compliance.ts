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
    events(batch) {
      let text = "";
      for (const attributed of batch) text += eventLines(attributed, time, titles);
      return text;
    },
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
  let text = `ID: ${event.id}\nDate: ${time.iso(event.at)}\n`;
  text += `User: ${plain(event.user === "" ? event.userId : event.user)}\n`;
  text += `Action: ${plain(actionText(attributed), LONGEST_LINE)}\n`;
  text += `Target: ${plain(event.target.join(", "))}\n`;
  if (roomId !== undefined) text += `Room: ${plain(named(titles.get(roomId) ?? ""))} (${roomId})\n`;
  if (event.context !== "") text += `Context: ${plain(event.context)}\n`;
  if (event.page !== "") text += `Page: ${plain(event.page, LONGEST_LINE)}\n`;
  const location = locationText(event);
  if (location !== "") text += `Location/IP: ${plain(location)}\n`;
  const client = clientText(event);
  if (client !== "") text += `Client: ${plain(client)}\n`;
  return text + RULE;
}
