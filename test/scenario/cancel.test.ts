import { describe, expect, it } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import type { RunningAction } from "../../demo/runner.ts";
import { audit, type Outcome } from "./scenario.ts";

/** Milliseconds that the runner waits between asking a step to end and ending it. */
const PATIENCE = 5_000;
const inputs = { formats: "txt" };

interface Cancelled extends Outcome {
  /** Milliseconds from the signal to the end. */
  readonly took: number;
  readonly stored: readonly string[];
}

/** Sends the signal when the nth request of a kind arrives, while it waits for its answer. */
async function cancelAt(path: RegExp, nth: number, signal: NodeJS.Signals = "SIGTERM"): Promise<Cancelled> {
  const organisation = makeOrganisation({ events: 1500 });
  const { store, reportFolderId } = organisation;
  const portal = organisation.portal({ retentionDays: 100_000, latency: { network: 60 } });
  let seen = 0;
  const arrived = new Promise<void>((resolve) => {
    const when = ({ url }: { readonly url: string }): boolean => {
      if (path.test(url) && ++seen === nth) resolve();
      return false;
    };
    portal.faults.add({ when, effect: { kind: "do", act: () => undefined } });
  });
  let sentAt = 0;
  const meanwhile = async (running: RunningAction): Promise<void> => {
    await Promise.race([arrived, running.finished]);
    sentAt = performance.now();
    running.process.kill(signal);
    await running.finished;
  };
  const outcome = await audit(organisation, { portal, inputs, meanwhile });
  const took = performance.now() - sentAt;
  const stored = [...store.filesOf(reportFolderId)].map(({ title, versions }) => {
    const contents = versions.map(({ content }) => Buffer.from(content ?? []).toString());
    return `${title}, ${contents.map((text) => (text === outcome.files.get(title) ? "whole" : "cut")).join(", ")}`;
  });
  return { ...outcome, took, stored };
}

function expectToHaveStopped({ run, took }: Cancelled): void {
  expect(took).toBeLessThan(PATIENCE);
  expect(run.signal).toBe(null);
  expect(run.exitCode).toBe(1);
  expect(Object.keys(run.outputs)).toHaveLength(16);
}

describe("a run that is cancelled", () => {
  const said = "The run was cancelled before it was done: nothing more is written, uploaded or sent.";

  it.each([
    { when: "while it looks at the portal", path: /people\/@self/, nth: 1 },
    { when: "while it reads the trail", path: /audit\/events\/filter\?.*count=100/, nth: 15 },
    { when: "while it looks for files", path: /files\/\d+\?.*filterType=1/, nth: 1 },
  ])("ends at once, says so and leaves nothing: $when", async ({ path, nth }) => {
    const outcome = await cancelAt(path, nth);
    expectToHaveStopped(outcome);
    expect(outcome.errors).toEqual([said]);
    expect(outcome.run.outputs).toMatchObject({ complete: "false", "uploaded-files": "[]" });
    expect(outcome.files.size).toBe(0);
    expect(outcome.stored).toEqual([]);
  });

  it("does so on an interrupt too", async () => {
    const outcome = await cancelAt(/audit\/events\/filter\?.*count=100/, 15, "SIGINT");
    expectToHaveStopped(outcome);
    expect(outcome.errors).toEqual([said]);
  });

  it("lets an upload under way end, verifies it and begins no other", async () => {
    const outcome = await cancelAt(/\/upload\?/, 1);
    expectToHaveStopped(outcome);
    expect(outcome.stored).toEqual(["compliance-report-2026-10.txt, whole"]);
    expect(JSON.parse(outcome.run.outputs["uploaded-files"] ?? "")).toMatchObject([
      { title: "compliance-report-2026-10.txt", version: 1 },
    ]);
    expect(outcome.errors.join("\n")).toMatch(/cancelled/);
  });

  it("ends in time where an upload is never answered", async () => {
    const organisation = makeOrganisation({ events: 1500 });
    const portal = organisation.portal({ retentionDays: 100_000 });
    let begun = (): void => undefined;
    const arrived = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const when = ({ url }: { readonly url: string }): boolean => {
      if (!/\/upload\?/.test(url)) return false;
      begun();
      return true;
    };
    portal.faults.add({ when, effect: { kind: "timeout", after: "lost-request" } });
    let sentAt = 0;
    const outcome = await audit(organisation, {
      portal,
      inputs,
      meanwhile: async (running) => {
        await arrived;
        sentAt = performance.now();
        running.process.kill("SIGTERM");
        await running.finished;
      },
    });
    expectToHaveStopped({ ...outcome, took: performance.now() - sentAt, stored: [] });
    expect(outcome.run.outputs["uploaded-files"]).toBe("[]");
    expect(outcome.errors.join("\n")).toMatch(/cancelled while it was being uploaded/);
  });
});
