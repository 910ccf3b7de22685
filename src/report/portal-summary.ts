import { createHash, createHmac } from "node:crypto";
import type { MemberRow, RoomAssessment } from "../assess/assessment.ts";
import { isAuditable } from "../docspace/rooms.ts";
import type { Reason } from "../reasons.ts";
import { type RoomChoice, rulesOf } from "../settings/settings.ts";
import { comparableAddress } from "../text/address.ts";
import { json } from "../text/json.ts";
import type { LocalTime } from "../time/local-time.ts";
import { REPORT_SCHEMA_VERSION, VERSION } from "../version.ts";
import { reportTime } from "./facts.ts";
import { type AuditReport, inPieces, type Renderer } from "./model.ts";
import { reasonText, timeWords } from "./vocabulary/reasons.ts";

/** What tells a summary from the full JSON report. */
const SUMMARY_KIND = "docspace-audit-summary";

/**
 * What one run found out without a name, an address or an IP: figures, reasons, rooms by their ids, memberships with
 * hashed ids. It is what a workflow hands on as an artifact, which everybody who reads the repository can read.
 *
 * @param pepper a secret that all portals of one roll-up share: with it, inactive people carry a keyed hash of their
 *   address, so that one who is inactive in several portals is found; without it nobody can be
 */
export function portalSummary(report: AuditReport, pepper = ""): Renderer {
  const time = reportTime(report);
  return {
    begin: () => inPieces(summaryParts(report, pepper, time)),
    events: () => [],
    end: () => "\n ]\n}\n",
  };
}

function* summaryParts(report: AuditReport, pepper: string, time: LocalTime): Generator<string> {
  yield `${json(beforeRooms(report, pepper, time), 1).slice(0, -2)},\n "rooms": [`;
  for (const [index, room] of report.assessment.rooms.entries()) {
    yield index === 0 ? "\n  " : ",\n  ";
    yield `${json(roomObject(room)).slice(0, -1)},"members":[`;
    for (const [member, row] of room.members.entries()) {
      yield (member === 0 ? "\n   " : ",\n   ") + json(memberObject(row, pepper));
    }
    yield "]}";
  }
}

function beforeRooms(report: AuditReport, pepper: string, time: LocalTime): object {
  const { assessment, period, settings } = report;
  // Without titles, which may hold anybody's name.
  const words = { title: () => undefined, ...timeWords(time) };
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    kind: SUMMARY_KIND,
    tool: report.tool,
    generatedAt: time.iso(Math.floor(report.generatedAt / 1000)),
    portal: report.portal,
    runUrl: report.runUrl,
    reports: report.reports,
    period: {
      firstDay: period.firstDay,
      lastDay: period.lastDay,
      timeZone: period.timeZone,
      label: period.label,
      provisional: period.provisional,
    },
    settings: {
      rooms: settings.rooms,
      ...rulesOf(settings),
      narrowed: settings.filters.length > 0,
    },
    complete: report.complete,
    reasons: report.reasons.map((one) => reasonObject(one, time, reasonText(one, words))),
    memberships: assessment.counts,
    inactivePeople: assessment.inactivePeople,
    addressKey: pepper === "" ? undefined : pepperKey(pepper),
    eventCounts: { listed: report.listed.count, ...assessment.events },
    activeRooms: assessment.rooms.length + report.otherRooms.filter(isAuditable).length,
  };
}

function reasonObject(
  { code, rooms, concerns, range, parameters }: Reason,
  time: LocalTime,
  sentence: string,
) {
  return {
    code,
    rooms,
    concerns,
    range: range && { from: time.iso(range.from), to: time.iso(range.to) },
    parameters: "failure" in parameters ? { failure: withoutPeople(parameters.failure) } : parameters,
    sentence: withoutPeople(sentence),
  };
}

function roomObject({ roomId, unreadable, events }: RoomAssessment): object {
  return { id: roomId, events, unreadable: unreadable?.code };
}

function memberObject({ person, access, verdict, events }: MemberRow, pepper: string): object {
  const known = pepper !== "" && verdict.kind === "inactive" && person.email !== "";
  return {
    person: personKey(person.id),
    address: known ? addressKey(person.email, pepper) : undefined,
    access,
    verdict: verdict.kind,
    events,
  };
}

/** The same for the same account of one portal: its id is random, so a plain hash gives nothing away. */
export function personKey(id: string): string {
  return createHash("sha256").update(`docspace-audit person ${id.toLowerCase()}`).digest("hex").slice(0, 24);
}

/** The same for the same address in every portal whose run was given the same pepper. */
export function addressKey(email: string, pepper: string): string {
  return createHmac("sha256", pepper).update(comparableAddress(email)).digest("hex").slice(0, 24);
}

/** Tells which pepper the addresses were hashed with, for those of different ones cannot be compared. */
export function pepperKey(pepper: string): string {
  return createHmac("sha256", pepper).update("docspace-audit pepper").digest("hex").slice(0, 8);
}

/** What may quote titles, names, addresses and IPs, without them: from the first quotation mark to the last. */
export function withoutPeople(sentence: string): string {
  return sentence
    .replace(/["“„«].*["“”»]|["“„«].*/s, "…")
    .replace(/[^\s<>()[\],;:]+@[^\s<>()[\],;:]+/g, "…")
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, "…")
    .replace(/(?<![\w:])[\da-f]*(?::[\da-f]*){2,7}(?![\w:])/gi, (one) =>
      /^\d\d:\d\d:\d\d$/.test(one) ? one : "…",
    )
    .replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi, "…");
}

/** The summary of a run that ended before it could read anything: why, in sentences without people. */
export function failureSummary(portalUrl: string, rooms: RoomChoice, sentences: readonly string[]): string {
  return `${json(
    {
      schemaVersion: REPORT_SCHEMA_VERSION,
      kind: SUMMARY_KIND,
      tool: { name: "docspace-audit", version: VERSION },
      portal: { url: portalUrl },
      settings: { rooms },
      complete: false,
      failure: sentences.map(withoutPeople),
    },
    1,
  )}\n`;
}
