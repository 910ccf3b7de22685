/**
 * The columns of the sheet *Decide*, by which they are found again wherever they stand. The ids and their check are
 * hidden, and stand in the midst of the others, so that whatever sorts the table takes them along.
 */
export const TITLES = {
  room: "Room",
  name: "Person",
  email: "E-mail",
  access: "Right",
  membership: "By which way",
  roomId: "Room id",
  personId: "Person id",
  check: "Row check",
  lastActivity: "Last activity",
  inARow: "Months in a row",
  reminded: "Reminded on",
  openSince: "Open since",
  proposal: "Proposal",
  decision: "Decision",
  until: "Until",
  reason: "Reason",
  decidedBy: "Decided by",
  decidedOn: "Decided on",
  standing: "What became of it",
} as const;

export type ColumnKey = keyof typeof TITLES;

export const COLUMN_KEYS = Object.keys(TITLES) as readonly ColumnKey[];

/** Heads of the sheet *Log*, in their order. */
export const LOG_HEADS = {
  readOn: "Read on",
  room: "Room",
  name: "Person",
  decision: "Decision",
  until: "Counts until",
  reason: "Reason",
  decidedBy: "Decided by",
  decidedOn: "Decided on",
  changedBy: "File last changed by",
  standing: "What became of it",
  run: "Read by the run",
} as const;

/** Those by which it is known. */
export const LOG_MARKS = [LOG_HEADS.readOn, LOG_HEADS.run, LOG_HEADS.changedBy] as const;

/** The columns that people fill in. */
export const FILLED = ["decision", "until", "reason", "decidedBy", "decidedOn"] as const;
