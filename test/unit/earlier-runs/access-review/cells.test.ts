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

const TWO_DAYS = "could be two different days: write it as 2026-12-31";

test("a day is read in the forms that mean one day, and in no other", () => {
  const written = [
    "2026-12-31",
    " 31.12.2026 ",
    "31. 12. 2026",
    "12/31/2026",
    "31/12/2026",
    "31.12.26",
    "31. 12. 26",
    "12/31/26",
    "31 Dec 2026",
    "31 dec. 26",
    "31-Dec-26",
    "31st December 2026",
    "Dec 31, 2026",
    "December 31st, 2026",
    "31. Dezember 2026",
    "31.\u00a0Dez. 2026",
    46_387,
    46_387.5,
  ];
  for (const one of [...written, "2026-12-31T00:00:00", "2026-12-31 00:00"])
    expect(dayIn(one)).toBe("2026-12-31");
  for (const [text, day] of [
    ["3. März 2027", "2027-03-03"],
    ["3 Maerz 27", "2027-03-03"],
    ["May 3, 2027", "2027-05-03"],
    ["1. Mai 2027", "2027-05-01"],
    ["Sept 30 2027", "2027-09-30"],
    ["03.04.27", "2027-04-03"],
  ] as const)
    expect(dayIn(text), text).toBe(day);
  // With two figures for the year, 26/12/31 is the last day of 2026 in the one country, and a day of 2031 in another.
  const ambiguous = ["03/04/26", "26/12/31", "31/12/26", "10/11/12"];
  for (const one of ambiguous) expect(dayOf(cell(one)), one).toMatchObject({ why: TWO_DAYS });
  const unclear = [
    "31.02.26",
    "31 Foo 2026",
    "31 De 2026",
    "32 Dec 2026",
    "Dec 2026",
    "31.02.2026",
    "03/04/2027",
    "20261231",
    2026,
    "unbegrenzt",
    true,
  ];
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
