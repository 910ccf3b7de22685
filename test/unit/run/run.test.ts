import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Cancelled, listenToDefects, sentencesOf } from "../../../src/errors.ts";
import { run } from "../../../src/run/run.ts";
import type { Host } from "../../../src/runner/host.ts";
import { createPlainLog } from "../../../src/runner/log.ts";
import { OUTPUT_NAMES } from "../../../src/runner/outputs.ts";
import { systemClock } from "../../../src/time/clock.ts";

const GIVEN: Readonly<Record<string, string>> = {
  "portal-url": "https://acme.example.com",
  "api-key": `sk-${"0123456789abcdef".repeat(4)}`,
};

interface Watched {
  readonly host: Host;
  readonly lines: string[];
  readonly told: unknown[];
  readonly outputs: Map<string, string>;
}

/** A host whose parts may be replaced by ones that fail. */
function watched(parts: Partial<Host> = {}): Watched {
  const lines: string[] = [];
  const told: unknown[] = [];
  const outputs = new Map<string, string>();
  const log = createPlainLog(
    (line) => lines.push(line),
    (text) => text,
  );
  const host: Host = {
    readInput: (name) => GIVEN[name] ?? "",
    mask: () => undefined,
    showAddresses: () => undefined,
    setOutput: (name, value) => void outputs.set(name, value),
    log,
    tell: (failure) => void told.push(failure),
    addSummary: async () => undefined,
    workflow: async () => ({ visibility: "private", runUrl: undefined }),
    readWorkspaceFile: async () => "",
    inWorkspace: (path) => path,
    temporaryDirectory: "/dev/null",
    transport: async () => {
      throw new TypeError("Cannot read properties of undefined");
    },
    clock: systemClock,
    random: () => 0.5,
    signal: new AbortController().signal,
    atExit: () => undefined,
    ...parts,
  };
  return { host, lines, told, outputs };
}

const broken = (): never => {
  throw new TypeError("boom");
};

test.each([
  { what: "the network", parts: {} },
  { what: "the inputs", parts: { readInput: broken } },
  { what: "masking", parts: { mask: broken } },
  { what: "what the workflow says", parts: { workflow: async () => broken() } },
] satisfies { what: string; parts: Partial<Host> }[])(
  "a defect in $what is told, the outputs are set, and the run fails",
  async ({ parts }) => {
    const { host, told, outputs } = watched(parts);
    expect(await run(host)).toBe(1);
    expect(told.flatMap(sentencesOf).join()).toMatch(/^Something unexpected happened/);
    expect([...outputs.keys()]).toEqual(OUTPUT_NAMES);
    expect(outputs.get("complete")).toBe("false");
  },
);

test("a run with wrong inputs, such as a secret that is not there, leaves the reason for the roll-up", async () => {
  const directory = await mkdtemp(join(tmpdir(), "failure-"));
  const given: Readonly<Record<string, string>> = {
    "portal-url": "https://acme.example.com",
    "only-users": "Jane Doe",
    formats: "xlsx, summary",
    "output-directory": directory,
  };
  const { host } = watched({ readInput: (name) => given[name] ?? "" });
  expect(await run(host)).toBe(1);
  const text = await readFile(join(directory, "audit-summary.json"), "utf8");
  await rm(directory, { recursive: true });
  expect(JSON.parse(text)).toMatchObject({
    portal: { url: "https://acme.example.com" },
    failure: [expect.stringContaining("api-key is required"), expect.stringContaining("only-users")],
  });
  expect(text).not.toContain("Jane");
});

test("outputs that cannot be set fail the run with a sentence, and are not tried again at the exit", async () => {
  let tries = 0;
  const atExit: (() => void)[] = [];
  const { host, told } = watched({
    setOutput: () => {
      tries++;
      throw new Error("EACCES: permission denied");
    },
    atExit: (cleanup) => void atExit.push(cleanup),
  });
  expect(await run(host)).toBe(1);
  expect(told.map(String).at(-1)).toMatch(/The outputs of the step could not be set: EACCES/);
  for (const cleanup of atExit) cleanup();
  expect(tries).toBe(1);
});

test("a run that was cancelled has failed, whatever it came to", async () => {
  const cancelled = new Cancelled();
  const { host, told, outputs } = watched({ signal: AbortSignal.abort(cancelled) });
  expect(await run(host)).toBe(1);
  expect(told).toEqual([cancelled]);
  expect(outputs.size).toBe(OUTPUT_NAMES.length);
});

test("nothing is logged after the run, by whatever is still under way", async () => {
  const { host, lines } = watched();
  await run(host);
  const before = lines.length;
  host.log.info("Trying again in 3 s");
  host.log.error("UND_ERR_DESTROYED");
  expect(lines).toHaveLength(before);
});

test("the stack of a defect that became one of many problems is not lost", async () => {
  const stacks: string[] = [];
  listenToDefects((stack) => stacks.push(stack));
  try {
    await run(watched().host);
  } finally {
    listenToDefects(() => undefined);
  }
  expect(stacks.join("\n")).toMatch(/TypeError: Cannot read properties of undefined\n\s+at /);
});
