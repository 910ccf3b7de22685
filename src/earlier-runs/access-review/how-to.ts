/** Name of the sheet that explains the workbook. */
export const HOW_TO_NAME = "How to";

/** What stands in it, a line a cell. */
export const HOW_TO = [
  "Who is listed: members who were inactive in a room. The action proposes, you decide; it never changes access itself.",
  "In the sheet Decide, choose “keep” or “remove” in the column Decision of a row. Write “open” to take a decision back.",
  "“keep” needs a reason. It counts as an exemption until the day in Until, and for twelve months at most, unless the action is told another number of months (review-keep-months).",
  "“remove” means: you remove the person from the room in DocSpace. The next run says whether it is done.",
  "Write into Decided by who decided, and into Decided on when. Whoever may write to this file can decide; the Log says who changed it last.",
  "Dates: choose a date, or write it as 2026-12-31.",
  "Sort, filter, and add columns as you like; added columns stay. Sort whole rows: hidden columns say whom a row is about.",
  "Do not change the hidden columns or what the row says of room and person, and merge no cells: such a row counts as undecided.",
  "The next run reads the file, follows the decisions, and writes it anew. What it cannot understand stays as you wrote it, and the report names the cell.",
  "Close the file when you are done: while it is open in an editor, no run can write it. Sheets of your own stay, but no charts and pivot tables on them; the sheets Log and How to are written anew.",
];
