import { expect, test } from "vitest";
import { askedIn, decideIn, type Filling } from "../../demo/decide.ts";
import { makeOrganisation, type Organisation } from "../../demo/organisation.ts";
import type { DemoPortal } from "../../demo/portal.ts";
import { audit } from "./scenario.ts";

const inputs = { "access-review": "on" };

const decide = (organisation: Organisation, ...fillings: Filling[]): Promise<void> =>
  decideIn(
    organisation.store,
    { by: organisation.people[3]?.id ?? "", at: Math.floor(organisation.now / 1000) },
    fillings,
  );
const rowsOf = ({ store }: Organisation) => askedIn(store);

/** Every request that may change something. */
function changes({ requests }: DemoPortal): string[] {
  return requests
    .filter(({ method }) => method !== "GET")
    .map(({ method, path }) => `${method} ${path.split("?")[0]}`);
}

for (const version of ["3.7.2", "3.5.0"] as const) {
  test(`decisions are followed by the next run, and nothing but own files is written (${version})`, async () => {
    const organisation = makeOrganisation();
    const portal = organisation.portal({ retentionDays: 100_000, version });
    const first = await audit(organisation, { portal, inputs });
    expect(first.errors).toEqual([]);
    const asked = await rowsOf(organisation);
    const before = first.report();
    expect(asked).toHaveLength(before.memberships["inactive"] ?? 0);
    expect(asked.length).toBeGreaterThan(2);
    const [kept, removed, unclear] = asked.filter((row) => row["Proposal"] === "remove");
    const row = (of: typeof kept) => ({ email: String(of?.["E-mail"]), room: String(of?.["Room"]) });
    await decide(
      organisation,
      { ...row(kept), decision: "behalten", reason: "Elternzeit", decidedBy: "Zoë" },
      { ...row(removed), decision: "Remove" },
      { ...row(unclear), decision: "maybe" },
    );

    const second = await audit(organisation, { portal, inputs });
    expect(second.errors).toEqual([]);
    const after = second.report();
    expect(after.memberships["inactive"]).toBe(asked.length - 1);
    expect(after.memberships["exempt"]).toBe((before.memberships["exempt"] ?? 0) + 1);
    expect(JSON.stringify(after)).toContain("access review, decided by Zoë");
    expect(after.review?.counts).toMatchObject({ kept: 1, notDone: 1, open: asked.length - 2 });
    expect(second.warnings.join()).toMatch(
      /Cell [A-Z]+\d+ of the sheet “Decide” is neither “keep” nor “remove”/,
    );
    const again = await rowsOf(organisation);
    expect(again).toHaveLength(asked.length);
    expect(again.filter((one) => one["Decision"] === "maybe")).toHaveLength(1);

    const third = await audit(organisation, { portal, inputs });
    expect(third.report().memberships).toEqual(after.memberships);
    expect(third.report().review?.counts).toEqual(after.review?.counts);
    const sent = new Set(changes(portal));
    for (const one of sent) expect(one).toMatch(/^POST .*(upload|session|insert|check)/i);
    expect(
      [...organisation.store.files.values()].filter(({ title }) => title === "access-review.xlsx"),
    ).toHaveLength(1);
  }, 120_000);
}
