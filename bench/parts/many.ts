import type { BulkOptions } from "../../demo/bulk.ts";
import type { PortalOptions } from "../../demo/portal.ts";
import { type ActionRun, runBundle } from "../action-run.ts";
import { type Bar, grouped, megabytes, type Part, seconds, times } from "../findings.ts";
import { servePortal } from "../served-portal.ts";

const MOST_MEMORY = 300 * 1024 * 1024;
/** People that a room of the bulk portal has of a hundred (`makeBulk`). */
const SHARE_INSIDE = 0.4;

interface World {
  readonly name: string;
  readonly bulk: BulkOptions;
  readonly version: string;
}

/** Three of ten events stand in the rooms' logs too. */
const LOGGED = 0.3;

/** Whole runs on portals with thousands of rooms, and with many memberships: nothing may grow faster than they do. */
export const many: Part = {
  name: "many",
  what: "Peak memory with 450 000 log events in 3 000 rooms of 3.5.0 and 3.7.2, and with 200 000 memberships; CPU of 20 000 memberships",
  async measure({ quick, log }) {
    const logged = quick ? 45_000 : 450_000;
    const rooms = { events: Math.round(logged / LOGGED), rooms: 3000, people: 10, filesPerRoom: 20 };
    const crowd = (count: number): World => ({
      name: `${grouped(count)} memberships in 20 rooms`,
      bulk: { events: 1000, rooms: 20, people: Math.round(count / 20 / SHARE_INSIDE) },
      version: "3.7.2",
    });
    const large: World[] = ["3.7.2", "3.5.0"].map((version) => ({
      name: `${grouped(logged)} log events in 3 000 rooms of ${version}`,
      ...{ bulk: rooms, version },
    }));
    large.push({
      name: "200 000 memberships in 200 rooms",
      bulk: { events: 1000, rooms: 200, people: Math.round(1000 / SHARE_INSIDE) },
      version: "3.7.2",
    });
    const bars: Bar[] = [];
    const rows: string[][] = [];
    const measure = async (world: World): Promise<ActionRun> => {
      const run = await runIn(world);
      log(`many (${world.name}): ${megabytes(run.peak)}, ${seconds(run.cpu)} CPU`);
      rows.push([world.name, megabytes(run.peak), seconds(run.cpu), grouped(run.requests)]);
      return run;
    };
    for (const world of large) {
      const { peak } = await measure(world);
      bars.push({
        what: `${world.name} (ids close together), the whole run: peak RSS, once`,
        bar: `≤ ${megabytes(MOST_MEMORY)}`,
        measured: megabytes(peak),
        met: peak <= MOST_MEMORY,
      });
    }
    const [few, more] = [await measure(crowd(2000)), await measure(crowd(20_000))];
    bars.push({
      what: "20 000 memberships against 2 000, the whole run: CPU, once",
      bar: "≤ 10 ×",
      measured: `${times(more.cpu / few.cpu)} (${seconds(more.cpu)} and ${seconds(few.cpu)})`,
      met: more.cpu <= 10 * few.cpu,
    });
    return {
      bars,
      tables: [
        {
          title: "Many rooms and memberships, once each",
          head: ["World", "Peak RSS", "CPU", "Requests"],
          rows,
        },
      ],
    };
  },
};

async function runIn({ bulk, version }: World): Promise<ActionRun> {
  const options: PortalOptions = { version };
  const portal = await servePortal(bulk, options);
  try {
    return await runBundle(portal, bulk.events);
  } finally {
    await portal.close();
  }
}
