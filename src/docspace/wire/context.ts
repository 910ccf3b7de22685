import type { AuditEvent } from "../audit-trail.ts";
import { AGENT_WORDS } from "./agent-words.ts";
import type { Dialect } from "./dialect.ts";
import { PLACE_NAMES } from "./place-names.ts";

/** What an event's context says of where it happened. */
export type EventContext =
  /** In a room that bore this title then. */
  | { readonly kind: "title"; readonly title: string }
  /** In an AI agent, which may bear the title of a room, and may be shown in no list of agents. */
  | { readonly kind: "agent" }
  /** In a place outside rooms: My documents, the trash, the settings; but see {@link contextOf} on moves. */
  | { readonly kind: "place" }
  /** Before 3.6, the name of a place that may be a title as well: a title if any room is known to have borne it. */
  | { readonly kind: "either"; readonly text: string }
  | { readonly kind: "none" };

/** `LocationType` of everything that happens in rooms: files, folders, rooms, AI agents. */
const OF_DOCUMENTS: ReadonlySet<number> = new Set([1, 2, 27, 31]);
const NONE: EventContext = { kind: "none" };
const PLACE: EventContext = { kind: "place" };
const AGENT: EventContext = { kind: "agent" };

/**
 * Reads the context of an event (`EventTypeConverter.cs`). From 3.6.0 on a title follows a word in the language of the
 * key's owner and ": "; what comes after the first of these is the whole title, whatever is in it. Before, the title is
 * bare, whole, and may hold ": " itself (recorded on 3.5.0).
 *
 * A move or copy between a room and My documents, the trash or the archive names a place, on every version, although
 * it stands in the room's log (`FilesMessageService.cs`, SendMoveOrCopyMessageAsync).
 */
export function contextOf(
  { context, location }: Pick<AuditEvent, "context" | "location">,
  { contextPrefix }: Pick<Dialect, "contextPrefix">,
): EventContext {
  if (context === "") return NONE;
  if (!contextPrefix) {
    if (!OF_DOCUMENTS.has(location)) return PLACE;
    return PLACE_NAMES.has(context) ? { kind: "either", text: context } : { kind: "title", title: context };
  }
  const colon = context.indexOf(": ");
  if (colon === -1) return PLACE;
  return AGENT_WORDS.has(context.slice(0, colon))
    ? AGENT
    : { kind: "title", title: context.slice(colon + 2) };
}

/** The title in a context, or what may be one; "" where there is no context at all, undefined for a place or an agent. */
export function possibleTitle(context: EventContext): string | undefined {
  switch (context.kind) {
    case "title":
      return context.title;
    case "either":
      return context.text;
    case "none":
      return "";
    case "agent":
    case "place":
      return undefined;
  }
}
