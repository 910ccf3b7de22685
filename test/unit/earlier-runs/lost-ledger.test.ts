import { expect, test } from "vitest";
import { wroteLostLedger } from "../../../src/earlier-runs/lost-ledger.ts";
import { LEDGER_TITLE } from "../../../src/report-folder/titles.ts";
import { enveloped, fakePortal } from "../docspace/fake-portal.ts";

const FOLDER = 4242;
const ledger = { id: 80, title: LEDGER_TITLE, folderId: FOLDER, version: 3, size: 1, url: "" };
const line = (action: number, data: Record<string, unknown>) => ({
  id: 285,
  action: { id: action, key: "FileUploaded" },
  initiator: { id: "48aa7a05-9774-46e8-86d6-3b5f12ae6c20", displayName: "Ulla User" },
  date: "2026-11-22T07:07:35.0000000+01:00",
  data: { id: 75, title: LEDGER_TITLE, parentId: FOLDER, ...data },
  related: [],
});

/** What is found where the folder holds the ledger with the id 80, and its log has these pages. */
async function found(...pages: readonly object[][]) {
  const total = (pages.length - 1) * 100 + 1;
  const { docspace, clock, requests } = fakePortal((_, index) => enveloped(pages[index] ?? [], { total }));
  const lost = await clock.until(wroteLostLedger(docspace, FOLDER, [ledger], 20_000));
  return { lost, requests: requests.length };
}

test.each<[string, number, Record<string, unknown>, boolean]>([
  ["was uploaded", 5011, {}, true],
  ["got a new version", 5034, {}, true],
  ["was deleted for good since", 5011, { id: 0 }, true],
  ["was written in other letters", 5011, { title: LEDGER_TITLE.toUpperCase() }, true],
  ["is the one that is there", 5011, { id: 80 }, false],
  ["was only renamed", 5001, {}, false],
  ["is another file", 5011, { title: "plan.txt" }, false],
  ["has no title", 5011, { title: undefined }, false],
  ["lay in another folder", 5011, { parentId: 6 }, false],
])("a ledger that %s", async (_, action, data, lost) => {
  expect(await found([line(action, data)])).toEqual({ lost, requests: 1 });
});

test("the log is read to its end, and no further than to the first trace", async () => {
  const other = line(5011, { title: "plan.txt" });
  expect(await found([other], [other], [line(5011, {})])).toEqual({ lost: true, requests: 3 });
  expect(await found([other], [line(5011, {})], [other])).toEqual({ lost: true, requests: 2 });
  expect(await found([other], [other])).toEqual({ lost: false, requests: 2 });
  expect(await found([])).toEqual({ lost: false, requests: 1 });
});
