import { type BulkShape, makeBulk } from "../../demo/bulk.ts";
import { grouped, type Part } from "../findings.ts";
import { fewestPages } from "../ideal.ts";
import { pageAfterPage } from "../peers/offset-pages.ts";
import { runVirtually } from "../virtual-run.ts";
import { runPeerVirtually } from "../wire.ts";

const EVENTS = 100_000;
const SHAPES: readonly BulkShape[] = ["even", "hour", "bursts", "ties"];

/** `stable`: rows of one second keep their order; `shuffled`: each answer has them in another one. */
const TIES = ["stable", "shuffled"] as const;

/** Pages that a trail of crowded seconds may cost, as a multiple of the fewest. */
const MOST_CROWDED = 4;

/** How many requests are sent beyond the fewest, however the events lie in the month. */
export const requests: Part = {
  name: "requests",
  what: "Requests for the trail and the logs, events lying evenly, in bursts, in crowded seconds",
  async measure({ log }) {
    const rows: string[][] = [];
    const worst = { trail: "", logs: "", crowded: "" };
    for (const ties of TIES) {
      for (const shape of SHAPES) {
        const organisation = makeBulk({ events: EVENTS, shape });
        const pages = fewestPages(organisation.truth);
        const own = await runVirtually(organisation, { portal: { ties, latency: { network: 150 } } });
        const trail = own.requests.get("GET security/audit/events/filter") ?? 0;
        const logs = own.requests.get("GET files/folder/{id}/log") ?? 0;
        const rooms = own.requests.get("GET files/rooms/{id}/share") ?? 0;
        const others = own.received - trail - logs - rooms;
        const peer = await runPeerVirtually(pageAfterPage, organisation, { ties });
        const mostTrail = Math.floor(1.1 * pages.trail + 20);
        const mostLogs = Math.floor(1.05 * pages.logs + rooms);
        if (ties === "stable") worst.trail = worse(worst.trail, trail, mostTrail);
        if (ties === "shuffled" && shape === "ties")
          worst.crowded = `${trail} of ${MOST_CROWDED * pages.trail}`;
        worst.logs = worse(worst.logs, logs, mostLogs);
        log(
          `requests (${shape}, ${ties}): trail ${trail} of ${mostTrail}, logs ${logs} of ${mostLogs}, others ${others}`,
        );
        rows.push([
          shape,
          ties,
          `${grouped(trail)} (A = ${grouped(pages.trail)})`,
          `${grouped(logs)} (L = ${grouped(pages.logs)})`,
          String(rooms),
          String(others),
          "all",
          peer.events < EVENTS ? `${grouped(EVENTS - peer.events)} lost` : "all",
        ]);
      }
    }
    return {
      bars: [
        {
          what: `Requests for the trail, ${grouped(EVENTS)} events, the worst of four shapes on a server that keeps the order of ties`,
          bar: "≤ 1.1 A + 20",
          measured: worst.trail,
          met: isWithin(worst.trail),
        },
        {
          what: "The same with up to 500 in a second, again and again, in another order at every answer",
          bar: `≤ ${MOST_CROWDED} A`,
          measured: worst.crowded,
          met: isWithin(worst.crowded),
        },
        {
          what: "Requests for the rooms' logs, the worst of all",
          bar: "≤ 1.05 L + 1 a room",
          measured: worst.logs,
          met: isWithin(worst.logs),
        },
      ],
      tables: [
        {
          title: `Requests for ${grouped(EVENTS)} events that lie evenly, in one hour, in bursts, or up to 500 in one second`,
          head: [
            "Shape",
            "Ties",
            "Trail",
            "Logs",
            "Members",
            "Others",
            "Events",
            `Events by ${pageAfterPage.name}`,
          ],
          rows,
        },
      ],
    };
  },
};

function isWithin(measured: string): boolean {
  const [count = Number.NaN, allowed = 0] = measured.split(" of ").map(Number);
  return count <= allowed;
}

/** The count nearest to, or farthest beyond, what is allowed. */
function worse(known: string, count: number, allowed: number): string {
  const [before = 0, limit = 1] = known.split(" of ").map(Number);
  return known === "" || count / allowed > before / limit ? `${count} of ${allowed}` : known;
}
