import { SHORTEST_SECRET } from "../text/conceal.ts";
import { plainText } from "../text/one-line.ts";
import { percentDecoded } from "./mail-parsers.ts";

/** Inputs that hold a secret. */
export type SecretInput = "api-key" | "smtp-url" | "pepper" | "github-token";

/** One way in which a secret of an input may be written. */
export interface Secret {
  readonly input: SecretInput;
  readonly spelling: string;
}

/**
 * Everything that must be masked before anything else happens: the key, the pepper, GitHub's token and the mail server's
 * password, each as written, percent-decoded and in base64, as the mail server and a proxy get it. The longest first, so that no piece of
 * one is left where a shorter one is part of it.
 */
export function secretsIn(read: (input: SecretInput) => string): readonly Secret[] {
  const all = [
    ...keySpellings(read("api-key").trim()).map((spelling) => ({ input: "api-key", spelling }) as const),
    ...passwordSpellings(read("smtp-url").trim()).map(
      (spelling) => ({ input: "smtp-url", spelling }) as const,
    ),
    { input: "pepper", spelling: read("pepper").trim() } as const,
    ...keySpellings(read("github-token").trim()).map(
      (spelling) => ({ input: "github-token", spelling }) as const,
    ),
  ];
  const distinct = new Map(all.filter(({ spelling }) => spelling !== "").map((one) => [one.spelling, one]));
  return [...distinct.values()].sort((a, b) => b.spelling.length - a.spelling.length);
}

/** A key pasted with something around it is a key, too. */
function keySpellings(key: string): string[] {
  const words = key.split(/\s+/).filter((word) => word.length >= SHORTEST_SECRET);
  return key === "" ? [] : [key, ...words, ...words.map(base64)];
}

/** The ways in which the password of a mail server's address may be written; of an address that is no URL, too. */
export function passwordSpellings(address: string): string[] {
  const [, user = "", written = ""] = /^(?:[a-z]+:\/\/)?([^:/]*):(?!\/\/)(.*)@/is.exec(address) ?? [];
  const normalised = URL.canParse(address) ? new URL(address).password : "";
  if (written === "" && normalised === "") return [];
  const plain = percentDecoded(written) ?? written;
  const login = `\0${percentDecoded(user) ?? user}\0${plain}`;
  return [written, normalised, plain, percentDecoded(normalised) ?? "", base64(plain), base64(login)].filter(
    (one) => one !== "",
  );
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}

/** Of each input whose secret is too short to be masked, what to do about it. */
export function shortSecretWarnings(secrets: readonly Secret[]): readonly string[] {
  const inputs = new Set(
    secrets.filter(({ spelling }) => spelling.length < SHORTEST_SECRET).map(({ input }) => input),
  );
  return [...inputs].map((input) => {
    const what = input === "smtp-url" ? "The password in smtp-url" : `The value of ${input}`;
    return `${what} is shorter than ${SHORTEST_SECRET} characters, so it is not masked wherever it may stand: that would also hide every date or number that happens to hold it. Use a longer one.`;
  });
}

/** A value given, safe to show: no secret of this run, nothing that looks like one, no password of an address. */
export function safeToShow(text: string, secrets: readonly string[], limit: number): string {
  const masked = secrets.reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
  return plainText(
    masked.replace(/sk-[\w-]{6,}/gi, "sk-***").replace(/\/\/(?!user:password@)[^\s"]*@/g, "//***@"),
    limit,
  );
}
