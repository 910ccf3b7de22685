import { requireAdmin } from "./access.ts";
import { actionNumber, actions, actionTypeNumber, actionTypes, unmappedActions } from "./actions.ts";
import { nullReference, type PortalAnswer, ServerError, success } from "./answers.ts";
import { auditRow } from "./audit-row.ts";
import { type Call, readCount, readDateField, readEnum, readGuid, readStart } from "./call.ts";
import { printDate } from "./dates.ts";
import { locationNames, notYetMapped, placeOf } from "./places.ts";

const locations = new Map([...locationNames].map(([id, name]) => [name.toLowerCase(), id] as const));
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
  const unknown = notYetMapped(call.dialect);
  const rows = call.store.trail.page(
    { from: since, startIndex: 0, count, ...(unknown === undefined ? {} : { without: unknown }) },
    call.tie,
  );
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
  if (!call.settings.auditFeature || call.settings.auditHidden) return newest(call, 20);

  const target = call.query.get("target") ?? "";
  if (moduleType !== undefined && call.dialect.moduleFilterFails) throw nullReference();
  if (target !== "" && (entryType === 25 || entryType === 26)) {
    const text = "An item with the same key has already been added. Key: 5154";
    throw new ServerError(400, { literal: text }, "System.ArgumentException", -2147024809);
  }
  const { trail } = call.store;
  const unknown = notYetMapped(call.dialect);
  if (action !== undefined && (unmappedActions.has(action) || unknown?.has(action) === true)) {
    if (trail.hasUnmapped(action, from ?? 0, to ?? Number.MAX_SAFE_INTEGER)) throw nullReference();
    return success(call.info, []);
  }
  // A target counts only beside an action or a kind of entry.
  const wanted =
    target !== "" && (action !== undefined || entryType !== undefined)
      ? { target, ...(entryType === undefined ? {} : { entryType }) }
      : {};
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
      ...(unknown === undefined ? {} : { without: unknown }),
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
  [5, "People"],
  [7, "Settings"],
  [8, "Contacts"],
]);
const entryName = (id: number): string => {
  const name = [...entryTypes].find(([, value]) => value === id)?.[0] ?? "none";
  return name.slice(0, 1).toUpperCase() + name.slice(1);
};

/** GET security/audit/mappers: names of what the trail can list. */
export function mappers(call: Call): PortalAnswer {
  requireAdmin(call.caller.person);
  const unknown = notYetMapped(call.dialect);
  const mapped = [...actions.values()]
    .filter(({ id }) => unknown?.has(id) !== true)
    .map((action) => ({ action, ...placeOf(call.dialect, action.id) }));
  const products = Map.groupBy(mapped, ({ product }) => product);
  return success(
    call.info,
    [...products].map(([product, ofProduct]) => ({
      productType: productNames.get(product),
      modules: [...Map.groupBy(ofProduct, ({ location }) => location)].map(([location, list]) => ({
        moduleType: locationNames.get(location),
        actions: list.map(({ action }) => ({
          messageAction: action.name,
          actionType: actionTypes[action.actionType],
          entity: entryName(action.entries[0] ?? 0),
        })),
      })),
    })),
  );
}

/** GET security/audit/types (`v3.7.2/audit_types`, `v3.5.0/audit_types`). */
export function types(call: Call): PortalAnswer {
  requireAdmin(call.caller.person);
  const older = call.dialect.places.people.product === 5;
  const names = [...locationNames].filter(([id]) => older || ![16, 17, 26].includes(id));
  return success(call.info, {
    actions: ["None", ...[...actions.values()].map(({ name }) => name)],
    actionTypes,
    productTypes: older
      ? ["None", "Documents", "Login", "Others", "People", "Settings"]
      : ["Documents", "Login", "Settings", "Contacts"],
    moduleTypes: names.map(([, name]) => name),
    entryTypes: [...entryTypes.values()].map(entryName),
  });
}
