import type { EpochSeconds } from "./events.ts";

/** The server's `FileShare` number as a word; `unknown` for numbers of newer servers. */
export type Access =
  | "owner"
  | "room-manager"
  | "content-creator"
  | "editing"
  | "review"
  | "comment"
  | "fill-forms"
  | "custom-filter"
  | "read"
  | "restricted"
  | "unknown";

/** `removed`: the account was deleted; the server shows a placeholder id for it. */
export type AccountStatus = "active" | "disabled" | "invited" | "removed";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: AccountStatus;
  readonly guest: boolean;
  /** Since when the account exists, where the server says so. */
  readonly registered?: EpochSeconds;
}

export interface GroupReference {
  readonly id: string;
  readonly name: string;
}

/** One line of a room's list of members. */
export type Share =
  | { readonly kind: "person"; readonly person: Person; readonly access: Access; readonly owner: boolean }
  | { readonly kind: "group"; readonly group: GroupReference; readonly access: Access };
