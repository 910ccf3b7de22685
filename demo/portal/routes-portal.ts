import { requireAdmin } from "./access.ts";
import { type PortalAnswer, success } from "./answers.ts";
import type { Call } from "./call.ts";
import { nobody } from "./model.ts";

const unlimited = 2147483647;

/** GET settings/version/build */
export const versionBuild = (call: Call): PortalAnswer =>
  success(call.info, { docSpace: call.settings.version, documentServer: "9.2.0.1" });

const twoDigits = (value: number): string => String(Math.floor(value)).padStart(2, "0");

/** GET settings: the time zone is shown to people who are signed in only. */
export function portalSettings(call: Call, signedIn: boolean): PortalAnswer {
  const offset = signedIn ? call.zone.offsetAt(Math.floor(call.now / 1000)) : 0;
  const size = Math.abs(offset);
  return success(call.info, {
    timezone: signedIn ? (call.settings.timeZoneName ?? call.zone.name) : undefined,
    trustedDomains: signedIn ? [] : undefined,
    trustedDomainsType: 0,
    culture: "en-US",
    utcOffset: `${offset < 0 ? "-" : ""}${twoDigits(size / 3600)}:${twoDigits((size % 3600) / 60)}:00`,
    utcHoursOffset: offset / 3600,
    greetingSettings: "Web Office",
    ownerId: signedIn ? call.store.ownerId : nobody.zero,
    enableAdmMess: false,
    docSpace: true,
    standalone: call.settings.standalone,
    isAmi: false,
    baseDomain: "localhost",
    version: call.settings.version,
    tenantStatus: 0,
    tenantAlias: "localhost",
    displayAbout: true,
    logoText: "ONLYOFFICE",
  });
}

const features = [
  "ldap",
  "sso",
  "thirdparty",
  "restore",
  "oauth",
  "contentsearch",
  "file_size:102400",
  "statistic",
];

/** GET portal/quota */
export function quota(call: Call): PortalAnswer {
  requireAdmin(call.caller.person);
  const audit = call.settings.auditFeature;
  return success(call.info, {
    tenantId: -1,
    name: "default",
    price: 0,
    visible: false,
    wallet: false,
    features: (audit ? ["audit", ...features] : features).join(","),
    maxFileSize: 107374182400,
    maxTotalSize: Number.MAX_SAFE_INTEGER,
    countUser: unlimited,
    countRoomAdmin: unlimited,
    usersInRoom: unlimited,
    countRoom: unlimited,
    nonProfit: false,
    trial: false,
    free: false,
    update: false,
    audit,
    ldap: true,
    sso: true,
    statistic: true,
    restore: true,
    oauth: true,
    contentSearch: true,
    thirdParty: true,
  });
}

/** GET portal/payment/quota */
export function paymentQuota(call: Call): PortalAnswer {
  requireAdmin(call.caller.person);
  const people = [...call.store.people.values()].filter(({ status }) => status === 1).length;
  return success(call.info, {
    id: -1,
    price: { value: 0 },
    nonProfit: false,
    free: false,
    trial: false,
    features: [
      { id: "manager", title: "", value: -1, type: "count", used: { value: people, title: "Admins added:" } },
      { id: "audit", title: "", value: call.settings.auditFeature, type: "flag" },
      { id: "ldap", title: "", value: true, type: "flag" },
      { id: "sso", title: "", value: true, type: "flag" },
    ],
  });
}

/** GET portal/tariff */
export function tariff(call: Call): PortalAnswer {
  return success(call.info, {
    openSource: call.settings.standalone,
    enterprise: false,
    developer: false,
    id: 0,
    state: 1,
    dueDate: "0001-01-01T00:00:00.0000000Z",
    delayDueDate: "0001-01-01T00:00:00.0000000Z",
    licenseDate: "0001-01-01T00:00:00.0000000Z",
    customerId: "",
    quotas: [{ id: -1, quantity: 1, wallet: false }],
  });
}
