import { markdown } from "../../text/markdown.ts";
import type { Step } from "../next-steps.ts";

/** A link where the address is one of the web; otherwise its text alone. */
export function link(text: string, address: string | undefined): string {
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return markdown(text);
  const safe = url.href.replace(/[()<>|\\]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  return `[${markdown(text)}](${safe})`;
}

/** An item of the list of what to do next. */
export function stepItem({ text, link: to }: Step): string {
  const [before = "", after = ""] = to === undefined ? [text] : text.split(to.words);
  return `- ${before}${to === undefined ? "" : link(to.words, to.url)}${after}`;
}
