/** Around our part of an issue's body; GitHub shows neither. */
export interface Marks {
  readonly begin: string;
  readonly end: string;
}

/** The body of a new issue. */
export function newBody(marks: Marks, text: string): string {
  return `${ourPart(marks, text)}\n`;
}

/**
 * The body with our part made anew, and everything outside of it to the letter. Where the end mark was removed, nobody
 * can tell what people wrote, so all of it stays below the new part.
 */
export function bodyWith(body: string, marks: Marks, text: string): string {
  const { before, after } = aroundOurPart(body, marks);
  return `${before}${ourPart(marks, text)}${after}`;
}

/** Characters of a body that are not ours to change, with the marks. */
export function lengthOfOthers(body: string, marks: Marks): number {
  return bodyWith(body, marks, "").length;
}

/** The web page of an issue saves lines with CR LF; that alone is no difference. */
export function sameBody(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll("\r\n", "\n").trim();
  return plain(one) === plain(other);
}

function ourPart({ begin, end }: Marks, text: string): string {
  return `${begin}\n\n${text.trim()}\n\n${end}`;
}

function aroundOurPart(
  body: string,
  { begin, end }: Marks,
): { readonly before: string; readonly after: string } {
  const from = body.indexOf(begin);
  if (from < 0) return { before: "", after: `\n\n${body}` };
  const to = body.indexOf(end, from);
  const rest = to < 0 ? from + begin.length : to + end.length;
  return { before: body.slice(0, from), after: to < 0 ? `\n\n${body.slice(rest)}` : body.slice(rest) };
}
