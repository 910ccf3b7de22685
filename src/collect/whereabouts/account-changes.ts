import type { AuditEvent } from "../../docspace/audit-trail.ts";
import type { EpochSeconds, TimeRange } from "../../time/epoch.ts";

/**
 * What happened to accounts, as far as it decides when somebody could act. Dates are UTC.
 *
 * - `accepted`: an invitation was accepted, or the account was made by somebody else for immediate use. Accepting by
 *   mail is written as UserCreated, by a third-party login as one of the "via invite" actions, whatever the type
 *   (`UserController.cs`, `ThirdpartyController.cs`, v3.5.0-server and v3.7.2-server; recorded on 3.5.0). People who come
 *   by SSO or LDAP leave no such event.
 * - `disabled`, `enabled`: both are the same action of the server, UsersUpdatedStatus. It is told by the address of the
 *   request, else by the sign-out (CookieSettingsUpdated) that is written just before whenever somebody is disabled
 *   (`UserController.cs`, UpdateUserStatus). Without either it counts as enabled: a guess on the side of those whom it
 *   is about, because then they are judged from that moment only; `guessed` says so. Whoever programs the API may disable somebody by
 *   changing their profile, too (`UserController.cs`, UpdateMember): that is UserUpdated with such a sign-out, and a later
 *   UserUpdated by somebody else may be the enabling.
 */
export interface AccountChange {
  /** Id of the event. */
  readonly id: number;
  readonly at: EpochSeconds;
  readonly change: "accepted" | "disabled" | "enabled";
  readonly personIds: readonly string[];
  /** Only the sign-out tells that it was a disabling; whoever did it may have signed out of something themselves. */
  readonly bySignOut?: true;
  /** Nothing tells that it was an enabling: the sign-out of a disabling may lie seconds before it where many are disabled at once. */
  readonly guessed?: true;
}

/** Gathers account changes from events in any order, each once. */
export interface AccountHistory {
  note(event: AuditEvent): void;
  /** Oldest first. */
  changes(): readonly AccountChange[];
  /** Ids of events that do not tell whose account they are about: it may be anybody's. */
  nameless(): readonly number[];
}

const ACCEPTED: ReadonlySet<number> = new Set([4000, 4001, 4002, 4003]);
const STATUS_CHANGED = 4020;
const PROFILE_CHANGED = 4006;
const SIGNED_OUT = 6032;
const STATUS_IN_ADDRESS = /\/people\/status\/(?:(?<enabled>1|Active)|(?<disabled>2|Terminated))\b/i;

/** Actions to ask the audit trail for; the sign-outs come along where it is read without a filter. */
export const ACCOUNT_ACTIONS: readonly number[] = [...ACCEPTED, STATUS_CHANGED];

/**
 * Where the trail was asked for by action: the action and the time still to be asked for, because only sign-outs tell
 * what became of these accounts. Undefined where every event tells it by itself.
 */
export function signOutsOf(
  events: readonly AuditEvent[],
): { readonly action: number; readonly range: TimeRange } | undefined {
  const untold = events.filter(
    ({ actionId, page }) => actionId === STATUS_CHANGED && !STATUS_IN_ADDRESS.test(page),
  );
  const [first] = untold;
  if (first === undefined) return undefined;
  const range = untold.reduce(
    ({ from, to }, { at }) => ({ from: Math.min(from, at - 1), to: Math.max(to, at) }),
    { from: first.at - 1, to: first.at },
  );
  return { action: SIGNED_OUT, range };
}

export function createAccountHistory(): AccountHistory {
  const noted = new Map<number, AuditEvent>();
  const profiles = new Map<number, AuditEvent>();
  const signedOut = new Set<string>();
  const wasSignedOut = ({ userId, at }: Pick<AuditEvent, "userId" | "at">): boolean =>
    signedOut.has(`${userId} ${at}`) || signedOut.has(`${userId} ${at - 1}`);
  /** Changed profiles of people who were signed out by one of them: of others it was something else that changed. */
  const profileSwitches = (): readonly AuditEvent[] => {
    const disabled = new Set([...profiles.values()].filter(wasSignedOut).flatMap(({ target }) => target));
    return [...profiles.values()].filter(({ target }) => target.some((id) => disabled.has(id)));
  };
  const changeOf = ({
    actionId,
    page,
    userId,
    at,
  }: AuditEvent): Pick<AccountChange, "change" | "bySignOut" | "guessed"> => {
    if (ACCEPTED.has(actionId)) return { change: "accepted" };
    const told = STATUS_IN_ADDRESS.exec(page)?.groups;
    if (told !== undefined) return { change: told["disabled"] === undefined ? "enabled" : "disabled" };
    return wasSignedOut({ userId, at })
      ? { change: "disabled", bySignOut: true }
      : { change: "enabled", guessed: true };
  };
  return {
    note(event) {
      const { actionId } = event;
      if (ACCEPTED.has(actionId) || actionId === STATUS_CHANGED) noted.set(event.id, event);
      else if (actionId === PROFILE_CHANGED && !event.target.includes(event.userId))
        profiles.set(event.id, event);
      else if (actionId === SIGNED_OUT) signedOut.add(`${event.userId} ${event.at}`);
    },
    changes: () =>
      [...noted.values(), ...profileSwitches()]
        .sort((a, b) => a.at - b.at || a.id - b.id)
        .map((event) => ({
          id: event.id,
          at: event.at,
          ...changeOf(event),
          personIds: event.target,
        })),
    nameless: () => [...noted.values()].flatMap(({ id, target }) => (target.some(Boolean) ? [] : id)),
  };
}
