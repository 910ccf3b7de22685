import { UserError } from "../../errors.ts";
import type { Clock } from "../../time/clock.ts";
import type { Issue, Issues } from "./issues.ts";
import { bodyWith, lengthOfOthers, type Marks, newBody, sameBody } from "./our-part.ts";
import { type Refusal, refusalOf, refusalSentence } from "./refusals.ts";

export const ISSUE_LABEL = "docspace-audit";

/** What is to stand in the issue. */
export interface WantedIssue {
  readonly title: string;
  readonly marks: Marks;
  /** Our part, in at most so many characters. */
  readonly text: (budget: number) => string;
  /** Whether there is something to do. */
  readonly open: boolean;
  /** Characters that a body may have. */
  readonly longestBody: number;
}

export interface IssueOptions {
  readonly repository: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly info: (line: string) => void;
  readonly warn: (line: string) => void;
}

/** What became of it; `none`: there was none, and nothing to do. */
export interface WrittenIssue {
  readonly outcome: "created" | "updated" | "closed" | "reopened" | "unchanged" | "none";
  readonly url?: string;
}

/**
 * Writes the one issue of a portal and period: found by its label and its mark, opened, changed, closed and opened
 * again as the findings go. The same findings change nothing, also where people closed it. Rejects with a
 * {@link UserError}.
 */
export async function writeIssue(
  issues: Issues,
  wanted: WantedIssue,
  options: IssueOptions,
): Promise<WrittenIssue> {
  const ask = asker(options);
  const listed = await ask(() => issues.list(ISSUE_LABEL), "again");
  const found = listed.filter(({ body }) => body.includes(wanted.marks.begin));
  const [issue] = found;
  if (found.length > 1) {
    const numbers = found.map(({ number }) => `#${number}`).join(", ");
    options.warn(
      `Several issues hold the mark of this portal and period (${numbers}): the oldest is the one that is written.`,
    );
  }
  if (issue !== undefined) return await update(issues, issue, wanted, ask);
  return wanted.open ? await create(issues, wanted, ask) : { outcome: "none" };
}

async function update(issues: Issues, issue: Issue, wanted: WantedIssue, ask: Ask): Promise<WrittenIssue> {
  const { marks, open, longestBody } = wanted;
  const budget = longestBody - lengthOfOthers(issue.body, marks);
  const body = bodyWith(issue.body, marks, wanted.text(budget));
  if (sameBody(body, issue.body)) return { outcome: "unchanged", url: issue.url };
  if (body.length > longestBody) {
    throw new UserError(
      `The issue on GitHub was not written: what people wrote into ${issue.url} leaves no room for the findings. Move some of it into comments.`,
    );
  }
  const { url } = await ask(() => issues.update(issue.number, { body, open }), "again");
  if (open === issue.open) return { outcome: "updated", url };
  return { outcome: open ? "reopened" : "closed", url };
}

async function create(issues: Issues, wanted: WantedIssue, ask: Ask): Promise<WrittenIssue> {
  await ask(() => withLabel(issues), "again");
  const { title, marks, longestBody } = wanted;
  const body = newBody(marks, wanted.text(longestBody - newBody(marks, "").length));
  const made = await ask(() => issues.create({ title, body, label: ISSUE_LABEL }), "once");
  if (!made.labels.includes(ISSUE_LABEL)) {
    throw new UserError(
      `The issue ${made.url} was written, but without the label ${ISSUE_LABEL}, by which it is found again: the token may not set labels. Set it by hand, else the next run writes a second issue.`,
    );
  }
  return { outcome: "created", url: made.url };
}

/** Without the right to set labels GitHub drops them and says nothing; making one tells. */
async function withLabel(issues: Issues): Promise<void> {
  try {
    await issues.createLabel(ISSUE_LABEL, "What an audit of a DocSpace portal found");
  } catch (error) {
    if ((error as { readonly status?: unknown }).status !== 422) throw error;
  }
}

type Ask = <T>(request: () => Promise<T>, may: "again" | "once") => Promise<T>;

/** Milliseconds that a run waits at most for GitHub's limit, each time. */
const LONGEST_WAIT = 90_000;
const PAUSES = [1_000, 4_000];

/** Tries again what was refused for a limit, and what may be done twice where GitHub failed or did not answer. */
function asker({ clock, signal, repository, info }: IssueOptions): Ask {
  return async (request, may) => {
    for (let tries = 0; ; tries++) {
      try {
        return await request();
      } catch (error) {
        signal.throwIfAborted();
        // Whatever GitHub or the network did has a status; the rest is a defect.
        if (!(error instanceof Error && "status" in error)) throw error;
        const refusal = refusalOf(error, clock.now());
        const pause = pauseAfter(refusal, may, tries);
        if (pause === undefined) throw refusalSentence(refusal, repository);
        info(`Asking GitHub again in ${Math.ceil(pause / 1000)} s.`);
        await clock.sleep(pause, signal);
      }
    }
  };
}

/** Milliseconds until it is worth asking again; undefined where it is not. */
function pauseAfter({ status, wait }: Refusal, may: "again" | "once", tries: number): number | undefined {
  if (tries >= PAUSES.length) return undefined;
  const failed = status === 0 || status >= 500;
  const pause = wait ?? (failed && may === "again" ? PAUSES[tries] : undefined);
  return pause === undefined || pause > LONGEST_WAIT ? undefined : pause;
}
