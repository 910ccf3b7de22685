import { expect, test } from "vitest";
import { OUTPUT_NAMES, type RunOutputs, writeOutputs } from "../../../src/runner/outputs.ts";

function written(known: Partial<RunOutputs>): Record<string, string> {
  const outputs: Record<string, string> = {};
  writeOutputs(known, (name, value) => {
    outputs[name] = value;
  });
  return outputs;
}

test("every output is set when nothing is known", () => {
  expect(written({})).toEqual({
    complete: "false",
    "period-start": "",
    "period-end": "",
    "event-count": "0",
    "member-count": "0",
    "active-count": "0",
    "inactive-count": "0",
    "unknown-count": "0",
    "inactive-people-count": "0",
    "reminder-count": "0",
    "mails-refused-count": "0",
    "mails-uncertain-count": "0",
    "report-directory": "",
    "report-files": "[]",
    "uploaded-files": "[]",
    "report-url": "",
  });
});

test("numbers and booleans are text, lists are JSON with nothing but the promised fields", () => {
  const file = { path: "/r/a.txt", bytes: 12, sha256: "ab", title: "a.txt" };
  const upload = { title: "a.txt", id: 7, version: 2, url: "https://acme.example.com/doceditor?fileId=7" };
  const outputs = written({ complete: true, eventCount: 6012, reportFiles: [file], uploadedFiles: [upload] });
  expect(outputs["complete"]).toBe("true");
  expect(outputs["event-count"]).toBe("6012");
  expect(JSON.parse(outputs["report-files"] as string)).toEqual([
    { path: "/r/a.txt", bytes: 12, sha256: "ab" },
  ]);
  expect(JSON.parse(outputs["uploaded-files"] as string)).toEqual([upload]);
});

test("no output shows an e-mail address, but addresses of pages stay whole", () => {
  const url = "https://acme.example.com/doceditor?share=a@b.example.com";
  const outputs = written({
    periodStart: "ann.lee@example.com",
    reportUrl: url,
    uploadedFiles: [{ title: "Report of ann@example.com", id: 1, version: 1, url }],
  });
  expect(outputs["period-start"]).toBe("[removed]");
  expect(outputs["report-url"]).toBe(url);
  expect(JSON.parse(outputs["uploaded-files"] as string)).toEqual([
    { title: "Report of [removed]", id: 1, version: 1, url },
  ]);
});

test("every output has one name", () => {
  expect(new Set(OUTPUT_NAMES).size).toBe(OUTPUT_NAMES.length);
});
