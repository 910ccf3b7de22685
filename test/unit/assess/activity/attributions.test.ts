import { expect, test } from "vitest";
import { createAttributions } from "../../../../src/assess/activity/attributions.ts";
import type { Attribution } from "../../../../src/assess/assessment.ts";

test("equal attributions are kept once, and each event gets its own back", () => {
  const none = (otherRoom: boolean, ...candidates: number[]): Attribution => ({
    by: "none",
    otherRoom,
    candidates,
  });
  const different: Attribution[] = [
    { by: "log", roomId: 1 },
    { by: "file", roomId: 1 },
    { by: "title", roomId: 1 },
    { by: "log", roomId: 2 },
    none(false),
    none(true),
    none(false, 1),
    none(true, 1),
    none(false, 1, 2),
    none(false, 2, 1),
  ];
  // Once more as new objects: what counts is what they say.
  const trail = [...different, ...structuredClone(different)];
  const builder = createAttributions(trail.length);
  for (const attribution of trail) expect(builder.add(attribution)).toEqual(attribution);
  const { of, values } = builder.finish();
  expect(values).toEqual(different);
  expect([...of].map((position) => values[position])).toEqual(trail);
});

test("attributions that share a number are told apart all the same", () => {
  // 31 × 4 − 61 = 31 × 2 + 1.
  const trail: Attribution[] = [
    { by: "log", roomId: 2 },
    { by: "none", otherRoom: false, candidates: [-61] },
  ];
  const builder = createAttributions(2);
  for (const one of trail) builder.add(one);
  expect(builder.finish().values).toEqual(trail);
});

test("a trail that has more or fewer events than it counts is a defect, not a report", () => {
  const builder = createAttributions(1);
  expect(() => builder.finish()).toThrow("the trail has 0 events, not the 1 it counts");
  builder.add({ by: "log", roomId: 1 });
  expect(() => builder.add({ by: "log", roomId: 1 })).toThrow(
    "the trail has more events than the 1 it counts",
  );
});
