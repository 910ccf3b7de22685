import { counted, number } from "../../text/english.ts";
import type { Page } from "../page.ts";

/** How somebody who is inactive in several portals is called: the address where it may be shown, else a hash. */
export function personText(key: string, { showNames }: Pick<Page, "showNames">): string {
  if (!key.includes("@")) return `person ${key.slice(0, 8)}`;
  return showNames ? key : "a person whose address may not be shown";
}

/** Why somebody who is inactive in several portals may not have been found, in sentences. */
export function unfoundPeople({ rollUp: { withoutKeys, keyings } }: Page): readonly string[] {
  return [
    ...(withoutKeys === 0
      ? []
      : [
          `In ${counted(withoutKeys, "portal")} it is not known whether somebody is inactive elsewhere, too: give every audit and this roll-up the same pepper.`,
        ]),
    ...(keyings < 2
      ? []
      : [
          `The portals tell their people from each other in ${number(keyings)} ways that cannot be compared: somebody who is inactive in portals of different ways is not found. Give every audit and this roll-up the same pepper.`,
        ]),
  ];
}
