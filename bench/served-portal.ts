import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { BulkOptions } from "../demo/bulk.ts";
import type { PortalOptions } from "../demo/portal.ts";

interface PortalCounts {
  readonly received: number;
  readonly rejected: number;
  readonly mostInFlight: number;
  /** Requests that had to follow one another. */
  readonly roundTrips: number;
}

/** A demo portal in another process, on the loopback address. */
export interface ServedPortal {
  readonly url: string;
  readonly key: string;
  readonly month: string;
  /** Id of the folder for reports. */
  readonly folder: string;
  /** What came in so far. */
  counts(): Promise<PortalCounts>;
  close(): Promise<void>;
}

export async function servePortal(bulk: BulkOptions, portal: PortalOptions = {}): Promise<ServedPortal> {
  const child = fork(join(import.meta.dirname, "portal-process.ts"), [JSON.stringify({ bulk, portal })], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: [],
  });
  const [ready] = (await once(child, "message")) as [Omit<ServedPortal, "counts" | "close">];
  return {
    ...ready,
    async counts() {
      child.send("count");
      const [counts] = (await once(child, "message")) as [PortalCounts];
      return counts;
    },
    async close() {
      if (child.exitCode !== null) return;
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
}
