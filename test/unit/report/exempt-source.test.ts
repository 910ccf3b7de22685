import { expect, test } from "vitest";
import { sourceText } from "../../../src/report/vocabulary/explanation.ts";

test.each([
  ["Zoë", "Ann", "decided by Zoë on 3 November 2026"],
  ["", "Ann", "decided on 3 November 2026, not signed, file last changed by Ann"],
  ["", "", "decided on 3 November 2026, not signed"],
])(
  "an exemption by review that is signed %j in a file changed by %j says who decided",
  (by, changedBy, said) => {
    const text = sourceText({ review: { by, changedBy, on: "2026-11-03" } });
    expect(text).toBe(` (access review, ${said})`);
  },
);
