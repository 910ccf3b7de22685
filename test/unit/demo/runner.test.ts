import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { inputVariable, runAction, startAction } from "../../../demo/runner.ts";

const directory = mkdtempSync(join(tmpdir(), "runner-test-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function script(text: string): string {
  const path = join(directory, `${Math.abs(text.length * 7919)}.mjs`);
  writeFileSync(path, text);
  return path;
}

test("names inputs as the runner does: upper case, hyphens stay", () => {
  expect(inputVariable("portal-url")).toBe("INPUT_PORTAL-URL");
});

test("gives inputs with their defaults, and collects outputs, summary, files and leftovers", async () => {
  const bundle = script(`
    import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
    const { env } = process;
    appendFileSync(env.GITHUB_OUTPUT, "one=1\\ntwo<<end\\nfirst\\nsecond\\nend\\n");
    appendFileSync(env.GITHUB_STEP_SUMMARY, "# Done");
    writeFileSync("report.txt", "here");
    writeFileSync(env.RUNNER_TEMP + "/spool", "");
    const { repository } = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, "utf8"));
    console.log([env["INPUT_PORTAL-URL"], env["INPUT_GRACE-DAYS"], repository.private, env.HTTP_PROXY ?? "none"].join(" "));
    process.exitCode = 3;
  `);
  const result = await runAction({
    bundle,
    inputs: { "portal-url": "http://127.0.0.1" },
    visibility: "public",
  });
  expect(result.exitCode).toBe(3);
  expect(result.outputs).toEqual({ one: "1", two: "first\nsecond" });
  expect(result.summary).toBe("# Done");
  expect([...result.files.keys()]).toEqual(["report.txt"]);
  expect(result.leftovers).toEqual(["spool"]);
  expect(result.log).toBe("http://127.0.0.1 14 false none\n");
  await result.cleanUp();
});

test("masks secrets and shows commands as the runner does", async () => {
  const bundle = script(`
    console.log("::add-mask::s3cret");
    console.log("::group::Reading s3cret");
    console.log("::warning title=Careful::two%0Alines of s3cret");
    console.log("plain s3cret");
    console.log("::endgroup::");
  `);
  const result = await runAction({ bundle, inputs: {} });
  expect(result.log).toBe("▼ Reading ***\nWarning: two\nlines of ***\nplain ***\n");
  expect(result.rawLog).toContain("plain s3cret");
  expect(result.annotations).toEqual([{ level: "warning", title: "Careful", message: "two\nlines of ***" }]);
  await result.cleanUp();
});

test("can be stopped half-way", async () => {
  const bundle = script(`console.log("waiting"); setInterval(() => {}, 1000);`);
  const ready = Promise.withResolvers<void>();
  const running = await startAction({ bundle, inputs: {}, onLog: () => ready.resolve() });
  await ready.promise;
  running.process.kill("SIGTERM");
  const result = await running.finished;
  expect(result.signal).toBe("SIGTERM");
  await result.cleanUp();
});
