import { ACTIONS } from "../../docspace/wire/actions.ts";
import type { ActivityKind } from "../../settings/settings.ts";

/**
 * Actions whose kind is not that of the server's `ActionType`: it calls opening a file an update, and so most of what
 * concerns rooms.
 */
const BY_ACTION: ReadonlyMap<number, ActivityKind> = new Map([
  ...entriesOf("open", [5054, 5064, 6047]),
  ...entriesOf("download", [5009, 5010, 5057, 5062]),
  ...entriesOf("upload", [5011, 5012, 5099]),
  ...entriesOf("form", [5150, 5151, 5152, 5153, 6046]),
  ...entriesOf("share", [5036, 5043, 5075, 5082, 5084, 5085, 5086, 5087, 5088, 5089, 5090, 5091, 5092, 5093]),
  ...entriesOf("share", [5094, 5095, 5096, 5097, 5118, 5122, 5123, 5124, 5159]),
  ...entriesOf("update", [5045, 5046]),
  ...entriesOf("other", [5055, 5056, 5063, 5065]),
]);

/** The server's `ActionType` numbers. */
const BY_TYPE: ReadonlyMap<number, ActivityKind> = new Map([
  [1, "create"],
  [2, "update"],
  [3, "delete"],
  [8, "share"],
  [9, "upload"],
  [11, "share"],
  [12, "download"],
  [13, "upload"],
  [14, "copy"],
  [15, "move"],
]);

/** The server's `LocationType`: settings of the documents product, of the portal, and its contacts. */
const SETTINGS_LOCATIONS: ReadonlySet<number> = new Set([3, 29, 30]);
const ROOM_LOCATIONS: ReadonlySet<number> = new Set([27, 31]);
/** The server's `ProductType`: 7 settings, 8 contacts. */
const SETTINGS_PRODUCTS: ReadonlySet<number> = new Set([7, 8]);
const UPDATE = 2;

/** What an event must tell for its kind to be known. */
export interface ActionOf {
  readonly actionId: number;
  readonly actionType: number;
  readonly location: number;
  readonly product: number;
}

/**
 * The kind of an event: by its action where that is known, by the server's numbers for type and place where a newer
 * server has actions that are not.
 */
export function kindOf({ actionId, actionType, location, product }: ActionOf): ActivityKind {
  const known = BY_ACTION.get(actionId);
  if (known !== undefined) return known;
  if (SETTINGS_PRODUCTS.has(product) || SETTINGS_LOCATIONS.has(location)) return "settings";
  if (ROOM_LOCATIONS.has(location) && actionType === UPDATE) return "room";
  return BY_TYPE.get(actionType) ?? "other";
}

/** The kind of a room log's entry, which has an action and nothing else. */
export function kindOfAction(actionId: number): ActivityKind {
  const { actionType = 0, location = 0 } = ACTIONS.get(actionId) ?? {};
  return kindOf({ actionId, actionType, location, product: DOCUMENTS });
}

const DOCUMENTS = 2;

function entriesOf(kind: ActivityKind, ids: readonly number[]): (readonly [number, ActivityKind])[] {
  return ids.map((id) => [id, kind] as const);
}
