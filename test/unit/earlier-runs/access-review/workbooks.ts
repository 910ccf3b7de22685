import type { KeptCell } from "../../../../src/earlier-runs/access-review/lines.ts";
import { rowCheck } from "../../../../src/earlier-runs/access-review/row-check.ts";
import type { ColumnKey } from "../../../../src/earlier-runs/access-review/titles.ts";
import {
  type DecideRow,
  dayCell,
  reviewWorkbook,
} from "../../../../src/earlier-runs/access-review/write-workbook.ts";

export interface Member {
  readonly room: number;
  readonly person: string;
  readonly title: string;
  readonly name: string;
  readonly email: string;
}

const HOST = "portal.example.com";
/** The hosts of the portal whose rows these are. */
export const PORTALS = [HOST];

const NAMES = ["Jörg Jäger", "Karin O'Neill", "Zoë Ångström", "李小龙", "Łukasz Żółkiewski", "Ann & <Bo>"];
const ROOMS = ["Launch", "Budget & Tax", "Größe"];

/** So many memberships of fictional people. */
export function members(count: number): readonly Member[] {
  return Array.from({ length: count }, (_, n) => ({
    room: 1201 + (n % ROOMS.length),
    person: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
    title: ROOMS[n % ROOMS.length] ?? "",
    name: `${NAMES[n % NAMES.length]} ${n}`,
    email: `person.${n}@example.com`,
  }));
}

/** The row of a member as a run writes it, with these cells besides. */
export function rowOf(
  { room, person, title, name, email }: Member,
  more: Partial<Record<ColumnKey, KeptCell>> = {},
  openSince = "2026-11-02",
): DecideRow {
  const since = dayCell(openSince);
  return {
    cells: {
      ...{ room: { value: title }, name: { value: name }, email: { value: email } },
      ...{ access: { value: "Editor" }, membership: { value: "direct member" } },
      ...{ roomId: { value: room }, personId: { value: person } },
      check: {
        value: rowCheck({
          room,
          person,
          shown: { room: title, name, email },
          portal: HOST,
          asked: openSince,
        }),
      },
      ...(since === undefined ? {} : { openSince: since }),
      proposal: { value: "remove" },
      ...more,
    },
    added: new Map(),
    looks: new Map(),
    link: `https://portal.example.com/rooms/shared/${room}/filter`,
  };
}

export function workbookOf(rows: readonly DecideRow[]): Promise<Uint8Array> {
  return reviewWorkbook(rows, []);
}
