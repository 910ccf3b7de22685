import type { EpochSeconds } from "./events.ts";

/** `keys/@self`: what the API key is. */
export interface ApiKey {
  readonly name: string;
  readonly active: boolean;
  readonly expires?: EpochSeconds;
  /** Empty means full access. */
  readonly permissions: readonly string[];
}

/** `people/@self`: whose key it is. */
export interface KeyOwner {
  readonly id: string;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly isOwner: boolean;
}
