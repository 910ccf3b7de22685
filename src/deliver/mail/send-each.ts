import type { Clock } from "../../time/clock.ts";
import type { Delivery, Mail, Mailer } from "./mailer.ts";

/** As many messages in a row that break off, or that the server wants from nobody, are no longer one address's doing. */
const MOST_BREAKS = 3;
const BROKE_OFF = `Sending stopped before this mail, after ${MOST_BREAKS} in a row had failed. The next run sends it.`;
const CANCELLED = "The run was cancelled before it was sent.";
/** Milliseconds that the second tries may take together. */
const PATIENCE = 15 * 60_000;

export interface SendEachOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Told the outcomes so far after every mail; the next mail waits for it. */
  readonly progress?: (outcomes: readonly Delivery[]) => void | Promise<void>;
}

/**
 * Sends one mail after the other; an outcome for each, in their order. Some servers drop the connection at a single
 * address, so after a break it is opened again for the next mail. The rest is `unsent` when that fails, when
 * {@link MOST_BREAKS} in a row broke off, or when the run was cancelled. What was refused for the time being is tried
 * once more at the end, after the pause that the mailer keeps. Nothing that may have been sent is sent twice. Never
 * rejects.
 */
export async function sendEach(
  mails: readonly Mail[],
  mailer: Mailer,
  options: SendEachOptions,
): Promise<readonly Delivery[]> {
  const outcomes = await round(mails, mailer, options);
  const again = outcomes.flatMap((outcome, index) => (isTemporary(outcome) ? [index] : []));
  if (again.length === 0 || options.signal?.aborted) return outcomes;
  await mailer.rest(options.signal);
  // What stopped the second round says less than why the mail was refused in the first.
  const withRepeated = (repeated: readonly Tried[]): readonly Delivery[] => {
    const tried = new Map(repeated.map((outcome, number) => [again[number], outcome]));
    return outcomes.map((first, index) => {
      const second = tried.get(index);
      return second === undefined || "skipped" in second ? first : second;
    });
  };
  const repeated = await round(
    again.flatMap((index) => mails[index] ?? []),
    mailer,
    {
      ...options,
      progress: (soFar) => options.progress?.(withRepeated(soFar)),
      until: options.clock.now() + PATIENCE,
    },
  );
  return withRepeated(repeated);
}

function isTemporary(outcome: Delivery): boolean {
  return (outcome.state === "refused" || outcome.state === "unsent") && outcome.temporary !== undefined;
}

type Tried = Delivery | (Delivery & { readonly skipped: true });

async function round(
  mails: readonly Mail[],
  mailer: Mailer,
  { clock, signal, progress, until }: SendEachOptions & { readonly until?: number },
): Promise<readonly Tried[]> {
  const outcomes: Tried[] = [];
  let breaks = 0;
  let stopped: Delivery | undefined;
  for (const mail of mails) {
    if (signal?.aborted) stopped = { state: "unsent", why: CANCELLED };
    else if (until !== undefined && clock.now() > until) stopped ??= { state: "unsent", why: BROKE_OFF };
    if (stopped === undefined && breaks > 0) stopped = await goOn(outcomes.at(-1), breaks, mailer);
    if (stopped !== undefined) {
      outcomes.push({ ...stopped, skipped: true } as Tried);
      continue;
    }
    const outcome = await mailer.send(mail, signal).catch(unknownOutcome);
    breaks = isBreak(outcome) ? breaks + 1 : 0;
    outcomes.push(outcome);
    await progress?.(outcomes);
  }
  return outcomes;
}

/** Undefined where the next mail may be tried after one that failed for no fault of its address. */
async function goOn(
  last: Delivery | undefined,
  breaks: number,
  mailer: Mailer,
): Promise<Delivery | undefined> {
  if (breaks >= MOST_BREAKS) {
    const waiting = last !== undefined && isTemporary(last);
    return { state: "unsent", why: BROKE_OFF, ...(waiting ? { temporary: "server" } : {}) };
  }
  if (last?.state === "refused") return undefined;
  const ready = await mailer.open();
  return ready.state === "unsent" ? ready : undefined;
}

/** Whether a mail failed in a way that the next one probably will, too. */
function isBreak(outcome: Delivery): boolean {
  if (outcome.state === "refused") return outcome.temporary === "server";
  return outcome.state !== "sent";
}

function unknownOutcome(error: unknown): Delivery {
  return { state: "uncertain", why: `Sending failed unexpectedly (${(error as Error).name}).` };
}
