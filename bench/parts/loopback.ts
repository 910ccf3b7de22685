import { makeBulk } from "../../demo/bulk.ts";
import { type ActionRun, runBundle } from "../action-run.ts";
import { freshBundle } from "../bundle.ts";
import { grouped, median, megabytes, type Part, seconds, times } from "../findings.ts";
import { firstPage } from "../peers/first-page.ts";
import { pageAfterPage, pagesInParallel } from "../peers/offset-pages.ts";
import { servePortal } from "../served-portal.ts";
import { runPeer } from "../wire.ts";

const SIZES = [1_000, 100_000, 1_000_000];
/** Shown beside virtual time, which it should equal. */
const DISTANT = { events: 100_000, latency: 150 };
const MOST_MEMORY = 200 * 1024 * 1024;
const MOST_GROWTH = 1.3;

/** The whole action in real time against a portal on this machine, with its memory, beside other ways to read. */
export const loopback: Part = {
  name: "loopback",
  what: "Peak memory of a million events against 100 000",
  async measure({ quick, log }) {
    const repeats = quick ? 3 : 5;
    const rows: string[][] = [];
    const peaks = new Map<number, number>();
    freshBundle();
    for (const events of SIZES) {
      const portal = await servePortal({ events });
      try {
        const runs: ActionRun[] = [];
        for (let turn = 0; turn < repeats; turn++) runs.push(await runBundle(portal, events));
        const wall = median(runs.map((run) => run.wall));
        const cpu = median(runs.map((run) => run.cpu));
        const peak = median(runs.map((run) => run.peak));
        peaks.set(events, peak);
        rows.push([
          grouped(events),
          "**this action**, all reports",
          seconds(wall),
          grouped((events / wall) * 1000),
          grouped(median(runs.map((run) => run.requests))),
          `${megabytes(peak)}, ${seconds(cpu)} CPU`,
          grouped(events),
        ]);
        log(
          `loopback: ${grouped(events)} events in ${seconds(wall)}, ${megabytes(peak)} (${runs.map((run) => megabytes(run.peak)).join(", ")})`,
        );
        const organisation = makeBulk({ events });
        for (const peer of [firstPage, pageAfterPage, pagesInParallel]) {
          const run = await runPeer(peer, portal, organisation);
          rows.push([
            grouped(events),
            peer.name,
            seconds(run.wall),
            grouped((run.events / run.wall) * 1000),
            grouped(run.requests),
            "reads only",
            run.believes === "" ? grouped(run.events) : `${grouped(run.events)}; ${run.believes}`,
          ]);
        }
      } finally {
        await portal.close();
      }
    }
    if (!quick) rows.push(await distantRow());
    const small = peaks.get(100_000) ?? Number.NaN;
    const large = peaks.get(1_000_000) ?? Number.NaN;
    return {
      bars: [
        {
          what: `Memory: peak RSS of 1 000 000 events, median of ${repeats}`,
          bar: `≤ ${megabytes(MOST_MEMORY)}`,
          measured: megabytes(large),
          met: large <= MOST_MEMORY,
        },
        {
          what: "Memory: the same against 100 000 events",
          bar: `≤ ${MOST_GROWTH} ×`,
          measured: `${times(large / small)} (${megabytes(small)})`,
          met: large <= small * MOST_GROWTH,
        },
      ],
      tables: [
        {
          title: `Real time, portal on the same machine without limits, and but for the last line without latency; medians of ${repeats}`,
          head: ["Events", "Reader", "Wall", "Events/s", "Requests", "Peak RSS", "Events seen"],
          rows,
        },
      ],
    };
  },
};

/** The whole action in real time against a portal that takes as long to answer as a distant one. */
async function distantRow(): Promise<string[]> {
  const { events, latency } = DISTANT;
  const portal = await servePortal({ events }, { latency: { network: latency } });
  try {
    const run = await runBundle(portal, events);
    return [
      grouped(events),
      `**this action**, all reports, ${latency} ms a request, once`,
      seconds(run.wall),
      grouped((events / run.wall) * 1000),
      grouped(run.requests),
      `${megabytes(run.peak)}, ${seconds(run.cpu)} CPU`,
      grouped(events),
    ];
  } finally {
    await portal.close();
  }
}
