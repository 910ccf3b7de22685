import type { Change } from "../../demo/portal/changes.ts";
import type { Assessment, MemberRow } from "../../src/assess/assessment.ts";
import type { Collected } from "../../src/collect/collected.ts";
import type { AuditEvent } from "../../src/docspace/audit-trail.ts";
import { REMOVED_ID } from "../../src/docspace/members.ts";
import type { TrueEvent } from "./deeds.ts";
import type { Weather } from "./faults.ts";
import { touchedBy } from "./meanwhile.ts";
import { makeOracle, type Oracle, type TrueMember } from "./oracle.ts";
import type { World } from "./world.ts";

/** What was collected and concluded, with what the checks need to know of the way there. */
export interface Outcome {
  readonly world: World;
  readonly weather: Weather;
  readonly collected: Collected;
  readonly assessment: Assessment;
  /** Whether the portal had the Audit feature when it was looked at. */
  readonly auditFeature: boolean;
  /** What changed while the run read; `world` is as it was before. */
  readonly changes: readonly Change[];
  /** Windows asked for without a filter, with the moment (milliseconds) at which the portal got the request. */
  readonly asked: readonly { readonly from: number; readonly to: number; readonly at: number }[];
}

/** Everything that is wrong with what was collected and concluded; empty for a run as it must be. */
export async function check(outcome: Outcome): Promise<string[]> {
  const { world, collected, assessment } = outcome;
  const wrong = createFindings();
  const audited = new Set(collected.rooms.flatMap(({ id }) => (typeof id === "number" ? [id] : [])));
  const oracle = makeOracle(world, audited, (event) => wasVisible(outcome, event));

  const trail = await readTrail(outcome, wrong);
  checkComplete(outcome, trail, audited, wrong);
  await checkLogs(outcome, oracle, wrong);
  const touched = touchedBy(outcome.changes, world);
  const unclear = checkAttribution(outcome, trail, oracle, audited, wrong);
  for (const room of assessment.rooms) {
    const demoRoom = world.store.rooms.get(room.roomId);
    if (demoRoom === undefined || room.unreadable !== undefined) continue;
    const truth = oracle.members(demoRoom).filter(({ person }) => !person.removed);
    const rows = room.members.filter(({ person }) => person.id !== REMOVED_ID);
    const expected = truth.map(({ person }) => person.id).sort();
    const found = rows.map(({ person }) => person.id).sort();
    if (expected.join() !== found.join() && !touched.members(room.roomId))
      wrong(`members of room ${room.roomId}: ${found} instead of ${expected}`);
    for (const row of rows) {
      const member = truth.find(({ person }) => person.id === row.person.id);
      if (member) checkRow(outcome, row, member, unclear.get(`${room.roomId}/${row.person.id}`) ?? 0, wrong);
      // Nobody records when somebody joined a group.
      else if (row.verdict.kind === "inactive" && row.membership.by !== "group")
        wrong(`${row.person.name}, who came to room ${room.roomId} meanwhile: inactive`);
    }
    if (collected.coverage.reasons.length === 0 && areStepsVisible(outcome, room.roomId)) {
      const left = new Map(room.left.map((row) => [row.personId, row]));
      const gone = oracle.removed(demoRoom);
      // Who left may have come back meanwhile, by a group as well.
      const mayBeBack = touched.members(room.roomId);
      for (const id of gone)
        if (!left.has(id) && !mayBeBack) wrong(`${id}, who left room ${room.roomId}, is not listed`);
      for (const [id, { group }] of left) {
        // Who was in a group that was removed no log tells, so that everybody active before may be listed.
        if (id === REMOVED_ID || group !== undefined || touched.members(room.roomId)) continue;
        if (expected.includes(id) || !oracle.everMember(demoRoom, id))
          wrong(`${id} is listed as having left room ${room.roomId}`);
      }
    }
  }
  return wrong.found;
}

/** Why a run is rightly incomplete while rows are still on their way. */
const ARRIVING: ReadonlySet<string> = new Set(["still-arriving", "room-log-unsettled"]);

type Findings = ((sentence: string) => void) & { readonly found: string[] };

function createFindings(): Findings {
  const found: string[] = [];
  const add = (sentence: string): void => void (found.length < 12 && found.push(sentence));
  return Object.assign(add, { found });
}

/** Whether a row could be seen when the newest minutes were looked at for the last time, or all the time. */
function wasVisible({ world, asked }: Outcome, event: TrueEvent): boolean {
  if (event.visibleFrom === 0) return true;
  const last = asked.findLast(({ from, to }) => to === world.period.end - 1 && from < to);
  return last !== undefined && event.at >= last.from && event.visibleFrom <= last.at;
}

/** Whether every row about a room's members could be seen when the run looked for the last time. */
function areStepsVisible({ world, asked }: Outcome, roomId: number): boolean {
  const last = asked.findLast(({ from, to }) => to === world.period.end - 1 && from < to);
  return (world.deeds.latestStep.get(roomId) ?? 0) <= (last?.at ?? world.now);
}

async function readTrail({ world, collected }: Outcome, wrong: Findings): Promise<AuditEvent[]> {
  const rows: AuditEvent[] = [];
  // Its newest rows, sent whatever was asked, may by chance fit into a window of the repeated hour.
  const fallback = collected.coverage.reasons.some(({ code }) => code === "no-audit-feature");
  for await (const batch of collected.trail.read()) rows.push(...batch);
  const seen = new Set<number>();
  for (const [index, row] of rows.entries()) {
    const truth = world.events.get(row.id);
    if (seen.has(row.id)) wrong(`event ${row.id} twice`);
    seen.add(row.id);
    // What was done while the run read is not of the period, but among the newest rows.
    if (truth === undefined && fallback) continue;
    if (!truth?.listed) wrong(`event ${row.id}, which the trail does not list`);
    else if (truth.at !== row.at && !fallback) wrong(`event ${row.id} at ${row.at} instead of ${truth.at}`);
    if (row.at < world.period.start || row.at >= world.period.end)
      wrong(`event ${row.id} is not of the period`);
    const before = rows[index - 1];
    if (before && (before.at < row.at || (before.at === row.at && before.id < row.id)))
      wrong(`event ${row.id} stands after the older ${before.id}`);
  }
  return rows;
}

function checkComplete(
  outcome: Outcome,
  trail: readonly AuditEvent[],
  audited: ReadonlySet<number>,
  wrong: Findings,
): void {
  const { world, weather, collected } = outcome;
  const { coverage, period } = collected;
  const complete = coverage.reasons.length === 0;
  // A step that came after its room's log was read is in no log: without ids the log is not read once more for it.
  const arriving = coverage.reasons.some(({ code }) => ARRIVING.has(code));
  const mayArrive =
    world.deeds.latest > 0 &&
    coverage.reasons.every(({ code }) => ARRIVING.has(code) || (arriving && code === "room-log-hidden"));
  // A list of hundreds whose ties change places at every answer may not be proved in the walks there are.
  const undisturbed = weather.passing && outcome.changes.length === 0 && !world.crowded;
  if (undisturbed && world.trail !== "unavailable" && !complete && !mayArrive)
    wrong(`not complete: ${JSON.stringify(coverage.reasons)}`);
  if (!complete || !outcome.auditFeature) return;
  const ids = new Set(trail.map(({ id }) => id));
  // The log that would show a hole is not read of a room that was archived meanwhile.
  const isShown = ({ roomId }: TrueEvent): boolean =>
    audited.has(roomId) || !weather.happened.has("hole in the trail");
  for (const event of world.events.values()) {
    if (!event.listed || event.at < period.start || event.at >= period.end || ids.has(event.id)) continue;
    if (!isShown(event)) continue;
    if (wasVisible(outcome, event)) wrong(`event ${event.id} is lost`);
  }
}

/** Entries that got no id of a row are known by room, second and person: never more than there were. */
async function checkLogs(
  { world, collected, changes }: Outcome,
  oracle: Oracle,
  wrong: Findings,
): Promise<void> {
  const seen = new Set<string>();
  const left = new Map<string, number>();
  const placeOf = (roomId: number, { at, personId }: { at: number; personId: string }): string =>
    `${roomId}/${at}/${personId}`;
  for (const event of world.events.values()) {
    if (!event.logged) continue;
    const place = placeOf(event.roomId, event);
    left.set(place, (left.get(place) ?? 0) + 1);
  }
  for await (const batch of collected.logs.read()) {
    for (const entry of batch) {
      if (changes.length > 0 && entry.at * 1000 >= world.now - 1000 && !world.events.has(entry.id)) continue;
      const truth = world.events.get(entry.id);
      const key = `${entry.roomId}/${entry.id}`;
      if (seen.has(key)) wrong(`entry ${entry.id} twice in the log`);
      seen.add(key);
      const place = placeOf(entry.roomId, truth ?? { at: entry.at, personId: entry.userId });
      const more = (left.get(place) ?? 0) - 1;
      left.set(place, more);
      if (entry.id < 0) {
        // Accounts that are gone, and strangers, have other ids in the log.
        if (more < 0 && world.store.people.has(entry.userId))
          wrong(`an entry too many in the log of room ${entry.roomId} at ${entry.at} by ${entry.userId}`);
      } else if (!truth || (truth.roomId !== entry.roomId && !oracle.hasTwinIn(truth, entry.roomId))) {
        wrong(`entry ${entry.id} in the log of room ${entry.roomId}`);
      } else if (truth.at !== entry.at) wrong(`log entry ${entry.id} at ${entry.at} instead of ${truth.at}`);
    }
  }
}

/** How many events of each room and person nobody could attribute. */
function checkAttribution(
  { world, weather, collected, assessment, changes }: Outcome,
  trail: readonly AuditEvent[],
  oracle: Oracle,
  audited: ReadonlySet<number>,
  wrong: Findings,
): Map<string, number> {
  const unclear = new Map<string, number>();
  const readWhole = new Set(
    collected.coverage.logs
      .filter(({ state, shown, total }) => state === "complete" && shown >= total)
      .map(({ roomId }) => roomId),
  );
  const { of, values } = assessment.attributions;
  for (const [position, row] of trail.entries()) {
    const truth = world.events.get(row.id);
    const found = values[of[position] ?? Number.NaN];
    // Without a trail nobody counts by its rows.
    if (truth === undefined || found === undefined) continue;
    const about = `event ${row.id} (action ${row.actionId} on ${row.target}, "${row.context}", at ${row.at})`;
    if (found.by !== "none") {
      if (found.roomId !== truth.roomId && !oracle.hasTwinIn(truth, found.roomId))
        wrong(`${about} attributed to ${found.roomId} by ${found.by}, it was in ${truth.roomId}`);
      continue;
    }
    const { candidates } = found;
    // Rows younger than the logs look as if they were in none; then the run is incomplete, and nobody inactive by it.
    const young = truth.visibleFrom > 0 && collected.coverage.reasons.length > 0;
    // Of a move out of or into a room only the room's log tells; where that was not read, nobody is judged in the room.
    const blind = truth.logged && !readWhole.has(truth.roomId);
    if (audited.has(truth.roomId) && !candidates.includes(truth.roomId) && !young && !blind)
      wrong(`${about} was in ${truth.roomId} and is attributed to none; candidates ${candidates}`);
    for (const roomId of candidates) {
      const key = `${roomId}/${row.userId}`;
      unclear.set(key, (unclear.get(key) ?? 0) + 1);
    }
    if (changes.length > 0 || world.deeds.silentlyRenamed) continue;
    const settled = !collected.coverage.reasons.some(({ code }) => ARRIVING.has(code));
    if (weather.passing && settled && candidates.length > 0 && oracle.unclear(truth).length === 0)
      wrong(`${about} was in ${truth.roomId}, which could be known; candidates ${candidates}`);
  }
  return unclear;
}

function checkRow(
  outcome: Outcome,
  row: MemberRow,
  truth: TrueMember,
  unclear: number,
  wrong: Findings,
): void {
  const { world, weather, collected } = outcome;
  const { minActivity } = world.rules;
  const about = `room ${row.roomId}, ${truth.person.userName} (${truth.by}, ${truth.events}+${truth.later} events, ${unclear} unclear)`;
  const verdict = row.verdict.kind;
  const complete = collected.coverage.reasons.length === 0;
  const touched = touchedBy(outcome.changes, world).person(row.roomId, row.person.id);
  if (row.events > truth.events + truth.later) wrong(`${about}: ${row.events} events are too many`);
  if (complete && row.events < truth.events - unclear) wrong(`${about}: ${row.events} events are too few`);
  if (row.membership.by !== truth.by && !touched) wrong(`${about}: member by ${row.membership.by}`);
  if (verdict === truth.verdict) return;
  if (outcome.changes.length > 0 && verdict === "unknown") return;
  if (touched && verdict !== "inactive" && verdict !== "active") return;
  if (
    verdict === "active" &&
    truth.events + truth.later >= minActivity &&
    truth.verdict !== "disabled" &&
    truth.verdict !== "invited"
  )
    return;
  // Who could hardly act is never called inactive.
  if (truth.verdict === "unable" && (verdict === "unknown" || (verdict === "new" && truth.came))) return;
  if (verdict === "new" && world.deeds.mayLookDisabled.has(truth.person.id)) return;
  // Of a reassignment it is not known whom it names, if the members of their rooms could not be read.
  const seen = weather.passing && outcome.changes.length === 0;
  if (verdict === "new" && truth.by === "owner" && world.deeds.reassigned.length > 0 && !seen) return;
  // Who joined lately and did something that could not be read or attributed is still new.
  const unsure = !complete || unclear > 0 || truth.later > 0;
  if (verdict === "new" && truth.came && truth.verdict === "active" && unsure) return;
  if (row.verdict.kind === "unknown") {
    if (!weather.passing || world.trail === "unavailable") return;
    if (collected.coverage.reasons.some(({ code }) => ARRIVING.has(code))) return;
    const { reason } = row.verdict;
    // Whose joining nobody could see yet may have been a member before.
    if (truth.verdict === "new" && !areStepsVisible(outcome, row.roomId)) return;
    if (reason.code === "acceptance-untold" || world.deeds.silentlyRenamed) return;
    if (reason.code === "hardly-able-to-act" && world.deeds.mayLookDisabled.has(truth.person.id)) return;
    // They came back by a row still on its way, or were made the owner for a time: the log does not name owners.
    const cameBack = reason.code === "came-back-unseen";
    if (cameBack && (truth.removed || !areStepsVisible(outcome, row.roomId))) return;
    if (truth.events + unclear >= minActivity && unclear > 0) return;
    wrong(`${about}: unknown (${reason.code}), but it is ${truth.verdict}`);
    return;
  }
  // Without the Audit feature nobody can be asked who was disabled; then a note says so.
  const unasked = !outcome.auditFeature;
  if (verdict === "inactive" && truth.verdict === "unable" && unasked) return;
  // The time before somebody joined is not judged, so that it need not be covered.
  if (verdict === "inactive" && truth.verdict === "active" && !complete && truth.sinceJoined < minActivity)
    return;
  // Whose joining nobody could see yet cannot be known to be new.
  if (verdict === "inactive" && truth.verdict === "new" && !areStepsVisible(outcome, row.roomId)) return;
  wrong(
    `${about}: ${verdict} instead of ${truth.verdict}; ${JSON.stringify({ ...row.verdict, ...row.basis, since: row.since })}`,
  );
}
