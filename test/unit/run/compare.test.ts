import { expect, test } from "vitest";
import type { Assessment } from "../../../src/assess/assessment.ts";
import type { HttpRequest } from "../../../src/docspace/http/transport.ts";
import type { Preflight } from "../../../src/preflight/preflight.ts";
import { auditJson } from "../../../src/report/json.ts";
import { noteText } from "../../../src/report/vocabulary/notes.ts";
import { compareWithPrevious, type Previous } from "../../../src/run/compare.ts";
import { readEarlierPeriods } from "../../../src/run/trend.ts";
import type { Settings } from "../../../src/settings/settings.ts";
import {
  type Answer,
  enveloped,
  type FakePortal,
  fakePortal,
  fileDto,
  plain,
} from "../docspace/fake-portal.ts";
import { ordinaryMonth } from "../report/fixtures.ts";
import { render } from "../report/reading.ts";

const { report, events } = ordinaryMonth(40);
const ready = { period: { ...report.period, label: "2026-11" }, folder: { id: 6 } } as unknown as Preflight;
const title = "audit-report-2026-10.json";

/** A folder with the report of October, or with what is said of it. */
function portalWith(content: string | Answer | undefined, size = 1000) {
  return fakePortal(({ url }: HttpRequest) => {
    if (url.pathname.endsWith("/files/6")) {
      const files = content === undefined ? [] : [fileDto(7, title, { pureContentLength: size })];
      return enveloped({ files, folders: [], total: files.length });
    }
    expect(url.search).toBe("?action=stream&fileid=7");
    return typeof content === "string" ? plain(200, content) : (content ?? plain(404));
  });
}

const read = async ({ docspace, clock }: FakePortal): Promise<Previous> =>
  (await clock.until(readEarlierPeriods({ docspace, ready, settings: {} as Settings }))).previous;

const noteOf = async (content: string | Answer | undefined, size?: number): Promise<string> => {
  const previous = await read(portalWith(content, size));
  return previous !== undefined && "note" in previous ? noteText(previous.note) : "no note";
};

test("the report of the month before is read and compared", async () => {
  const previous = await read(portalWith(render(auditJson(report), events)));
  const { comparison, notes } = compareWithPrevious(previous, report.assessment, report.settings);
  expect(comparison).toEqual({
    previousLabel: "2026-10",
    newlyInactive: [],
    activeAgain: [],
    events: report.assessment.rooms.map(({ roomId, events: count }) => ({
      roomId,
      before: count,
      now: count,
    })),
  });
  expect(notes).toEqual([]);
});

test.each([
  [
    "missing",
    undefined,
    "Nothing is compared with October 2026: the report folder has no audit-report-2026-10.json.",
  ],
  ["not JSON", "<html>", `Nothing is compared with October 2026: ${title} cannot be used: it is not JSON.`],
  [
    "of another version",
    '{"schemaVersion":2}',
    `Nothing is compared with October 2026: ${title} cannot be used: its schemaVersion is 2, and this version of the action reads 1.`,
  ],
])("one that is %s is said, and is no failure", async (_, content, sentence) => {
  expect(await noteOf(content)).toBe(sentence);
});

test("one that is too large to be read whole is left alone", async () => {
  expect(await noteOf(new Error("must not be asked for"), 80_000_000)).toBe(
    `Nothing is compared with October 2026: ${title} has 80.0 MB, and only reports up to 67.1 MB are read.`,
  );
});

test("one that cannot be read is said, with the reason", async () => {
  expect(await noteOf(plain(403))).toMatch(
    /^Nothing is compared with October 2026: audit-report-2026-10\.json could not be read\. .+\.$/,
  );
});

test("a cancelled run is cancelled", async () => {
  const { docspace, controller } = portalWith("{}");
  controller.abort(new Error("cancelled"));
  await expect(readEarlierPeriods({ docspace, ready, settings: {} as Settings })).rejects.toThrow(
    "cancelled",
  );
});

test("without a folder nothing is looked for, and nothing said", async () => {
  const { docspace, requests } = portalWith("{}");
  const { previous } = await readEarlierPeriods({
    docspace,
    ready: { ...ready, folder: undefined } as unknown as Preflight,
    settings: {} as Settings,
  });
  expect(compareWithPrevious(previous, {} as Assessment, report.settings)).toEqual({
    comparison: undefined,
    notes: [],
  });
  expect(requests).toEqual([]);
});
