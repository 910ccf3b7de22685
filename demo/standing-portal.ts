import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { makeOrganisation } from "./organisation.ts";
import { startDemoServer } from "./server.ts";
import { count, say } from "./show.ts";
import { bashShell, runJob } from "./workflow.ts";

/** A demo portal that stays until the process is ended; what a workflow needs to know of it is told. */
export async function standPortal(month: string, timeZone: string): Promise<void> {
  const organisation = makeOrganisation({ month, timeZone });
  const { truth, people, store, rooms, reportFolderId, keys } = organisation;
  const portal = organisation.portal();
  portal.keepRequests = false;
  const { url } = await startDemoServer(portal);
  say(
    `A demo portal (DocSpace ${portal.settings.version}, ${timeZone}) until Ctrl-C: ${count(truth.events)} events in ${month}, ${people.length} people, ${store.rooms.size} rooms.`,
  );
  say(`  portal-url: ${url}`);
  say(`  api-key:    ${keys.least.secret}`);
  say(`  folder-id:  ${reportFolderId}`);
  say(`  room-ids:   ${[rooms.legal, rooms.finance, rooms.launch].map(({ id }) => id).join(", ")}`);
  say("A second terminal runs a workflow file against it: DOCSPACE_API_KEY=… npm run workflow -- FILE");
}

/**
 * Runs the steps of a workflow file's job `audit` on this machine, in a new workspace, whatever their conditions. Secrets are
 * the environment's variables of their names; what a person types in for a run by hand is empty.
 *
 * @returns the exit code of the action's run, 1 where there was none
 */
export async function runWorkflow(file = ""): Promise<number> {
  const workflow = resolve(process.env["INIT_CWD"] ?? "", file);
  if (file === "" || !existsSync(workflow)) {
    say("Name a workflow file, such as: npm run workflow -- docs/examples/monthly.yml");
    return 1;
  }
  const home = await mkdtemp(join(tmpdir(), "docspace-audit-workflow-"));
  const runs = await runJob({
    workflow,
    job: "audit",
    contexts: { secrets: process.env },
    workspace: join(home, "workspace"),
    artifacts: join(home, "artifacts"),
    shell: bashShell,
    onLog: (text) => process.stdout.write(text),
  });
  const run = [...runs.values()].at(-1);
  if (run === undefined) {
    say(`${file} has no job "audit" with a step that uses org/docspace-audit@v1.`);
    return 1;
  }
  const summary = join(home, "job-summary.md");
  await writeFile(summary, run.summary);
  say();
  say(`Exit code ${run.exitCode}. What GitHub shows on the page of the run: ${summary}`);
  for (const path of run.files.values()) if (path.endsWith(".html")) say(pathToFileURL(path).href);
  return run.exitCode ?? 1;
}
