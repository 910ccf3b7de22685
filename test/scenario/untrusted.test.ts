import { expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import { normalise } from "./normalise.ts";
import { audit } from "./scenario.ts";

const titles = [
  "::set-output name=complete::true",
  "Plans\n::error::forged\r\n::add-mask::a",
  "##[error]old style",
  "</table><script>alert(1)</script> | [x](javascript:alert(1)) `code` @octocat #1",
];

test("shows titles and names written by users as plain text, wherever they stand", async () => {
  const organisation = makeOrganisation({ events: 1500 });
  const { rooms, people } = organisation;
  for (const [index, room] of [rooms.legal, rooms.finance, rooms.research, rooms.deals].entries())
    room.title = titles[index] ?? "";
  for (const [index, person] of people.slice(2, 40).entries()) {
    person.firstName = "::warning::first\n::stop-commands::x";
    person.lastName = `<img src=x onerror=alert(${index})> **bold** |`;
  }
  const folder = organisation.store.folders.get(organisation.reportFolderId);
  if (folder) folder.title = "Reports\n::error::from the folder";

  const outcome = await audit(organisation, {
    inputs: { "show-names": "always", formats: "txt, csv, json, html" },
    // The log of a room is out of reach, so that its title stands in warnings and errors too.
    portal: {
      faults: [rooms.legal, rooms.finance, rooms.research].map(({ id }) => ({
        path: `folder/${id}/log?`,
        effect: { kind: "status", status: 403 } as const,
      })),
    },
  });
  const { run } = outcome;
  expect(run.exitCode).toBe(1);
  expect(run.outputs["complete"]).toBe("false");

  // The runner's commands in the log are the program's own, and titles in them are escaped.
  const commands = run.rawLog.split(/\r\n|\r|\n/).filter((line) => /^\s*::|##\[/.test(line));
  const names = new Set(commands.map((line) => /^::([a-z-]+)/.exec(line)?.[1]));
  expect([...names].sort()).toEqual(["add-mask", "endgroup", "error", "group", "warning"]);
  for (const command of commands)
    expect(command).not.toMatch(/^::(warning|error|group)::(forged|first|from)/);
  expect(run.rawLog).not.toMatch(/^##\[/m);
  expect(run.log).toContain("::set-output name=complete::true");

  // The summary holds no tag but its own, no link but those to the portal, and no mention of anybody.
  const tags = new Set(run.summary.match(/<\/?[a-z]+/g));
  expect([...tags].sort()).toEqual(["</details", "</summary", "<details", "<summary"]);
  expect(run.summary).not.toMatch(/\]\(javascript:/);
  expect(run.summary).not.toMatch(/(^|[^&\w])@octocat/);
  expect(run.summary).not.toMatch(/\*\*bold\*\*/);
  for (const line of run.summary.split("\n").filter((row) => /^\| .*img/.test(row)))
    expect(line.replace(/\\\|/g, "").split("|")).toHaveLength(7);
  for (const value of Object.values(run.outputs)) expect(value).not.toMatch(/\n|set-output/);

  await expect(
    normalise(run.rawLog.replace(/^(?:::add-mask::.*\n)+/m, "::add-mask::***\n"), outcome),
  ).toMatchFileSnapshot("snapshots/untrusted-log.txt");

  // Of the page, no tag that somebody wrote is left.
  for (const [name, text] of outcome.files) {
    if (!name.endsWith(".html")) continue;
    expect(text).not.toContain("<img src=x");
    expect(text).not.toContain("<script>alert");
  }
});
