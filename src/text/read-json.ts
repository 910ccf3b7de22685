/**
 * As `JSON.parse`, but refuses a text in which a name stands twice in one object: `JSON.parse` would forget the first
 * without a word, and a ledger in which two versions were merged by hand would forget who was mailed.
 *
 * @throws SyntaxError
 */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (namesWritten(text) !== namesKept(value)) throw new SyntaxError("a name stands twice in one object");
  return value;
}

/** The names in a text that is JSON: strings before a colon. */
function namesWritten(text: string): number {
  let names = 0;
  for (let start = text.indexOf('"'); start >= 0; ) {
    let end = text.indexOf('"', start + 1);
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
    let next = end + 1;
    while (" \t\r\n".includes(text.charAt(next)) && next < text.length) next++;
    if (text.charAt(next) === ":") names++;
    start = text.indexOf('"', next);
  }
  return names;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charAt(before - 1) === "\\") before--;
  return (at - before) % 2 === 1;
}

/** Without recursion: what others wrote may be nested deeper than the stack. */
function namesKept(value: unknown): number {
  let names = 0;
  const left = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one !== "object" || one === null) continue;
    const inside: readonly unknown[] = Object.values(one);
    if (!Array.isArray(one)) names += inside.length;
    for (const item of inside) if (typeof item === "object") left.push(item);
  }
  return names;
}
