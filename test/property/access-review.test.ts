import { expect, test, vi } from "vitest";
import { type Filling, fillIn } from "../../demo/decide.ts";
import { random } from "../../demo/portal/random.ts";
import type { MemberRow } from "../../src/assess/assessment.ts";
import { excuseOf } from "../../src/assess/membership/excuse.ts";
import { membershipKey } from "../../src/earlier-runs/access-review/decision.ts";
import { rowCheck } from "../../src/earlier-runs/access-review/row-check.ts";
import { reviewWorkbook } from "../../src/earlier-runs/access-review/write-workbook.ts";
import type { AuditReport } from "../../src/report/model.ts";
import { reviewOf } from "../../src/report/review.ts";
import { namedNoteText, noteText } from "../../src/report/vocabulary/notes.ts";
import { reviewRowText } from "../../src/report/vocabulary/review.ts";
import { LEDGER_TITLE } from "../../src/report-folder/titles.ts";
import type { RunContext } from "../../src/run/context.ts";
import { type OpenReview, readReviewIn } from "../../src/run/review-read.ts";
import { writeReview } from "../../src/run/review-write.ts";
import { FakeFolder } from "../unit/deliver/fake-folder.ts";
import { type Member, members, rowOf } from "../unit/earlier-runs/access-review/workbooks.ts";

vi.mock(import("../../src/run/deliver.ts"), async (original) => ({
  ...(await original()),
  refuseUnfit: async () => undefined,
}));

const seed = Number(process.env["REVIEW_SEED"] ?? Date.now() % 1_000_000_007);
console.info(`REVIEW_SEED=${seed}`);
const DAY = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** What the oracle knows of one membership: nothing but what people did, in order. */
interface Known {
  readonly member: Member;
  inRoom: boolean;
  /** The last decision that counts, with the last day on which `keep` counts. */
  decision?: { readonly kind: "keep" | "remove"; readonly until: string };
  /** Something that nobody can understand stands in its row. */
  garbage: boolean;
  /** Whether the workbook as it lies there has a row of it, and whether that row is open. */
  row: "none" | "open" | "decided";
}

/** `day` is never after the 28th. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return dayOf(Date.UTC(year, month - 1 + months, date));
}

/** One portal over twelve months; every month what the report says is compared with the oracle. */
async function twelveMonths(n: number): Promise<number> {
  const chance = random(seed + n);
  const keepMonths = [12, 1, 4, 30][n % 4] ?? 12;
  const folder = new FakeFolder();
  const world = members(6).map((member): Known => ({ member, inRoom: true, garbage: false, row: "none" }));
  let workbook: string | undefined;
  let compared = 0;
  for (let month = 0; month < 12; month++) {
    const where = `REVIEW_SEED=${seed}, portal ${n}, month ${month + 1}`;
    const start = Date.UTC(2026, month, 1);
    const end = Date.UTC(2026, month + 1, 1);
    const now = end + DAY + 6 * 3_600_000;
    const today = dayOf(now);
    const lastDay = dayOf(end - DAY);
    const stored = folder.files.find(({ file }) => file.title === workbook);
    const mishap = ["busy", "renamed", "deleted", "", "", "", "", ""][chance.below(8)];
    // What was written into a file that is deleted before a run, nobody read.
    if (stored !== undefined && mishap !== "deleted") {
      const fillings = people(chance, world, today, keepMonths);
      stored.earlier.set(stored.file.version, stored.content);
      stored.content = await fillIn(stored.content, fillings);
      const { version } = stored.file;
      stored.file = { ...stored.file, version: version + 1, size: stored.content.length, changedBy: "Zoë" };
    }
    if (stored !== undefined && mishap === "renamed") {
      workbook = `Überprüfung ${month}.xlsx`;
      stored.file = { ...stored.file, title: workbook };
    }
    if (stored !== undefined && mishap === "deleted") {
      folder.files.splice(folder.files.indexOf(stored), 1);
      for (const one of world) Object.assign(one, { row: "none", garbage: false });
    }
    if (stored !== undefined) {
      const { busy: _, ...free } = stored.file;
      stored.file = mishap === "busy" ? { ...free, busy: "edited" } : free;
    }
    for (const one of world) if (chance.below(10) === 0) one.inRoom = !one.inRoom;

    const period = { label: lastDay.slice(0, 7), firstDay: dayOf(start), lastDay, timeZone: "UTC" };
    const bounds = { start: start / 1000, end: end / 1000, provisional: false };
    const context = contextAt(now, { ...period, ...bounds }, keepMonths);
    const opened = (await readReviewIn(folder, 6, context, hereIn(world))) as OpenReview;
    const active = new Set(world.filter(() => chance.below(3) === 0));
    const assessment = assessmentOf(world, active, opened);
    const review = reviewOf(assessment, opened.facts);

    const told = new Map(review.rows.map((row) => [`${row.roomId} ${row.personId}`, row]));
    for (const one of world) {
      const key = membershipKey(one.member);
      const kept = one.decision?.kind === "keep" && !one.garbage && lastDay <= one.decision.until;
      const toGo = one.decision?.kind === "remove" && !one.garbage;
      const open = one.inRoom && !kept && !toGo && (one.garbage || !active.has(one));
      const state =
        kept && one.inRoom ? "kept" : toGo ? (one.inRoom ? "not-done" : "done") : open ? "open" : undefined;
      expect(told.get(key)?.state, `${where}: ${key}`).toBe(state);
      if (state === "kept") expect(told.get(key)?.until, where).toBe(one.decision?.until);
      const row = assessment.rooms
        .flatMap((room) => room.members)
        .find(({ person }) => person.id === one.member.person);
      const verdict = one.inRoom ? (kept ? "exempt" : active.has(one) ? "active" : "inactive") : undefined;
      expect(row?.verdict.kind, `${where}: ${key}`).toBe(verdict);
      compared++;
    }

    const report = {
      ...{ period: { ...period, ...bounds }, generatedAt: now, assessment, review },
      portal: { url: "https://portal.example.com" },
    } as unknown as AuditReport;
    expect(await writeReview(context, opened, report, folder), where).toEqual([]);
    const written = folder.files.find(({ file }) => file.title.endsWith(".xlsx"));
    if (written?.file.busy !== undefined) continue;
    workbook = written?.file.title;
    for (const one of world) {
      const over = one.decision?.kind === "keep" && lastDay > one.decision.until;
      if ((one.decision?.kind === "remove" && !one.inRoom && !one.garbage) || over) delete one.decision;
      const state = told.get(membershipKey(one.member))?.state;
      one.row =
        state === "open"
          ? "open"
          : state === "kept" || state === "not-done"
            ? "decided"
            : one.garbage
              ? "open"
              : "none";
    }
  }
  expect(folder.files.filter(({ file }) => file.title === LEDGER_TITLE)).toHaveLength(1);
  return compared;
}

const hereIn = (world: readonly Known[]): ReadonlySet<string> =>
  new Set(world.filter(({ inRoom }) => inRoom).map(({ member }) => membershipKey(member)));

/** What people write into the rows that are there; the oracle hears of it. */
function people(
  chance: ReturnType<typeof random>,
  world: readonly Known[],
  today: string,
  keepMonths: number,
): Filling[] {
  return world.flatMap((one): Filling[] => {
    if (one.row === "none" || chance.below(3) > 0) return [];
    const place = { email: one.member.email, room: one.member.title };
    const longest = monthsAfter(today, keepMonths);
    switch (chance.below(6)) {
      case 0: {
        const until = dayOf(Date.parse(today) + chance.below(500) * DAY);
        Object.assign(one, {
          garbage: false,
          decision: { kind: "keep", until: until < longest ? until : longest },
        });
        return [{ ...place, decision: "keep", reason: `a reason ${today}`, until }];
      }
      case 1:
        // The same words again are a new answer only where the question was asked again.
        if (one.row !== "open" || one.decision !== undefined || one.garbage) return [];
        one.decision = { kind: "keep", until: longest };
        return [{ ...place, decision: "Behalten", reason: `always the same, ${one.member.person}` }];
      case 2:
        Object.assign(one, { garbage: false, decision: { kind: "remove", until: "" } });
        return [{ ...place, decision: "remove" }];
      case 3:
        one.garbage = false;
        delete one.decision;
        return [{ ...place, decision: "open" }];
      case 4:
        one.garbage = true;
        return [{ ...place, decision: "keep, I think", reason: "not sure" }];
      default:
        one.garbage = false;
        return [{ ...place, decision: "" }];
    }
  });
}

function contextAt(now: number, period: object, reviewKeepMonths = 12): RunContext {
  const log = {
    info: () => undefined,
    warning: () => undefined,
    notice: () => undefined,
    error: () => undefined,
  };
  const group = (_: string, act: () => unknown) => act();
  return {
    host: {
      log: { ...log, group },
      workflow: async () => ({ runUrl: undefined }),
      signal: new AbortController().signal,
      clock: { now: () => now, sleep: async () => undefined },
    },
    docspace: { now: () => now, signal: new AbortController().signal },
    settings: { accessReview: true, reviewKeepMonths, portalUrl: new URL("https://portal.example.com") },
    ready: { period, folder: { id: 6 }, version: "3.7.2" },
  } as unknown as RunContext;
}

function assessmentOf(world: readonly Known[], active: ReadonlySet<Known>, opened: OpenReview) {
  const rows = world
    .filter(({ inRoom }) => inRoom)
    .map((one): MemberRow => {
      const { room, person, name, email } = one.member;
      const excuse = excuseOf(undefined, { room, person }, opened.facts.standings);
      const kind = active.has(one) ? "active" : "inactive";
      const verdict = excuse === undefined ? { kind } : { kind: "exempt", reason: excuse.reason };
      return {
        ...{ roomId: room, access: "editing", membership: { by: "direct" }, verdict, events: 0 },
        person: { id: person, name, email, status: "active", guest: false },
      } as unknown as MemberRow;
    });
  const rooms = [...new Map(world.map(({ member }) => [member.room, member.title]))].map(
    ([roomId, title]) => ({
      ...{ roomId, title, left: [] },
      members: rows.filter((row) => row.roomId === roomId),
    }),
  );
  return { rooms } as unknown as AuditReport["assessment"];
}

test("over twelve months, every report says of each decision what people decided", async () => {
  let compared = 0;
  for (let n = 0; n < 30; n++) compared += await twelveMonths(n);
  expect(compared).toBe(30 * 12 * 6);
}, 120_000);

test("what somebody saves while a run reads, or in the very moment of its upload, counts in the next run", async () => {
  for (const moment of ["before the upload", "in the upload"]) {
    const folder = new FakeFolder();
    const [member] = members(1) as [Member];
    const world: Known[] = [{ member, inRoom: true, garbage: false, row: "none" }];
    const end = Date.UTC(2026, 10, 1);
    const period = { label: "2026-10", firstDay: "2026-10-01", lastDay: "2026-10-31", timeZone: "UTC" };
    const bounds = { start: Date.UTC(2026, 9, 1) / 1000, end: end / 1000, provisional: false };
    const all = { ...period, ...bounds };
    let now = end + DAY;
    const once = async (disturb: () => Promise<void>) => {
      now += DAY;
      const context = contextAt(now, all);
      const opened = (await readReviewIn(folder, 6, context, hereIn(world))) as OpenReview;
      const assessment = assessmentOf(world, new Set(), opened);
      const review = reviewOf(assessment, opened.facts);
      const portal = { url: "https://portal.example.com" };
      const report = { period: all, generatedAt: now, assessment, review, portal } as unknown as AuditReport;
      await disturb();
      expect(await writeReview(context, opened, report, folder), moment).toEqual([]);
      return review.rows.map(({ state }) => state);
    };
    const decides = async () => {
      folder.interfere = () => undefined;
      const stored = folder.files.find(({ file }) => file.title.endsWith(".xlsx"));
      if (stored === undefined) throw new Error("there is no workbook");
      const filling = { email: member.email, room: member.title, decision: "keep", reason: "said meanwhile" };
      stored.earlier.set(stored.file.version, stored.content);
      stored.content = await fillIn(stored.content, [filling]);
      stored.file = { ...stored.file, version: stored.file.version + 1, size: stored.content.length };
    };
    expect(await once(async () => undefined)).toEqual(["open"]);
    const later = async () => {
      folder.interfere = (at) => (at === "upload call" ? decides() : undefined);
    };
    expect(await once(moment === "in the upload" ? later : decides), moment).toEqual(["open"]);
    expect(await once(async () => undefined), moment).toEqual(["kept"]);
  }
});

/** A portal with these members in October 2026: how a run begins, and how it ends. */
function october(world: readonly Known[], folder: FakeFolder) {
  const end = Date.UTC(2026, 10, 1);
  const period = { label: "2026-10", firstDay: "2026-10-01", lastDay: "2026-10-31", timeZone: "UTC" };
  const all = { ...period, start: Date.UTC(2026, 9, 1) / 1000, end: end / 1000, provisional: false };
  let now = end + DAY;
  return {
    async begin() {
      now += DAY;
      const context = contextAt(now, all);
      const opened = (await readReviewIn(folder, 6, context, hereIn(world))) as OpenReview;
      const assessment = assessmentOf(world, new Set(), opened);
      const review = reviewOf(assessment, opened.facts);
      const portal = { url: "https://portal.example.com" };
      const report = { period: all, generatedAt: now, assessment, review, portal } as unknown as AuditReport;
      const states = review.rows.map(({ state }) => state);
      const said = opened.notes.map((one) => noteText(one));
      return {
        states,
        said,
        notes: opened.notes,
        rows: review.rows,
        end: () => writeReview(context, opened, report, folder),
      };
    },
    async fill(...fillings: Filling[]) {
      const stored = folder.files.find(({ file }) => file.title === "access-review.xlsx");
      if (stored === undefined) throw new Error("there is no workbook");
      stored.earlier.set(stored.file.version, stored.content);
      stored.content = await fillIn(stored.content, fillings);
      stored.file = { ...stored.file, version: stored.file.version + 1, size: stored.content.length };
    },
  };
}

const fresh = (count: number): Known[] =>
  members(count).map((member) => ({ member, inRoom: true, garbage: false, row: "none" }));

test("a day that is over, and a copy beside the workbook, are said; neither excuses anybody", async () => {
  const folder = new FakeFolder();
  const [one] = fresh(1) as [Known];
  const portal = october([one], folder);
  expect(await (await portal.begin()).end()).toEqual([]);
  const row = { email: one.member.email, room: one.member.title, decision: "keep", reason: "long ago" };
  await portal.fill({ ...row, until: "2026-09-30" });
  folder.put("access-review (1).xlsx", "a copy");
  const second = await portal.begin();
  expect(second.states).toEqual(["open"]);
  expect(second.said.join("\n")).toMatch(
    /Cell [A-Z]+2 of the sheet “Decide” is over: “keep” does not count\./,
  );
  expect(second.said.join("\n")).toContain(
    '"access-review (1).xlsx" (id 103) in the report folder is not read.',
  );
  expect(await second.end()).toEqual([]);
  const third = await portal.begin();
  expect([third.states, third.said.join("\n")]).toEqual([["open"], expect.not.stringContaining("is over")]);
});

test("the ledger is deleted and the workbook left: a keep counts from the day on which it was read first", async () => {
  const folder = new FakeFolder();
  const world = fresh(2);
  const portal = october(world, folder);
  await (await portal.begin()).end();
  const [kept, removed] = world.map(({ member: { email, title } }) => ({ email, room: title }));
  if (kept === undefined || removed === undefined) throw new Error("nobody");
  await portal.fill({ ...kept, decision: "keep", reason: "on  leave", decidedBy: "Zoë" });
  await portal.fill({ ...removed, decision: "remove" });
  const before = await portal.begin();
  await before.end();
  const gone = folder.files.findIndex(({ file }) => file.title === LEDGER_TITLE);
  folder.files.splice(gone, 1);
  const after = await portal.begin();
  expect(before.rows.map(({ until }) => until)).toEqual(["2027-11-04", undefined]);
  expect(after.rows.map(({ until, decision }) => [until, decision?.readOn])).toEqual([
    ["2027-11-04", "2026-11-04"],
    [undefined, "2026-11-04"],
  ]);
  const said = after.said.join("\n");
  expect(said).toContain("The sheet “Log” tells of 2 decisions, and the ledger of none");
  expect(said).not.toContain("changed by hand");
  await after.end();
  expect((await portal.begin()).said.join("\n")).not.toContain("The sheet “Log”");
});

test("a cell that is not understood is told with whose row it is, for the same run sorts the rows anew", async () => {
  const folder = new FakeFolder();
  const world = fresh(3);
  const portal = october(world, folder);
  await (await portal.begin()).end();
  const [, one] = world.map(({ member }) => member);
  if (one === undefined) throw new Error("nobody");
  await portal.fill({ email: one.email, room: one.title, decision: "perhaps" });
  const { said, notes } = await portal.begin();
  expect(said.join("\n")).toMatch(/Cell [A-Z]+3 of the sheet “Decide” is neither/);
  expect(said.join("\n")).not.toContain(one.name);
  expect(notes.map((note) => namedNoteText(note)).join("\n")).toContain(
    `It is the row of ${one.name} in ${one.title}`,
  );
});

test("two runs at once lose no decision and make no second file", async () => {
  const folder = new FakeFolder();
  const world = fresh(3);
  const portal = october(world, folder);
  await (await portal.begin()).end();
  const [kept, removed] = world.map(({ member: { email, title } }) => ({ email, room: title }));
  if (kept === undefined || removed === undefined) throw new Error("nobody");
  await portal.fill({ ...kept, decision: "keep", reason: "on leave" });
  const first = await portal.begin();
  await portal.fill({ ...removed, decision: "remove" });
  const second = await portal.begin();
  expect([first.states, second.states]).toEqual([
    ["kept", "open", "open"],
    ["kept", "not-done", "open"],
  ]);
  expect(await Promise.all([first.end(), second.end()])).toHaveLength(2);
  expect((await portal.begin()).states).toEqual(["kept", "not-done", "open"]);
  expect(folder.files.map(({ file }) => file.title).sort()).toEqual(
    [LEDGER_TITLE, "access-review.xlsx"].sort(),
  );
});

test("somebody saves at every try to write: what was written over last counts, too", async () => {
  const folder = new FakeFolder();
  const world = fresh(3);
  const portal = october(world, folder);
  await (await portal.begin()).end();
  const waiting = world.map(({ member: { email, title } }) => ({
    ...{ email, room: title, decision: "keep", reason: "said meanwhile" },
  }));
  const run = await portal.begin();
  folder.interfere = async (moment) => {
    const row =
      moment === "upload call" && folder.calls.at(-1)?.includes(".xlsx") ? waiting.shift() : undefined;
    if (row !== undefined) await portal.fill(row);
  };
  expect(await run.end()).toEqual([expect.stringContaining("The access review was not written")]);
  expect(waiting).toEqual([]);
  expect((await portal.begin()).states).toEqual(["kept", "kept", "kept"]);
});

test("of somebody who was never a member nothing is told as done", async () => {
  const folder = new FakeFolder();
  const [one, stranger] = fresh(2) as [Known, Known];
  const forged = [one, stranger].map(({ member }) => rowOf(member, { decision: { value: "remove" } }));
  folder.put("access-review.xlsx", await reviewWorkbook(forged, []));
  const portal = october([one], folder);
  for (const round of [1, 2]) {
    const run = await portal.begin();
    expect(run.states, `run ${round}`).toEqual(["not-done"]);
    expect(run.said.join("\n"), `run ${round}`).toMatch(
      /Cell N\d of .* decides about somebody who is no member/,
    );
    expect(await run.end()).toEqual([]);
  }
});

test("the workbook of another portal decides nothing, and stays as it is", async () => {
  const folder = new FakeFolder();
  const [one] = fresh(1) as [Known];
  const { room, person, title, name, email } = one.member;
  const shown = { room: title, name, email };
  const check = { value: rowCheck({ room, person, shown, portal: "other.example.com" }) };
  const content = await reviewWorkbook([rowOf(one.member, { decision: { value: "remove" }, check })], []);
  folder.put("access-review.xlsx", content);
  const run = await october([one], folder).begin();
  expect(run.states).toEqual(["open"]);
  expect(run.said.join("\n")).toContain("was written for another portal, so none of its rows counts here");
  await run.end();
  const [file] = folder.files.filter(({ file: { title: named } }) => named === "access-review.xlsx");
  expect(file?.content).toEqual(Buffer.from(content));
});

test("whoever keeps the access of their own name is kept, and every reader sees it", async () => {
  const folder = new FakeFolder();
  const world = fresh(2);
  const [self, other] = world.map(({ member }) => member) as [Member, Member];
  const portal = october(world, folder);
  await (await portal.begin()).end();
  const keep = { decision: "keep", reason: "still needed", decidedBy: ` ${self.name.toUpperCase()}` };
  await portal.fill(...[self, other].map(({ email, title }) => ({ email, room: title, ...keep })));
  const run = await portal.begin();
  expect(run.states).toEqual(["kept", "kept"]);
  expect(run.rows.map((row) => reviewRowText(row).includes("the name of the same person"))).toEqual([
    true,
    false,
  ]);
});
