import { markdown } from "../../text/markdown.ts";
import { withoutPeople } from "../portal-summary.ts";

/** Characters of one sentence; a portal's words in it may be long. */
const LONGEST_SENTENCE = 2000;

/** The job summary of a run that ended before its own: what went wrong, in sentences, without people. */
export function failureMarkdown(sentences: readonly string[]): string {
  const told = sentences.map((sentence) => `- ${markdown(withoutPeople(sentence), LONGEST_SENTENCE)}`);
  return ["## DocSpace audit · ❌ failed", "", ...told, ""].join("\n");
}
