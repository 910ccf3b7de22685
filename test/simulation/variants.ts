import { registerHooks } from "node:module";

/** A module of the product, and what is loaded instead wherever the product imports it. */
const REPLACED = {
  /** Crowded seconds are read page by page. */
  ties: { module: "collect/trail/crowded-second.ts", instead: "naive-second.ts" },
  /** Events are not remembered. */
  dedup: { module: "collect/spool/id-set.ts", instead: "forgetful-id-set.ts" },
  /** Contexts are read as those of the newest version. */
  dialect: { module: "docspace/wire/context.ts", instead: "prefixed-context.ts" },
  /** Everybody could act all the time. */
  "able-to-act": { module: "assess/membership/able-to-act.ts", instead: "always-able.ts" },
  /** Nothing that was not read stands against a verdict. */
  "fail-closed": { module: "assess/verdicts/evidence.ts", instead: "no-objection.ts" },
  /** Ids are never given again. */
  "given-again": { module: "assess/attribution/file-lives.ts", instead: "one-life.ts" },
  /** Dates are believed as they are printed. */
  dates: { module: "collect/trail/repeated-hour.ts", instead: "printed-dates.ts" },
  /** Lists are read page after page. */
  walker: { module: "docspace/wire/paging.ts", instead: "naive-walker.ts" },
  /** Nothing is looked at again. */
  "look-again": { module: "collect/whereabouts/look-again.ts", instead: "one-look.ts" },
  /** Rows are taken for written as soon as something is done. */
  "late-rows": { module: "collect/whereabouts/deciding-places.ts", instead: "no-waiting.ts" },
  /** The trail is not compared with the rooms' logs. */
  "cross-check": { module: "collect/rooms/cross-check.ts", instead: "no-cross-check.ts" },
  /** Titles that nobody is known to have borne are no doubt. */
  "unknown-titles": { module: "assess/attribution/by-context.ts", instead: "known-titles.ts" },
} as const;

/** What can be taken out of the product, to show that the simulation would notice. */
export type Variant = keyof typeof REPLACED;
export const VARIANTS = Object.keys(REPLACED) as readonly Variant[];

/**
 * From now on the product is loaded without one of its parts. Must be called before the product is imported; the product
 * itself has no such switch.
 */
export function removeHandling(variant: Variant): void {
  const { module, instead } = REPLACED[variant];
  const replaced = new URL(`../../src/${module}`, import.meta.url).href;
  const source = new URL("../../src/", import.meta.url).href;
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      if (found.url !== replaced || context.parentURL?.startsWith(source) !== true) return found;
      return next(new URL(`without/${instead}`, import.meta.url).href, context);
    },
  });
}
