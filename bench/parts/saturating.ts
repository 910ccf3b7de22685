import { makeBulk } from "../../demo/bulk.ts";
import type { LatencySettings } from "../../demo/portal.ts";
import { grouped, median, type Part, seconds, times } from "../findings.ts";
import { fixedPace } from "../fixed-pace.ts";
import { runVirtually, type VirtualRun, type VirtualRunOptions } from "../virtual-run.ts";

const EVENTS = 20_000;
const MOST_READERS = 10;
const MOST_OVER_BEST = 1.1;
const SEEDS = [1, 2, 3];

interface Server {
  readonly name: string;
  readonly latency: LatencySettings;
  /** Latency by chance on top. */
  readonly noisy: boolean;
}

/** Servers that work on so many requests at once; whatever waits makes them slower for everybody. */
const SERVERS: readonly Server[] = [1, 2, 4, 5].flatMap((workers) => {
  const latency = { service: 80, workers, crowding: 0.05 };
  return [
    { name: `${workers} at once, near`, latency, noisy: false },
    { name: `${workers} at once, 60 ms away, uneven`, latency: { ...latency, network: 60 }, noisy: true },
  ];
});

/** A small server: is the best number of readers found without being told? */
export const saturating: Part = {
  name: "saturating",
  what: "Servers that saturate at 1, 2, 4 and 5 at once: against the best fixed number of readers",
  async measure({ quick, log }) {
    const organisation = makeBulk({ events: EVENTS });
    const seeds = quick ? SEEDS.slice(0, 1) : SEEDS;
    const rows: string[][] = [];
    let worst = 0;
    let worstEarly = 0;
    for (const { name, latency, noisy } of SERVERS) {
      const runWith = async (
        pace?: (readers: number) => VirtualRunOptions["pace"],
        readers = 0,
      ): Promise<Pick<VirtualRun, "wall" | "early">> => {
        const runs: VirtualRun[] = [];
        for (const seed of noisy ? seeds : SEEDS.slice(0, 1)) {
          const chosen = pace?.(readers);
          const run = await runVirtually(organisation, {
            portal: { latency },
            ...(chosen ? { pace: chosen } : {}),
            ...(noisy ? { jitter: { share: 0.2, milliseconds: 80, seed } } : {}),
          });
          runs.push(run);
        }
        return { wall: median(runs.map(({ wall }) => wall)), early: median(runs.map(({ early }) => early)) };
      };
      const fixed: Pick<VirtualRun, "wall" | "early">[] = [];
      for (let readers = 1; readers <= MOST_READERS; readers++) fixed.push(await runWith(fixedPace, readers));
      const own = await runWith();
      const walls = fixed.map(({ wall }) => wall);
      const best = Math.min(...walls);
      const mostEarly = Math.max(...fixed.map(({ early }) => early));
      worst = Math.max(worst, own.wall / best);
      worstEarly = Math.max(worstEarly, mostEarly / own.early);
      log(
        `saturating (${name}): ${seconds(own.wall)}, best fixed ${seconds(best)} with ${walls.indexOf(best) + 1} readers; in the first 2 s ${own.early} requests, at best ${mostEarly}`,
      );
      rows.push([
        name,
        ...walls.map(seconds),
        `${seconds(own.wall)} = ${times(own.wall / best)}`,
        `${own.early} of ${mostEarly}`,
      ]);
    }
    return {
      bars: [
        {
          what: `${grouped(EVENTS)} events from servers that saturate at 1, 2, 4 and 5 at once (virtual time): against the best fixed number of readers, the worst of ${SERVERS.length}`,
          bar: `≤ ${MOST_OVER_BEST} ×`,
          measured: times(worst),
          met: worst <= MOST_OVER_BEST,
        },
        {
          what: "The same in the first 2 s: requests of the best fixed number of readers against this action's",
          bar: `≤ ${MOST_OVER_BEST} ×`,
          measured: times(worstEarly),
          met: worstEarly <= MOST_OVER_BEST,
        },
      ],
      tables: [
        {
          title: `Virtual time: ${grouped(EVENTS)} events from servers that saturate, by fixed numbers of readers`,
          head: ["Server", ...fixedHeads(), "This action", "Requests in the first 2 s"],
          rows,
        },
      ],
    };
  },
};

function fixedHeads(): string[] {
  return Array.from({ length: MOST_READERS }, (_, index) => String(index + 1));
}
