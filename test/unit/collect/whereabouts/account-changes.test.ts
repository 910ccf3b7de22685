import { describe, expect, test } from "vitest";
import { createAccountHistory, signOutsOf } from "../../../../src/collect/whereabouts/account-changes.ts";
import type { AuditEvent } from "../../../../src/docspace/audit-trail.ts";
import { SYSTEM_ID } from "../../../../src/docspace/members.ts";
import { eventOf } from "../fake-trail.ts";

const ADMIN = "karin";
const status = (id: number, at: number, page = "") =>
  eventOf(id, at, { actionId: 4020, userId: ADMIN, target: ["jörg", "zoë"], entries: [23], page });
const signedOut = (id: number, at: number) => eventOf(id, at, { actionId: 6032, userId: ADMIN, target: [] });

function changes(events: readonly AuditEvent[]) {
  const history = createAccountHistory();
  for (const event of events) history.note(event);
  return history.changes().map(({ at, change, personIds }) => [at, change, ...personIds]);
}

describe("what happened to accounts", () => {
  test("is when an invitation was accepted, by whichever of the server's actions", () => {
    const accepted = [4000, 4001, 4002, 4003].map((actionId, index) =>
      eventOf(index + 1, 10 + index, { actionId, userId: SYSTEM_ID, target: [`p${index}`] }),
    );
    expect(changes(accepted.toReversed())).toEqual([
      [10, "accepted", "p0"],
      [11, "accepted", "p1"],
      [12, "accepted", "p2"],
      [13, "accepted", "p3"],
    ]);
  });

  test("is told by the address of the request where there is one", () => {
    const address = "https://docs.example.com/api/2.0/people/status/";
    expect(
      changes([
        status(1, 10, `${address}2`),
        status(2, 20, `${address}1`),
        status(3, 30, `${address}Terminated`),
      ]),
    ).toEqual([
      [10, "disabled", "jörg", "zoë"],
      [20, "enabled", "jörg", "zoë"],
      [30, "disabled", "jörg", "zoë"],
    ]);
  });

  test("is a disabling where people were signed out just before, else an enabling", () => {
    expect(
      changes([status(2, 10), signedOut(1, 10), status(4, 20, "https://docs.example.com/accounts/people")]),
    ).toEqual([
      [10, "disabled", "jörg", "zoë"],
      [20, "enabled", "jörg", "zoë"],
    ]);
  });

  test("is a changed profile where somebody else was signed out with it, and a later one of theirs", () => {
    const profile = (id: number, at: number, who: string, userId = ADMIN) =>
      eventOf(id, at, { actionId: 4006, userId, target: [who], entries: [23] });
    expect(
      changes([
        profile(1, 5, "zoë"),
        signedOut(2, 10),
        profile(3, 10, "jörg"),
        profile(4, 20, "jörg"),
        profile(5, 30, ADMIN),
      ]),
    ).toEqual([
      [10, "disabled", "jörg"],
      [20, "enabled", "jörg"],
    ]);
  });

  test("is a disabling where the sign-out was written a second before, by the same administrator alone", () => {
    const another = eventOf(5, 30, { actionId: 6032, userId: "bob", target: [] });
    const events = [signedOut(1, 9), status(2, 10), signedOut(3, 18), status(4, 20), another, status(6, 30)];
    expect(changes(events).map(([, change]) => change)).toEqual(["disabled", "enabled", "enabled"]);
  });

  test("stands in the order of its ids where it is of one second", () => {
    const address = "https://docs.example.com/api/2.0/people/status/";
    for (const events of [
      [status(1, 10, `${address}2`), status(2, 10, `${address}1`)],
      [status(2, 10, `${address}1`), status(1, 10, `${address}2`)],
    ])
      expect(changes(events).map(([, change]) => change)).toEqual(["disabled", "enabled"]);
  });

  test("needs the sign-outs of its time, from a second before, where the address tells nothing", () => {
    const told = status(1, 5, "https://docs.example.com/api/2.0/people/status/2");
    expect(signOutsOf([told, eventOf(2, 7)])).toBeUndefined();
    expect(signOutsOf([told, status(3, 20), status(4, 10), status(5, 30)])).toEqual({
      action: 6032,
      range: { from: 9, to: 30 },
    });
  });

  test("is each once, and nothing else", () => {
    const other = eventOf(5, 50, { actionId: 4006, target: ["jörg"] });
    expect(changes([status(1, 10), status(1, 10), other])).toHaveLength(1);
  });
});
