import { makeBulk } from "../../demo/bulk.ts";
import type { LatencySettings } from "../../demo/portal.ts";
import { grouped, median, type Part, seconds, times } from "../findings.ts";
import { fixedPace } from "../fixed-pace.ts";
import { runVirtually, type VirtualRunOptions } from "../virtual-run.ts";

const EVENTS = 100_000;
const MOST_READERS = 10;
const MOST_OVER_BEST = 1.1;
const SEEDS = [1, 2, 3];

interface Server {
  readonly name: string;
  readonly latency: LatencySettings;
  /** Latency by chance on top. */
  readonly noisy: boolean;
}

/** Servers that work on five requests at once; whatever waits makes them slower for everybody. */
const SERVERS: readonly Server[] = [
  { name: "near", latency: { service: 80, workers: 5, crowding: 0.05 }, noisy: false },
  { name: "near, uneven", latency: { service: 80, workers: 5, crowding: 0.05 }, noisy: true },
  {
    name: "60 ms away, uneven",
    latency: { network: 60, service: 80, workers: 5, crowding: 0.05 },
    noisy: true,
  },
];

/** A small server: is the best number of readers found without being told? */
export const saturating: Part = {
  name: "saturating",
  async measure({ quick, log }) {
    const organisation = makeBulk({ events: EVENTS });
    const seeds = quick ? SEEDS.slice(0, 1) : SEEDS;
    const rows: string[][] = [];
    let worst = 0;
    for (const { name, latency, noisy } of SERVERS) {
      const wallOf = async (
        pace?: (readers: number) => VirtualRunOptions["pace"],
        readers = 0,
      ): Promise<number> => {
        const walls: number[] = [];
        for (const seed of noisy ? seeds : SEEDS.slice(0, 1)) {
          const chosen = pace?.(readers);
          const run = await runVirtually(organisation, {
            portal: { latency },
            ...(chosen ? { pace: chosen } : {}),
            ...(noisy ? { jitter: { share: 0.2, milliseconds: 80, seed } } : {}),
          });
          walls.push(run.wall);
        }
        return median(walls);
      };
      const fixed: number[] = [];
      for (let readers = 1; readers <= MOST_READERS; readers++) fixed.push(await wallOf(fixedPace, readers));
      const own = await wallOf();
      const best = Math.min(...fixed);
      worst = Math.max(worst, own / best);
      log(
        `saturating (${name}): ${seconds(own)}, best fixed ${seconds(best)} with ${fixed.indexOf(best) + 1} readers`,
      );
      rows.push([name, ...fixed.map(seconds), `${seconds(own)} = ${times(own / best)}`]);
    }
    return {
      bars: [
        {
          what: `${grouped(EVENTS)} events from servers that saturate at 5 at once (virtual time): against the best fixed number of readers, the worst of ${SERVERS.length}`,
          bar: `≤ ${MOST_OVER_BEST} ×`,
          measured: times(worst),
          met: worst <= MOST_OVER_BEST,
        },
      ],
      tables: [
        {
          title: "Virtual time: a server that saturates at 5 at once, by fixed numbers of readers",
          head: ["Server", ...fixedHeads(), "This action"],
          rows,
        },
      ],
    };
  },
};

function fixedHeads(): string[] {
  return Array.from({ length: MOST_READERS }, (_, index) => String(index + 1));
}
