// The roll-up of many portals: makes their summaries, runs the bundle on them, tells seconds and peak memory.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository, runAction } from "../demo/runner.ts";

const KINDS = ["active", "active", "active", "inactive", "new", "unknown", "exempt"] as const;

/** Summaries of `portals` portals with `members` memberships each, in ten rooms; every fifth person is in two portals. */
export async function writeSummaries(folder: string, portals: number, members: number): Promise<void> {
  for (let portal = 0; portal < portals; portal++) {
    const counts = { disabled: 0, invited: 0, exempt: 0, active: 0, new: 0, unknown: 0, inactive: 0 };
    const rooms = Array.from({ length: 10 }, (_, id) => ({
      id: id + 1,
      events: 1000,
      members: [] as object[],
    }));
    let inactive = 0;
    for (let member = 0; member < members; member++) {
      const verdict = KINDS[member % KINDS.length] ?? "active";
      counts[verdict]++;
      if (verdict === "inactive") inactive++;
      const who = member % 5 === 0 ? `${portal >> 1}-${member}` : `${portal}-${member}-alone`;
      const address = verdict === "inactive" ? { address: who.padStart(24, "0") } : {};
      rooms[member % 10]?.members.push({
        person: `${portal}-${member}`.padStart(24, "0"),
        ...address,
        verdict,
        access: "read",
        events: 1,
      });
    }
    const summary = {
      schemaVersion: 1,
      kind: "docspace-audit-summary",
      tool: { name: "docspace-audit", version: "1.0.0" },
      generatedAt: "2026-11-02T07:17:09+01:00",
      portal: { url: `https://portal-${portal}.example.com`, version: "3.7.2" },
      reports: ["compliance", "inactivity"],
      period: {
        firstDay: "2026-10-01",
        lastDay: "2026-10-31",
        timeZone: "UTC",
        label: "2026-10",
        provisional: false,
      },
      settings: { rooms: "all", minActivity: 1, graceDays: 14, activity: "any", narrowed: false },
      complete: true,
      reasons: [],
      memberships: counts,
      inactivePeople: inactive,
      eventCounts: { portal: 12_000, inRooms: 10_000 },
      activeRooms: 10,
      rooms,
    };
    const own = join(folder, "audits", `portal-${portal}`);
    await mkdir(own, { recursive: true });
    await writeFile(join(own, "audit-summary-2026-10.json"), JSON.stringify(summary, null, 1));
  }
}

/** Runs the bundle on them. @returns seconds, and the most memory in MB */
export async function measureRollUp(
  portals: number,
  members: number,
): Promise<{ seconds: number; megabytes: number; outputs: Readonly<Record<string, string>> }> {
  const workspace = await mkdtemp(join(tmpdir(), "rollup-bench-"));
  try {
    await writeSummaries(workspace, portals, members);
    const tell = `process.on("exit", () => process.stdout.write("\\npeak " + process.resourceUsage().maxRSS + "\\n"))`;
    const run = await runAction({
      bundle: join(repository, "dist", "rollup", "index.js"),
      action: join(repository, "rollup", "action.yml"),
      inputs: {},
      workspace,
      nodeOptions: [`--import=data:text/javascript,${encodeURIComponent(tell)}`],
    });
    await run.cleanUp();
    if (run.exitCode !== 0) throw new Error(run.log);
    const kilobytes = Number(/^peak (\d+)$/m.exec(run.rawLog)?.[1]);
    return { seconds: run.milliseconds / 1000, megabytes: kilobytes / 1024, outputs: run.outputs };
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  for (const portals of [1, 200, 1000]) {
    const { seconds, megabytes } = await measureRollUp(portals, 1000);
    process.stdout.write(
      `${portals} portals of 1000 members: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB\n`,
    );
  }
}
