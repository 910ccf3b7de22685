import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

/** A dry run of the release: its own scripts, with a `gh` that only writes down what it is asked. */

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
}

const root = join(import.meta.dirname, "..", "..");
const { jobs } = parse(readFileSync(join(root, ".github", "workflows", "release.yml"), "utf8")) as {
  readonly jobs: Readonly<Record<string, { readonly needs?: string; readonly steps: readonly Step[] }>>;
};
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly version: string;
};
const script = (job: string, name: string): string =>
  jobs[job]?.steps.find((step) => step.name === name)?.run ?? "exit 99";

let home = "";
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "release-"));
  const gh = `#!/usr/bin/env bash
echo "$*" >> "$CALLS"
[[ "$1 $2" == "release view" ]] && exit "$VIEW"
[[ "$1 $2" == "release list" ]] && printf '%s\\n' $RELEASED
[[ "$*" == *"--method PATCH"* ]] && exit "$PATCHED"
exit 0
`;
  writeFileSync(join(home, "gh"), gh);
  chmodSync(join(home, "gh"), 0o755);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** As the runner runs a step: `bash -eo pipefail`. */
function run(text: string, env: Readonly<Record<string, string>>) {
  const calls = join(home, "calls");
  rmSync(calls, { force: true });
  const { status, stdout } = spawnSync("bash", ["-eo", "pipefail", "-c", text], {
    cwd: root,
    encoding: "utf8",
    env: {
      PATH: `${home}${delimiter}${process.env["PATH"] ?? ""}`,
      ...{
        CALLS: calls,
        GH_REPO: "org/docspace-audit",
        COMMIT: "c0ffee",
        VIEW: "1",
        RELEASED: "",
        PATCHED: "0",
      },
      ...env,
    },
  });
  return {
    status,
    stdout,
    calls: existsSync(calls) ? readFileSync(calls, "utf8").trimEnd().split("\n") : [],
  };
}

describe.skipIf(process.platform === "win32")("a release", () => {
  test("publishes only what was built again, in this order", () => {
    expect(jobs["verify"]?.steps.map(({ run: text }) => text)).toContain("bash .ci/run");
    expect(jobs["publish"]?.needs).toBe("verify");
    expect(jobs["publish"]?.steps.map(({ uses, name }) => uses?.split("@")[0] ?? name)).toEqual([
      "actions/checkout",
      "actions/attest-build-provenance",
      "Draft the release",
      "Publish it",
      "Move the major tag",
    ]);
  });

  test("is refused where the tag is not the version of package.json", () => {
    const text = script("verify", "The tag is the version of package.json");
    expect(run(text, { TAG: `v${version}` }).status).toBe(0);
    const wrong = run(text, { TAG: "v9.9.9" });
    expect(wrong.status).toBe(1);
    expect(wrong.stdout).toContain(`::error::The tag is v9.9.9, package.json says ${version}.`);
  });

  test("is drafted once and then published", () => {
    const draft = script("publish", "Draft the release");
    expect(run(draft, { TAG: "v1.2.3" }).calls).toEqual([
      "release view v1.2.3",
      "release create v1.2.3 --draft --verify-tag --generate-notes",
    ]);
    expect(run(draft, { TAG: "v1.2.3", VIEW: "0" }).calls).toEqual(["release view v1.2.3"]);
    expect(run(script("publish", "Publish it"), { TAG: "v1.2.3" }).calls).toEqual([
      "release edit v1.2.3 --draft=false",
    ]);
  });

  test("moves the tag of its major version, and makes it the first time", () => {
    const move = script("publish", "Move the major tag");
    const patch = "api --method PATCH repos/org/docspace-audit/git/refs/tags/v1 -f sha=c0ffee -F force=true";
    const newest = { TAG: "v1.10.0", RELEASED: "v1.9.0 v1.10.0 v2.0.0 v0.1.0" };
    expect(run(move, newest).calls.slice(1)).toEqual([patch]);
    expect(run(move, { ...newest, PATCHED: "1" }).calls.slice(1)).toEqual([
      patch,
      "api --method POST repos/org/docspace-audit/git/refs -f ref=refs/tags/v1 -f sha=c0ffee",
    ]);
  });

  test("of an older line leaves the tag where it is", () => {
    const { status, stdout, calls } = run(script("publish", "Move the major tag"), {
      ...{ TAG: "v1.9.1", RELEASED: "v1.9.1 v1.10.0" },
    });
    expect(status).toBe(0);
    expect(stdout).toContain("v1.10.0 is newer than v1.9.1: v1 stays where it is.");
    expect(calls).toHaveLength(1);
  });
});
