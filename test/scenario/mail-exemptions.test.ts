import { describe, expect, test } from "vitest";
import { makeOrganisation, type Organisation } from "../../demo/organisation.ts";
import { audit } from "./scenario.ts";
import { withWorkspace } from "./workspace.ts";

const month = (): Organisation => makeOrganisation({ events: 1500 });
const auditWith = (
  organisation: Organisation,
  exemptions: string | Uint8Array,
  inputs: Readonly<Record<string, string>> = {},
) =>
  withWorkspace({ "config/exemptions.yml": exemptions }, (workspace) =>
    audit(organisation, {
      workspace,
      inputs: { exemptions: "config/exemptions.yml", "folder-id": "", ...inputs },
    }),
  );

describe.concurrent("an exemptions file", () => {
  test("with ten kinds of mistakes: all ten at once with their lines, before anything long begins", async () => {
    const { run, errors, requests } = await auditWith(
      month(),
      [
        "- who: ann@example.com", // 1: without a reason
        "- reason: on leave", // 2: without anybody
        "- who: bob@example.com",
        "  reason: on leave",
        "  until: 2026-02-30", // 5: no such day
        "- who: carl@", // 6: no address
        "  reason: on leave",
        "- who: dora@example.com",
        "  reason: ''", // 9: an empty reason
        "- who: erik@example.com",
        "  reson: on leave", // 11: an unknown key
        "  reason: on leave",
        "- just a text", // 13: no entry
        "- who: fred@example.com",
        "  reason: on leave",
        "  rooms: []", // 16: no room
        "- who: guests",
        "  reason: partners",
        "  rooms: [-1]", // 19: no room's id
        "- who: guests",
        "  reason: one",
        "- who: GUESTS", // 22: twice
        "  reason: two",
      ].join("\n"),
    );
    expect(run.exitCode).toBe(1);
    expect(errors.map((error) => /^config\/exemptions\.yml, line (\d+): /.exec(error)?.[1])).toEqual(
      "1 2 5 6 9 11 13 16 19 22".split(" "),
    );
    // Addresses of the file are not repeated in the log; that of the example is.
    expect(run.log).not.toMatch(/(?<!ann)@example\.com/);
    expect(requests.filter(({ path }) => path.includes("/log?"))).toEqual([]);
    expect(run.outputs["complete"]).toBe("false");
  });

  test("that is not there: said with what to do", async () => {
    const { run, errors } = await audit(month(), { inputs: { exemptions: "missing.yml" } });
    expect(run.exitCode).toBe(1);
    expect(errors).toEqual([
      "The exemptions file missing.yml cannot be read: there is no such file in the workspace; check the path, and that the repository is checked out before.",
    ]);
  });

  test.each([
    ["utf16le", "it is in UTF-16, or no text; save it as UTF-8"],
    ["latin1", "line 2 is not in UTF-8; save it as UTF-8"],
  ] as const)("in another encoding, %s: said with what to do", async (encoding, why) => {
    const text = Buffer.from("- who: guests\n  reason: zurück im März\n", encoding);
    const { run, errors } = await auditWith(month(), text);
    expect(run.exitCode).toBe(1);
    expect(errors).toEqual([`The exemptions file config/exemptions.yml cannot be read: ${why}.`]);
  });

  test("with an entry that is over, one that matches nobody and one of a room that is not audited: warnings", async () => {
    const organisation = month();
    const [first] = organisation.truth.inactivePeople;
    const { run, warnings, files } = await auditWith(
      organisation,
      [
        `- who: ${organisation.store.people.get(first ?? "")?.email}`,
        "  reason: on leave",
        "  until: 2026-09-30",
        "- who: nobody.at.all@example.com",
        "  reason: on leave",
        "- who: guests",
        "  reason: partners",
        "  rooms: [Office move, 1203]",
      ].join("\n"),
      { formats: "txt, json" },
    );
    expect(run.exitCode).toBe(0);
    expect(warnings).toEqual([
      "The exemption on line 1 ended on 30 September 2026 and no longer counts: remove or renew it.",
      'The exemption on line 6 names the room "Office move", which is not audited.',
      "The exemption on line 4 matches no member of its rooms.",
    ]);
    for (const [name, text] of files) {
      if (name === "exemptions.yml" || name.startsWith("compliance")) continue;
      for (const warning of warnings)
        expect(text.replace(/\s+/g, " ").replaceAll('\\"', '"')).toContain(warning);
    }
    expect(run.outputs["inactive-people-count"]).not.toBe("0");
  });

  test("excuses people in every report, under a heading of their own, with reason and date", async () => {
    const organisation = month();
    const { truth, store, rooms } = organisation;
    const [first = ""] = truth.inactivePeople;
    const person = store.people.get(first);
    const { run, files } = await auditWith(
      organisation,
      [
        `- who: ${person?.email}`,
        "  reason: Parental leave",
        "  until: 2027-03-31",
        "- who: Legal team",
        `  rooms: ${rooms.research.id}`,
        "  reason: Readers only",
      ].join("\n"),
      { formats: "txt, csv, json, html" },
    );
    expect(run.exitCode).toBe(0);
    const name = `${person?.firstName} ${person?.lastName}`;
    const why = "Exempt until 31 March 2027: Parental leave";
    const file = (ending: string): string => [...files].find(([title]) => title.endsWith(ending))?.[1] ?? "";
    const text = files.get("inactivity-report-2026-10.txt") ?? "";
    expect(text).toMatch(new RegExp(`\\n {2}EXEMPT \\(\\d+\\)\\n(?:(?!\\n {2}[A-Z]{3}|===).)*${name}`, "s"));
    expect(text).toContain(why);
    expect(file("inactivity-report-2026-10.csv")).toMatch(new RegExp(`${name}.*,exempt,"?${why}`));
    expect(file(".html")).toMatch(new RegExp(`data-verdict="exempt".*${name}.*${why}`));
    expect(file(".json")).toMatch(/"reason": ?"Exempt until 31 March 2027: Parental leave\.?"/);
    const [, excused = ""] = /\n### Exempt: \d+ memberships\n(.*?)\n###/s.exec(run.summary) ?? [];
    expect(excused).toMatch(
      new RegExp(`\\| \\[${name}\\]\\([^)]*\\) \\| .* \\| Parental leave \\| 31 Mar 2027 \\|`),
    );
    expect(excused).toContain("| Readers only | not limited |");
  });
});
