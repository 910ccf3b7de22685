import type { Delivery, Mail, Mailer } from "./mailer.ts";

/** As many messages in a row that break off are no longer one address's doing. */
const MOST_BREAKS = 3;
const BROKE_OFF = `Sending stopped before this mail, after ${MOST_BREAKS} in a row had broken off. The next run sends it.`;
const CANCELLED = "The run was cancelled before.";

/**
 * Sends one mail after the other; an outcome for each, in their order. Some servers drop the connection at a single
 * address, so after a break it is opened again for the next mail. The rest is `unsent` when that fails, when
 * {@link MOST_BREAKS} in a row broke off, or when the run was cancelled. Nothing is sent twice. Never rejects.
 */
export async function sendEach(
  mails: readonly Mail[],
  mailer: Mailer,
  signal?: AbortSignal,
  progress?: (outcomes: readonly Delivery[]) => void | Promise<void>,
): Promise<readonly Delivery[]> {
  const outcomes: Delivery[] = [];
  let breaks = 0;
  let stopped: string | undefined;
  for (const mail of mails) {
    if (signal?.aborted) stopped ??= CANCELLED;
    if (stopped === undefined && breaks >= MOST_BREAKS) stopped = BROKE_OFF;
    if (stopped === undefined && breaks > 0) {
      const ready = await mailer.open();
      if (ready.state === "unsent") stopped = ready.why;
    }
    const outcome: Delivery =
      stopped === undefined
        ? await mailer.send(mail, signal).catch(unknownOutcome)
        : { state: "unsent", why: stopped };
    breaks = outcome.state === "unsent" || outcome.state === "uncertain" ? breaks + 1 : 0;
    outcomes.push(outcome);
    if (stopped === undefined) await progress?.(outcomes);
  }
  return outcomes;
}

function unknownOutcome(error: unknown): Delivery {
  return { state: "uncertain", why: `Sending failed unexpectedly (${(error as Error).name}).` };
}
