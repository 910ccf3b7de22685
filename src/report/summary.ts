import type { MemberRow, RoomAssessment } from "../assess/assessment.ts";
import type { UploadedFile, WrittenFile } from "../report-folder/files.ts";
import { counted, number } from "../text/english.ts";
import { markdown, named } from "../text/escape.ts";
import type { LocalTime } from "../time/local-time.ts";
import { daysOfPeriod, isNarrowed, nobodyInactive, periodText, reportTime, verdictCounts } from "./facts.ts";
import type { AuditReport } from "./model.ts";
import { ACCESS_WORDS, byUrgency, VERDICT_WORDS, WIDE_ACCESS } from "./vocabulary/terms.ts";
import { wordsOf } from "./vocabulary/words.ts";

export interface SummaryOptions {
  /** Whether people's names may be shown: the summary of a public repository is public. */
  readonly showNames: boolean;
  readonly uploaded: readonly UploadedFile[];
  readonly files: readonly WrittenFile[];
  /** Bytes of UTF-8. GitHub drops a summary above 1 MiB altogether. */
  readonly budgetBytes?: number;
}

const BUDGET = 900 * 1024;

/** How much of rooms and members is shown. */
interface Detail {
  readonly rooms: number;
  /** Rows a room; none: no names at all. */
  readonly rows: number;
  readonly verdicts: "all" | "unsettled";
}

/** From everything to hardly anything; whole tables go, none is cut in the middle. */
const STEPS: readonly Detail[] = [
  { rooms: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY, verdicts: "all" },
  { rooms: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY, verdicts: "unsettled" },
  { rooms: Number.POSITIVE_INFINITY, rows: 20, verdicts: "unsettled" },
  { rooms: Number.POSITIVE_INFINITY, rows: 0, verdicts: "unsettled" },
  { rooms: 50, rows: 0, verdicts: "unsettled" },
  { rooms: 0, rows: 0, verdicts: "unsettled" },
];

/**
 * The job summary in GitHub's Markdown: what a manager wants to know in ten seconds. As much detail as fits the
 * budget, in whole steps.
 */
export function renderSummary(report: AuditReport, options: SummaryOptions): string {
  const time = reportTime(report);
  const budget = options.budgetBytes ?? BUDGET;
  let text = "";
  for (const detail of STEPS) {
    text = compose(report, options, detail, time);
    if (new TextEncoder().encode(text).length <= budget) break;
  }
  return text;
}

function compose(report: AuditReport, options: SummaryOptions, detail: Detail, time: LocalTime): string {
  const parts = [
    heading(report),
    notProved(report),
    figures(report),
    chart(report),
    changes(report),
    report.reports.includes("inactivity") ? roomTable(report, detail) : "",
    options.showNames && report.reports.includes("inactivity") ? memberTables(report, detail, time) : "",
    report.reports.includes("inactivity") ? exemptPart(report, options, detail) : "",
    fileList(options),
    nextSteps(report, options),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function heading(report: AuditReport): string {
  const badge = report.complete ? "✅ complete" : "⚠️ incomplete";
  const provisional = report.period.provisional ? " · ⏳ provisional" : "";
  return (
    `## DocSpace audit ${markdown(report.period.label)} · ${badge}${provisional}\n\n` +
    `${markdown(periodText(report))} · ${link(report.portal.url, report.portal.url)}`
  );
}

function notProved(report: AuditReport): string {
  const words = wordsOf(report);
  const lines: string[] = [];
  if (!report.complete) {
    lines.push("> **Not everything could be proved:**");
    const shown = report.reasons.slice(0, 20);
    for (const one of shown) lines.push(`> - ${markdown(words.reason(one), 600)}`);
    const more = report.reasons.length - shown.length;
    if (more > 0) lines.push(`> - and ${counted(more, "more reason")}, all of them in the report`);
    lines.push(">");
  }
  const [warnings, infos] = [report.notes.filter(isWarning), report.notes.filter((note) => !isWarning(note))];
  for (const note of [...warnings.slice(0, 20), ...infos.filter(({ about }) => about === undefined)]) {
    lines.push(`> ${markdown(words.note(note), 1000)}`, ">");
  }
  for (const note of infos.filter(({ about }) => about === "compliance")) {
    lines.push(`> ${markdown(words.note(note), 1000)}`, ">");
  }
  return lines.slice(0, -1).join("\n");
}

function isWarning({ level }: AuditReport["notes"][number]): boolean {
  return level === "warning";
}

function figures(report: AuditReport): string {
  const { listed, assessment, reports } = report;
  const { counts } = assessment;
  const events = isNarrowed(report) ? `Events listed, of ${number(assessment.events.portal)}` : "Events";
  const cells: [string, number][] = [[events, listed.count]];
  if (reports.includes("inactivity")) {
    cells.push(["Active", counts.active], ["Inactive", counts.inactive], ["Unknown", counts.unknown]);
  }
  return [
    `| ${cells.map(([name]) => name).join(" | ")} |`,
    `|${cells.map(() => " ---: |").join("")}`,
    `| ${cells.map(([, count]) => `**${number(count)}**`).join(" | ")} |`,
  ].join("\n");
}

/** Bars of events per day; per week where a bar a day would be too thin to see. */
function chart(report: AuditReport): string {
  const { eventsPerDay } = report.assessment;
  const days = daysOfPeriod(report);
  const width = Math.ceil(days.length / 62);
  const bars: { label: string; count: number }[] = [];
  for (let index = 0; index < days.length; index += width) {
    const span = days.slice(index, index + width);
    const [first = ""] = span;
    const count = span.reduce((sum, day) => sum + (eventsPerDay.get(day) ?? 0), 0);
    bars.push({ label: days.length <= 31 ? first.slice(8) : first.slice(5), count });
  }
  const most = Math.max(0, ...bars.map(({ count }) => count));
  if (most === 0) return "";
  return [
    "```mermaid",
    '%%{init: {"xyChart": {"width": 900, "height": 240}}}%%',
    "xychart-beta",
    `  title "Events ${isNarrowed(report) ? "of the whole portal " : ""}${width === 1 ? "per day" : `per ${width} days`}"`,
    `  x-axis [${bars.map(({ label }) => `"${label}"`).join(", ")}]`,
    `  y-axis 0 --> ${most}`,
    `  bar [${bars.map(({ count }) => count).join(", ")}]`,
    "```",
  ].join("\n");
}

function changes({ comparison, reports }: AuditReport): string {
  if (comparison === undefined) return "";
  const sum = (pick: "before" | "now") => comparison.events.reduce((total, room) => total + room[pick], 0);
  const verdicts = reports.includes("inactivity")
    ? `${number(comparison.newlyInactive.length)} newly inactive, ${number(comparison.activeAgain.length)} active again; `
    : "";
  return (
    `**Since ${markdown(comparison.previousLabel)}:** ${verdicts}` +
    `events in rooms ${number(sum("before"))} → ${number(sum("now"))}.`
  );
}

function roomTable({ assessment, otherRooms }: AuditReport, detail: Detail): string {
  const rooms = assessment.rooms.toSorted((a, b) => unsettled(b).length - unsettled(a).length);
  if (rooms.length === 0) return "";
  if (detail.rooms === 0) return `${counted(rooms.length, "room")}: too many to list here, see the report.`;
  const shown = rooms.slice(0, detail.rooms);
  const lines = [
    "### Members by room",
    "",
    "| Room | Events | Members | Inactive | Unknown |",
    "| :--- | ---: | ---: | ---: | ---: |",
    ...shown.map((room) => {
      const counts = verdictCounts(room);
      const members = room.unreadable === undefined ? number(room.members.length) : "not readable";
      const inactive = counts.get("inactive") ?? 0;
      const unknown = counts.get("unknown") ?? 0;
      return (
        `| ${markdown(named(room.title), 80)} | ${number(room.events)} | ${members} | ` +
        `${inactive > 0 ? `**${number(inactive)}**` : "0"} | ${number(unknown)} |`
      );
    }),
  ];
  const hidden = rooms.length - shown.length;
  if (hidden > 0) lines.push("", `and ${counted(hidden, "more room")}, all of them in the report.`);
  if (otherRooms.length > 0) {
    lines.push(
      "",
      `${counted(otherRooms.length, "room")} without verdicts (archived, templates, agents, third-party).`,
    );
  }
  return lines.join("\n");
}

function memberTables({ assessment }: AuditReport, detail: Detail, time: LocalTime): string {
  if (detail.rows === 0) {
    return "The members are too many to be named here; all of them are in the report.";
  }
  const tables: string[] = [];
  for (const room of assessment.rooms) {
    const rows = (detail.verdicts === "all" ? room.members : unsettled(room)).toSorted(byUrgency);
    if (rows.length === 0) continue;
    const shown = rows.slice(0, detail.rows);
    const what =
      detail.verdicts === "all"
        ? counted(rows.length, "member")
        : `${number(rows.length)} inactive or unknown`;
    const lines = [
      `<details><summary>${markdown(named(room.title), 80)}: ${what}</summary>`,
      "",
      "| Member | Access | Verdict | Events | Last activity |",
      "| :--- | :--- | :--- | ---: | :--- |",
      ...shown.map((row) => memberLine(row, time)),
    ];
    const hidden = rows.length - shown.length;
    if (hidden > 0) lines.push("", `and ${number(hidden)} more, all of them in the report.`);
    tables.push([...lines, "", "</details>"].join("\n"));
  }
  return tables.join("\n");
}

/** Who is excused, why, and until when: an exemption that nobody sees is never ended. */
function exemptPart({ assessment }: AuditReport, { showNames }: SummaryOptions, detail: Detail): string {
  const { exempt } = assessment.counts;
  if (exempt === 0) return "";
  const heading = `### Exempt: ${counted(exempt, "membership")}`;
  if (!showNames || detail.rows === 0) return `${heading}\n\nWho and why is in the report.`;
  const rows = assessment.rooms.flatMap((room) =>
    room.members.flatMap(({ person, verdict }) =>
      verdict.kind === "exempt"
        ? [
            `| ${markdown(named(person.name), 80)} | ${markdown(named(room.title), 80)} | ${markdown(verdict.reason, 300)} | ${verdict.until ?? "not limited"} |`,
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

function memberLine(row: MemberRow, time: LocalTime): string {
  const last = row.lastActivity === undefined ? "none" : time.day(row.lastActivity.at);
  const verdict = VERDICT_WORDS[row.verdict.kind];
  return (
    `| ${markdown(named(row.person.name), 80)} | ${ACCESS_WORDS[row.access]} | ` +
    `${row.verdict.kind === "inactive" ? `**${verdict}**` : verdict} | ${number(row.events)} | ${last} |`
  );
}

function hasMembers({ members }: RoomAssessment): boolean {
  return members.length > 0;
}

function unsettled(room: RoomAssessment): MemberRow[] {
  return room.members.filter(({ verdict }) => verdict.kind === "inactive" || verdict.kind === "unknown");
}

function fileList({ uploaded, files }: SummaryOptions): string {
  const lines: string[] = [];
  if (uploaded.length > 0) {
    lines.push("### Uploaded to DocSpace", "");
    for (const { title, url, version } of uploaded) lines.push(`- ${link(title, url)}, version ${version}`);
  } else if (files.length > 0) {
    lines.push("### Written", "");
    for (const { title, bytes } of files) lines.push(`- ${markdown(title)} (${size(bytes)})`);
  }
  return lines.join("\n");
}

function nextSteps(report: AuditReport, { uploaded, files }: SummaryOptions): string {
  const { assessment, period, complete } = report;
  const judged = report.reports.includes("inactivity");
  const steps: string[] = [];
  if (!complete) {
    steps.push(
      "Remove what kept the report from being complete (above) and run it again for the same period.",
    );
  }
  if (judged && assessment.counts.unknown > 0) {
    steps.push(
      `Treat nobody who is “unknown” as inactive: for ${number(assessment.counts.unknown)} there is no proof.`,
    );
  }
  if (period.provisional) steps.push(`Run again after ${period.lastDay}: this period is not over.`);
  if (judged && assessment.counts.inactive > 0) {
    const wide = assessment.rooms
      .flatMap(unsettled)
      .filter((row) => row.verdict.kind === "inactive" && WIDE_ACCESS.has(row.access)).length;
    steps.push(
      `Review ${counted(assessment.counts.inactive, "inactive membership")}` +
        (wide > 0 ? `; begin with the ${number(wide)} that may change or manage what the room holds.` : "."),
    );
  }
  if (uploaded.length === 0 && files.length > 0) {
    steps.push("Keep the files: set `folder-id`, or upload the output `report-directory` as an artifact.");
  }
  if (steps.length === 0) {
    const everybody = judged && nobodyInactive(report) !== undefined && assessment.rooms.some(hasMembers);
    steps.push(everybody ? "Nothing: every member was active or is accounted for." : "Nothing.");
  }
  return ["### What to do next", "", ...steps.map((step) => `- ${step}`)].join("\n");
}

/** A link where the address is one of the web; otherwise its text alone. */
function link(text: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return markdown(text);
  return `[${markdown(text)}](${url.href.replace(/[()<>|\\]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)})`;
}

/** `830 bytes`, `12 kB`, `3.4 MB` */
export function size(bytes: number): string {
  if (bytes < 1000) return counted(bytes, "byte");
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
