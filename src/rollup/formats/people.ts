import type { Page } from "../page.ts";

/** How somebody who is inactive in several portals is called: the address where it may be shown, else a hash. */
export function personText(key: string, { showNames }: Pick<Page, "showNames">): string {
  if (!key.includes("@")) return `person ${key.slice(0, 8)}`;
  return showNames ? key : "a person whose address may not be shown";
}
