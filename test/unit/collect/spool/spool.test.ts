import { chmodSync, mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createSpool } from "../../../../src/collect/spool/spool.ts";
import { SpoolError } from "../../../../src/collect/spool/spool-file.ts";
import { UserError } from "../../../../src/errors.ts";
import { eventOf, randomOf } from "../fake-trail.ts";

const temporary = (): string => mkdtempSync(join(tmpdir(), "spool-test-"));

async function idsOf(stream: { read(): AsyncIterable<readonly { id: number }[]> }): Promise<number[]> {
  const ids: number[] = [];
  for await (const page of stream.read()) ids.push(...page.map(({ id }) => id));
  return ids;
}

describe("the spool", () => {
  test("gives back every field of every event, in the order of time, as often as asked", async () => {
    const spool = createSpool(temporary());
    const strange = eventOf(3, 500, {
      user: 'Zoë \n"quoted" \u2028 😀',
      action: "",
      target: ["55", "8"],
      entries: [1, 2],
      context: "Rooms: a: b",
    });
    const old = spool.segment({ from: 0, to: 399 });
    const recent = spool.segment({ from: 400, to: 999 });
    old.append([eventOf(1, 300), eventOf(2, 200)]);
    recent.append([strange]);
    old.close();
    recent.close();
    for (let pass = 0; pass < 2; pass++) {
      const all = [];
      for await (const page of spool.trail.read()) all.push(...page);
      expect(all).toEqual([strange, eventOf(1, 300), eventOf(2, 200)]);
    }
    expect(spool.trail.count).toBe(3);
    spool.remove();
  });

  test("gives back texts that come again and again, too many to be kept, and too long", async () => {
    const spool = createSpool(temporary());
    const segment = spool.segment({ from: 0, to: 9_999_999 });
    const long = "\u5c0f".repeat(5000);
    const events = Array.from({ length: 70_000 }, (_, n) =>
      eventOf(n + 1, 9_999_999 - n, {
        user: n % 3 === 0 ? "Łukasz" : "",
        action: `opened ${n}`,
        context: n % 2 === 0 ? long : `${n % 50}`,
        page: n % 7 === 0 ? "\ud83d" : "opened 3",
      }),
    );
    for (let from = 0; from < events.length; from += 1000) segment.append(events.slice(from, from + 1000));
    segment.close();
    let next = 0;
    let differing = 0;
    for await (const page of spool.trail.read()) {
      for (const event of page) if (JSON.stringify(event) !== JSON.stringify(events[next++])) differing++;
    }
    expect([next, differing]).toEqual([events.length, 0]);
    spool.remove();
  });

  test("settles the order of ties across pages and puts late events where they belong", async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const random = randomOf(seed);
    const spool = createSpool(temporary());
    const events = Array.from({ length: 900 }, (_, i) => eventOf(i + 1, 1000 + Math.floor(random() * 60)));
    const late = events.filter(() => random() < 0.1);
    const inTime = events
      .filter((event) => !late.includes(event))
      .map((event) => ({ event, tie: random() }))
      .sort((a, b) => b.event.at - a.event.at || a.tie - b.tie)
      .map(({ event }) => event);
    const segment = spool.segment({ from: 0, to: 2000 });
    for (let i = 0; i < inTime.length; i += 100) segment.append(inTime.slice(i, i + 100));
    spool.addLate(late);
    const wanted = events.toSorted((a, b) => b.at - a.at || b.id - a.id).map(({ id }) => id);
    expect(await idsOf(spool.trail), `seed ${seed}`).toEqual(wanted);
    spool.remove();
  });

  test("counts what it holds, and gives back the logs' entries, with ids and without", async () => {
    const spool = createSpool(temporary());
    const entry = (id: number) => ({
      roomId: 1,
      id,
      at: 5,
      userId: "zoë",
      user: "Zoë",
      actionId: 5011,
      key: "FileUploaded",
    });
    const { id: _, ...unnumbered } = { ...entry(9), walk: 2 };
    spool.segment({ from: 0, to: 10 }).append([eventOf(1, 5)]);
    spool.addLate([eventOf(2, 6), eventOf(3, 4)]);
    spool.addLogEntries([entry(1), entry(2)]);
    spool.addLogEntries([entry(3)]);
    spool.addUnnumbered([unnumbered]);
    expect([spool.trail.count, spool.logs.count, spool.unnumbered.count]).toEqual([3, 3, 1]);
    expect(await idsOf(spool.trail)).toEqual([2, 1, 3]);
    expect(await idsOf(spool.logs)).toEqual([1, 2, 3]);
    const read = [];
    for await (const page of spool.unnumbered.read()) read.push(...page);
    expect(read).toEqual([unnumbered]);
    spool.remove();
  });

  test("reads lines longer than its buffer", async () => {
    const spool = createSpool(temporary());
    const long = "x".repeat(700_000);
    const segment = spool.segment({ from: 0, to: 10 });
    segment.append([eventOf(1, 5, { action: long }), eventOf(2, 4, { action: "é".repeat(300_000) })]);
    segment.append([eventOf(3, 3)]);
    const all = [];
    for await (const page of spool.trail.read()) all.push(...page);
    expect(all.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(all[0]?.action).toBe(long);
    spool.remove();
  });

  test("can be read by its owner only, and is gone once removed", () => {
    const parent = temporary();
    const spool = createSpool(parent);
    spool.segment({ from: 0, to: 10 }).append([eventOf(1, 5)]);
    const [name] = readdirSync(parent);
    expect(statSync(join(parent, name ?? "")).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(join(parent, name ?? ""))) {
      expect(statSync(join(parent, name ?? "", file)).mode & 0o777).toBe(0o600);
    }
    spool.remove();
    spool.remove();
    expect(readdirSync(parent)).toEqual([]);
  });

  test("names the directory it cannot use", () => {
    const file = join(temporary(), "a-file");
    writeFileSync(file, "");
    expect(() => createSpool(join(file, "below"))).toThrow(SpoolError);
    expect(() => createSpool(join(file, "below"))).toThrow(UserError);
    const closed = join(temporary(), "closed");
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    if (process.getuid?.() !== 0) expect(() => createSpool(closed)).toThrow(/not writable/);
  });

  test.runIf(process.platform === "linux")("ends where no directory can be made", () => {
    expect(() => createSpool("/proc/docspace-audit/below")).toThrow(SpoolError);
  });

  test("stops reading when the run is cancelled", async () => {
    const cancelling = new AbortController();
    const spool = createSpool(temporary(), cancelling.signal);
    spool.segment({ from: 0, to: 10 }).append([eventOf(1, 5)]);
    cancelling.abort(new Error("cancelled"));
    await expect(idsOf(spool.trail)).rejects.toThrow("cancelled");
    spool.remove();
  });
});
