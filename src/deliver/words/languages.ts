import type { MailLanguage, MailWords } from "./words.ts";
import { GERMAN } from "./words-de.ts";
import { ENGLISH } from "./words-en.ts";

/** A language has its files (`words-de.ts`, `notes-de.ts`, `reasons-de.ts`, `rollup-de.ts`) and its line here. */
const LANGUAGES: Readonly<Record<MailLanguage, MailWords>> = { en: ENGLISH, de: GERMAN };

export function mailWords(language: MailLanguage): MailWords {
  return LANGUAGES[language];
}

/** The language for a portal whose culture is `de` or `de-AT`; English for those that there are no words for. */
export function languageOf(culture: string | undefined): MailLanguage {
  const [language = ""] = (culture ?? "").toLowerCase().split(/[-_]/);
  return language in LANGUAGES ? (language as MailLanguage) : "en";
}
