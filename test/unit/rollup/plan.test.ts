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
  expect(made.flat()).toHaveLength(count);
  expect(Math.max(...made.map(({ length }) => length))).toBeLessThanOrEqual(256);
});

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
