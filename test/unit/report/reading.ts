import type { AttributedEvent } from "../../../src/assess/assessment.ts";
import type { Renderer, Text } from "../../../src/report/model.ts";

/** What must never reach a reader: controls, but for the end of a line; reversers of direction; half characters. */
export const DANGEROUS = /(?!\r?\n)[\p{Cc}\u2028\u2029\u061c\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/u;

/** A whole file, its events in batches as the spool hands them out. */
export function render(renderer: Renderer, events: readonly AttributedEvent[], batch = 64): string {
  let text = whole(renderer.begin());
  for (let index = 0; index < events.length; index += batch)
    text += renderer.events(events.slice(index, index + batch)).join("");
  return text + whole(renderer.end());
}

/** A text whose pieces are put together. */
export function whole(text: Text): string {
  return typeof text === "string" ? text : [...text].join("");
}

/** Reads CSV by the letter of RFC 4180. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[index + 1] === '"') {
        cell += '"';
        index++;
      } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ",") {
      row.push(cell);
      cell = "";
    } else if (character === "\r" && text[index + 1] === "\n") {
      rows.push([...row, cell]);
      row = [];
      cell = "";
      index++;
    } else cell += character;
  }
  return rows;
}
