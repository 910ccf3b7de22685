import { describe, expect, test } from "vitest";
import { docSpaceFolder } from "../../../src/report-folder/folder.ts";
import { enveloped, fakePortal } from "../docspace/fake-portal.ts";

const file = (id: number) => ({
  id,
  title: `${id}.txt`,
  folderId: 6,
  version: 1,
  pureContentLength: 3,
  webUrl: "",
});

/** A folder with so many files, listed once. */
async function listedFolder(count: number) {
  const files = Array.from({ length: count }, (_, index) => file(index + 1));
  const { docspace, clock, requests } = fakePortal(({ url }) => {
    const start = Number(url.searchParams.get("startIndex") ?? 0);
    const page = files.slice(start, start + 100);
    return enveloped({ files: page, folders: [], total: count, count: page.length });
  });
  const folder = docSpaceFolder(docspace, 6);
  await clock.until(folder.find("1.txt"));
  requests.length = 0;
  return { requests, glance: (ids: readonly number[]) => clock.until(folder.glance(ids)) };
}

describe("several files are looked at", () => {
  test.each([
    [6, [1, 2], 1],
    [150, [1, 2, 3], 2],
  ])("by listing a folder of %i files, where %j are more than its pages", async (count, ids, pages) => {
    const { requests, glance } = await listedFolder(count);
    expect([...(await glance(ids)).keys()]).toEqual(ids);
    expect(requests).toHaveLength(pages);
  });

  test.each([
    [6, [1]],
    [150, [1, 2]],
  ])("not by listing a folder of %i files for %j", async (count, ids) => {
    const { requests, glance } = await listedFolder(count);
    expect((await glance(ids)).size).toBe(0);
    expect(requests).toHaveLength(0);
  });
});
