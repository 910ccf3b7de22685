import { existsSync } from "node:fs";
import { bundlePath } from "../../demo/runner.ts";

/**
 * The file that the runner would run, as the last build left it; `AUDIT_BUNDLE` names another build. Rejects where there
 * is none: `npm test` builds first.
 */
export async function builtBundle(): Promise<string> {
  const path = process.env["AUDIT_BUNDLE"] || (await bundlePath());
  if (!existsSync(path)) throw new Error(`${path} does not exist: run "npm run build" first.`);
  return path;
}
