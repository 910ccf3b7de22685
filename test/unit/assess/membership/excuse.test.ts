import { describe, expect, test } from "vitest";
import { disagreement, excuseOf } from "../../../../src/assess/membership/excuse.ts";
import { type Decision, membershipKey } from "../../../../src/earlier-runs/access-review/decision.ts";
import { standings } from "../../../../src/earlier-runs/access-review/review.ts";

const who = { room: 1201, person: "00000000-0000-4000-8000-00000000000a" };
const entry = { who: [{ kind: "guests" } as const], reason: "On leave", line: 7 };

function decided(decision: "keep" | "remove" | "open", until?: string) {
  const one: Decision = {
    ...{ ...who, decision, reason: "Elternzeit", decidedBy: "Zoë", changedBy: "Jörg Jäger", run: "r" },
    ...{ readOn: "2026-11-02", at: "2026-11-02T06:17:00.000Z" },
    ...(until === undefined ? {} : { until }),
  };
  return (unclear: readonly string[] = []) => standings([one], new Set(unclear), "2026-11-30", 12);
}

describe("the exemptions file and the access review together", () => {
  test("without a review the file counts as it stands", () => {
    expect(excuseOf(entry, who, undefined)).toBe(entry);
  });

  test("kept: with who decided, and for twelve months where no day is given", () => {
    const review = { by: "Zoë", changedBy: "Jörg Jäger", on: "2026-11-02" };
    expect(excuseOf(undefined, who, decided("keep")())).toEqual({
      ...{ reason: "Elternzeit", until: "2027-11-02", source: { review } },
    });
    expect(excuseOf(undefined, who, decided("keep", "2030-01-01")())?.until).toBe("2027-11-02");
    expect(excuseOf(undefined, who, decided("keep", "2026-11-30")())?.until).toBe("2026-11-30");
    expect(excuseOf(undefined, who, decided("keep", "2026-11-29")())).toBeUndefined();
  });

  test("an id in other letter cases is the same person", () => {
    const upper = { ...who, person: who.person.toUpperCase() };
    expect(excuseOf(undefined, upper, decided("keep")())).toBeDefined();
  });

  test("both excuse: both are named", () => {
    const both = excuseOf(entry, who, decided("keep")());
    expect([both?.reason, both?.source?.line, both?.source?.review?.by]).toEqual([
      "On leave; Elternzeit",
      7,
      "Zoë",
    ]);
  });

  test("both excuse until different days: the earlier counts", () => {
    const [standing] = decided("keep", "2026-12-31")().values();
    const until = (day?: string) => ({ ...entry, ...(day === undefined ? {} : { until: day }) });
    const days = [undefined, "2026-12-01", "2027-03-01", "2026-12-31"].map((day) => [
      excuseOf(until(day), who, decided("keep", "2026-12-31")())?.until,
      disagreement(until(day), standing),
    ]);
    expect(days).toEqual([
      ["2026-12-31", "day"],
      ["2026-12-01", "day"],
      ["2026-12-31", "day"],
      ["2026-12-31", undefined],
    ]);
  });

  test("the review wants the member removed: the stricter counts", () => {
    expect(excuseOf(entry, who, decided("remove")())).toBeUndefined();
    expect(disagreement(entry, decided("remove")().get(membershipKey(who)))).toBe("removal");
    expect(disagreement(entry, undefined)).toBeUndefined();
  });

  test("taken back, or not understood now: the file alone counts", () => {
    expect(excuseOf(entry, who, decided("open")())?.source).toEqual({ line: 7 });
    expect(excuseOf(undefined, who, decided("keep")([membershipKey(who)]))).toBeUndefined();
  });
});
