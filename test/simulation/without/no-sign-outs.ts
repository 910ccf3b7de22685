export * from "../../../src/collect/whereabouts/account-changes.ts";

/** Takes the addresses of the requests for all there is to know. */
export const signOutsOf = (): undefined => undefined;
