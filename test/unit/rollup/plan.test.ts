import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { batchesOf, jobsOf } from "../../../src/rollup/plan/matrix.ts";
import { readPortals } from "../../../src/rollup/plan/portals-file.ts";

const GOOD = `defaults:
  formats: xlsx, html
  secret: SHARED_KEY
portals:
  - name: acme
    portal-url: https://acme.example.com
    secret: ACME_KEY
    folder-id: 4242
    runs-on: [self-hosted, eu]
  - name: big
    portal-url: https://big.example.com
    parts: 3
    requests-per-minute: 1000
`;

const portals = (text: string) => {
  const read = readPortals(text);
  if ("mistakes" in read) throw new Error(JSON.stringify(read.mistakes));
  return read.portals;
};
const mistakes = (text: string): string[] => {
  const read = readPortals(text);
  return "mistakes" in read ? read.mistakes.map(({ line, message }) => `${line}: ${message}`) : [];
};

test("defaults hold for all, an entry's own keys come first", () => {
  expect(portals(GOOD)).toMatchObject([
    {
      name: "acme",
      secret: "ACME_KEY",
      runsOn: ["self-hosted", "eu"],
      inputs: { "folder-id": "4242", formats: "xlsx, html" },
    },
    { name: "big", secret: "SHARED_KEY", runsOn: ["ubuntu-latest"], parts: 3 },
  ]);
});

test("the example of a list is one", () => {
  const example = readFileSync(new URL("../../../docs/examples/portals-list.yml", import.meta.url), "utf8");
  expect(portals(example).map(({ name }) => name)).toEqual(["acme", "branch", "large"]);
});

test("JSON is read as well", () => {
  const list = {
    portals: [{ name: "a", "portal-url": "https://a.example.com", secret: "A", "room-ids": [1, 2] }],
  };
  expect(portals(JSON.stringify(list))).toMatchObject([{ name: "a", inputs: { "room-ids": "1, 2" } }]);
});

test("all mistakes come at once, each with its line", () => {
  const found = mistakes(`portals:
  - name: Acme Inc
    portal-url: http://acme.example.com
    secret: sk-this-is-a-key
    api-key: sk-another
  - name: twin
    portal-url: https://twin.example.com
    secret: TWIN
    grace-days: -3
    formats: pdf
  - name: other
    portal-url: https://TWIN.example.com/
    secret: TWIN
    parts: 60
    room: 12
  - name: part
    portal-url: https://part.example.com
    secret: PART
    parts: 2
    room-ids: 1, 2
  - just a text
color: red
`);
  expect(found.map((one) => one.split(":")[0])).toEqual([
    "2",
    "3",
    "4",
    "5",
    "9",
    "10",
    "11",
    "14",
    "15",
    "19",
    "21",
    "22",
  ]);
  expect(found.join("\n")).not.toContain("sk-this");
  expect(found.join("\n")).not.toContain("sk-another");
});

test("the same portal twice is refused", () => {
  const twice = `portals:
  - { name: a, portal-url: "https://a.example.com", secret: A }
  - { name: a, portal-url: "https://A.example.com/", secret: A }
`;
  expect(mistakes(twice)).toHaveLength(2);
});

test("a portal that stands twice is told, whatever else is wrong with either", () => {
  const entry = (more: string): string =>
    `  - { name: acme, portal-url: "https://acme.example.com", secret: ACME${more} }\n`;
  const told = mistakes(`portals:\n${entry(", grace-days: -3, parts: 90000000")}${entry(", formats: pdf")}`);
  expect(told.map((one) => one.slice(0, 34))).toEqual([
    expect.stringContaining("2: parts"),
    expect.stringContaining("2: grace-days"),
    expect.stringContaining("3: formats"),
    "3: Two portals have the name acme:",
    "3: Two portals have the address ht",
  ]);
  // What cannot be read is not compared.
  expect(mistakes("portals:\n  - { secret: A }\n  - { secret: A }\n").join()).not.toContain("Two portals");
});

test("a mistake in the defaults is told once, however many portals it holds for", () => {
  const told = mistakes(GOOD.replace("defaults:", "defaults:\n  grace-days: -3\n  parts: 60"));
  expect(told.map((one) => one.slice(0, 13))).toEqual(["2: grace-days", '3: parts: "60']);
});

test.each(["", "[]", "portals: []", "portals:\n  - : ::\n :", "just text"])(
  "%j is no list of portals",
  (text) => {
    expect(mistakes(text).length).toBeGreaterThan(0);
  },
);

test("a portal in parts is a job for each, and they share the requests a minute", () => {
  const jobs = jobsOf(portals(GOOD), 1200);
  expect(jobs.map(({ name }) => name)).toEqual(["acme", "big-1-of-3", "big-2-of-3", "big-3-of-3"]);
  expect(jobs[2]?.inputs).toMatchObject({ "room-ids": "part 2/3", "requests-per-minute": "333" });
  expect(new Set(jobs.slice(1).map(({ inputs }) => inputs["report-label"])).size).toBe(3);
  expect(jobs.every(({ inputs }) => inputs.formats?.includes("summary"))).toBe(true);
});

test.each([
  [0, 1],
  [1, 1],
  [256, 1],
  [257, 2],
  [1000, 4],
])("%i jobs are %i batches, none too large", (count, batches) => {
  const [job] = jobsOf(portals(GOOD), 1200);
  if (job === undefined) throw new Error("no job");
  const made = batchesOf(Array.from({ length: count }, () => job));
  expect(made).toHaveLength(batches);
  expect(made.flatMap(({ jobs }) => jobs)).toHaveLength(count);
  expect(Math.max(...made.map(({ jobs }) => jobs.length))).toBeLessThanOrEqual(256);
});

test("what jobs share stands once, and each job gets what it would get alone", () => {
  const text = GOOD.replace("  formats:", "  grace-days: 7\n  reports: inactivity\n  formats:")
    .replace("    folder-id: 4242", '    grace-days: ""\n    folder-id: 4242')
    .concat("    grace-days: 3\n  - { name: c, portal-url: https://c.example.com }\n");
  const jobs = jobsOf(portals(text), 1200);
  const [batch] = batchesOf(jobs);
  expect(batch?.shared).toMatchObject({ reports: "inactivity", formats: "xlsx, html, summary" });
  // One portal is to have the action's own grace-days, which an empty text means: so all the others keep theirs.
  expect(batch?.jobs.map(({ inputs }) => inputs["grace-days"])).toEqual([undefined, "3", "3", "3", "7"]);
  for (const [index, { inputs }] of jobs.entries())
    expect({ ...batch?.shared, ...batch?.jobs[index]?.inputs }).toEqual(inputs);
  // A single job shares nothing.
  expect(batchesOf(jobs.slice(0, 1))[0]?.shared).toEqual({});
});

test("two jobs of one name are refused, for what they hand on would replace each other's", () => {
  const text = `portals:
  - { name: a, portal-url: "https://a.example.com", secret: A, parts: 2 }
  - { name: a-1-of-2, portal-url: "https://b.example.com", secret: B }
`;
  expect(mistakes(text)).toEqual([expect.stringMatching(/^3: Two portals have the name a-1-of-2/)]);
});

test.each(["constructor", "toString", "__proto__", "hasOwnProperty"])("%s is no key of a portal", (key) => {
  expect(mistakes(GOOD.replace("folder-id", key)).join()).toContain("is no key of a portal");
});

test.each(["GITHUB_TOKEN", "github_x", "1A", "a-b", "A B", "schlüssel"])(
  "%s is not the name of a secret",
  (name) => {
    expect(mistakes(GOOD.replace("ACME_KEY", name)).join()).toContain("must be the name of the secret");
  },
);

test("fewer requests a minute than parts cannot be divided", () => {
  expect(mistakes(GOOD.replace("requests-per-minute: 1000", "requests-per-minute: 2"))).toEqual([
    "13: requests-per-minute: 2 cannot be divided among 3 parts.",
  ]);
});

test("of a shared key the parts together ask no more than one job would", () => {
  for (const budget of [3, 4, 1000, 1001]) {
    const text = GOOD.replace("requests-per-minute: 1000", `requests-per-minute: ${budget}`);
    const shares = jobsOf(portals(text), 1200)
      .slice(1)
      .map(({ inputs }) => Number(inputs["requests-per-minute"]));
    expect(shares.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(budget);
    expect(Math.min(...shares)).toBeGreaterThan(0);
  }
});

test("an environment goes to the portal's jobs, and its name is checked", () => {
  const text = GOOD.replace("runs-on:", "environment: docspace acme\n    runs-on:");
  expect(jobsOf(portals(text), 1200).map(({ environment }) => environment)).toEqual([
    "docspace acme",
    "",
    "",
    "",
  ]);
  expect(mistakes(text.replace("docspace acme", "a/b"))).toEqual([expect.stringContaining("environment:")]);
});

const bomb = [
  "portals:",
  "  - name: a",
  "x0: &x0 [a, a, a, a]",
  ...Array.from({ length: 20 }, (_, index) => `x${index + 1}: &x${index + 1} [${`*x${index}, `.repeat(9)}]`),
].join("\n");
test.each<readonly [string, string, string]>([
  ["aliases that grow without end", bomb, '"x20" is not allowed here'],
  ["a key twice", GOOD.replace("folder-id: 4242", "secret: B"), "8: A key stands twice"],
  ["a tab", GOOD.replace("    secret: ACME_KEY", "\tsecret: ACME_KEY"), "not valid YAML"],
  ["an alias", GOOD.replace("secret: ACME_KEY", "secret: *name"), "must be a text"],
  ["a merged key", GOOD.replace("secret: ACME_KEY", "<<: { secret: A }"), '"<<" is no key'],
  ["two documents", `${GOOD}---\n${GOOD}`, "14: A second document begins here"],
])("%s is refused", (_, text, message) => {
  expect(mistakes(text).join("\n")).toContain(message);
});

test.each(["[]", "[null]", "[[1201]]", "[1201, ]\n    folder-id: []"])(
  "room-ids: %s is no choice of rooms, and does not mean all of them",
  (list) => {
    const text = `portals:\n  - name: a\n    portal-url: https://a.example.com\n    secret: A\n    room-ids: ${list}\n`;
    expect(mistakes(text).join("\n")).toMatch(/"(room|folder)-ids?" must be a text, a number, or a list/);
  },
);

test("what several jobs would do several times is refused for a portal in parts", () => {
  const text = GOOD.replace(
    "parts: 3",
    "parts: 3\n    reminders: preview\n    access-review: on\n    folder-id: 7",
  );
  expect(mistakes(text).map((one) => one.replace(/ a portal.*/, ""))).toEqual([
    "13: reminders:",
    "14: access-review:",
  ]);
});
