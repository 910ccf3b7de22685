import { describe, expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import type { DemoPortal, FaultEffect } from "../../demo/portal.ts";
import type { RunningAction } from "../../demo/runner.ts";
import { mailServer, remindingRun } from "./mailing.ts";
import { audit, type Outcome, type ScenarioOptions } from "./scenario.ts";

/** Milliseconds that the runner waits between asking a step to end and ending it. */
const PATIENCE = 5_000;
const inputs = { formats: "txt" };
const said = "The run was cancelled before it was done: nothing more is written, uploaded or sent.";

interface Cancelled extends Outcome {
  /** Milliseconds from the signal to the end. */
  readonly took: number;
  readonly stored: readonly string[];
}

/** When the signal is sent: as soon as all that is given here has happened; where nothing is, `stop` sends it. */
interface Moment {
  /** The log has this. */
  readonly log?: RegExp;
  /** Then the nth of these requests has come, and waits for its answer. */
  readonly request?: RegExp;
  readonly nth?: number;
  /** What becomes of that request. */
  readonly effect?: FaultEffect;
}

/** Whatever ends a run: the audit of a small organisation, unless another is given. */
type Run = (
  portal: DemoPortal,
  options: Pick<ScenarioOptions, "meanwhile">,
  stop: () => void,
) => Promise<Outcome>;

async function cancelAt(
  moment: Moment,
  {
    signal = "SIGTERM" as NodeJS.Signals,
    times = 1,
    organisation = makeOrganisation({ events: 1500 }),
    run = ((portal, options) => audit(organisation, { portal, inputs, ...options })) as Run,
  } = {},
): Promise<Cancelled> {
  const portal = organisation.portal({ retentionDays: 100_000, latency: { network: 60 } });
  let sentAt = 0;
  let stop = (): void => undefined;
  let logged = moment.log === undefined;
  let seen = 0;
  const isIt = ({ url }: { readonly url: string }): boolean => {
    if (!logged || moment.request === undefined || !moment.request.test(url)) return false;
    if (++seen === (moment.nth ?? 1)) stop();
    return moment.effect !== undefined;
  };
  const nothing: FaultEffect = { kind: "do", act: () => undefined };
  portal.faults.add({ when: isIt, effect: moment.effect ?? nothing });
  const meanwhile = async ({ process, finished }: RunningAction): Promise<void> => {
    stop = () => {
      if (sentAt > 0) return;
      sentAt = performance.now();
      // Two at the same moment would be one to the process; one that comes when Node is about to exit, which it does within
      // some hundredths of a second, finds no listener any more.
      for (let sent = 0; sent < times; sent++) setTimeout(() => process.kill(signal), 3 * sent);
    };
    let log = "";
    process.stdout?.on("data", (text: string) => {
      log += text;
      if (logged || !moment.log?.test(log)) return;
      logged = true;
      if (moment.request === undefined) stop();
    });
    await finished;
  };
  const outcome = await run(portal, { meanwhile }, () => stop());
  const took = performance.now() - sentAt;
  expect(sentAt, "the moment came").toBeGreaterThan(0);
  const stored = [...organisation.store.filesOf(organisation.reportFolderId)].map(({ title, versions }) => {
    const contents = versions.map(({ content }) => Buffer.from(content ?? []).toString());
    return `${title}, ${contents.map((text) => (text === outcome.files.get(title) ? "whole" : "cut")).join(", ")}`;
  });
  return { ...outcome, took, stored };
}

/** It ended by itself and in time, with every output, and the last word was its own. */
function expectToHaveStopped({ run, took, files }: Cancelled): void {
  expect(took).toBeLessThan(PATIENCE);
  expect(run.signal).toBe(null);
  expect(run.exitCode).toBe(1);
  expect(Object.keys(run.outputs)).toHaveLength(16);
  expect([...files.keys()].filter((name) => name.endsWith(".tmp"))).toEqual([]);
  expect(run.log).not.toMatch(/Trying .* again|UND_ERR|unexpected/);
}

describe("a run that is cancelled", () => {
  const reading = /audit\/events\/filter\?.*count=100/;

  test.each([
    { when: "while it looks at the portal", request: /people\/@self/, nth: 1 },
    { when: "while it reads the trail", request: reading, nth: 15 },
    { when: "while it looks for files", request: /files\/\d+\?.*filterType=1/, nth: 1 },
  ])("ends at once, says so and leaves nothing: $when", async ({ request, nth }) => {
    const outcome = await cancelAt({ request, nth });
    expectToHaveStopped(outcome);
    expect(outcome.errors).toEqual([said]);
    expect(outcome.run.outputs).toMatchObject({ complete: "false", "uploaded-files": "[]" });
    expect(outcome.files.size).toBe(0);
    expect(outcome.stored).toEqual([]);
  });

  test("does so on an interrupt too", async () => {
    const outcome = await cancelAt({ request: reading, nth: 15 }, { signal: "SIGINT" });
    expectToHaveStopped(outcome);
    expect(outcome.errors).toEqual([said]);
  });

  test("is not ended in the middle of that by a second interrupt", async () => {
    const outcome = await cancelAt({ request: reading, nth: 15 }, { signal: "SIGINT", times: 2 });
    expectToHaveStopped(outcome);
    expect(outcome.errors).toEqual([said]);
  });

  test("leaves no file half-written where many events are rendered", async () => {
    const organisation = makeOrganisation({ events: 40_000 });
    const all = { formats: "txt, csv, html, json, xlsx", "requests-per-minute": "100000" };
    const outcome = await cancelAt(
      { log: /Writing the reports/ },
      { organisation, run: (portal, options) => audit(organisation, { portal, inputs: all, ...options }) },
    );
    expectToHaveStopped(outcome);
    expect(outcome.errors.join("\n")).toMatch(/cancelled/);
    expect(outcome.stored).toEqual([]);
  });
});

describe("a run that is cancelled while it delivers", () => {
  const uploading = /Uploading the reports/;

  test("lets the look-up before an upload go, without another try", async () => {
    const effect = { kind: "timeout", after: "lost-request" } as const;
    const outcome = await cancelAt({ log: uploading, request: /\/api\/2\.0\/files\//, effect });
    expectToHaveStopped(outcome);
    expect(outcome.errors.join("\n")).toMatch(/cancelled/);
    expect(outcome.stored).toEqual([]);
  });

  test("lets the uploads under way end, and verifies each", async () => {
    const outcome = await cancelAt({ request: /\/upload\?/ });
    expectToHaveStopped(outcome);
    const uploaded = JSON.parse(outcome.run.outputs["uploaded-files"] ?? "") as { title: string }[];
    expect(uploaded.length).toBeGreaterThan(0);
    expect([...outcome.stored].sort()).toEqual(uploaded.map(({ title }) => `${title}, whole`).sort());
    expect(outcome.errors.join("\n")).toMatch(/cancelled/);
  });

  test("ends in time where an upload is never answered", async () => {
    const effect = { kind: "timeout", after: "lost-request" } as const;
    const outcome = await cancelAt({ request: /\/upload\?/, effect });
    expectToHaveStopped(outcome);
    expect(outcome.run.outputs["uploaded-files"]).toBe("[]");
    expect(outcome.errors.join("\n")).toMatch(/cancelled while it was being uploaded/);
  });

  test.each([
    { what: "its greeting", at: "greeting", uncertain: "0" },
    { what: "a recipient", at: "recipient", uncertain: "0" },
    { what: "a mail that was handed over", at: "content", uncertain: "1" },
  ] as const)("says that it was cancelled where the mail server never answers $what", async (hanging) => {
    const organisation = makeOrganisation({ events: 1500 });
    const outcome = await cancelAt(hanging.at === "content" ? {} : { log: /Up to \d+ reminders to send/ }, {
      organisation,
      run: async (portal, options, stop) => {
        const server = await mailServer({
          script: [{ at: hanging.at, answer: "silence" }],
          onStage: (stage) => void (stage === "answer" && stop()),
        });
        return remindingRun(organisation, server, { portal, ...options });
      },
    });
    expectToHaveStopped(outcome);
    expect(outcome.errors.join("\n")).toMatch(/cancelled/);
    expect(outcome.errors.join("\n")).not.toMatch(/closed the connection|did not answer/);
    expect(outcome.run.outputs).toMatchObject({
      "reminder-count": "0",
      "mails-uncertain-count": hanging.uncertain,
    });
  });
});
