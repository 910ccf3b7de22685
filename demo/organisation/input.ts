import type { Zone } from "../portal/dates.ts";
import type { DemoGroup, DemoPerson, DemoRoom } from "../portal/model.ts";
import type { Author } from "./author.ts";

export interface OrganisationOptions {
  /** `YYYY-MM`; October 2026 by default, which in Europe has the repeated hour. */
  readonly month?: string;
  /** The portal's zone, IANA name; Europe/Berlin by default. */
  readonly timeZone?: string;
  readonly seed?: number;
  /** About how many rows the trail has in the month; 6000 by default, at least 1500. */
  readonly events?: number;
  /** Until when things happen (milliseconds since 1970); by default 06:17 UTC on the second day after the month. */
  readonly now?: number;
  /** Of the truth's verdicts; 14 and 1 by default. */
  readonly graceDays?: number;
  readonly minActivity?: number;
  /** Of the server that the portal plays; nothing happens that it could not have written. 3.7.2 by default. */
  readonly version?: string;
  /** Besides the eight rooms one in third-party storage, which has a text id. */
  readonly thirdPartyRoom?: boolean;
  /** Besides the eight rooms one that nobody but its members can read, portal admins included. */
  readonly sealedRoom?: boolean;
  /** Rows that the rooms' logs leave out without correcting their counts. */
  readonly uninterpretable?: number;
}

/** The rooms by what they are for; their ids never change. */
export interface OrganisationRooms {
  readonly legal: DemoRoom;
  readonly finance: DemoRoom;
  /** Renamed within the month. */
  readonly launch: DemoRoom;
  /** Public, with a link that strangers can use. */
  readonly brochures: DemoRoom;
  readonly deals: DemoRoom;
  /** Most members by group. */
  readonly research: DemoRoom;
  /** Receives the reports; the key's owner manages it without owning it. */
  readonly compliance: DemoRoom;
  readonly archived: DemoRoom;
}

export interface MonthInput {
  readonly author: Author;
  readonly people: readonly DemoPerson[];
  readonly groups: readonly DemoGroup[];
  readonly rooms: OrganisationRooms;
  readonly zone: Zone;
  /** About how many rows the month shall have. */
  readonly events: number;
  /** Seconds since 1970; nothing happens later. */
  readonly now: number;
  readonly options: OrganisationOptions;
}
