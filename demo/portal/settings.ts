import type { RepeatedHour } from "./dates.ts";

/** How a demo portal behaves; everything has a default (a current self-hosted server without limits). */
export interface PortalSettings {
  /** Address the portal is reached at; changed by the server to its own. */
  url: string;
  /** Address the portal believes it has: it stands in `viewUrl` and `webUrl`, as behind a proxy set up badly. */
  configuredUrl: string;
  /** Three numbers; decides the behaviours that changed between versions (`versions.ts`). */
  version: string;
  /** IANA name; decides how dates are printed. */
  timeZone: string;
  /** The plan's Audit feature. Off: the filter silently answers with the newest 20 events. */
  auditFeature: boolean;
  /** The history is among the hidden settings: the plan has the feature, and the filter falls back all the same. */
  auditHidden: boolean;
  /** Retention shown by the portal; nothing is purged by it. */
  retentionDays: number;
  standalone: boolean;
  /**
   * `shuffled`: what a list's order leaves open comes in another order with every request, such as rows of one second, or
   * members of one first name; `stable`: newest id first.
   */
  ties: "shuffled" | "stable";
  /** Seed of the order of ties. */
  seed: number;
  /** The portal's list of allowed addresses does not hold the caller's. */
  addressRefused: boolean;
  /** Milliseconds by which the portal's clock is ahead of the real one; its `Date` header tells its own. */
  clockSkew: number;
  /** How hours that are repeated are printed: it depends on the zone database of the server. */
  repeatedHour: RepeatedHour;
  /** The zone's name as `settings` tells it, where that is another than the one it prints dates in. */
  timeZoneName?: string;
  /** The index that searches by title are answered from: milliseconds it is behind, and titles it does not have. */
  search: { readonly lag: number; readonly forgets: readonly string[] };
  /** Milliseconds until a new event appears: the server writes most of them asynchronously. */
  auditDelay: number;
}

export const defaultSettings: PortalSettings = {
  url: "https://portal.example.com",
  configuredUrl: "http://localhost:8092",
  version: "3.7.2",
  timeZone: "Europe/Berlin",
  auditFeature: true,
  auditHidden: false,
  retentionDays: 180,
  standalone: true,
  ties: "shuffled",
  seed: 1,
  addressRefused: false,
  clockSkew: 0,
  repeatedHour: "as-measured",
  search: { lag: 0, forgets: [] },
  auditDelay: 0,
};
