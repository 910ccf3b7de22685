import type { AuditEvent, AuditQuery } from "../../docspace/audit-trail.ts";
import { atOnce } from "../../docspace/http/at-once.ts";
import { PortalError } from "../../docspace/http/portal-error.ts";
import { PAGE } from "../../docspace/wire/paging.ts";
import { UserError } from "../../errors.ts";
import type { EpochSeconds, TimeRange } from "../../time/epoch.ts";
import type { Reading } from "../request.ts";
import { askPlaced, askWhole } from "../trail/asking.ts";
import { doubledSeconds, readSecond } from "../trail/crowded-second.ts";
import { cutAtClockChanges, OutsideWindow } from "../trail/repeated-hour.ts";
import { signOutsOf } from "./account-changes.ts";

/** So many pages are read before it is cheaper to ask for each action by itself. */
const FEW_PAGES = 2;

type ReadPage = (query: AuditQuery) => Promise<readonly AuditEvent[]>;

/** How the trail is asked. */
export interface TrailAsking extends Pick<Reading, "clockChanges" | "largestPage"> {
  readonly readPage: ReadPage;
}

export interface OtherEvents {
  readonly events: readonly AuditEvent[];
  /** They are all events of that time, not those of some actions alone. */
  readonly whole: boolean;
}

/**
 * The events of these actions in a time outside the period, with whatever else happened then: a short time is read
 * whole, which costs one request, a long one by action. An action that this version of the server does not know is
 * refused with 400, and nothing of that kind happened.
 */
export async function readOtherEvents(
  range: TimeRange,
  actions: readonly number[],
  asking: TrailAsking,
): Promise<OtherEvents> {
  if (range.from > range.to) return { events: [], whole: true };
  const events = await readRange(range, {}, asking, FEW_PAGES);
  if (events !== undefined) return { events, whole: true };
  return { events: await readByAction(range, actions, asking), whole: false };
}

/**
 * The events of these actions, by one request or more for each; with the sign-outs without which it is not known whether
 * an account was disabled or enabled.
 */
async function readByAction(
  range: TimeRange,
  actions: readonly number[],
  asking: TrailAsking,
): Promise<readonly AuditEvent[]> {
  const events = await readActions(range, actions, asking);
  const more = signOutsOf(events);
  if (more === undefined) return events;
  return [...events, ...(await readActions(more.range, [more.action], asking))];
}

async function readActions(
  range: TimeRange,
  actions: readonly number[],
  asking: TrailAsking,
): Promise<readonly AuditEvent[]> {
  const found = await atOnce(actions, async (action) => {
    try {
      return (await readRange(range, { action }, asking)) ?? [];
    } catch (error) {
      if (error instanceof PortalError && error.kind === "validation") return [];
      throw error;
    }
  });
  return found.flat();
}

/**
 * Every event of a time, each once, in no order. Undefined if that takes more than `pages` pages. A page that ends
 * within a second is followed by one that begins with that second; a second that fills a page is read by itself.
 * @throws OutsideWindow when the portal answers with events that were not asked for, UserError when the events of such a
 *   second kept changing places
 */
export async function readRange(
  range: TimeRange,
  filter: Pick<AuditQuery, "action">,
  asking: TrailAsking,
  pages = Number.POSITIVE_INFINITY,
): Promise<readonly AuditEvent[] | undefined> {
  const found = new Map<number, AuditEvent>();
  const { readPage, clockChanges, largestPage } = asking;
  const placed = askWhole(
    askPlaced((query) => readFiltered({ ...filter, ...query }, readPage), clockChanges),
    largestPage,
  );
  const readWholeSecond = async (second: EpochSeconds): Promise<void> => {
    const { rows, complete } = await readSecond(second, placed);
    if (!complete) throw new UserError(UNSETTLED);
    for (const event of rows.values()) found.set(event.id, event);
  };
  let read = 0;
  for (const { from, to } of cutAtClockChanges(range, clockChanges)) {
    let cursor = to;
    while (cursor >= from) {
      if (read++ >= pages) return undefined;
      const page = await placed({ from, to: cursor, count: PAGE });
      for (const event of page) found.set(event.id, event);
      for (const second of doubledSeconds(page)) await readWholeSecond(second);
      if (page.length < PAGE) break;
      const oldest = page.at(-1)?.at ?? cursor;
      if (oldest < cursor) {
        cursor = oldest;
        continue;
      }
      await readWholeSecond(cursor);
      cursor--;
    }
  }
  return [...found.values()];
}

const UNSETTLED =
  "Events of one and the same second in the audit trail kept changing places, so that not all of them could be read: run the action again.";

/** A portal whose plan lacks the Audit feature answers with its newest events, of whatever action. */
async function readFiltered(query: AuditQuery, readPage: ReadPage): Promise<readonly AuditEvent[]> {
  const rows = await readPage(query);
  if (query.action !== undefined && rows.some(({ actionId }) => actionId !== query.action)) {
    throw new OutsideWindow(
      "the portal answered with events of other actions than the one that was asked for",
    );
  }
  return rows;
}
