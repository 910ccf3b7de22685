import { actions } from "./actions.ts";
import type { Dialect } from "./versions.ts";

/** Names of `LocationType.cs`, v3.7.2-server; 16, 17 and 26 are those that v3.5.0-server used besides. */
export const locationNames: ReadonlyMap<number, string> = new Map([
  [0, "None"],
  [1, "Files"],
  [2, "Folders"],
  [3, "DocumentsSettings"],
  [16, "Users"],
  [17, "Groups"],
  [26, "Products"],
  [27, "Rooms"],
  [29, "Settings"],
  [30, "Contacts"],
  [31, "Agents"],
]);

export interface Place {
  readonly product: number;
  readonly location: number;
}

/** Product and location of an action: those of people, groups and settings have other numbers before 3.6. */
export function placeOf(dialect: Dialect, id: number): Place {
  const action = actions.get(id);
  if (action === undefined) return { product: 0, location: 0 };
  if (action.product === 8) return action.entries[0] === 24 ? dialect.places.groups : dialect.places.people;
  return action.product === 7 ? dialect.places.settings : action;
}

/** Actions that came to the mappers with 3.6 (`DocumentsActionMapper.cs`, v3.5.0-server and v3.6.1-server). */
const laterActions: ReadonlySet<number> = new Set([
  5154, 5155, 5156, 5157, 5158, 5159, 5160, 5201, 5202, 5203, 5204,
]);

/** Actions that a server's mappers do not know though later ones do. */
export const notYetMapped = (dialect: Dialect): ReadonlySet<number> | undefined =>
  dialect.laterActions ? undefined : laterActions;
