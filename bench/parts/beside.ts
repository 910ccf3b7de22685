import type { BulkOptions } from "../../demo/bulk.ts";
import { makeBulk } from "../../demo/bulk.ts";
import { type ActionRun, runBundle } from "../action-run.ts";
import { freshBundle } from "../bundle.ts";
import { type Bar, grouped, median, megabytes, type Part, seconds, times } from "../findings.ts";
import { fewestPages, idealWall } from "../ideal.ts";
import { servePortal } from "../served-portal.ts";

const LATENCY = 150;
/** What an ordinary month may take. */
const MOST_ROUND_TRIPS = 16;
const MOST_REQUESTS = 55;

interface World {
  readonly name: string;
  readonly bulk: BulkOptions;
  /** Milliseconds a request. */
  readonly latency: number;
}

const WORLDS: readonly World[] = [
  { name: "ordinary month", bulk: { events: 1_000, rooms: 4 }, latency: LATENCY },
  { name: "busy month", bulk: { events: 20_000, rooms: 2 }, latency: LATENCY },
  { name: "large, no latency", bulk: { events: 100_000 }, latency: 0 },
];

const FIGURES = [
  ["Wall", (run: ActionRun) => run.wall, seconds],
  ["Requests", (run: ActionRun) => run.requests, grouped],
  ["Round trips", (run: ActionRun) => run.roundTrips, grouped],
  ["CPU", (run: ActionRun) => run.cpu, seconds],
  ["Peak RSS", (run: ActionRun) => run.peak, megabytes],
] as const;

/** Whole runs, uploads and all, in worlds that stay the same: and, where one is given, another bundle's beside them. */
export const beside: Part = {
  name: "beside",
  what: "An ordinary month and a busy one, the whole run: round trips, requests, CPU, memory",
  async measure({ quick, compare, log }) {
    const repeats = quick ? 3 : 5;
    const own: [World, readonly ActionRun[]][] = [];
    const rows: string[][] = [];
    for (const world of WORLDS) {
      const mine: ActionRun[] = [];
      const other: ActionRun[] = [];
      // In turn, so that what else this machine does disturbs both alike.
      for (let turn = 0; turn < repeats; turn++) {
        mine.push(await runIn(world, freshBundle()));
        if (compare !== undefined) other.push(await runIn(world, compare));
      }
      own.push([world, mine]);
      const cells = FIGURES.map(([, figure, shown]) => {
        const value = median(mine.map(figure));
        if (other.length === 0) return shown(value);
        const before = median(other.map(figure));
        return `${shown(value)}, the other ${shown(before)}: ${times(value / before)}`;
      });
      rows.push([world.name, grouped(world.bulk.events), `${world.latency} ms`, ...cells]);
      log(`beside (${world.name}): ${cells.join("; ")}`);
    }
    return {
      bars: barsOf(own),
      tables: [
        {
          title:
            compare === undefined
              ? `Whole runs with four formats uploaded, medians of ${repeats}`
              : `Whole runs with four formats uploaded, beside another bundle, medians of ${repeats}`,
          head: ["World", "Events", "A request", ...FIGURES.map(([name]) => name)],
          rows,
        },
      ],
    };
  },
};

/** A portal of its own for each run, so that none finds the reports of another. */
async function runIn({ bulk, latency }: World, bundle: string): Promise<ActionRun> {
  const portal = await servePortal(bulk, { latency: { network: latency } });
  try {
    return await runBundle(portal, bulk.events, { bundle, inputs: { "folder-id": portal.folder } });
  } finally {
    await portal.close();
  }
}

function barsOf(own: readonly (readonly [World, readonly ActionRun[]])[]): Bar[] {
  const typical = (index: number, figure: (run: ActionRun) => number): number =>
    median(own[index]?.[1].map(figure) ?? []);
  const trips = typical(0, (run) => run.roundTrips);
  const requests = typical(0, (run) => run.requests);
  const busy = WORLDS[1]?.bulk ?? { events: 0 };
  const most = 1.4 * idealWall(fewestPages(makeBulk(busy).truth), LATENCY) + MOST_ROUND_TRIPS * LATENCY;
  const wall = typical(1, (run) => run.roundTrips) * LATENCY;
  return [
    {
      what: `An ordinary month, ${grouped(WORLDS[0]?.bulk.events ?? 0)} events in 4 rooms, the whole run: round trips`,
      bar: `≤ ${MOST_ROUND_TRIPS}`,
      measured: String(trips),
      met: trips <= MOST_ROUND_TRIPS,
    },
    {
      what: "The same: requests",
      bar: `≤ ${MOST_REQUESTS}`,
      measured: String(requests),
      met: requests <= MOST_REQUESTS,
    },
    {
      what: `${grouped(busy.events)} events in 2 rooms, the whole run: round trips of ${LATENCY} ms`,
      bar: `≤ ${seconds(most)}`,
      measured: seconds(wall),
      met: wall <= most,
    },
  ];
}
