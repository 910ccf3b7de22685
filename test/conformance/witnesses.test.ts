import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  changeWitnesses,
  dialectCases,
  faultWitnesses,
  settingWitnesses,
  type Witness,
} from "../../demo/portal/witnesses.ts";
import { auditCases } from "./cases-audit.ts";
import { contentCases, fileCases } from "./cases-files.ts";
import { olderCases } from "./cases-older.ts";
import { peopleCases } from "./cases-people.ts";
import { portalCases } from "./cases-portal.ts";
import { roomCases } from "./cases-rooms.ts";

const cases = new Set(
  [auditCases, roomCases, fileCases, contentCases, portalCases, peopleCases, olderCases]
    .flat()
    .map(({ name }) => name),
);
const recorded = join(import.meta.dirname, "..", "recorded");
const isThere = (witness: Witness): boolean => {
  if ("case" in witness) return cases.has(witness.case);
  if ("recorded" in witness) return existsSync(join(recorded, `${witness.recorded}.json`));
  if ("source" in witness) return /\.cs$/.test(witness.source) && /^v\d\.\d\.\d-server$/.test(witness.tag);
  return witness.assumed !== "";
};

test.each([
  ["setting", settingWitnesses],
  ["fault", faultWitnesses],
  ["change", changeWitnesses],
] as const)("every %s of the demo portal has a witness that exists", (_, table) => {
  const without = Object.entries(table).filter(([, list]) => list.length === 0 || !list.every(isThere));
  expect(without).toEqual([]);
});

test("every difference between versions has a case", () => {
  const without = Object.entries(dialectCases).filter(
    ([, names]) => names.length === 0 || !names.every((name) => cases.has(name)),
  );
  expect(without).toEqual([]);
});
