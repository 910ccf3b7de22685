import { expect, test } from "vitest";
import {
  ACTION_TYPES,
  ACTIONS,
  actionName,
  actionWords,
  isLoggedAction,
} from "../../../../src/docspace/wire/actions.ts";

test("opens and downloads are not in the rooms' logs, changes are", () => {
  expect([5054, 5009, 5010, 5062, 5064, 5002].map(isLoggedAction)).not.toContain(true);
  expect([5000, 5011, 5014, 5034, 5070, 5085, 6046].map(isLoggedAction)).not.toContain(false);
  expect(isLoggedAction(4000)).toBe(false);
});

test("what the log shows as another action names one that it has", () => {
  const aliased = [...ACTIONS.values()].filter((action) => action.shownAs !== undefined);
  expect(aliased.map((action) => [action.id, action.shownAs])).toEqual([
    [5014, 5013],
    [5016, 5015],
    [5023, 5022],
    [5025, 5024],
    [5044, 5034],
    [5099, 5034],
  ]);
  for (const { shownAs } of aliased) expect(isLoggedAction(shownAs as number)).toBe(true);
});

test("every action has words of its own, and unknown ones have words of their type", () => {
  const words = [...ACTIONS.values()].map((action) => action.words);
  expect(new Set(words).size).toBe(words.length);
  for (const { actionType } of ACTIONS.values()) expect(ACTION_TYPES.has(actionType)).toBe(true);
  expect(actionWords(5054, 2)).toBe("opened a file for editing");
  expect(actionWords(9999, 12)).toBe("downloaded something");
  expect(actionWords(9999, 99)).toBe("did something");
  expect(actionName(5011)).toBe("FileUploaded");
  expect(actionName(9999)).toBeUndefined();
});
