import type { DocSpace } from "../docspace/http/client.ts";
import { PortalError } from "../docspace/http/portal-error.ts";
import { sentenceOf } from "../errors.ts";

/** Everything that stands in the way of a run, each once, so that a user can mend all in one go. */
export interface ProblemList {
  readonly sentences: readonly string[];
  add(...sentences: readonly string[]): void;
  /** What a request answers, or undefined when it fails; then the failure is a problem. */
  ask<T>(request: Promise<T>): Promise<T | undefined>;
  /** One sentence in place of all that the role of the key's owner may not do. */
  replaceThoseOfRole(sentence: string): void;
}

/** Cancelling rejects with the signal's reason. */
export function createProblemList({ signal }: DocSpace): ProblemList {
  const sentences = new Set<string>();
  const ofRole = new Set<string>();
  return {
    get sentences() {
      return [...sentences];
    },
    add(...added) {
      for (const sentence of added) sentences.add(sentence);
    },
    async ask(request) {
      try {
        return await request;
      } catch (error) {
        signal.throwIfAborted();
        const sentence = sentenceOf(error);
        sentences.add(sentence);
        if (error instanceof PortalError && error.kind === "role") ofRole.add(sentence);
        return undefined;
      }
    },
    replaceThoseOfRole(sentence) {
      for (const one of ofRole) sentences.delete(one);
      sentences.add(sentence);
    },
  };
}
