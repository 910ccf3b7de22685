import { markdown } from "../../text/markdown.ts";

/** A link where the address is one of the web; otherwise its text alone. */
export function link(text: string, address: string | undefined): string {
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return markdown(text);
  const safe = url.href.replace(/[()<>|\\]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  return `[${markdown(text)}](${safe})`;
}
