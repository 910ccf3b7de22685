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
  /** Retention shown by the portal; nothing is purged by it. */
  retentionDays: number;
  standalone: boolean;
  /** `shuffled`: rows of one second come in another order with every request; `stable`: newest id first. */
  ties: "shuffled" | "stable";
  /** Seed of the order of ties. */
  seed: number;
  /** The portal's list of allowed addresses does not hold the caller's. */
  addressRefused: boolean;
  /** Milliseconds until a new event appears: the server writes most of them asynchronously. */
  auditDelay: number;
}

export const defaultSettings: PortalSettings = {
  url: "https://portal.example.com",
  configuredUrl: "http://localhost:8092",
  version: "3.7.2",
  timeZone: "Europe/Berlin",
  auditFeature: true,
  retentionDays: 180,
  standalone: true,
  ties: "shuffled",
  seed: 1,
  addressRefused: false,
  auditDelay: 0,
};
