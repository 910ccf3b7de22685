import { collect } from "../collect/collect.ts";
import type { Collected } from "../collect/collected.ts";
import { createSpool, type Spool } from "../collect/spool/spool.ts";
import type { Host } from "../runner/host.ts";
import { createProgress, progressLine, waitingLine } from "../runner/progress.ts";
import type { RunContext } from "./context.ts";

/** A place on disk for what is read; it is gone however the process ends. */
export function openSpool(host: Host): Spool {
  const spool = createSpool(host.temporaryDirectory, host.signal);
  host.atExit(spool.remove);
  return spool;
}

/** Reads everything, telling how far it is. */
export async function collectPeriod(
  { host, docspace, settings, ready }: RunContext,
  spool: Spool,
): Promise<Collected> {
  const { clock, log } = host;
  const { firstDay, lastDay } = ready.period;
  return log.group(`Reading ${firstDay} to ${lastDay}`, async () => {
    const begun = clock.now();
    const progress = createProgress(log, clock);
    const collected = await collect({
      docspace,
      spool,
      portal: ready,
      settings,
      onProgress: ({ events, share }) =>
        progress.report(() => progressLine(events, clock.now() - begun, share)),
      waitForRows: (seconds) => {
        log.info(waitingLine(seconds));
        return clock.sleep(seconds * 1000, docspace.signal);
      },
    });
    docspace.signal.throwIfAborted();
    return collected;
  });
}
