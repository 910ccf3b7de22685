import type { Clock } from "../../time/clock.ts";

/** The portal's clock, learnt from its answers. */
export interface PortalTime {
  /** Reads the `Date` header of an answer to a request that was sent at `asked`, by this machine's clock. */
  learn(headers: Readonly<Record<string, string>>, asked: number): void;
  now(): number;
  skew(): number | undefined;
}

/** A `Date` header has whole seconds, and an answer takes its time: a difference up to this is none. Milliseconds. */
const NOISE = 2_000;

/**
 * The header was written between the request and the answer, in the second it names. Of all answers the quickest says
 * most exactly how far the clocks are apart.
 */
export function createPortalTime(clock: Clock): PortalTime {
  let best: { readonly skew: number; readonly took: number } | undefined;
  return {
    learn(headers, asked) {
      const written = Date.parse(headers["date"] ?? "");
      const took = clock.now() - asked;
      if (Number.isNaN(written) || took < 0 || (best !== undefined && took >= best.took)) return;
      best = { skew: Math.round(written + 500 - (asked + took / 2)), took };
    },
    now: () => clock.now() + (best !== undefined && Math.abs(best.skew) > NOISE ? best.skew : 0),
    skew: () => best?.skew,
  };
}
