import type {
  AttributedEvent,
  LeftRow,
  MemberRow,
  MemberSince,
  RoomAssessment,
} from "../assess/assessment.ts";
import type { Reason } from "../reasons.ts";
import { json } from "../text/json.ts";
import type { TimeRange } from "../time/epoch.ts";
import type { LocalTime } from "../time/local-time.ts";
import { REPORT_SCHEMA_VERSION } from "../version.ts";
import { reportTime, roomTitles } from "./facts.ts";
import { type AuditReport, inPieces, type Renderer } from "./model.ts";
import { type ReviewReport, reviewCounts } from "./review.ts";
import { reviewRowText, reviewSentence } from "./vocabulary/review.ts";
import { actionText, attributedRoom } from "./vocabulary/terms.ts";
import { type Words, wordsOf } from "./vocabulary/words.ts";

/**
 * Everything the run found as one JSON object: `events` is its last field, one event a line, so that the file can be
 * written and read as a stream (empty when no compliance report was asked for). All instants are ISO 8601, local to the period's zone with their offset.
 */
export function auditJson(report: AuditReport): Renderer {
  const time = reportTime(report);
  const titles = roomTitles(report);
  const listed = report.reports.includes("compliance");
  let first = true;
  return {
    begin: () => inPieces(everythingButEvents(report, time)),
    events(batch) {
      if (!listed) return [];
      const texts: string[] = [];
      for (const attributed of batch) {
        texts.push(first ? "\n" : ",\n", json(eventObject(attributed, time, titles)));
        first = false;
      }
      return texts;
    },
    end: () => "\n ]\n}\n",
  };
}

/** Up to the events; written so that no room, however many members it has, is one large text. */
function* everythingButEvents(report: AuditReport, time: LocalTime): Generator<string> {
  const words = wordsOf(report, time);
  yield json(beforeRooms(report, time, words), 1).slice(0, -2);
  yield ',\n "rooms": [';
  for (const [index, room] of report.assessment.rooms.entries()) {
    yield index === 0 ? "\n  " : ",\n  ";
    yield* roomParts(room, time, words);
  }
  yield `\n ],\n${json(afterRooms(report), 1).slice(2, -2)},\n "events": [`;
}

/** One member a line. */
function* roomParts(room: RoomAssessment, time: LocalTime, words: Words): Generator<string> {
  yield `${json(roomObject(room, time, words)).slice(0, -1)},"members":[`;
  for (const [index, row] of room.members.entries()) {
    yield (index === 0 ? "\n   " : ",\n   ") + json(memberObject(row, time, words));
  }
  yield '],"left":[';
  for (const [index, row] of room.left.entries()) {
    yield (index === 0 ? "\n   " : ",\n   ") + json(leftObject(row, time));
  }
  yield "]}";
}

function afterRooms({ otherRooms, comparison, review, trend }: AuditReport): object {
  return {
    otherRooms: otherRooms.map(({ id, title, area, thirdParty }) => ({ id, title, area, thirdParty })),
    comparison,
    review: review && reviewObject(review),
    trend: trend?.map(({ rooms, ...month }) => ({
      ...month,
      rooms: [...rooms].map(([id, counts]) => ({ id, ...counts })),
    })),
  };
}

function beforeRooms(report: AuditReport, time: LocalTime, words: Words): object {
  const { assessment, period, settings } = report;
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: report.tool,
    generatedAt: time.iso(Math.floor(report.generatedAt / 1000)),
    portal: report.portal,
    runUrl: report.runUrl,
    reports: report.reports,
    period: {
      start: time.iso(period.start),
      end: time.iso(period.end),
      firstDay: period.firstDay,
      lastDay: period.lastDay,
      timeZone: period.timeZone,
      label: period.label,
      provisional: period.provisional,
    },
    settings,
    complete: report.complete,
    reasons: report.reasons.map((one) => reasonObject(one, time, words)),
    notes: report.notes.map((note) => ({ ...note, text: words.note(note) })),
    memberships: assessment.counts,
    inactivePeople: assessment.inactivePeople,
    eventCounts: {
      listed: report.listed.count,
      filteredOut: report.listed.filteredOut,
      leftOutOfOtherRooms: report.listed.otherRooms,
      ...assessment.events,
    },
    eventsPerDay: Object.fromEntries(assessment.eventsPerDay),
    coverage: coverageObject(report, time, words),
  };
}

function reviewObject({ workbook, day, rows }: ReviewReport): object {
  return {
    workbook,
    day,
    counts: reviewCounts(rows),
    sentence: reviewSentence(rows),
    memberships: rows.map((row) => ({ ...row, text: reviewRowText(row) })),
  };
}

function coverageObject({ coverage }: AuditReport, time: LocalTime, words: Words): object {
  const range = ({ from, to }: TimeRange) => ({ from: time.iso(from), to: time.iso(to) });
  const { trail } = coverage;
  return {
    trail: {
      ...trail,
      read: trail.read.map((window) => ({ ...window, ...range(window) })),
      gaps: trail.gaps.map(range),
    },
    logs: coverage.logs.map(({ reason, ...log }) => ({
      ...log,
      ...(reason === undefined ? {} : { reason: reasonObject(reason, time, words) }),
    })),
    crossCheck: coverage.crossCheck,
  };
}

function roomObject(room: RoomAssessment, time: LocalTime, words: Words): object {
  return {
    id: room.roomId,
    title: room.title,
    formerTitles: room.formerTitles,
    unreadable: room.unreadable === undefined ? undefined : reasonObject(room.unreadable, time, words),
    events: room.events,
    eventsPerDay: Object.fromEntries(room.eventsPerDay),
  };
}

function memberObject(row: MemberRow, time: LocalTime, words: Words): object {
  const { person, verdict, membership } = row;
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    status: person.status,
    guest: person.guest,
    registered: isoOrNothing(person.registered, time),
    access: row.access,
    membership,
    since: sinceObject(row.since, time),
    verdict: verdict.kind,
    reason: words.why(row),
    reasonCode: verdict.kind === "unknown" ? verdict.reason.code : undefined,
    exemptUntil: verdict.kind === "exempt" ? verdict.until : undefined,
    exemptBy: verdict.kind === "exempt" ? verdict.source : undefined,
    events: row.events,
    ...activityObject(row, time),
    topKinds: row.topKinds.map(([kind, count]) => ({ kind, count })),
    inactiveInARow: row.inactiveInARow,
  };
}

/** Data for programs, and the sentence for people. */
function reasonObject(reason: Reason, time: LocalTime, words: Words): object {
  const { range } = reason;
  return {
    ...reason,
    ...(range === undefined ? {} : { range: { from: time.iso(range.from), to: time.iso(range.to) } }),
    sentence: words.reason(reason),
  };
}

function leftObject(row: LeftRow, time: LocalTime): object {
  return {
    id: row.personId,
    name: row.name,
    leftAt: isoOrNothing(row.leftAt, time),
    group: row.group,
    events: row.events,
    ...activityObject(row, time),
  };
}

function activityObject({ lastActivity }: Pick<MemberRow, "lastActivity">, time: LocalTime): object {
  return lastActivity === undefined
    ? {}
    : { lastActivity: { ...lastActivity, at: time.iso(lastActivity.at) } };
}

function sinceObject(since: MemberSince, time: LocalTime): object {
  if (since.kind === "unknown") {
    return { kind: since.kind, notBefore: isoOrNothing(since.notBefore, time) };
  }
  return { ...since, at: time.iso(since.at) };
}

function eventObject(
  attributed: AttributedEvent,
  time: LocalTime,
  titles: ReadonlyMap<number, string>,
): object {
  const { event, attribution, kind } = attributed;
  const roomId = attributedRoom(attribution);
  return {
    id: event.id,
    date: time.iso(event.at),
    user: event.user,
    userId: event.userId,
    action: actionText(attributed),
    actionId: event.actionId,
    actionType: event.actionType,
    kind,
    target: event.target,
    entries: event.entries,
    room: roomId === undefined ? null : { id: roomId, title: titles.get(roomId) ?? "" },
    attribution: attribution.by,
    candidates:
      attribution.by === "none" && attribution.candidates.length > 0 ? attribution.candidates : undefined,
    product: event.product,
    location: event.location,
    context: event.context,
    page: event.page,
    ip: event.ip,
    country: event.country,
    city: event.city,
    browser: event.browser,
    platform: event.platform,
  };
}

function isoOrNothing(at: number | undefined, time: LocalTime): string | undefined {
  return at === undefined ? undefined : time.iso(at);
}
