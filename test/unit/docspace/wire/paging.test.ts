import { expect, test } from "vitest";
import { readWholeList, seekInList } from "../../../../src/docspace/wire/paging.ts";
import { UserError } from "../../../../src/errors.ts";

/** A list of numbers that may change before every request; undefined rows look alike. */
function listOf(
  before: (request: number, rows: readonly (number | undefined)[]) => readonly (number | undefined)[],
  rows: readonly (number | undefined)[],
  totalOf = (length: number) => length,
) {
  let now = rows;
  let requests = 0;
  return {
    requests: () => requests,
    read: () =>
      readWholeList<number | undefined>({
        readPage: async (startIndex, count) => {
          now = before(++requests, now);
          return {
            rows: now.slice(startIndex, startIndex + count),
            total: totalOf(now.length),
            endpoint: "GET /list",
          };
        },
        keyOf: (row) => row,
      }),
  };
}
const numbers = (length: number) => Array.from({ length }, (_, index) => index);
const still = (_request: number, rows: readonly (number | undefined)[]) => rows;

test.each([0, 1, 99, 100, 101, 199, 200, 1234])(
  "a list of %i rows that stands still is read once",
  async (length) => {
    const list = listOf(still, numbers(length));
    expect(await list.read()).toEqual(numbers(length));
    expect(list.requests()).toBe(Math.max(1, Math.ceil((length - 1) / 99)));
  },
);

test("one row removed and another added between two pages: the total is the same, and nothing is lost", async () => {
  const list = listOf(
    (request, rows) => (request === 2 ? [...rows.toSpliced(5, 1), 999] : rows),
    numbers(250),
  );
  expect(new Set(await list.read())).toEqual(new Set([...numbers(250).filter((one) => one !== 5), 999]));
});

test("rows that look alike are all kept", async () => {
  const rows = [undefined, ...numbers(150), undefined];
  expect(await listOf(still, rows).read()).toHaveLength(152);
});

test("pages with an order of their own are accepted when two walks saw the same, as many as the total", async () => {
  const other = (rows: readonly (number | undefined)[]) => [...rows.toSpliced(99, 1), rows[99]];
  const list = listOf((request) => (request % 2 === 0 ? other(numbers(150)) : numbers(150)), []);
  expect(new Set(await list.read())).toEqual(new Set(numbers(150)));
  expect(list.requests()).toBe(4);
});

test.each([
  ["too large", (length: number) => length + 1],
  ["too small", (length: number) => length - 1],
  ["beyond all lists", () => 1e12],
  ["negative", () => -1],
  ["no number", () => Number.NaN],
])("a total that is %s ends in a sentence", async (_name, totalOf) => {
  const list = listOf(still, numbers(250), totalOf);
  await expect(list.read()).rejects.toThrow(UserError);
  expect(list.requests()).toBeLessThan(20);
});

test("a list that never stands still is given up", async () => {
  const list = listOf((request, rows) => [1000 + request, ...rows], numbers(250));
  await expect(list.read()).rejects.toThrow(/kept changing/);
});

/** A list whose rows change places at every answer; the seed is fixed. */
function shuffled(length: number) {
  let seed = 7;
  let requests = 0;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  return {
    requests: () => requests,
    keyOf: (row: number) => row,
    readPage: async (startIndex: number, count: number) => {
      requests++;
      const rows = numbers(length)
        .map((id) => [random(), id] as const)
        .sort(([a], [b]) => a - b);
      return {
        rows: rows.slice(startIndex, startIndex + count).map(([, id]) => id),
        total: length,
        endpoint: "GET list",
      };
    },
  };
}

test.each([230, 400, 800])(
  "%i rows that change places at every answer are taken together, as many as the total",
  async (length) => {
    const read = await readWholeList(shuffled(length));
    expect(read.toSorted((a, b) => a - b)).toEqual(numbers(length));
  },
);

test("rows of one rank are seen although each page has its own order of them, the same at every answer", async () => {
  // As a database sorts them that keeps no more rows in order than it must give.
  const rank = (id: number, cut: number) =>
    (Math.imul(id + 1, 0x9e3779b1) ^ Math.imul(cut, 0x85ebca6b)) >>> 0;
  const readPage = async (startIndex: number, count: number) => {
    const cut = startIndex + count;
    const ranked = numbers(150).sort((a, b) => rank(a, cut) - rank(b, cut));
    return { rows: ranked.slice(startIndex, cut), total: 150, endpoint: "GET list" };
  };
  const read = await readWholeList({ readPage, keyOf: (row: number) => row });
  expect(read.toSorted((a, b) => a - b)).toEqual(numbers(150));
});

/** A list whose first page puts two rows the other way round than the further pages do; `rowsAt` is told the walk. */
function turning([one, other]: readonly [number, number], rowsAt: (walk: number) => (number | undefined)[]) {
  let walk = 0;
  const readPage = async (startIndex: number, count: number) => {
    if (startIndex === 0) walk++;
    const rows = rowsAt(walk);
    const [here, there] = [rows[one], rows[other]];
    if (startIndex > 0) rows.splice(one, 1, there);
    if (startIndex > 0) rows.splice(other, 1, here);
    return { rows: rows.slice(startIndex, startIndex + count), total: rows.length, endpoint: "GET list" };
  };
  return { readPage, keyOf: (row: number | undefined) => row };
}

test("a row that the order hides is not lost where another goes and a third comes instead", async () => {
  const list = turning([10, 140], (walk) => {
    const rows = walk === 1 ? numbers(150) : numbers(150).with(5, 999);
    // From the fourth walk on each hides another.
    return walk <= 3 ? rows : rows.with(20 + walk, 140).with(140, 20 + walk);
  });
  expect(new Set(await readWholeList(list))).toEqual(new Set(numbers(150).with(5, 999)));
});

test("a row of those that look alike, shown by two pages, does not stand for one that is hidden", async () => {
  const rows = numbers(150).map((id) => (id === 98 ? undefined : id));
  const read = await readWholeList(turning([98, 100], () => [...rows]));
  expect(new Set(read)).toEqual(new Set(rows));
});

test("rows that look alike are counted by walks cut differently, where others beside them change places", async () => {
  const pairs = numbers(75);
  let answer = 0;
  const readPage = async (startIndex: number, count: number) => {
    answer++;
    // Two rows of one rank, the other way round at every second answer; of a few ranks nothing tells the rows.
    const rows = pairs
      .flatMap((rank) => (answer % 2 === 0 ? [2 * rank, 2 * rank + 1] : [2 * rank + 1, 2 * rank]))
      .map((id) => (id % 60 === 7 ? undefined : id));
    return { rows: rows.slice(startIndex, startIndex + count), total: 150, endpoint: "GET list" };
  };
  const read = await readWholeList<number | undefined>({ readPage, keyOf: (row) => row });
  expect(new Set(read)).toEqual(new Set(numbers(150).map((id) => (id % 60 === 7 ? undefined : id))));
  expect(read).toHaveLength(150);
});

test("who looks for some rows stops when few of them are missing, and says that the list was not seen whole", async () => {
  const list = shuffled(230);
  const { rows, whole } = await seekInList(list, new Set([5, 17]));
  expect(whole).toBe(false);
  expect(list.requests()).toBe(3);
  expect(new Set(rows).size).toBe(rows.length);
  const many = await seekInList(shuffled(230), new Set(numbers(230)));
  expect(many.rows.length).toBeGreaterThan(225);
  expect(await seekInList({ ...shuffled(90) }, new Set([500, 501]))).toMatchObject({ whole: true });
});
