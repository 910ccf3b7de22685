import { ENTITIES } from "./html.ts";
import { LONGEST_SHOWN, shown } from "./one-line.ts";

/** Characters that mean something to GitHub's Markdown, or to the tags that may stand in it. */
const MARKDOWN_SPECIAL =
  /[\\`*_[\]~!^{}|$&<>"'@#]|^[-+=.]|(?<=^\d+)[.)]|:(?=\/\/)|(?<=\bwww)\.|(?<=\bGH)-(?=\d)/gi;
/** Of no width: behind it GitHub sees neither a mention nor a reference, and people see no difference. */
const NOTHING = "&#8203;";

/**
 * Text for GitHub's Markdown, also between HTML tags in it: no tag, emphasis, code, link, image, formula, table border,
 * mention, reference to an issue, and no address that would become a link. Everything of meaning is written as an
 * entity, because backslashes work in Markdown only.
 */
export function markdown(text: string, longest = LONGEST_SHOWN): string {
  return shown(text, longest)
    .trim()
    .replace(MARKDOWN_SPECIAL, (character) => {
      const entity = ENTITIES[character] ?? `&#${character.charCodeAt(0)};`;
      return character === "@" || character === "#" || character === "-" ? entity + NOTHING : entity;
    });
}
