import type { AccountHistory } from "../../../src/collect/whereabouts/account-changes.ts";
import * as accounts from "../../../src/collect/whereabouts/account-changes.ts";

export * from "../../../src/collect/whereabouts/account-changes.ts";

const SIGNED_OUT = 6032;

/** Takes the addresses of the requests for all there is to know. */
export function createAccountHistory(): AccountHistory {
  const history = accounts.createAccountHistory();
  return { ...history, note: (event) => event.actionId === SIGNED_OUT || history.note(event) };
}
