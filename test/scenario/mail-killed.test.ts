import type { ChildProcess } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeOrganisation, type Organisation } from "../../demo/organisation.ts";
import type { DemoPortal } from "../../demo/portal.ts";
import type { SmtpServerOptions } from "../../demo/smtp.ts";
import { inactivePeople, mailServer, mailsOf, recipients, remindingRun } from "./mailing.ts";

/** Where the run is killed; what it does there is done or not, as the point says. */
interface Point {
  readonly name: string;
  readonly portal?: (portal: DemoPortal, kill: () => void) => void;
  readonly mail?: (kill: () => void) => Pick<SmtpServerOptions, "onStage">;
  /** How many have got a mail when the run is dead; `same`: nobody can know. */
  readonly got: number | "one or none" | "all";
}

/** With one report: the ledger begins, the report, the ledger announces, the ledger says what became of the mails. */
const uploading = /\/upload(\?|$)/;
const upload = (nth: number, stored: boolean) => (portal: DemoPortal, kill: () => void) => {
  portal.faults.add({ method: "POST", path: uploading, nth, effect: { kind: "do", act: kill } });
  if (stored) return;
  portal.faults.add({
    method: "POST",
    path: uploading,
    nth,
    effect: { kind: "reset", after: "lost-request" },
  });
};

/** The nth question after the announcing. */
const question = (nth: number) => (portal: DemoPortal, kill: () => void) => {
  let uploads = 0;
  portal.faults.add({
    when: ({ method, url }) => {
      if (method === "POST" && uploading.test(url)) uploads++;
      return uploads === 3 && method === "GET";
    },
    nth,
    effect: { kind: "do", act: kill },
  });
};

const stage = (at: "envelope" | "content" | "answer", message: number) => (kill: () => void) => ({
  onStage: (reached: string, number: number) => {
    if (reached === at && number === message) kill();
  },
});

const points: readonly Point[] = [
  { name: "before it could say that it begins to remind", portal: upload(1, false), got: 0 },
  { name: "as that it begins to remind was stored", portal: upload(1, true), got: 0 },
  { name: "as its report was stored", portal: upload(2, true), got: 0 },
  { name: "before it could announce anything", portal: upload(3, false), got: 0 },
  { name: "as the announcing was stored", portal: upload(3, true), got: 0 },
  { name: "between the announcing and the first mail, at once", portal: question(1), got: 0 },
  { name: "between the announcing and the first mail, later", portal: question(2), got: 0 },
  { name: "at the first mail's envelope", mail: stage("envelope", 0), got: 0 },
  { name: "in the middle of the first mail", mail: stage("content", 0), got: "one or none" },
  { name: "when the first mail was there and not confirmed", mail: stage("answer", 0), got: 1 },
  { name: "at the fourth mail's envelope", mail: stage("envelope", 3), got: 3 },
  { name: "when the last mail was there and not confirmed", mail: stage("answer", 5), got: "all" },
  { name: "before it could write what became of the mails", portal: upload(4, false), got: "all" },
  { name: "as that was stored", portal: upload(4, true), got: "all" },
];

const nameOf = ({ store }: Organisation, address: string): string => {
  const person = [...store.people.values()].find(({ email }) => email === address);
  return `${person?.firstName} ${person?.lastName}`;
};

describe.concurrent("a run killed while it sends reminders, and started again", () => {
  test.each(points)("$name: nobody gets two mails, and who is uncertain is named", async (point) => {
    const organisation = makeOrganisation({ events: 1500 });
    const expected = inactivePeople(organisation, organisation.rooms.legal.id);
    const portal = organisation.portal({ retentionDays: 100_000 });
    let victim: ChildProcess | undefined;
    const kill = (): void => void victim?.kill("SIGKILL");
    const server = await mailServer(point.mail?.(kill) ?? {});
    point.portal?.(portal, kill);
    // The report from which the next run can tell whether the ledger is lost.
    const inputs = { formats: "json" };
    const killed = await remindingRun(organisation, server, {
      ...{ portal, inputs },
      meanwhile: async ({ process }) => {
        victim = process;
      },
    });
    expect(killed.run.signal).toBe("SIGKILL");
    portal.faults.clear();
    victim = undefined;

    const before = recipients(mailsOf(server));
    if (point.got === "one or none") expect(before.length).toBeLessThanOrEqual(1);
    else expect(before).toHaveLength(point.got === "all" ? expected.length : point.got);

    const again = await remindingRun(organisation, server, { portal, inputs });
    const after = recipients(mailsOf(server));
    expect(new Set(after).size).toBe(after.length);
    const doubts = again.errors.filter((error) => error.includes("may or may not have been reminded"));
    for (const address of expected) {
      const certain = after.length > before.length || point.name === "as that was stored";
      expect(certain ? after.includes(address) : doubts.join().includes(nameOf(organisation, address))).toBe(
        true,
      );
    }
    expect(doubts.length).toBeLessThanOrEqual(1);

    const third = await remindingRun(organisation, server, { portal, inputs });
    expect(third.run.outputs["reminder-count"]).toBe("0");
    expect(server.received).toHaveLength(after.length);
  });

  test("names them by stand-ins where names may not be shown", async () => {
    const organisation = makeOrganisation({ events: 1500 });
    let victim: ChildProcess | undefined;
    const server = await mailServer(stage("envelope", 2)(() => void victim?.kill("SIGKILL")));
    await remindingRun(organisation, server, {
      meanwhile: async ({ process }) => {
        victim = process;
      },
    });
    victim = undefined;
    const { run, errors } = await remindingRun(organisation, server, { visibility: "public" });
    expect(errors).toEqual([
      expect.stringMatching(
        /^6 people may or may not have been reminded \((person [0-9a-f]{4}(, )?){6}\): Another run was about to/,
      ),
      "Not every mail was sent: 1 problem above.",
    ]);
    expect(run.exitCode).toBe(1);
  });
});

describe("a run ended at random moments, and started again", () => {
  const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
  const moments = fc.sample(fc.record({ signal: fc.constantFrom("SIGKILL", "SIGTERM"), after: fc.nat(40) }), {
    seed,
    numRuns: 6,
  });

  test.each(moments)(
    `$signal, $after steps after the first upload (SEED=${seed})`,
    async ({ signal, after }) => {
      const organisation = makeOrganisation({ events: 1500 });
      const portal = organisation.portal({ retentionDays: 100_000 });
      const inputs = { "manager-email": "boss@example.com" };
      let victim: ChildProcess | undefined;
      let steps = 0;
      const step = (): void => {
        if (steps++ === after) victim?.kill(signal);
      };
      const server = await mailServer({ onStage: step });
      let uploads = 0;
      portal.faults.add({
        when: ({ method, url }) => {
          if (method === "POST" && uploading.test(url)) uploads++;
          return uploads >= 1;
        },
        times: Number.POSITIVE_INFINITY,
        effect: { kind: "do", act: step },
      });
      const first = await remindingRun(organisation, server, {
        portal,
        inputs,
        meanwhile: async ({ process }) => {
          victim = process;
        },
      });
      if (signal === "SIGTERM" && victim?.killed) expect(first.run.outputs["complete"]).toBeDefined();
      victim = undefined;
      portal.faults.clear();
      for (let again = 0; again < 2; again++) await remindingRun(organisation, server, { portal, inputs });
      const got = recipients(mailsOf(server));
      expect(new Set(got).size).toBe(got.length);
    },
  );
});
