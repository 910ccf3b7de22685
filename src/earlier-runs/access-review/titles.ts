/** The columns of the sheet *Decide*, by which they are found again wherever they stand. The ids are hidden. */
export const TITLES = {
  room: "Room",
  name: "Person",
  email: "E-mail",
  access: "Right",
  membership: "By which way",
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
  roomId: "Room id",
  personId: "Person id",
} as const;

export type ColumnKey = keyof typeof TITLES;

/** The workbook's title in the report folder. */
export const REVIEW_TITLE = "access-review.xlsx";
