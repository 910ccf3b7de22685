import { requireAdmin } from "./access.ts";
import { actionNumber, actions, actionTypeNumber, actionTypes, unmappedActions } from "./actions.ts";
import { nullReference, type PortalAnswer, ServerError, success } from "./answers.ts";
import { auditRow } from "./audit-row.ts";
import { type Call, readCount, readDateField, readEnum, readGuid, readStart } from "./call.ts";
import { printDate } from "./dates.ts";
import { atLeast } from "./settings.ts";

const moduleNames = ["None", "Files", "Folders", "DocumentsSettings"];
const locations = new Map([
  ...moduleNames.map((name, index) => [name.toLowerCase(), index] as const),
  ["rooms", 27] as const,
  ["settings", 29] as const,
  ["contacts", 30] as const,
  ["agents", 31] as const,
]);
const entryTypes = new Map([
  ["none", 0],
  ["file", 1],
  ["folder", 2],
  ["user", 23],
  ["group", 24],
  ["room", 25],
  ["tag", 26],
  ["agent", 27],
]);

const numberIn =
  (names: ReadonlyMap<string, number>) =>
  (text: string): number | undefined => {
    const number = /^\d+$/.test(text) ? Number(text) : names.get(text.toLowerCase());
    return number !== undefined && [...names.values()].includes(number) ? number : undefined;
  };

function newest(call: Call, count: number): PortalAnswer {
  const since = Math.floor(call.now / 1000) - call.settings.retentionDays * 86_400;
  const rows = call.store.trail.page({ from: since, startIndex: 0, count }, call.tie);
  return success(
    call.info,
    rows.map((row) => auditRow(call, row, true)),
  );
}

/** GET security/audit/events/last */
export function lastEvents(call: Call): PortalAnswer {
  requireAdmin(call.caller.person);
  return newest(call, 20);
}

/**
 * GET security/audit/events/filter (`SecurityController.cs`, `AuditEventsRepository.cs`): no total, newest second first,
 * no order within a second. Without the Audit feature the newest 20 events, whatever was asked.
 */
export function filterEvents(call: Call): PortalAnswer {
  const personId = readGuid(call, "userId");
  const action = readEnum(call, "action", actionNumber);
  const actionType = readEnum(call, "actionType", actionTypeNumber);
  const moduleType = readEnum(call, "moduleType", numberIn(locations));
  const entryType = readEnum(call, "entryType", numberIn(entryTypes));
  const from = readDateField(call, "from");
  const to = readDateField(call, "to");
  const count = readCount(call);
  const startIndex = readStart(call);
  requireAdmin(call.caller.person);
  if (!call.settings.auditFeature) return newest(call, 20);

  const target = call.query.get("target") ?? "";
  if (moduleType !== undefined && atLeast(call.settings, "3.5.0")) throw nullReference();
  if (target !== "" && (entryType === 25 || entryType === 26)) {
    const text = "An item with the same key has already been added. Key: 5154";
    throw new ServerError(400, { literal: text }, "System.ArgumentException", -2147024809);
  }
  const { trail } = call.store;
  if (action !== undefined && unmappedActions.has(action)) {
    if (trail.hasUnmapped(action, from ?? 0, to ?? Number.MAX_SAFE_INTEGER)) throw nullReference();
    return success(call.info, []);
  }
  // A target counts only beside an action or a kind of entry.
  const wanted = target !== "" && (action !== undefined || entryType !== undefined) ? { target } : {};
  const rows = trail.page(
    {
      startIndex,
      count,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(personId === undefined ? {} : { personId }),
      ...(action === undefined ? {} : { action }),
      ...(actionType === undefined ? {} : { actionType }),
      ...wanted,
    },
    call.tie,
  );
  return success(
    call.info,
    rows.map((row) => auditRow(call, row)),
  );
}

/** GET security/audit/settings/lifetime */
export function lifetime(call: Call): PortalAnswer {
  requireAdmin(call.caller.person);
  return success(call.info, {
    loginHistoryLifeTime: call.settings.retentionDays,
    auditTrailLifeTime: call.settings.retentionDays,
    lastModified: printDate(Math.floor(call.now / 1000), { name: "UTC", offsetAt: () => 0 }),
  });
}

const productNames = new Map([
  [2, "Documents"],
  [7, "Settings"],
  [8, "Contacts"],
]);
const nameOf = (names: ReadonlyMap<string, number>, number: number): string => {
  const name = [...names].find(([, value]) => value === number)?.[0] ?? "none";
  return name === "documentssettings" ? "DocumentsSettings" : name.slice(0, 1).toUpperCase() + name.slice(1);
};

/** GET security/audit/mappers: names of what the trail can list. */
export function mappers(call: Call): PortalAnswer {
  requireAdmin(call.caller.person);
  const products = [...productNames].map(([product, productType]) => ({
    productType,
    modules: [
      ...new Set([...actions.values()].filter((a) => a.product === product).map((a) => a.location)),
    ].map((location) => ({
      moduleType: nameOf(locations, location),
      actions: [...actions.values()]
        .filter((action) => action.product === product && action.location === location)
        .map((action) => ({
          messageAction: action.name,
          actionType: actionTypes[action.actionType],
          entity: nameOf(entryTypes, action.entries[0] ?? 0),
        })),
    })),
  }));
  return success(call.info, products);
}

/** GET security/audit/types */
export function types(call: Call): PortalAnswer {
  requireAdmin(call.caller.person);
  return success(call.info, {
    actions: ["None", ...[...actions.values()].map(({ name }) => name)],
    actionTypes,
    productTypes: ["Documents", "Login", "Settings", "Contacts"],
    moduleTypes: [...locations.values()].map((number) => nameOf(locations, number)),
    entryTypes: [...entryTypes.values()].map((number) => nameOf(entryTypes, number)),
  });
}
