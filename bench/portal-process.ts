// A demo portal with many events in a process of its own: what it takes does not count for the program measured.
import { type BulkOptions, makeBulk } from "../demo/bulk.ts";
import type { PortalOptions } from "../demo/portal.ts";
import { startDemoServer } from "../demo/server.ts";

const { bulk, portal: options } = JSON.parse(process.argv[2] ?? "{}") as {
  bulk: BulkOptions;
  portal: PortalOptions;
};
const organisation = makeBulk(bulk);
const portal = organisation.portal(options);
portal.keepRequests = false;
const server = await startDemoServer(portal);
process.on("message", (message) => {
  if (message !== "count") return;
  process.send?.({
    received: portal.received,
    rejected: portal.limiter?.rejected ?? 0,
    mostInFlight: portal.mostInFlight,
    roundTrips: portal.roundTrips,
  });
});
process.once("disconnect", () => void server.close().then(() => process.exit(0)));
process.send?.({
  url: server.url,
  key: organisation.key.secret,
  month: organisation.month,
  folder: String(organisation.reportFolderId),
});
