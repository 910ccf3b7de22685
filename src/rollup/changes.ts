import * as v from "valibot";
import { UserError } from "../errors.ts";
import { readJson } from "../text/read-json.ts";
import type { RollUp } from "./model.ts";
import { ROLLUP_KIND, ROLLUP_SCHEMA_VERSION } from "./version.ts";

/** What is different from the last roll-up. */
export interface Changes {
  /** The label of its period, such as `2026-09`; it may have had none. */
  readonly since: string | undefined;
  /** By the portal's address, where both roll-ups have complete figures of it: inactive memberships more or less. */
  readonly inactive: ReadonlyMap<string, number>;
  readonly newPortals: readonly string[];
  readonly gonePortals: readonly string[];
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Last = v.object({
  schemaVersion: v.literal(ROLLUP_SCHEMA_VERSION),
  kind: v.literal(ROLLUP_KIND),
  period: v.optional(v.object({ label: v.string() })),
  portals: v.array(
    v.object({
      name: v.string(),
      url: v.string(),
      state: v.string(),
      figures: v.optional(v.object({ inactive: v.optional(count) })),
      rules: v.optional(v.string()),
      chosenRooms: v.optional(count),
    }),
  ),
});

/** Bytes of the JSON of some ten thousand portals. */
export const LARGEST_ROLLUP = 32 * 1024 * 1024;

/**
 * Compares with the JSON of the last roll-up. Incomplete figures, and those by other rules or of other rooms,
 * are not compared: they say less than they seem to. Pure.
 *
 * @throws UserError with the rest of a sentence, for what is no such JSON
 */
export function changesSince(content: Uint8Array, now: RollUp): Changes {
  const found: unknown = content.byteLength > LARGEST_ROLLUP ? undefined : jsonOf(content);
  const last = v.safeParse(Last, found);
  if (!last.success) throw new UserError("it is no JSON of a roll-up of this version");
  const before = last.output.portals.filter(({ url }) => url !== "");
  const known = new Map(before.map((one) => [one.url, one]));
  const inactive = new Map<string, number>();
  for (const { url, state, figures, rules, chosenRooms } of now.rows) {
    const earlier = known.get(url);
    if (state !== "complete" || earlier?.state !== "complete") continue;
    const then = earlier.figures?.inactive;
    if (figures?.judged !== true || then === undefined) continue;
    if (earlier.rules !== rules || earlier.chosenRooms !== chosenRooms) continue;
    inactive.set(url, figures.counts.inactive - then);
  }
  const there = new Set(now.rows.map(({ url }) => url));
  return {
    since: last.output.period?.label,
    inactive,
    newPortals: now.rows.filter(({ url }) => url !== "" && !known.has(url)).map(({ name }) => name),
    gonePortals: before.filter(({ url }) => !there.has(url)).map(({ name }) => name),
  };
}

function jsonOf(content: Uint8Array): unknown {
  try {
    return readJson(new TextDecoder().decode(content));
  } catch {
    return undefined;
  }
}
