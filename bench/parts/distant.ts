import { type BulkOrganisation, makeBulk } from "../../demo/bulk.ts";
import type { PortalOptions } from "../../demo/portal.ts";
import { type Bar, grouped, type Part, seconds, times } from "../findings.ts";
import { fewestPages, idealWall, idealWallWithBudget } from "../ideal.ts";
import { firstPage } from "../peers/first-page.ts";
import { pageAfterPage, pagesInParallel } from "../peers/offset-pages.ts";
import { runVirtually, type VirtualRun } from "../virtual-run.ts";
import { type PeerRun, runPeerVirtually } from "../wire.ts";

const LATENCY = 150;
const BUDGET = 1200;
const BAR_EVENTS = 100_000;
const MOST_OVER_IDEAL = 1.25;
const FASTER = 8;
const MOST_OVER_BUDGET = 1.1;

/** A portal far away, without and with the server's limits: only the schedule matters, so the clock is virtual. */
export const distant: Part = {
  name: "distant",
  what: "100 000 events, 150 ms a request, with and without the server's limits: against the ideal schedule, 429s",
  async measure({ quick, log }) {
    const rows: string[][] = [];
    const bars: Bar[] = [];
    for (const events of quick ? [1_000, BAR_EVENTS] : [1_000, BAR_EVENTS, 1_000_000]) {
      const organisation = makeBulk({ events });
      for (const { latency, limits } of [
        { latency: LATENCY, limits: false },
        { latency: LATENCY, limits: true },
        { latency: 0, limits: true },
      ]) {
        const options = { latency: { network: latency }, limits };
        const own = await runVirtually(organisation, {
          portal: options,
          ...(limits ? { requestsPerMinute: BUDGET } : {}),
        });
        const pages = fewestPages(organisation.truth);
        const ideal = limits ? idealWallWithBudget(pages, latency, BUDGET) : idealWall(pages, latency);
        const peers = await readByPeers(organisation, options);
        const over = ideal > 0 ? own.wall / ideal : undefined;
        log(
          `distant: ${grouped(events)} events, ${latency} ms, limits ${limits ? "on" : "off"}: ${seconds(own.wall)}, ideal ${seconds(ideal)}`,
        );
        rows.push([
          grouped(events),
          `${latency} ms`,
          limits ? "on" : "off",
          seconds(ideal),
          `${seconds(own.wall)}${over === undefined ? "" : ` = ${times(over)}`}`,
          grouped(own.received),
          String(own.rejected),
          peerCell(peers.one),
          peerCell(peers.ten),
          `${grouped(peers.first.events)}; ${peers.first.believes}`,
        ]);
        if (events === BAR_EVENTS && latency > 0) {
          bars.push(...(limits ? budgetBars(own, ideal) : scheduleBars(own, ideal, peers.one)));
        }
      }
    }
    return {
      bars,
      tables: [
        {
          title: `Virtual time: reading alone, ideal = fewest pages, ten at once, and with limits ${BUDGET} requests in any minute`,
          head: [
            "Events",
            "Latency",
            "Limits",
            "Ideal",
            "This action",
            "Requests",
            "429s",
            pageAfterPage.name,
            pagesInParallel.name,
            firstPage.name,
          ],
          rows,
        },
      ],
    };
  },
};

async function readByPeers(
  organisation: BulkOrganisation,
  options: PortalOptions,
): Promise<Record<"first" | "one" | "ten", PeerRun>> {
  return {
    first: await runPeerVirtually(firstPage, organisation, options),
    one: await runPeerVirtually(pageAfterPage, organisation, options),
    ten: await runPeerVirtually(pagesInParallel, organisation, options),
  };
}

function peerCell({ wall, rejected }: PeerRun): string {
  return rejected === 0 ? seconds(wall) : `${seconds(wall)}, ${grouped(rejected)} 429s`;
}

function scheduleBars(own: VirtualRun, ideal: number, one: PeerRun): Bar[] {
  const title = `${grouped(BAR_EVENTS)} events, ${LATENCY} ms a request, no limits (virtual time)`;
  return [
    {
      what: `${title}: against the ideal schedule`,
      bar: `≤ ${MOST_OVER_IDEAL} ×`,
      measured: `${times(own.wall / ideal)} (${seconds(own.wall)} and ${seconds(ideal)})`,
      met: own.wall <= ideal * MOST_OVER_IDEAL,
    },
    {
      what: "The same: faster than page after page",
      bar: `≥ ${FASTER} ×`,
      measured: `${times(one.wall / own.wall)} (${seconds(one.wall)})`,
      met: one.wall >= own.wall * FASTER,
    },
  ];
}

function budgetBars(own: VirtualRun, ideal: number): Bar[] {
  return [
    {
      what: `The same with the server's limits and ${BUDGET} requests a minute: 429s`,
      bar: "0",
      measured: String(own.rejected),
      met: own.rejected === 0,
    },
    {
      what: "The same: against the time the budget allows",
      bar: `≤ ${MOST_OVER_BUDGET} ×`,
      measured: `${times(own.wall / ideal)} (${seconds(own.wall)} and ${seconds(ideal)})`,
      met: own.wall <= ideal * MOST_OVER_BUDGET,
    },
  ];
}
