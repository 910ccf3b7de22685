import type { RepeatedHour } from "../../demo/portal/dates.ts";
import type { DemoKey } from "../../demo/portal/model.ts";
import { type Random, random as randomOf } from "../../demo/portal/random.ts";
import { Store } from "../../demo/portal/store.ts";
import { type Period, type PeriodRequest, resolvePeriod } from "../../src/time/period.ts";
import { Deeds, type TrueEvent } from "./deeds.ts";
import { Maker } from "./history.ts";

const DAY = 86_400;

interface Rules {
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
  readonly version: string;
  /** Milliseconds that the portal's clock is ahead of the runner's. */
  readonly clockSkew: number;
  readonly repeatedHour: RepeatedHour;
  /** The inputs that name the period. */
  readonly asked: { readonly period: string; readonly zone: string | undefined };
  /** By the portal's clock. Milliseconds since 1970 at which the run begins. */
  readonly now: number;
  readonly rules: Rules;
  /** Rooms asked for; undefined: all. */
  readonly wanted: ReadonlySet<number> | undefined;
  readonly reportFolderId: number | undefined;
  readonly trail: "read" | "unavailable" | "not-needed";
  readonly deeds: Deeds;
  /** Whether rooms have more members than a page of their list holds. */
  readonly crowded: boolean;
  readonly events: ReadonlyMap<number, TrueEvent>;
}

/** Zones with a day on which clocks are changed, where they have one: also those that count winter as the exception. */
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
  ["Europe/Berlin", "2026-03-29"],
  ["America/New_York", "2026-11-01"],
  ["America/New_York", "2026-03-08"],
  ["Europe/Dublin", "2026-10-25"],
  ["Europe/Dublin", "2026-03-29"],
  ["Africa/Casablanca", "2026-02-15"],
  ["Africa/Casablanca", "2026-03-22"],
  ["Australia/Lord_Howe", "2026-10-04"],
  ["Pacific/Apia", "2026-04-05"],
  ["Pacific/Chatham", "2026-04-05"],
];

/** The newer ones have more that can go wrong. */
const VERSIONS = ["3.7.2", "3.7.2", "3.6.1", "3.5.0"] as const;

export function makeWorld(seed: number): World {
  const random = randomOf(seed);
  const [portalZone, day] = random.pick(ZONES);
  const reportZone = random.chance(0.15) ? random.pick(ZONES)[0] : portalZone;
  const { period, now, asked } = choosePeriod(random, reportZone, day);
  const rules: Rules = {
    minActivity: random.pick([1, 1, 1, 1, 1, 2, 3, 5]),
    graceDays: random.pick([0, 1, 3, 14, 14, 30]),
    activity: random.chance(0.12) ? "changes" : "any",
  };
  const store = new Store();
  const version = random.pick(VERSIONS);
  const deeds = new Deeds(store, random, now, version);
  const logsFrom = Math.min(period.start, period.end - rules.graceDays * DAY);
  const rare = randomOf(seed ^ 0x777);
  const crowd = rare.chance(0.05) ? 200 + rare.below(100) : 0;
  const silent = rare.chance(0.03);
  // In a crowd one name is a part of others.
  const handing = crowd === 0 && rare.chance(0.12) ? rare : undefined;
  const maker = new Maker({
    random,
    deeds,
    store,
    period,
    now,
    logsFrom,
    portalZone,
    version,
    crowd,
    silent,
    handing,
  });
  maker.play();
  const folder = maker.reportFolder?.id;
  const active = [...store.rooms.values()].filter(({ area }) => area === "active");
  const wanted =
    active.length > 1 && random.chance(0.3)
      ? new Set(active.slice(0, 1 + random.below(active.length - 1)).map(({ id }) => id))
      : undefined;
  const reportFolderId = folder !== undefined && maker.mayUpload(folder) ? folder : undefined;
  return {
    store,
    key: maker.key,
    period,
    portalZone,
    version,
    clockSkew: random.chance(0.2) ? random.pick([-7_200_000, -61_000, 400, 95_000, 86_400_000]) : 0,
    // Which of its two meanings a repeated hour has depends on the server's zone database.
    repeatedHour: random.chance(0.2) ? random.pick(["earlier", "later"] as const) : "as-measured",
    asked: { period: asked, zone: reportZone === portalZone ? undefined : reportZone },
    now,
    rules,
    wanted,
    reportFolderId,
    trail:
      rules.activity === "changes" && random.chance(0.7)
        ? "not-needed"
        : random.chance(0.04)
          ? "unavailable"
          : "read",
    deeds,
    crowded: crowd > 0,
    events: deeds.finish(reportFolderId),
  };
}

interface Chosen {
  readonly period: Period;
  readonly now: number;
  /** As the input says it. */
  readonly asked: string;
}

function choosePeriod(random: Random, zone: string, day: string): Chosen {
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
  const asked = request.kind === "month" ? request.month : `${date(first)}..${date(last)}`;
  return { period, now, asked };
}
