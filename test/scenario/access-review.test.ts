import { expect, test } from "vitest";
import { askedIn, decideIn, editIn, type Filling } from "../../demo/decide.ts";
import { makeOrganisation, type Organisation } from "../../demo/organisation.ts";
import { audit } from "./scenario.ts";

const inputs = { "access-review": "on" };

const decide = (organisation: Organisation, ...fillings: Filling[]): Promise<void> =>
  decideIn(
    organisation.store,
    { by: organisation.people[3]?.id ?? "", at: Math.floor(organisation.now / 1000) },
    fillings,
  );
const rowsOf = ({ store }: Organisation) => askedIn(store);

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
    expect(
      [...organisation.store.files.values()].filter(({ title }) => title === "access-review.xlsx"),
    ).toHaveLength(1);
  }, 120_000);
}

test("decisions are kept in no folder that strangers can read by now", async () => {
  const organisation = makeOrganisation({ events: 1500 });
  await audit(organisation, { inputs });
  const [row] = await rowsOf(organisation);
  await decide(organisation, {
    email: String(row?.["E-mail"]),
    room: String(row?.["Room"]),
    decision: "remove",
  });
  const room = organisation.rooms.compliance.id;
  const effect = { kind: "change", change: { what: "open-room", room } } as const;
  const { requests, errors } = await audit(organisation, {
    inputs,
    portal: { faults: [{ path: "events/filter", nth: 4, effect }] },
  });
  expect(errors.join(" ")).toMatch(/strangers/);
  const sent = requests.filter(({ method, path }) => method !== "GET" && !path.includes("/check"));
  expect(sent).toEqual([]);
}, 60_000);

test("decisions outlive another title and another address, and whoever returns is asked about anew", async () => {
  const organisation = makeOrganisation();
  const { store } = organisation;
  const portal = organisation.portal({ retentionDays: 100_000 });
  await audit(organisation, { portal, inputs });
  const direct = (await rowsOf(organisation)).filter(
    (row) => row["Proposal"] === "remove" && row["By which way"] === "direct member",
  );
  const [stays] = direct;
  const goes = direct.find((row) => row["Room id"] !== stays?.["Room id"]);
  if (stays === undefined || goes === undefined) throw new Error("too few memberships are asked about");
  const row = (of: typeof stays) => ({ email: String(of["E-mail"]), room: String(of["Room"]) });
  await decide(
    organisation,
    { ...row(stays), decision: "keep", reason: "Parental leave", until: "2027-03-31" },
    { ...row(goes), decision: "remove" },
  );

  const room = store.rooms.get(Number(stays["Room id"]));
  const person = store.people.get(String(stays["Person id"]));
  const shares = store.rooms.get(Number(goes["Room id"]))?.shares ?? [];
  const at = shares.findIndex((one) => one.kind === "person" && one.personId === goes["Person id"]);
  if (room === undefined || person === undefined || at < 0) throw new Error("the portal does not have them");
  room.title = "Another title";
  store.people.set(person.id, { ...person, email: "another.address@example.com" });
  const removed = shares.splice(at, 1);
  const second = await audit(organisation, { portal, inputs });
  expect([second.errors, second.report().review?.counts]).toMatchObject([
    [],
    { kept: 1, done: 1, notDone: 0 },
  ]);
  const rowOf = async ({ "Room id": id, "Person id": who }: typeof stays) =>
    (await rowsOf(organisation)).filter((one) => one["Room id"] === id && one["Person id"] === who);
  expect(await rowOf(stays)).toMatchObject([
    {
      ...{ Room: "Another title", "E-mail": "another.address@example.com" },
      ...{ Decision: "keep", Reason: "Parental leave", Until: new Date("2027-03-31T00:00:00Z") },
    },
  ]);
  expect(await rowOf(goes)).toEqual([]);

  shares.push(...removed);
  const third = await audit(organisation, { portal, inputs });
  expect([third.errors, third.report().review?.counts]).toMatchObject([[], { kept: 1, done: 0, notDone: 0 }]);
  expect(await rowOf(goes)).toMatchObject([{ Decision: null, Reason: null }]);
}, 120_000);

test("what people wrote beside their decisions stays or is said, and no run says it of what a run wrote", async () => {
  const organisation = makeOrganisation();
  const { store } = organisation;
  const portal = organisation.portal({ retentionDays: 100_000 });
  await audit(organisation, { portal, inputs });
  const [one] = (await rowsOf(organisation)).filter((row) => row["Proposal"] === "remove");
  const filling = { email: String(one?.["E-mail"]), room: String(one?.["Room"]), decision: "keep" };
  await decide(organisation, { ...filling, reason: "Größere Übergabe", decidedBy: "Zoë" });
  const second = await audit(organisation, { portal, inputs });
  const untouched = await audit(organisation, { portal, inputs });
  expect(second.warnings.concat(untouched.warnings).join()).not.toMatch(
    /Access review:.*(?:by hand|not kept)/,
  );

  const by = { by: organisation.people[3]?.id ?? "", at: Math.floor(organisation.now / 1000) };
  await editIn(store, by, ([decide, log]) => {
    decide?.rows?.push(["Bitte bis Freitag entscheiden"]);
    decide?.rows?.[1]?.push("asked Petra");
    log?.rows?.push(log.rows[1]?.map((value) => (value === "keep" ? "remove" : value)) ?? []);
  });
  const third = await audit(organisation, { portal, inputs });
  expect(third.warnings.join()).toContain(
    "The sheet “Log” was changed by hand: row 3 is not what the runs remember.",
  );
  expect(third.report().review?.counts).toEqual(untouched.report().review?.counts);
  const rows = await rowsOf(organisation);
  expect(rows.at(-1)?.["Room"]).toBe("Bitte bis Freitag entscheiden");
  expect(rows.filter((row) => row["Column T"] === "asked Petra")).toHaveLength(1);
}, 120_000);

test("a renamed workbook whose title another file has taken is named", async () => {
  const organisation = makeOrganisation();
  const { store } = organisation;
  const portal = organisation.portal({ retentionDays: 100_000 });
  await audit(organisation, { portal, inputs });
  const file = [...store.files.values()].find(({ title }) => title === "access-review.xlsx");
  if (file === undefined) throw new Error("there is no workbook");
  const content = [...file.versions];
  file.title = "access-review of Zoe.xlsx";
  store.addFile({ ...file, id: file.id + 5_000, title: "access-review.xlsx", versions: content });
  const second = await audit(organisation, { portal, inputs });
  expect(second.errors).toEqual([]);
  expect(second.warnings.join()).toContain(`"access-review of Zoe.xlsx" (id ${file.id})`);
}, 60_000);

test("the workbook of another portal decides nothing and stays as it is; a moved portal goes on with its own", async () => {
  const organisation = makeOrganisation();
  const { store } = organisation;
  const portal = organisation.portal({ retentionDays: 100_000 });
  const first = await audit(organisation, { portal, inputs });
  const before = first.report().memberships;
  const [one] = (await rowsOf(organisation)).filter((row) => row["Proposal"] === "remove");
  await decide(organisation, {
    ...{ email: String(one?.["E-mail"]), room: String(one?.["Room"]), decision: "remove" },
  });
  const file = [...store.files.values()].find(({ title }) => title === "access-review.xlsx");
  const content = file?.versions.at(-1)?.content;
  if (file === undefined || content === undefined) throw new Error("there is no workbook");

  // Another portal with rooms and people of the same ids: nothing but its address tells them apart.
  const other = makeOrganisation();
  other.store.addFile({ ...file, versions: [...file.versions] });
  const there = await audit(other, { inputs });
  expect(there.report().memberships).toEqual(before);
  expect(there.report().review?.counts).toMatchObject({ done: 0, notDone: 0 });
  expect(there.warnings.join()).toContain("was written for another portal, so none of its rows counts here");
  expect(other.store.files.get(file.id)?.versions.at(-1)?.content).toEqual(content);

  // Every run of a scenario has a port of its own: this portal has moved since its workbook was written.
  const again = await audit(organisation, { portal, inputs });
  expect(again.report().review?.counts).toMatchObject({ done: 0, notDone: 1 });
}, 120_000);
