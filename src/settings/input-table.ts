import type { Parser } from "./parser.ts";
import { type SecretInput, safeToShow, secretsIn } from "./secrets.ts";

/** One input of an action: how its text is read, and what an empty text means; the same as in its `action.yml`. */
export interface Input<T> {
  readonly parse: Parser<T>;
  readonly default: string;
  /** Never quoted: a secret, or people, whom a public log must not name. The parsers of people say where in the list. */
  readonly hidden: boolean;
}

export function input<T>(parse: Parser<T>, fallback = ""): Input<T> {
  return { parse, default: fallback, hidden: false };
}

export function hiddenInput<T>(parse: Parser<T>): Input<T> {
  return { parse, default: "", hidden: true };
}

export type ValuesOf<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Input<infer T> ? T : never;
};

/** One violation, as a sentence: which input, the value given (never a secret, nor people), and what is allowed. */
export interface InputProblem<Name> {
  readonly input: Name;
  readonly message: string;
}

/**
 * Reads every input of a table, each violation at once; an empty text is the default, so that an empty workflow
 * expression just works. `values` is whole where there are no problems.
 */
export function readTable<Name extends string, Table extends Readonly<Record<Name, Input<unknown>>>>(
  table: Table & Readonly<Record<Name, Input<unknown>>>,
  read: (name: Name) => string,
): { readonly values: ValuesOf<Table>; readonly problems: readonly InputProblem<Name>[] } {
  const problems: InputProblem<Name>[] = [];
  const values: Partial<Record<Name, unknown>> = {};
  const known = (name: SecretInput): string => (name in table ? read(name as string as Name) : "");
  const secrets = secretsIn(known).map(({ spelling }) => spelling);
  for (const name of Object.keys(table) as Name[]) {
    const { parse, default: fallback, hidden } = table[name];
    const text = read(name).trim();
    const parsed = parse(text === "" ? fallback : text);
    if ("value" in parsed) values[name] = parsed.value;
    else {
      const given = text === "" || hidden ? "" : `: "${safeToShow(text, secrets, 80)}"`;
      const message = `Input ${name}${given} ${safeToShow(parsed.wrong, secrets, 500)}.`;
      problems.push({ input: name, message });
    }
  }
  return { values: values as ValuesOf<Table>, problems };
}
