import { expect, test } from "vitest";
import { issueMarks, issueText, issueTitle, somethingLeft } from "../../../src/report/github-issue.ts";
import {
  comparedMonth,
  everybodyActive,
  hostileNames,
  incompleteMonth,
  manyMembers,
  ordinaryMonth,
} from "./fixtures.ts";

const OPTIONS = { showNames: true, uploaded: [], budget: 65_000 };

test("the answer comes first, then what to do, rooms and links", () => {
  const { report } = comparedMonth();
  const uploaded = [
    {
      title: "audit-report-2026-10.xlsx",
      id: 7,
      version: 2,
      url: "https://acme.example.com/doceditor?fileId=7",
    },
  ];
  const text = issueText(report, { ...OPTIONS, uploaded });
  const at = ["inactive", "### What to do next", "### Rooms", "### Links", "doceditor?fileId=7"].map((one) =>
    text.indexOf(one),
  );
  expect(at.every((one) => one >= 0)).toBe(true);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(issueTitle(report)).toMatch(/^DocSpace audit: .+, October 2026$/);
});

test("a rerun that finds the same writes the same", () => {
  const { report } = ordinaryMonth(30);
  const later = {
    ...report,
    generatedAt: report.generatedAt + 3_600_000,
    runUrl: "https://github.example.com/2",
  };
  expect(issueText(later, OPTIONS)).toBe(issueText(report, OPTIONS));
});

test("names stand in it only where they may be shown", () => {
  const { report } = ordinaryMonth(30);
  const names = report.assessment.rooms.flatMap(({ members }) =>
    members.filter(({ verdict }) => verdict.kind === "inactive").map(({ person }) => person.name),
  );
  expect(names.length).toBeGreaterThan(0);
  const hidden = issueText(report, { ...OPTIONS, showNames: false });
  expect(names.filter((name) => hidden.includes(name))).toEqual([]);
  expect(issueText(report, OPTIONS)).toContain("<details>");
});

test("thousands of members fit GitHub's limit, and whatever room people leave", () => {
  const { report } = manyMembers();
  for (const budget of [65_000, 20_000, 4_000]) {
    const text = issueText(report, { ...OPTIONS, budget });
    expect(text.length).toBeLessThanOrEqual(budget);
    expect(text.split("<details>")).toHaveLength(text.split("</details>").length);
  }
});

test("nobody's title can forge a mark", () => {
  expect(issueText(hostileNames().report, OPTIONS)).not.toContain("<!--");
});

test("the marks tell portals, periods and labels apart", () => {
  const { report } = ordinaryMonth(5);
  const others = [
    report,
    { ...report, portal: { ...report.portal, url: "https://other.example.com" } },
    { ...report, period: { ...report.period, label: "2026-09" } },
    { ...report, settings: { ...report.settings, reportLabel: "Legal" } },
  ].map((one) => issueMarks(one).begin);
  expect(new Set(others).size).toBe(4);
});

test("it is open where somebody is inactive or unknown, or something is not proved", () => {
  expect(somethingLeft(ordinaryMonth(30).report)).toBe(true);
  expect(somethingLeft(incompleteMonth().report)).toBe(true);
  expect(somethingLeft(everybodyActive().report)).toBe(false);
});
