/** What the user has to know and can do something about: sentences, shown without a stack. */
export class Problems extends Error {
  override readonly name = "Problems";
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.sentences = sentences;
  }
}

/** The run was told to stop. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";

  constructor() {
    super("The run was cancelled before it was done: nothing more is written, uploaded or sent.");
  }
}
