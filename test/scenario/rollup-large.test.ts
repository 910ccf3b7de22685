import { expect, test } from "vitest";
import { measureRollUp } from "../../bench/rollup.ts";

/** Megabytes; the bench measures 200 and 1 000 portals, whose bar is 300. */
const MOST = 200;

test("forty portals of 1 000 members each are rolled up in little memory, everybody counted once", async () => {
  const { megabytes, outputs } = await measureRollUp(40, 1000);
  expect(megabytes).toBeLessThan(MOST);
  expect(outputs).toMatchObject({ complete: "true", "portal-count": "40", "member-count": "40000" });
  // Of each pair of portals those who are inactive and every fifth: 1 000 ÷ 35, rounded up.
  expect(outputs["shared-people-count"]).toBe(String(20 * Math.ceil((1000 - 3) / 35)));
});
