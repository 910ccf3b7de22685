/** What the user has to know and can do something about: sentences, shown without a stack. */
export class Problems extends Error {
  override readonly name = "Problems";
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.sentences = sentences;
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

/** The run was told to stop. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";

  constructor() {
    super("The run was cancelled before it was done: nothing more is written, uploaded or sent.");
  }
}
