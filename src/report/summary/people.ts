import type { MemberRow } from "../../assess/assessment.ts";
import { counted, dayInTable, number } from "../../text/english.ts";
import { markdown } from "../../text/markdown.ts";
import { named } from "../../text/one-line.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { personLink, personLinks, roomLink } from "../links.ts";
import { eventsOfPerson, NOT_KNOWN, type ReadDays, readDays } from "../read-days.ts";
import { sourceText } from "../vocabulary/explanation.ts";
import { ACCESS_WORDS, VERDICT_WORDS } from "../vocabulary/terms.ts";
import type { SummaryContext } from "./context.ts";
import { link } from "./link.ts";
import { byWork } from "./rooms.ts";

const HIDDEN =
  "Names are hidden here because this repository is not known to be private; the report has them. `show-names` changes that.";

/** The members of each room who need a look; all of them where there is room. */
export function memberTables({ report, detail, time, options }: SummaryContext): string {
  if (!options.showNames) return HIDDEN;
  if (detail.rows === 0) return "The members are too many to be named here; all of them are in the report.";
  const tables: string[] = [];
  const known = readDays(report, time);
  for (const room of byWork(report.assessment.rooms)) {
    const rows = detail.statuses === "all" ? room.members : room.members.filter(isUnsettled);
    if (rows.length === 0) continue;
    const shown = rows.slice(0, detail.rows);
    const what =
      detail.statuses === "all"
        ? counted(rows.length, "member")
        : `${number(rows.length)} inactive or unknown`;
    const lines = [
      `<details><summary>${markdown(named(room.title), 80)}: ${what}</summary>`,
      "",
      "| Member | Status | Access | Events | Last activity |",
      "| :--- | :--- | :--- | ---: | :--- |",
      ...shown.map((row) => memberLine(row, report.portal.url, time, known)),
    ];
    const hidden = rows.length - shown.length;
    if (hidden > 0) lines.push("", `and ${number(hidden)} more, all of them in the report.`);
    tables.push([...lines, "", "</details>"].join("\n"));
  }
  return tables.join("\n");
}

function memberLine(row: MemberRow, portal: string, time: LocalTime, known: ReadDays): string {
  const count = eventsOfPerson(row, known);
  const none = count === undefined ? NOT_KNOWN : "none";
  const last = row.lastActivity === undefined ? none : dayInTable(time.day(row.lastActivity.at));
  const status = VERDICT_WORDS[row.verdict.kind];
  return (
    `| ${link(named(row.person.name, 80), personLink(portal, row.person))} | ${row.verdict.kind === "inactive" ? `**${status}**` : status} | ` +
    `${ACCESS_WORDS[row.access]} | ${count === undefined ? NOT_KNOWN : number(count)} | ${last} |`
  );
}

/** Who needs a look. */
export function isUnsettled({ verdict }: MemberRow): boolean {
  return verdict.kind === "inactive" || verdict.kind === "unknown";
}

/** Who was not inactive in the period before: they are the news. */
export function newlyInactive({ report, options, detail, titles }: SummaryContext): string {
  const newly = report.comparison?.newlyInactive ?? [];
  if (newly.length === 0 || !options.showNames || detail.rows === 0) return "";
  const names = new Map(
    report.assessment.rooms.flatMap(({ members }) => members.map(({ person }) => [person.id, person.name])),
  );
  const pageOf = personLinks(report.portal.url, report.assessment.rooms);
  const shown = newly.slice(0, Math.min(20, detail.rows));
  const rest = newly.length - shown.length;
  return [
    `### Newly inactive: ${counted(newly.length, "membership")}`,
    "",
    ...shown.map(
      ({ personId, roomId }) =>
        `- ${link(named(names.get(personId) ?? "", 80), pageOf(personId))} in ${link(named(titles.get(roomId) ?? "", 80), roomLink(report.portal.url, roomId))}`,
    ),
    ...(rest > 0 ? [`- and ${number(rest)} more, all of them in the report`] : []),
  ].join("\n");
}

/** Who is excused, why, and until when: an exemption that nobody sees is never ended. */
export function exemptPart({ report, options, detail }: SummaryContext): string {
  const { exempt } = report.assessment.counts;
  if (exempt === 0) return "";
  const heading = `### Exempt: ${counted(exempt, "membership")}`;
  if (!options.showNames || detail.rows === 0) return `${heading}\n\nWho and why is in the report.`;
  const rows = report.assessment.rooms.flatMap((room) =>
    room.members.flatMap(({ person, verdict }) =>
      verdict.kind === "exempt"
        ? [
            `| ${link(named(person.name, 80), personLink(report.portal.url, person))} | ${link(named(room.title, 80), roomLink(report.portal.url, room.roomId))} | ${markdown(verdict.reason + sourceText(verdict.source), 400)} | ${verdict.until === undefined ? "not limited" : dayInTable(verdict.until)} |`,
          ]
        : [],
    ),
  );
  const shown = rows.slice(0, detail.rows);
  const hidden = rows.length - shown.length;
  return [
    heading,
    "",
    "| Member | Room | Reason | Until |",
    "| :--- | :--- | :--- | :--- |",
    ...shown,
    ...(hidden > 0 ? ["", `and ${number(hidden)} more, all of them in the report.`] : []),
  ].join("\n");
}
