import type { PortalOptions } from "../../demo/portal.ts";
import type { Shape } from "./shape.ts";
import type { Answer, Sent, World } from "./world.ts";

/** One fact about the server: what it answers to a request. True of the demo portal and of a recorded answer alike. */
export interface Case {
  readonly name: string;
  /** Names of recorded answers to the same question. */
  readonly recorded?: readonly string[];
  /** What the demo portal is asked; may do something first. */
  readonly send: Sent | ((world: World) => Answer);
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
