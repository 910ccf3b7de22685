import type { DemoKey } from "../../demo/portal/model.ts";
import { type Random, random as randomOf } from "../../demo/portal/random.ts";
import { Store } from "../../demo/portal/store.ts";
import { type Period, type PeriodRequest, resolvePeriod } from "../../src/time/period.ts";
import { Deeds, type TrueEvent } from "./deeds.ts";
import { Maker } from "./history.ts";

const DAY = 86_400;

export interface Rules {
  readonly minActivity: number;
  readonly graceDays: number;
  readonly activity: "any" | "changes";
}

/** A portal with its history, the question a run asks about it, and the truth. */
export interface World {
  readonly store: Store;
  readonly key: DemoKey;
  readonly period: Period;
  readonly portalZone: string;
  /** Milliseconds since 1970 at which the run begins. */
  readonly now: number;
  readonly rules: Rules;
  /** Rooms asked for; undefined: all. */
  readonly wanted: ReadonlySet<number> | undefined;
  readonly reportFolderId: number | undefined;
  readonly trail: "read" | "unavailable" | "not-needed";
  readonly deeds: Deeds;
  readonly events: ReadonlyMap<number, TrueEvent>;
}

/** Zones with a day on which clocks are set back, where they have one. */
const ZONES: readonly (readonly [zone: string, day: string])[] = [
  ["Europe/Berlin", "2026-10-25"],
  ["Europe/Berlin", "2026-10-25"],
  ["Europe/Berlin", "2026-10-31"],
  ["America/Los_Angeles", "2026-11-01"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["UTC", "2026-02-28"],
  ["Pacific/Kiritimati", "2026-07-01"],
  ["America/St_Johns", "2026-11-01"],
  ["Asia/Kolkata", "2026-12-31"],
];

export function makeWorld(seed: number): World {
  const random = randomOf(seed);
  const [portalZone, day] = random.pick(ZONES);
  const reportZone = random.chance(0.15) ? random.pick(ZONES)[0] : portalZone;
  const { period, now } = choosePeriod(random, reportZone, day);
  const rules: Rules = {
    minActivity: random.pick([0, 1, 1, 1, 1, 2, 3, 5]),
    graceDays: random.pick([0, 1, 3, 14, 14, 30]),
    activity: random.chance(0.12) ? "changes" : "any",
  };
  const store = new Store();
  const deeds = new Deeds(store, random, now);
  const logsFrom = Math.min(period.start, period.end - rules.graceDays * DAY);
  const maker = new Maker({ random, deeds, store, period, now, logsFrom, portalZone });
  maker.play();
  const active = [...store.rooms.values()].filter(({ area }) => area === "active");
  const wanted =
    active.length > 1 && random.chance(0.3)
      ? new Set(active.slice(0, 1 + random.below(active.length - 1)).map(({ id }) => id))
      : undefined;
  return {
    store,
    key: maker.key,
    period,
    portalZone,
    now,
    rules,
    wanted,
    reportFolderId:
      maker.reportFolder && store.folders.has(maker.reportFolder.id) ? maker.reportFolder.id : undefined,
    trail:
      rules.activity === "changes" && random.chance(0.7)
        ? "not-needed"
        : random.chance(0.04)
          ? "unavailable"
          : "read",
    deeds,
    events: deeds.finish(),
  };
}

function choosePeriod(random: Random, zone: string, day: string): { period: Period; now: number } {
  const base = Date.parse(`${day}T00:00:00Z`) / 1000;
  const date = (at: number): string => new Date(at * 1000).toISOString().slice(0, 10);
  const first = base - random.below(4) * DAY;
  const last = Math.max(first, base + (random.below(4) - 1) * DAY);
  const request: PeriodRequest = random.chance(0.25)
    ? { kind: "month", month: day.slice(0, 7) }
    : { kind: "dates", first: date(first), last: date(last) };
  const whole = resolvePeriod(request, zone, (base + 100 * DAY) * 1000);
  if ("problem" in whole) throw new Error(whole.problem);
  const after = random.pick([121, 125, 200, 600, 1100, 3600, 30 * 3600, 12 * DAY]);
  const provisional = random.chance(0.12);
  const end = provisional
    ? whole.start + 3600 + random.below(whole.end - whole.start - 3000)
    : whole.end + after + random.below(after);
  const now = end * 1000 + random.below(1000);
  const period = resolvePeriod(request, zone, now);
  if ("problem" in period) throw new Error(period.problem);
  return { period, now };
}
