import { expect, test } from "vitest";
import { dayOf, decisionOf, type RawCell, textOf } from "../../../../src/earlier-runs/access-review/cells.ts";

const cell = (value: RawCell["value"]): RawCell => ({ value, formula: false });
const dayIn = (value: RawCell["value"]) => {
  const found = dayOf(cell(value));
  return found.kind === "value" ? found.value : found.kind;
};
const decisionIn = (value: string) => {
  const found = decisionOf(cell(value));
  return found.kind === "value" ? found.value : found.kind;
};

test("a day is read in the forms that mean one day, and in no other", () => {
  const written = [
    "2026-12-31",
    " 31.12.2026 ",
    "31. 12. 2026",
    "12/31/2026",
    "31/12/2026",
    46_387,
    46_387.5,
  ];
  for (const one of [...written, "2026-12-31T00:00:00", "2026-12-31 00:00"])
    expect(dayIn(one)).toBe("2026-12-31");
  const unclear = ["31.12.26", "31.02.2026", "03/04/2027", "20261231", 2026, "unbegrenzt", true];
  for (const one of [...unclear, "2026-12-31 or later", "2026-12-31 bis auf Weiteres"])
    expect(dayIn(one), String(one)).toBe("wrong");
});

test("a decision is the word that a reader sees, whatever the program made of it", () => {
  for (const one of ["KEEP ", "Behalten!", "keep\u00a0", "keep\u200b", "\u200ekeep", "ＫＥＥＰ"])
    expect(decisionIn(one), JSON.stringify(one)).toBe("keep");
  for (const one of ["Entfernen", "remove."]) expect(decisionIn(one)).toBe("remove");
  for (const one of ["keep until June", "remove?", "ja", "x"]) expect(decisionIn(one)).toBe("wrong");
});

test("a reason that nobody sees is none", () => {
  for (const one of ["", " ", "\u200b", "\u2060 \ufeff"]) expect(textOf(cell(one)).kind).toBe("empty");
  expect(textOf(cell("\u200fסיבה"))).toEqual({ kind: "value", value: "\u200fסיבה" });
});
