import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import { repository } from "../../demo/runner.ts";
import type { AuditJson } from "./report.ts";
import { audit } from "./scenario.ts";

/** The shell blocks of the document, without their indentation. */
const commands = [
  ...readFileSync(join(repository, "docs", "how-it-decides.md"), "utf8").matchAll(
    /^( *)```sh\n([\s\S]*?)^\1```/gm,
  ),
].map(([, indent = "", block = ""]) => block.replaceAll(new RegExp(`^${indent}`, "gm"), ""));
const [listed = "", proof = "", hash = "", hashes = ""] = commands;
/** On Windows the paths of `report-files` are written otherwise. */
const runnable =
  process.platform !== "win32" &&
  ["jq", "sha256sum"].every((name) => spawnSync(name, ["--version"]).status === 0);

test("each command of the document has a test here", () => {
  expect(commands).toHaveLength(4);
});

describe.skipIf(!runnable)("the commands with which an auditor checks a report by hand", () => {
  const folder = mkdtempSync(join(tmpdir(), "docspace-audit-commands-"));
  const json = join(folder, "audit-report-2026-10.json");
  let reportFiles = "";
  const run = (command: string): string =>
    execFileSync("bash", ["-euo", "pipefail", "-c", command], {
      cwd: folder,
      env: { ...process.env, REPORT_FILES: reportFiles },
      encoding: "utf8",
    });
  const report = (): AuditJson => JSON.parse(readFileSync(json, "utf8")) as AuditJson;

  beforeAll(async () => {
    const organisation = makeOrganisation({ month: "2026-10" });
    // The workbook is no text, so the scenario cannot hand it on; no command looks into it.
    const inputs = { formats: "txt, html, json", "min-activity": "3" };
    const { run: ran, files } = await audit(organisation, { inputs });
    reportFiles = ran.outputs["report-files"] ?? "";
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("nobody who is called inactive has as many events as make one active", () => {
    expect(report().memberships["inactive"]).toBeGreaterThan(0);
    expect(run(listed)).toBe("");
  });

  test("a report that calls somebody active inactive is found out", () => {
    const text = readFileSync(json, "utf8");
    const { rooms } = report();
    const all = rooms.flatMap(({ members }) => members.filter(({ verdict }) => verdict === "active"));
    writeFileSync(json, text.replaceAll('"verdict":"active"', '"verdict":"inactive"'));
    const named = run(listed).trim().split("\n");
    writeFileSync(json, text);
    expect(named).toHaveLength(all.length);
  });

  test("the proof is what the report says", () => {
    expect(JSON.parse(run(proof))).toMatchObject({
      complete: true,
      reasons: [],
      crossCheck: { missing: [] },
    });
  });

  test("the hashes are those in the HTML and in the output", () => {
    const html = readFileSync(join(folder, "audit-report-2026-10.html"), "utf8");
    const found = [...run(hash).matchAll(/^[0-9a-f]{64}/gm)].map(([one]) => one);
    expect(found).toHaveLength(2);
    for (const one of found) expect(html).toContain(one);
    expect(run(hashes).match(/: OK$/gm)).toHaveLength(4);
  });
});
