import type { DocSpace } from "../docspace/http/client.ts";
import { allProblems, Problems } from "../errors.ts";
import { type Preflight, preflight } from "../preflight/preflight.ts";
import { noteText } from "../report/vocabulary/notes.ts";
import type { Host } from "../runner/host.ts";
import { mayShowNames } from "../runner/names.ts";
import type { Exemption } from "../settings/exemptions-file.ts";
import { INPUTS, readSettings } from "../settings/inputs.ts";
import type { Settings } from "../settings/settings.ts";
import type { RunContext } from "./context.ts";
import { readExemptions } from "./exemptions.ts";
import { maskSecrets, openPortal } from "./open-portal.ts";

/** Masks the secrets first; then every violation of every input at once, with addresses only where they may be shown. */
export async function readInputs(host: Host): Promise<Settings> {
  maskSecrets(host);
  if (await namesAllowed(host)) host.showAddresses();
  const read = readSettings(host.readInput);
  if ("problems" in read) throw new Problems(read.problems.map((problem) => problem.message));
  return read.settings;
}

/** Looks whether the job can be done; every problem of the portal and of the exemptions at once. */
export async function lookAtPortal(
  host: Host,
  settings: Settings,
): Promise<{ readonly context: RunContext; readonly exemptions: readonly Exemption[] }> {
  const docspace = openPortal(host, settings, host.signal);
  const [exemptions, ready] = await host.log.group("Looking at the portal", () =>
    allProblems(readExemptions(host, settings), checkPortal(host, docspace, settings)),
  );
  const showNames = await namesAllowed(host);
  return { context: { host, settings, docspace, ready, showNames }, exemptions };
}

/** Asks the raw input, so that it is known whatever is wrong with other inputs. */
async function namesAllowed(host: Host): Promise<boolean> {
  const { parse, default: usual } = INPUTS["show-names"];
  const parsed = parse(host.readInput("show-names").trim() || usual);
  return "value" in parsed && mayShowNames(parsed.value, (await host.workflow()).visibility);
}

/** Every problem at once; warnings go to the log. */
export async function checkPortal(host: Host, docspace: DocSpace, settings: Settings): Promise<Preflight> {
  const result = await preflight(docspace, settings);
  if ("problems" in result) throw new Problems(result.problems);
  const { notes, trail } = result.ready;
  for (const one of notes) host.log[one.level](noteText(one));
  if (trail === "unavailable")
    host.log.info("The plan has no Audit feature: only the rooms' own logs can be read.");
  return result.ready;
}
