import { describe, expect, test } from "vitest";
import { makeOrganisation, type Organisation } from "../../demo/organisation.ts";
import { audit, type Outcome } from "./scenario.ts";

const inputs = { formats: "txt, json" };
const stored = ({ store, reportFolderId }: Organisation) =>
  [...store.filesOf(reportFolderId)].map(({ id, title, versions }) => ({
    id,
    title,
    versions: versions.length,
    content: Buffer.from(versions.at(-1)?.content ?? []).toString(),
  }));
const uploadedBy = ({ run }: Outcome): { title: string; id: number; version: number; url: string }[] =>
  JSON.parse(run.outputs["uploaded-files"] ?? "");

describe.each(["3.7.2", "3.6.1", "3.5.0"])("a server of version %s", (version) => {
  test("stores the reports as version 1, and as version 2 of the same files the next time", async () => {
    const organisation = makeOrganisation({ events: 1500 });
    const portal = organisation.portal({ version, retentionDays: 100_000 });
    const first = await audit(organisation, { portal, inputs });
    const before = stored(organisation);
    const second = await audit(organisation, { portal, inputs });
    const after = stored(organisation);
    expect([first.run.exitCode, second.run.exitCode]).toEqual([0, 0]);
    expect(before.map(({ title, versions }) => ({ title, versions }))).toEqual(
      [...first.files.keys()].map((title) => ({ title, versions: 1 })).sort(byReportOrder(before)),
    );
    expect(after.map(({ id, title, versions }) => ({ id, title, versions }))).toEqual(
      before.map(({ id, title }) => ({ id, title, versions: 2 })),
    );
    for (const { title, content } of after) expect(content).toBe(second.files.get(title));
    // The first time they were uploaded side by side, so their ids come in any order.
    const uploaded = uploadedBy(second).map(({ id, title, version: now }) => ({ id, title, versions: now }));
    expect(uploaded.toSorted((a, b) => a.id - b.id)).toEqual(
      before.map(({ id, title }) => ({ id, title, versions: 2 })).toSorted((a, b) => a.id - b.id),
    );
    const posts = second.requests.filter(({ method }) => method === "POST").map(({ path }) => path);
    expect(posts.some((path) => path.includes("create_session"))).toBe(version !== "3.7.2");
  });
});

function byReportOrder(files: readonly { readonly title: string }[]) {
  const place = (title: string): number => files.findIndex((file) => file.title === title);
  return (a: { title: string }, b: { title: string }): number => place(a.title) - place(b.title);
}

describe("a file of the same name that cannot be replaced", () => {
  test.each(["locked by somebody else", "open in an editor"])("%s: names both ids and fails", async (why) => {
    const organisation = makeOrganisation({ events: 1500 });
    const { store, people, reportFolderId } = organisation;
    const portal = organisation.portal({ retentionDays: 100_000 });
    await audit(organisation, { portal, inputs });
    const locked = [...store.filesOf(reportFolderId)].find(({ title }) => title.startsWith("compliance"));
    if (locked === undefined) throw new Error("nothing was uploaded");
    if (why.startsWith("locked")) locked.lockedBy = people[1]?.id ?? "";
    else locked.openInEditor = true;
    const { run, errors, ...second } = await audit(organisation, { portal, inputs });
    const double = [...store.filesOf(reportFolderId)].find(
      ({ id, title }) => title === locked.title && id !== locked.id,
    );
    expect(run.exitCode).toBe(1);
    expect(errors).toEqual([
      `"${locked.title}" was stored as a second file of that name (id ${double?.id}) beside the existing one (id ${locked.id}), which is open in an editor or locked by somebody else. Close or unlock it, delete the second file by hand, and run again; this run deleted nothing.`,
    ]);
    expect(locked.versions).toHaveLength(1);
    // The others are delivered all the same.
    expect(uploadedBy({ run, errors, ...second }).map(({ title, version }) => ({ title, version }))).toEqual([
      { title: "inactivity-report-2026-10.txt", version: 2 },
      { title: "audit-report-2026-10.json", version: 2 },
    ]);
    expect(run.outputs["complete"]).toBe("true");
  });
});

describe("an upload whose answer is lost", () => {
  test("is looked for, not sent again", async () => {
    const organisation = makeOrganisation({ events: 1500 });
    const portal = organisation.portal({
      retentionDays: 100_000,
      faults: [{ path: "/upload?", nth: 1, effect: { kind: "reset", after: "lost-answer" } }],
    });
    const { run, warnings } = await audit(organisation, { portal, inputs });
    expect(run.exitCode).toBe(0);
    expect(stored(organisation).map(({ versions }) => versions)).toEqual([1, 1, 1]);
    expect(warnings.join("\n")).toMatch(/was not answered, but it arrived as version 1/);
  });
});

test("keeps the files in the workspace when the portal has no room for them", async () => {
  const organisation = makeOrganisation({ events: 1500 });
  const faults = [{ path: "/upload?", effect: { kind: "status", status: 402 } as const }];
  const { run, errors, files } = await audit(organisation, {
    portal: { faults },
    inputs: { formats: "txt" },
  });
  expect(run.exitCode).toBe(1);
  expect([...files.keys()]).toEqual(["compliance-report-2026-10.txt", "inactivity-report-2026-10.txt"]);
  expect(stored(organisation)).toEqual([]);
  expect(errors.map((error) => error.split(" was ")[0])).toEqual(
    [...files.keys()].map((name) => `"${name}"`),
  );
  expect(run.outputs).toMatchObject({ complete: "true", "uploaded-files": "[]", "report-url": "" });
});

test("warns where a report takes the place of one that says more", async () => {
  const organisation = makeOrganisation({ events: 1500 });
  const portal = organisation.portal({ retentionDays: 100_000 });
  const { legal, finance } = organisation.rooms;
  const about = (...rooms: readonly { readonly id: number }[]) =>
    audit(organisation, { portal, inputs: { ...inputs, "room-ids": rooms.map(({ id }) => id).join(", ") } });
  expect((await about(legal)).warnings).toEqual([]);
  expect((await about(legal, finance)).warnings).toEqual([]);
  expect((await about(finance)).warnings).toEqual([
    "This report replaces audit-report-2026-10.json in the report folder, which had 1 room that this one does not have. The replaced one stays in the file's version history.",
  ]);
});
