import type { BulkOrganisation } from "../demo/bulk.ts";
import { inProcessTransport, type PortalOptions } from "../demo/portal.ts";
import type { Transport } from "../src/docspace/http/transport.ts";
import type { Clock } from "../src/time/clock.ts";
import { createVirtualClock } from "../test/unit/docspace/virtual-clock.ts";
import type { ServedPortal } from "./served-portal.ts";

/** One row of the audit trail or of a room's log, as it comes over the wire. */
export interface WireRow {
  readonly [field: string]: unknown;
  readonly id: number;
}

/** What the portal answered; no rows where it refused. */
export interface WirePage {
  readonly status: number;
  readonly rows: readonly WireRow[];
  readonly total: number | undefined;
}

/** The way to a portal for programs other than this one: a GET, and a clock to wait with. */
export interface Wire {
  get(path: string, query: Readonly<Record<string, string | number>>): Promise<WirePage>;
  readonly clock: Clock;
  /** Requests sent so far. */
  readonly sent: number;
  /** First and last second of the month, as the server accepts them. */
  readonly from: string;
  readonly to: string;
  readonly roomIds: readonly number[];
}

/** How another program reads a portal, and what it then believes. */
export interface Peer {
  readonly name: string;
  read(wire: Wire): Promise<{ readonly events: number; readonly believes: string }>;
}

export interface PeerRun {
  readonly wall: number;
  readonly requests: number;
  readonly events: number;
  readonly believes: string;
  readonly rejected: number;
}

/** A peer against a portal in this process, on a clock that only moves when everybody waits. */
export async function runPeerVirtually(
  peer: Peer,
  organisation: BulkOrganisation,
  options: PortalOptions = {},
): Promise<PeerRun> {
  const clock = createVirtualClock(organisation.now);
  const portal = organisation.portal(options);
  portal.keepRequests = false;
  const wire = openWire(inProcessTransport(portal, clock), clock, "https://portal.example.com", organisation);
  const begun = clock.now();
  const found = await clock.until(peer.read(wire));
  return {
    wall: clock.now() - begun,
    requests: wire.sent,
    rejected: portal.limiter?.rejected ?? 0,
    ...found,
  };
}

/** A peer over the loopback address, in real time. `organisation` is the same as the portal's. */
export async function runPeer(
  peer: Peer,
  portal: ServedPortal,
  organisation: Pick<BulkOrganisation, "key" | "truth">,
): Promise<PeerRun> {
  const send: Transport = async ({ url, headers }) => {
    const answer = await fetch(url, { headers });
    return { status: answer.status, headers: {}, body: new Uint8Array(await answer.arrayBuffer()) };
  };
  const clock: Clock = {
    now: () => performance.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };
  const before = await portal.counts();
  const wire = openWire(send, clock, portal.url, organisation);
  const begun = clock.now();
  const found = await peer.read(wire);
  const wall = clock.now() - begun;
  const { rejected } = await portal.counts();
  return { wall, requests: wire.sent, rejected: rejected - before.rejected, ...found };
}

function openWire(
  transport: Transport,
  clock: Clock,
  url: string,
  { key, truth }: Pick<BulkOrganisation, "key" | "truth">,
): Wire {
  const decoder = new TextDecoder();
  const { signal } = new AbortController();
  let sent = 0;
  return {
    async get(path, query) {
      sent++;
      const address = new URL(`/api/2.0/${path}`, url);
      for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
      const headers = { accept: "application/json", authorization: `Bearer ${key.secret}` };
      const answer = await transport({ method: "GET", url: address, headers, timeout: 60_000, signal });
      if (answer.status !== 200) return { status: answer.status, rows: [], total: undefined };
      const { response, total } = JSON.parse(decoder.decode(answer.body)) as {
        response?: WireRow[];
        total?: number;
      };
      return { status: 200, rows: response ?? [], total };
    },
    clock,
    get sent() {
      return sent;
    },
    from: new Date(truth.start * 1000).toISOString(),
    to: new Date((truth.end - 1) * 1000).toISOString(),
    roomIds: [...truth.eventsByRoom.keys()],
  };
}
