import { registerHooks } from "node:module";

/** What can be taken out of the collector, to show that the simulation would notice. */
export const VARIANTS = ["ties", "dedup"] as const;
export type Variant = (typeof VARIANTS)[number];

/** A module of the collector, who imports it, and what they get instead. */
const REPLACED: Readonly<Record<Variant, { readonly module: string; readonly instead: string }>> = {
  ties: { module: "./crowded-second.ts", instead: "./naive-second.ts" },
  dedup: { module: "../spool/id-set.ts", instead: "./forgetful-id-set.ts" },
};

/**
 * From now on the reader of the trail is loaded without the exact reading of crowded seconds, or without the memory of
 * the events it has seen. Must be called before the collector is imported; the product itself has no such switch.
 */
export function removeHandling(variant: Variant): void {
  const { module, instead } = REPLACED[variant];
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === module && context.parentURL?.includes("/src/collect/trail/") === true
        ? next(new URL(instead, import.meta.url).href, context)
        : next(specifier, context),
  });
}
