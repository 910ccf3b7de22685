import type { EpochSeconds } from "./events.ts";

/**
 * One event of a room's own log (`files/folder/{id}/log`), unfolded from the groups the server makes.
 * The log names what was changed; it has no opens and no downloads.
 */
export interface LogEntry {
  readonly id: number;
  readonly at: EpochSeconds;
  readonly userId: string;
  readonly user: string;
  readonly actionId: number;
  /** The server's name of the action, e.g. `FileCreated`. */
  readonly key: string;
  /** The file or folder, where the entry is about one; the server answers 0 for one deleted since: then absent. */
  readonly entryId?: number;
  readonly title?: string;
  readonly parentId?: number;
  readonly fromFolderId?: number;
  readonly toFolderId?: number;
  /** Whom a change of membership is about. */
  readonly member?: { readonly id: string; readonly name: string };
  readonly group?: { readonly id: string; readonly name: string };
  /** Localised words, not numbers. */
  readonly access?: string;
  readonly oldAccess?: string;
  /** Of a renamed room or file. */
  readonly oldTitle?: string;
  readonly newTitle?: string;
}

export interface LogPage {
  readonly entries: readonly LogEntry[];
  /** Raw events this page stands for: more than `entries` where the server dropped some it cannot interpret. */
  readonly covered: number;
  /** Raw events of the whole range asked for. */
  readonly total: number;
}
