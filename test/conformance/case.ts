import type { PortalOptions } from "../../demo/portal.ts";
import type { Shape } from "./shape.ts";
import type { Answer, Sent, World } from "./world.ts";

/** Versions of which the demo portal is compared with recorded answers. */
export const comparedVersions = ["3.7.2", "3.5.0"] as const;
export type ComparedVersion = (typeof comparedVersions)[number];

/** One fact about the server: what it answers to a request. True of the demo portal and of a recorded answer alike. */
export interface Case {
  readonly name: string;
  /** Of which of the versions it is true; of all of them where this is absent. */
  readonly versions?: readonly ComparedVersion[];
  /**
   * Names of recorded answers to the same question, of each of the versions that has one of that name; `3.7.2/name`: of
   * that version alone, where another version's answer of the name answers a different question.
   */
  readonly recorded?: readonly string[];
  /** What the demo portal is asked; may do something first. */
  readonly send: Sent | ((world: World) => Answer);
  /** With a version here, the case is about that version and is compared with no recording. */
  readonly portal?: PortalOptions;
  readonly status: number;
  /** Headers by their exact value or pattern; `null`: must be absent. */
  readonly headers?: Readonly<Record<string, string | RegExp | null>>;
  readonly shape?: Shape;
  /** An empty body. */
  readonly empty?: true;
  /** Anything more that must hold. */
  readonly facts?: (answer: Answer) => void;
}
