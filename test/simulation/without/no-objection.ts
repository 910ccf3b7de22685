import type { Proof } from "../../../src/assess/verdicts/evidence.ts";

export * from "../../../src/assess/verdicts/evidence.ts";

/** Whatever was not read stands against nobody. */
export const createProof = (): Proof => ({ objection: () => undefined });
