import { type BulkShape, makeBulk } from "../../demo/bulk.ts";
import { grouped, type Part } from "../findings.ts";
import { fewestPages } from "../ideal.ts";
import { pageAfterPage } from "../peers/offset-pages.ts";
import { runVirtually } from "../virtual-run.ts";
import { runPeerVirtually } from "../wire.ts";

const EVENTS = 100_000;
const SHAPES: readonly BulkShape[] = ["even", "hour", "bursts", "ties"];

/** How many requests are sent beyond the fewest, however the events lie in the month. */
export const requests: Part = {
  name: "requests",
  async measure({ log }) {
    const rows: string[][] = [];
    let trailMet = true;
    let logsMet = true;
    let worstTrail = "";
    let worstLogs = "";
    for (const shape of SHAPES) {
      const organisation = makeBulk({ events: EVENTS, shape });
      const pages = fewestPages(organisation.truth);
      const own = await runVirtually(organisation, { portal: { latency: { network: 150 } } });
      const trail = own.requests.get("GET security/audit/events/filter") ?? 0;
      const logs = own.requests.get("GET files/folder/{id}/log") ?? 0;
      const rooms = own.requests.get("GET files/rooms/{id}/share") ?? 0;
      const others = own.received - trail - logs - rooms;
      const peer = await runPeerVirtually(pageAfterPage, organisation, {});
      const mostTrail = Math.floor(1.1 * pages.trail + 20);
      const mostLogs = Math.floor(1.05 * pages.logs + rooms);
      trailMet &&= trail <= mostTrail;
      logsMet &&= logs <= mostLogs;
      worstTrail = worse(worstTrail, trail, mostTrail);
      worstLogs = worse(worstLogs, logs, mostLogs);
      log(
        `requests (${shape}): trail ${trail} of ${mostTrail}, logs ${logs} of ${mostLogs}, others ${others}`,
      );
      rows.push([
        shape,
        `${grouped(trail)} (A = ${grouped(pages.trail)})`,
        `${grouped(logs)} (L = ${grouped(pages.logs)})`,
        String(rooms),
        String(others),
        `${grouped(EVENTS)}, all`,
        `${grouped(peer.events)}${peer.events < EVENTS ? `, ${grouped(EVENTS - peer.events)} lost` : ", all"}`,
      ]);
    }
    return {
      bars: [
        {
          what: "Requests for the trail, the worst of four shapes",
          bar: "≤ 1.1 A + 20",
          measured: worstTrail,
          met: trailMet,
        },
        {
          what: "Requests for the rooms' logs, the same",
          bar: "≤ 1.05 L + 1 a room",
          measured: worstLogs,
          met: logsMet,
        },
      ],
      tables: [
        {
          title: `Requests for ${grouped(EVENTS)} events that lie evenly, in one hour, in bursts, and many in one second`,
          head: [
            "Shape",
            "Trail",
            "Logs",
            "Members",
            "Others",
            "Events seen",
            `Events seen by ${pageAfterPage.name}`,
          ],
          rows,
        },
      ],
    };
  },
};

/** The count nearest to, or farthest beyond, what is allowed. */
function worse(known: string, count: number, allowed: number): string {
  const [before = 0, limit = 1] = known.split(" of ").map(Number);
  return known === "" || count / allowed > before / limit ? `${count} of ${allowed}` : known;
}
