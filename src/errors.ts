/**
 * What went wrong as one sentence meant for people: what, why, what to do. Only a `UserError` may be shown; everything
 * else that is thrown is a defect of this program and says so (see {@link sentencesOf}).
 */
export class UserError extends Error {
  override readonly name: string = "UserError";
}

/** Several such sentences at once: everything that stands in the way, so that a user mends all in one go. */
export class Problems extends UserError {
  override readonly name = "Problems";
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.sentences = sentences;
  }
}

/** The run was told to stop. */
export class Cancelled extends UserError {
  override readonly name = "Cancelled";

  constructor() {
    super("The run was cancelled before it was done: nothing more is written, uploaded or sent.");
  }
}

/** Waits for both; where one or both end in problems, all of these are thrown at once. */
export async function allProblems<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const settled = await Promise.allSettled([first, second]);
  const reasons = settled.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
  const problems = reasons.filter((reason) => reason instanceof Problems);
  if (reasons.length > 0 && problems.length === reasons.length) {
    throw new Problems(problems.flatMap(({ sentences }) => sentences));
  }
  return Promise.all([first, second]);
}

/** What people are told of a failure: its sentences, or, for a defect, one that asks for a report. */
export function sentencesOf(error: unknown): readonly string[] {
  if (error instanceof Problems) return error.sentences;
  return [sentenceOf(error)];
}

let hearOfDefect: (stack: string) => void = () => undefined;

/**
 * Names who gets the stack of every defect that becomes a sentence, wherever in the program that happens, also where it
 * only makes a verdict unknown: without it nobody could mend what the sentence asks to report.
 */
export function listenToDefects(listener: (stack: string) => void): void {
  hearOfDefect = listener;
}

/** As {@link sentencesOf}, in one sentence; for failures that become a reason or a warning and do not end the run. */
export function sentenceOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  hearOfDefect(defectOf(error) ?? "");
  return `Something unexpected happened, which is a defect of docspace-audit: please report it with the debug log (${nameOf(error)}).`;
}

/** The stack of a defect, for the debug log; undefined for what is meant for people and needs none. */
export function defectOf(error: unknown): string | undefined {
  if (error instanceof UserError) return undefined;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The class of what was thrown; its message may quote anything, so it stays in the debug log. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
