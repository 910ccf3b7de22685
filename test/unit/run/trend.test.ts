import { expect, test } from "vitest";
import type { HttpRequest } from "../../../src/docspace/http/transport.ts";
import type { Preflight } from "../../../src/preflight/preflight.ts";
import { auditJson } from "../../../src/report/json.ts";
import type { AuditReport } from "../../../src/report/model.ts";
import { readEarlierPeriods } from "../../../src/run/trend.ts";
import type { Settings } from "../../../src/settings/settings.ts";
import { enveloped, fakePortal, fileDto, plain } from "../docspace/fake-portal.ts";
import { ordinaryMonth } from "../report/fixtures.ts";
import { render } from "../report/reading.ts";

const { report, events } = ordinaryMonth(20);
const MIB = 1024 * 1024;

interface Stored {
  readonly bytes?: number;
  readonly content?: string;
}

function reportOf(label: string, more: Partial<AuditReport> = {}, provisional = false): string {
  return render(auditJson({ ...report, ...more, period: { ...report.period, label, provisional } }), events);
}

/** A report folder with these months, read for `label`. */
async function trendOf(label: string, stored: Readonly<Record<string, Stored>>) {
  const files = Object.entries(stored);
  const { docspace, clock, requests } = fakePortal(({ url }: HttpRequest) => {
    if (url.pathname.endsWith("/files/6")) {
      const dtos = files.map(([month, { bytes = 1000 }], index) =>
        fileDto(index + 1, `audit-report-${month}.json`, { pureContentLength: bytes }),
      );
      return enveloped({ files: dtos, folders: [], total: dtos.length });
    }
    const [month = "", { content }] = files[Number(url.searchParams.get("fileid")) - 1] ?? ["", {}];
    return content === "none" ? plain(403) : plain(200, content ?? reportOf(month));
  });
  const ready = { period: { ...report.period, label }, folder: { id: 6 } } as unknown as Preflight;
  const { trend } = await clock.until(readEarlierPeriods({ docspace, ready, settings: {} as Settings }));
  return { trend, asked: requests.length };
}

test("earlier months are read from one listing, oldest first, with each room's counts", async () => {
  const { trend, asked } = await trendOf("2026-11", {
    "2026-10": {},
    "2026-08": {},
    "2025-11": {},
    "2025-10": {},
  });
  expect(asked).toBe(4);
  expect(trend.map(({ label }) => label)).toEqual(["2025-11", "2026-08", "2026-10"]);
  const { counts, events: counted, rooms } = report.assessment;
  expect(trend[0]).toMatchObject({
    inactive: counts.inactive,
    active: counts.active,
    events: counted.portal,
  });
  expect([...(trend[0]?.rooms.keys() ?? [])]).toEqual(rooms.map(({ roomId }) => roomId));
});

test("a month that was incomplete or not over is a gap", async () => {
  const { trend } = await trendOf("2026-11", {
    "2026-10": { content: reportOf("2026-10", {}, true) },
    "2026-09": { content: reportOf("2026-09", { complete: false }) },
  });
  expect(trend.map(({ complete }) => complete)).toEqual([false, false]);
});

test("what cannot be read, is no report or another month's is left out", async () => {
  const { trend } = await trendOf("2026-11", {
    "2026-10": { content: "none" },
    "2026-09": { content: "<html>" },
    "2026-08": { content: reportOf("2026-07") },
    "2026-06": {},
  });
  expect(trend.map(({ label }) => label)).toEqual(["2026-06"]);
});

test("large reports are left alone, and all together stay within the budget", async () => {
  const large = await trendOf("2026-11", {
    "2026-09": { bytes: 8 * MIB + 1 },
    "2026-08": { bytes: 8 * MIB },
  });
  expect(large.trend.map(({ label }) => label)).toEqual(["2026-08"]);
  const many = await trendOf("2026-11", {
    "2026-10": { bytes: 50 * MIB },
    ...{ "2026-09": { bytes: 8 * MIB }, "2026-08": { bytes: 7 * MIB }, "2026-07": { bytes: 6 * MIB } },
  });
  expect(many.trend.map(({ label }) => label)).toEqual(["2026-07", "2026-09", "2026-10"]);
});

test("a period that is no month has no trend, but is compared", async () => {
  const { asked } = await trendOf("2026-11-01_2026-11-07", { "2026-10": {}, "2026-09": {} });
  expect(asked).toBe(1);
});

test("a month before that is too large to be read takes nothing from the others", async () => {
  const { trend } = await trendOf("2026-11", { "2026-10": { bytes: 65 * MIB }, "2026-09": {} });
  expect(trend.map(({ label }) => label)).toEqual(["2026-09"]);
});
