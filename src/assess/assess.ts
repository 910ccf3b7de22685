import type { Collected } from "../collect/collected.ts";
import type { AccountChange } from "../collect/whereabouts/account-changes.ts";
import { membershipKey } from "../earlier-runs/access-review/decision.ts";
import { type Note, note } from "../notes.ts";
import { INHERENT, type Reason, type ReasonCode, reason } from "../reasons.ts";
import type { Exemption } from "../settings/exemptions-file.ts";
import type { ActivityRules } from "../settings/settings.ts";
import { DAY, type EpochSeconds } from "../time/epoch.ts";
import { createLocalTime } from "../time/local-time.ts";
import { countEvents, isInPeriod } from "./activity/counting.ts";
import type { Assessment, MemberRow, RoomAssessment, VerdictKind } from "./assessment.ts";
import { createAttribution } from "./attribution/attribution.ts";
import {
  createRoomLogIndex,
  type RoomLogIndex,
  type RoomLogIndexBuilder,
} from "./attribution/room-log-index.ts";
import { type Decided, disagreement } from "./membership/excuse.ts";
import { createExempting, type Exempting } from "./membership/exemptions.ts";
import { createHandedOver } from "./membership/handed-over.ts";
import { createMembershipHistory, type MembershipHistory } from "./membership/history.ts";
import { createProof, hasTrail } from "./verdicts/evidence.ts";
import { assessRoom, type RoomContext } from "./verdicts/room.ts";
import { createJudge } from "./verdicts/verdicts.ts";

export interface AssessmentRules extends ActivityRules {
  readonly exemptions: readonly Exemption[];
  /** Periods in a row, before this one, in which somebody was inactive in a room; undefined where not known. */
  readonly history?: (roomId: number, personId: string) => number | undefined;
  /** What people decided in the access review; absent where there is none. */
  readonly decided?: Decided;
}

/**
 * Concludes from what was collected: which room each event belongs to, who did how much where, and one verdict for
 * each member of each room. Pure, and asynchronous only because events and log entries are read as streams: the logs
 * once or twice, the trail once. Throws only what the streams throw.
 *
 * Exemptions are judged by the period's last day: one that covers the period to its end counts, also if the run is
 * later.
 *
 * `pause` is awaited between the rooms of a large portal: it may let others have their turn, and throw to stop.
 */
export async function assess(
  collected: Collected,
  rules: AssessmentRules,
  pause: () => Promise<void> = async () => undefined,
): Promise<Assessment> {
  const { period, coverage } = collected;
  const time = createLocalTime(period.timeZone, Math.min(collected.logsFrom, period.start), period.end);
  const graceFrom = period.end - rules.graceDays * DAY;
  const { index, membership, loggedInPeriod, actedBefore } = await readLogs(collected, graceFrom);
  const attribute = createAttribution(collected, index);
  const { activity } = rules;
  const counts = await countEvents({ collected, activity, index, loggedInPeriod, attribute, time });
  const exempting = createExempting(rules.exemptions, {
    rooms: collected.rooms,
    members: collected.members,
    day: period.lastDay,
  });
  const judge = createJudge(period, rules, createProof(collected, activity, actedBefore));
  const context: RoomContext = {
    ...{ collected, rules, counts, judge, exempting },
    accountChanges: changesByPerson(collected),
    members: new Map(collected.members.map((room) => [room.roomId, room])),
    handedOver: createHandedOver(collected.reassignments, collected.members),
  };
  const rooms: RoomAssessment[] = [];
  let unpaused = 0;
  for (const room of collected.rooms) {
    // Without the log nobody knows whether they were a member before.
    const logRead = coverage.logs.some(({ roomId, state }) => roomId === room.id && state === "complete");
    const ownerChangedByTrail = logRead ? collected.ownerChanges.get(room.id) : undefined;
    const history = {
      ...membership.of(room.id),
      ...(ownerChangedByTrail !== undefined && { ownerChangedByTrail }),
    };
    const assessed = assessRoom(room, history, context);
    rooms.push(assessed);
    unpaused += 1 + assessed.members.length;
    if (unpaused < ROWS_BETWEEN_PAUSES) continue;
    unpaused = 0;
    await pause();
  }
  const rows = rooms.flatMap(({ members }) => members);
  return {
    rooms,
    events: counts.totals,
    eventsPerDay: counts.portalDays,
    counts: countVerdicts(rows),
    inactivePeople: new Set(rows.filter(isInactive).map(({ person }) => person.id)).size,
    activity,
    reasons: [...coverage.reasons, ...ownReasons(rows, coverage.reasons)],
    attributions: counts.attributions,
    notes: [...exempting.notes, ...disagreements(collected, exempting, rules.decided)],
  };
}

/** Some hundredths of a second. */
const ROWS_BETWEEN_PAUSES = 2000;

/** Members about whom the exemptions file and the access review disagree, counted by the file's lines. */
function disagreements({ members }: Collected, exempting: Exempting, decided: Decided = new Map()): Note[] {
  const lines = { removal: new Map<number, number>(), day: new Map<number, number>() };
  for (const { roomId, ...room } of decided.size === 0 ? [] : members) {
    for (const member of room.state === "read" ? room.members : []) {
      const standing = decided.get(membershipKey({ room: roomId, person: member.person.id }));
      const exemption = standing && exempting.of(roomId, member);
      const about = exemption && disagreement(exemption, standing);
      if (exemption === undefined || about === undefined) continue;
      lines[about].set(exemption.line, (lines[about].get(exemption.line) ?? 0) + 1);
    }
  }
  return (["removal", "day"] as const).flatMap((about) =>
    [...lines[about]].map(([line, count]) =>
      note("review-disagrees", "warning", { line, count, about }, "inactivity"),
    ),
  );
}

function changesByPerson({ accountChanges }: Collected): ReadonlyMap<string, readonly AccountChange[]> {
  const byPerson = new Map<string, AccountChange[]>();
  for (const change of accountChanges) {
    for (const id of change.personIds) {
      const known = byPerson.get(id);
      if (known === undefined) byPerson.set(id, [change]);
      else known.push(change);
    }
  }
  return byPerson;
}

interface LogsRead {
  readonly index: RoomLogIndex;
  readonly membership: MembershipHistory;
  readonly loggedInPeriod: number;
  /** Who did something before the grace days: so early they could. */
  readonly actedBefore: ReadonlySet<string>;
}

/** The one pass over the logs from which attribution and membership are known. */
async function readLogs(collected: Collected, graceFrom: EpochSeconds): Promise<LogsRead> {
  const roomIds = collected.rooms.map(({ id }) => id);
  const builder = createRoomLogIndex(roomIds, collected.logs.count);
  const membership = createMembershipHistory();
  const actedBefore = new Set<string>();
  let loggedInPeriod = 0;
  for await (const batch of collected.logs.read()) {
    builder.note(batch);
    membership.note(batch);
    for (const entry of batch) {
      if (isInPeriod(entry, collected)) loggedInPeriod++;
      if (entry.at < graceFrom) actedBefore.add(entry.userId);
    }
  }
  if (hasTrail(collected.coverage)) await addFromTrail(builder, collected);
  const otherRooms = new Set(collected.otherRooms.flatMap(({ id }) => (typeof id === "number" ? [id] : [])));
  return {
    index: builder.finish(collected.places.folders, otherRooms, collected.period.start),
    ...{ membership, loggedInPeriod, actedBefore },
  };
}

/** What the logs do not say of some of their own events: which file they were about. */
async function addFromTrail(
  builder: RoomLogIndexBuilder,
  { trail, doubtfulEvents, filesSince }: Collected,
): Promise<void> {
  for (const [id, fileId] of filesSince) if (builder.nameless.has(id)) builder.name(id, fileId);
  if (builder.nameless.size === 0 && doubtfulEvents.size === 0) return;
  for await (const batch of trail.read()) {
    for (const { id, target } of batch) {
      if (builder.nameless.has(id)) builder.name(id, Number(target[0]));
      if (doubtfulEvents.has(id)) builder.doubt(Number(target[0]));
    }
  }
}

function isInactive({ verdict }: MemberRow): boolean {
  return verdict.kind === "inactive";
}

function countVerdicts(rows: readonly MemberRow[]): Record<VerdictKind, number> {
  const counts = { disabled: 0, invited: 0, exempt: 0, active: 0, new: 0, unknown: 0, inactive: 0 };
  for (const { verdict } of rows) counts[verdict.kind]++;
  return counts;
}

/** Reasons for verdicts left unknown that what was collected does not name already, each once with its number. */
function ownReasons(rows: readonly MemberRow[], known: readonly Reason[]): Reason[] {
  const counts = new Map<ReasonCode, number>();
  for (const { verdict } of rows) {
    if (verdict.kind !== "unknown" || INHERENT.has(verdict.reason.code)) continue;
    counts.set(verdict.reason.code, (counts.get(verdict.reason.code) ?? 0) + 1);
  }
  return [...counts]
    .filter(([code]) => OWN.has(code) && !known.some((one) => one.code === code))
    .map(([code, count]) => reason("verdicts-open", { why: code, count }, { concerns: "verdicts" }));
}

/** What only the assessment can know; everything else that leaves verdicts unknown is a reason of the coverage. */
const OWN: ReadonlySet<ReasonCode> = new Set([
  "events-unattributed",
  "room-log-hidden",
  "account-changes-unreadable",
]);
