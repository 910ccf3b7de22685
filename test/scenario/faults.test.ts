import { describe, expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import { wrongEvents, wrongMembers } from "./report.ts";
import { audit } from "./scenario.ts";

const inputs = { formats: "json", "folder-id": "" };

test("survives faults that pass: nothing is missed, nothing counted twice", async () => {
  const organisation = makeOrganisation({ events: 2500 });
  const { run, warnings, portal, ...rest } = await audit(organisation, {
    inputs,
    portal: {
      faults: [
        { path: "audit/events/filter", nth: 4, effect: { kind: "status", status: 500 } },
        { path: "audit/events/filter", nth: 9, effect: { kind: "status", status: 502 } },
        { path: "audit/events/filter", nth: 13, effect: { kind: "reset", after: "lost-answer" } },
        { path: "audit/events/filter", nth: 20, effect: { kind: "cut-body" } },
        { path: "audit/events/filter", nth: [6, 17], effect: { kind: "duplicate-rows", rows: 10 } },
        { path: "/log?", nth: 2, effect: { kind: "status", status: 503, retryAfter: 1 } },
        { path: "/log?", nth: 5, effect: { kind: "rate-limited", limit: "concurrency" } },
        { path: "/share?", nth: 1, effect: { kind: "reset", after: "lost-request" } },
      ],
    },
  });
  const report = rest.report();
  expect(run.exitCode).toBe(0);
  expect(report.reasons).toEqual([]);
  expect(report.complete).toBe(true);
  expect(wrongEvents(report, organisation)).toEqual([]);
  expect(wrongMembers(report, organisation)).toEqual([]);
  expect(run.log).toMatch(/Trying \/api\/2\.0\/\S+ again in \d+\.\d s \(attempt 2\): /);
});

describe("a room whose log cannot be read", () => {
  test("leaves doubt about its own members alone, and makes the run incomplete", async () => {
    const organisation = makeOrganisation({ events: 1500 });
    const { deals } = organisation.rooms;
    const { run, errors, report } = await audit(organisation, {
      inputs,
      portal: {
        faults: [{ path: `folder/${deals.id}/log?`, effect: { kind: "status", status: 403 } }],
      },
    });
    expect(run.exitCode).toBe(1);
    expect(run.outputs["complete"]).toBe("false");
    expect(report().complete).toBe(false);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^The audit is incomplete: /);
    expect(
      report()
        .reasons.map(({ sentence }) => sentence)
        .join(),
    ).toContain(deals.title);
    expect(wrongVerdicts(report(), organisation, deals.id)).toEqual([]);
    const inDoubt = report().rooms.find(({ id }) => id === deals.id)?.members ?? [];
    expect(inDoubt.some(({ verdict }) => verdict === "unknown")).toBe(true);
    expect(inDoubt.filter(({ verdict }) => verdict === "inactive" || verdict === "new")).toEqual([]);
  });
});

describe("a room whose members cannot be read", () => {
  test("is named as unreadable; the others are judged", async () => {
    const organisation = makeOrganisation({ events: 1500, sealedRoom: true });
    const { run, report } = await audit(organisation, { inputs });
    const sealed = report().rooms.find(({ id }) => id === 1299);
    expect(run.exitCode).toBe(1);
    expect(report().complete).toBe(false);
    expect(sealed?.members).toEqual([]);
    expect(sealed?.unreadable).toBeDefined();
    expect(
      report()
        .reasons.map(({ sentence }) => sentence)
        .join(),
    ).toContain("Works council");
    expect(wrongVerdicts(report(), organisation, 1299)).toEqual([]);
  });
});

test("fails with one sentence when the key is revoked in mid-run", async () => {
  const organisation = makeOrganisation({ events: 1500 });
  const act = (): void => {
    organisation.keys.least.active = false;
  };
  const { run, errors } = await audit(organisation, {
    inputs,
    portal: { faults: [{ path: "audit/events/filter?", nth: 8, effect: { kind: "do", act } }] },
  });
  expect(run.exitCode).toBe(1);
  expect(run.outputs["complete"]).toBe("false");
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(/The portal does not accept the API key \(401 on GET \S+\): /);
});

/** Verdicts of other rooms than the given one that are neither true nor a doubt about an untrue one. */
function wrongVerdicts(
  report: Parameters<typeof wrongMembers>[0],
  organisation: Parameters<typeof wrongMembers>[1],
  except: number,
): string[] {
  return wrongMembers(report, organisation).filter((wrong) => !wrong.includes(`room ${except}:`));
}
