import { type FolderContents, readFolderContents } from "../collect/whereabouts/folder-contents.ts";
import { findPersonId } from "../docspace/members.ts";
import { Problems } from "../errors.ts";
import { type Note, note } from "../notes.ts";
import { noteText } from "../report/vocabulary/notes.ts";
import type { RunContext } from "./context.ts";

/** What the `only-` inputs mean on this portal. */
export interface Narrowing {
  readonly contents: readonly FolderContents[];
  /** Ids of the accounts with the e-mail addresses asked for, lower case. */
  readonly userIds: ReadonlyMap<string, string>;
  readonly notes: readonly Note[];
}

/**
 * Looks up the folders and people to whom the compliance report is narrowed. A folder that is missing or closed stops
 * the run, every one of them at once; an address that nobody has is a warning, for its person may have been deleted.
 */
export async function readNarrowing({ host, docspace, settings, ready }: RunContext): Promise<Narrowing> {
  const { folders, users } = settings.filters;
  const [read, people] = await Promise.all([
    readFolderContents(folders, {
      docspace,
      period: ready.period,
      portalZone: ready.portalZone,
      now: Math.floor(docspace.now() / 1000),
    }),
    Promise.all(
      users
        .filter((user) => user.includes("@"))
        .map(async (email) => [email, await findPersonId(docspace, email)] as const),
    ),
  ]);
  if ("problems" in read) throw new Problems(read.problems);
  const unknown = people.filter(([, id]) => id === undefined).length;
  const notes: Note[] = [];
  if (unknown > 0) {
    const one = note("unknown-addresses", "warning", { count: unknown }, "compliance");
    notes.push(one);
    host.log.warning(noteText(one));
  }
  const userIds = new Map(
    people.flatMap(([email, id]) => (id === undefined ? [] : [[email, id.toLowerCase()]])),
  );
  return { contents: read.contents, userIds, notes };
}
