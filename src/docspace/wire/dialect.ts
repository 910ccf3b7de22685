import { parseVersion } from "../portal.ts";

/** What differs between the versions of the server that are supported, from 3.5.0 on. */
export interface Dialect {
  /** An event's context has a word before the title ("Rooms: Legal"); before 3.6 it is the bare title (`EventTypeConverter.cs`). */
  readonly contextPrefix: boolean;
  /**
   * A room that gets another owner is told of as if it were a file (5043), and in the trail alone; since 3.7 as what it is
   * (5159), in its log too (`FileStorageService.cs`, v3.6.1-server and v3.7.2-server).
   */
  readonly ownerAsFile: boolean;
}

const NEWEST: Dialect = { contextPrefix: true, ownerAsFile: false };

/** @param version as the server prints it, e.g. "3.5.0"; what cannot be read counts as the newest */
export function dialectOf(version: string): Dialect {
  const parsed = parseVersion(version);
  if (parsed === undefined) return NEWEST;
  const since = (minor: number): boolean => parsed.major > 3 || (parsed.major === 3 && parsed.minor >= minor);
  return { contextPrefix: since(6), ownerAsFile: !since(7) };
}
