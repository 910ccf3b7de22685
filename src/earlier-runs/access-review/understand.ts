import { dayOf, decisionOf, type RawCell, textOf, type Understood } from "./cells.ts";
import type { KeptRow, Line, Lines, Place } from "./lines.ts";
import { askedIn } from "./row-check.ts";
import type { ColumnKey } from "./titles.ts";

/** A row in which somebody decided, as it was understood. */
export interface ReadRow {
  readonly room: number;
  readonly person: string;
  readonly decision: "keep" | "remove" | "open";
  readonly until: string | undefined;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedOn: string | undefined;
  /** Since when the row was open, as its hidden check says. */
  readonly asked: string | undefined;
  /** The reading of it of which the sheet *Log* tells. */
  readonly logged?: LoggedReading;
}

/** When a run read a decision, which run, and who had changed the file last, as the sheet *Log* says. */
export interface LoggedReading {
  /** `YYYY-MM-DD`. */
  readonly readOn: string;
  readonly run: string;
  readonly changedBy: string;
}

/** What the rows say, each by itself and beside the others of its membership. */
export interface UnderstoodRows {
  readonly rows: readonly ReadRow[];
  /** Every row with its ids, by membership. */
  readonly known: ReadonlyMap<string, KeptRow>;
  /** Memberships that count as undecided, for something in their rows is not understood. */
  readonly unclear: ReadonlySet<string>;
  /** Memberships whose row has nothing filled in; and those with something filled in but no decision: by the place of its cell. */
  readonly blank: ReadonlyMap<string, string>;
  readonly partial: ReadonlyMap<string, string>;
  /** Of the rows with a decision where their cells stand. */
  readonly places: ReadonlyMap<string, Place>;
  /** People's own rows, and those that they filled in that are about nobody, or contradict another: to be written again. */
  readonly strays: readonly KeptRow[];
  /** One sentence for each thing that was not understood, with sheet and cell. They name no people. */
  readonly problems: readonly string[];
  /** By sentence the membership whose row it is about, where it is about one. */
  readonly subjects: ReadonlyMap<string, string>;
}

export function understandLines({ groups, aboutNobody, foreign, notes }: Lines): UnderstoodRows {
  const filled = foreign.filter((line) => line.filled);
  const problems = [
    ...aboutNobody.map(
      (line) =>
        `${line.place("decision")} decides about nobody: the hidden ids of its row are missing, or its room or person was changed.`,
    ),
    ...filled.map((line) => `${line.place("decision")} is of a row that was written for another portal.`),
  ];
  const strays = [...aboutNobody, ...filled, ...notes].map(({ kept }) => kept);
  const rows: ReadRow[] = [];
  const known = new Map<string, KeptRow>();
  const unclear = new Set<string>();
  const blank = new Map<string, string>();
  const partial = new Map<string, string>();
  const places = new Map<string, Place>();
  const subjects = new Map<string, string>();
  for (const [key, lines] of groups) {
    const [first = undefined] = lines;
    if (first === undefined) continue;
    const before = problems.length;
    const decided = lines.filter(({ filled, merged }) => filled || merged);
    known.set(key, (decided[0] ?? first).kept);
    const understood = decided.map((line) => understand(line, problems));
    const [one] = understood;
    if (decided.length === 0) blank.set(key, first.place("decision"));
    else if (one !== undefined && understood.every((other) => alike(one, other))) {
      if (one.decision === undefined) partial.set(key, (decided[0] ?? first).place("decision"));
      else {
        rows.push({ ...idsOf(key), ...one, decision: one.decision });
        places.set(key, (decided[0] ?? first).place);
      }
    } else {
      unclear.add(key);
      if (understood.every((other) => other !== undefined)) {
        const place = decided.at(-1)?.place("decision") ?? "";
        problems.push(`${place} contradicts another row of the same person and room.`);
      }
      strays.push(...decided.slice(1).map(({ kept }) => kept));
    }
    for (const problem of problems.slice(before)) subjects.set(problem, key);
  }
  return { rows, known, unclear, blank, partial, places, strays, problems, subjects };
}

function idsOf(key: string): { room: number; person: string } {
  const [room = "", person = ""] = key.split(" ");
  return { room: Number(room), person };
}

type Said = Omit<ReadRow, "room" | "person" | "decision" | "logged"> & {
  readonly decision: ReadRow["decision"] | undefined;
};

/** What the row says, or undefined where a part of it is not understood; then the problem names the cell. */
function understand({ at, place, check, merged }: Line, problems: string[]): Said | undefined {
  if (merged) {
    problems.push(`${place("decision")} stands in merged cells: write into each row by itself.`);
    return undefined;
  }
  let whole = true;
  const take = <T>(key: ColumnKey, read: (cell: RawCell) => Understood<T>): T | undefined => {
    const found = read(at(key));
    if (found.kind === "value") return found.value;
    if (found.kind === "wrong") {
      problems.push(`${place(key)} ${found.why}.`);
      whole = false;
    }
    return undefined;
  };
  const decision = take("decision", decisionOf);
  const until = take("until", dayOf);
  const reason = take("reason", textOf) ?? "";
  const decidedBy = take("decidedBy", textOf) ?? "";
  const decidedOn = take("decidedOn", dayOf);
  const asked = askedIn(check);
  if (!whole) return undefined;
  if (decision === "keep" && reason === "") {
    problems.push(`${place("reason")} is empty, and “keep” needs a reason.`);
    return undefined;
  }
  return { decision, until, reason, decidedBy, decidedOn, asked };
}

function alike(one: Said, other: Said | undefined): boolean {
  return JSON.stringify({ ...one, asked: "" }) === JSON.stringify({ ...other, asked: "" });
}
