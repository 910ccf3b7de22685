import * as v from "valibot";
import { Problems } from "../errors.ts";
import type { Host } from "../runner/host.ts";
import { readJson } from "../text/read-json.ts";
import type { Expected } from "./merge.ts";
import { part, url } from "./portal-schema.ts";

const Plan = v.object({
  kind: v.literal("docspace-audit-plan"),
  portals: v.pipe(
    v.array(v.object({ name: v.pipe(v.string(), v.nonEmpty()), url, parts: v.optional(part) })),
    // Without one nobody would be missed.
    v.nonEmpty(),
  ),
});

/** The portals that the plan wanted audited, so that one that handed nothing on is missed; empty without a plan. */
export async function readExpected(host: Host, path: string | undefined): Promise<readonly Expected[]> {
  if (path === undefined) return [];
  let found: unknown;
  try {
    found = readJson(await host.readWorkspaceFile(path));
  } catch {
    found = undefined;
  }
  const plan = v.safeParse(Plan, found);
  if (plan.success)
    return plan.output.portals.map(({ name, url, parts }) =>
      parts === undefined ? { name, url } : { name, url, parts },
    );
  throw new Problems([
    `The plan ${path} cannot be read: it must be the file audit-plan.json that the plan step wrote.`,
  ]);
}
