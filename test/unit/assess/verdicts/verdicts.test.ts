import { describe, expect, test } from "vitest";
import type { AssessmentRules } from "../../../../src/assess/assess.ts";
import { GUEST_ID, REMOVED_ID, SYSTEM_ID } from "../../../../src/docspace/members.ts";
import { reason } from "../../../../src/reasons.ts";
import {
  assessed,
  at,
  byGroup,
  coverage,
  download,
  entry,
  event,
  member,
  OCTOBER,
  person,
  room,
  rowOf,
  type World,
} from "../world.ts";

const IN_ROOM_1 = "Rooms: Room 1";
const opened = (id: number, when: string, who = "ann") => download(id, when, who, 5, IN_ROOM_1);
const exemption = { who: [{ kind: "guests" as const }], reason: "service accounts", line: 1 };

async function verdictOf(world: World, who = "ann", rules: Partial<AssessmentRules> = {}): Promise<string> {
  const { verdict } = rowOf(await assessed({ members: { 1: [member(who)] }, ...world }, rules), 1, who);
  return verdict.kind === "unknown" ? `unknown: ${verdict.reason.code}` : verdict.kind;
}

describe("active", () => {
  test("is who has as many events in the whole period as are required", async () => {
    const events = [opened(1, "2026-10-01"), opened(2, "2026-10-31T23:59")];
    expect(await verdictOf({ events })).toBe("active");
    expect(await verdictOf({ events }, "ann", { minActivity: 2 })).toBe("active");
    expect(await verdictOf({ events }, "ann", { minActivity: 3 })).toBe("inactive");
    expect(await verdictOf({})).toBe("inactive");
  });

  test("is not made by what was done in another room", async () => {
    expect(await verdictOf({ events: [download(1, "2026-10-05", "ann", 5, "Rooms: Room 2")] })).toBe(
      "inactive",
    );
  });

  test("counts what was done before a later joining, since the count is of the whole period", async () => {
    const events = [opened(1, "2026-10-02")];
    const entries = [
      entry(1, 2, "2026-10-03", "boss", "RoomRemoveUser", { member: { id: "ann", name: "Ann" } }),
      entry(1, 3, "2026-10-05", "boss", "RoomCreateUser", { member: { id: "ann", name: "Ann" } }),
    ];
    expect(await verdictOf({ events, entries })).toBe("active");
  });

  test("counts log entries that the trail lacks: it does not list every action", async () => {
    const entries = [entry(1, 8, "2026-10-05", "ann", "RoomCoverChanged")];
    expect(await verdictOf({ entries })).toBe("active");
    const { events } = await assessed({ entries });
    expect(events.portal).toBe(0);
  });

  test("counts an event once that stands in both the trail and the log", async () => {
    const world = {
      members: { 1: [member("ann")] },
      entries: [
        entry(1, 8, "2026-10-05", "ann", "FileCreated"),
        entry(1, 9, "2026-10-06", "ann", "RoomCoverChanged"),
      ],
      events: [event(8, "2026-10-05", "ann", "FileCreated")],
    };
    expect(rowOf(await assessed(world), 1, "ann").events).toBe(2);
  });

  test("does not count log entries from before or after the period", async () => {
    const entries = [
      entry(1, 8, "2026-09-30T23:59", "ann", "RoomCoverChanged"),
      entry(1, 9, "2026-11-01", "ann", "RoomCoverChanged"),
      entry(1, 10, "2026-10-01", "bob", "RoomCoverChanged"),
    ];
    const members = { 1: [member("ann"), member("bob")] };
    expect(await verdictOf({ entries, members })).toBe("inactive");
    expect(await verdictOf({ entries, members }, "bob")).toBe("active");
  });
});

describe("what is no activity", () => {
  test("is what nobody with an account did", async () => {
    for (const nobody of [GUEST_ID, SYSTEM_ID, "00000000-0000-0000-0000-000000000000"]) {
      const events = [opened(1, "2026-10-05", nobody)];
      expect(await verdictOf({ members: { 1: [member(nobody)] }, events }, nobody)).toBe("inactive");
      expect((await assessed({ events })).events.portal).toBe(1);
    }
  });

  test("is a notice about a quota", async () => {
    const notice = (name: string) =>
      event(1, "2026-10-05", "ann", name, { target: ["5"], entries: [1], context: IN_ROOM_1 });
    for (const name of [
      "FileSavedButUserQuotaExceeded",
      "FileNotSavedDueToUserQuota",
      "FileSavedButRoomQuotaExceeded",
      "FileNotSavedDueToRoomQuota",
    ]) {
      expect(await verdictOf({ events: [notice(name)] })).toBe("inactive");
    }
    expect(await verdictOf({ events: [notice("FileVersionRemoved")] })).toBe("active");
  });

  test("is this action's own traffic, but not what the key's owner does with the reports in a browser", async () => {
    const upload = (page: string, fileId = "77") => [
      event(1, "2026-10-05", "ann", "FileUploaded", {
        target: [fileId],
        entries: [1],
        context: IN_ROOM_1,
        page,
      }),
    ];
    const own = { keyOwnerId: "ann", ownFiles: new Map([[77, at("2026-10-05")]]) };
    for (const page of [
      "https://acme.example.com/api/2.0/files/6/upload?createNewIfExist=false",
      "https://acme.example.com/api/2.0/files/6/insert?title=a.txt",
      "https://acme.example.com/ChunkedUploader.ashx?uid=abc",
    ]) {
      expect(await verdictOf({ ...own, events: upload(page) })).toBe("inactive");
      expect(await verdictOf({ ...own, keyOwnerId: "bob", events: upload(page) })).toBe("active");
      expect(await verdictOf({ ...own, events: upload(page, "78") })).toBe("active");
      // The file of before that bore the id was somebody's.
      const later = new Map([[77, at("2026-10-05") + 1]]);
      expect(await verdictOf({ ...own, ownFiles: later, events: upload(page) })).toBe("active");
    }
    for (const page of [
      "https://acme.example.com/rooms/shared/1201",
      "https://acme.example.com/filehandler.ashx?action=download&fileid=77",
      "",
      "https://acme.example.com/api/2.0/files/6/upload/check",
    ]) {
      expect(await verdictOf({ ...own, events: upload(page) })).toBe("active");
    }
    const events = upload("https://acme.example.com/api/2.0/files/6/upload");
    expect((await assessed({ ...own, events })).rooms[0]?.events).toBe(1);
    // Where the report folder could not be searched, neither is known.
    const unknown = { keyOwnerId: "ann", ownFilesUnknown: true };
    expect(await verdictOf({ ...unknown, events })).toBe("unknown: own-files-unreadable");
    expect(await verdictOf({ ...unknown, events: upload("https://acme.example.com/rooms/6") })).toBe(
      "active",
    );
    expect(await verdictOf({ ...unknown, keyOwnerId: "bob", events })).toBe("active");
  });
});

describe("precedence", () => {
  const events = [opened(1, "2026-10-05")];
  const guest = (status: "active" | "disabled" | "invited") => [
    member(person("ann", { status, guest: true })),
  ];

  test("puts the account before the exemption, and the exemption before activity", async () => {
    const rules = { exemptions: [exemption] };
    expect(await verdictOf({ members: { 1: guest("disabled") }, events }, "ann", rules)).toBe("disabled");
    expect(await verdictOf({ members: { 1: guest("invited") }, events }, "ann", rules)).toBe("invited");
    expect(await verdictOf({ members: { 1: guest("active") }, events }, "ann", rules)).toBe("exempt");
  });

  test("puts activity before newness, newness before doubt, doubt before inactivity", async () => {
    const entries = [
      entry(1, 50, "2026-10-30", "boss", "RoomCreateUser", { member: { id: "ann", name: "Ann" } }),
    ];
    const doubtful = coverage([1, 2], {
      state: "incomplete",
      gaps: [{ from: at("2026-10-31"), to: at("2026-10-31") }],
    });
    expect(await verdictOf({ entries, events, coverage: doubtful })).toBe("active");
    expect(await verdictOf({ entries, coverage: doubtful })).toBe("new");
    expect(await verdictOf({ coverage: doubtful })).toBe("unknown: trail-gap");
    expect(await verdictOf({})).toBe("inactive");
  });
});

describe("new", () => {
  const joined = (when: string): World => ({
    entries: [entry(1, 50, when, "boss", "RoomCreateUser", { member: { id: "ann", name: "Ann" } })],
  });

  test("is who joined fewer than the grace days before the end", async () => {
    expect(await verdictOf(joined("2026-10-18T00:01"))).toBe("new");
    expect(await verdictOf(joined("2026-10-18"))).toBe("inactive");
    expect(await verdictOf(joined("2026-10-31"), "ann", { graceDays: 0 })).toBe("inactive");
    expect(await verdictOf(joined("2026-11-01"), "ann", { graceDays: 0 })).toBe("new");
  });

  test("is whose account began within the grace days", async () => {
    const fresh = member(person("ann", { registered: at("2026-10-20") }));
    const old = member(person("ann", { registered: at("2026-10-10") }));
    expect(await verdictOf({ members: { 1: [fresh] } })).toBe("new");
    expect(await verdictOf({ members: { 1: [old] } })).toBe("inactive");
    const grouped = byGroup(person("ann", { registered: at("2026-10-20") }), "g");
    expect(await verdictOf({ members: { 1: [grouped] } })).toBe("new");
  });

  test("is a member by a group that came within the grace days, unless another of their groups was there before", async () => {
    const group = { id: "g", name: "Group g" };
    const entries = [entry(1, 50, "2026-10-25", "boss", "RoomGroupAdded", { group })];
    expect(await verdictOf({ members: { 1: [byGroup("ann", "g")] }, entries })).toBe("new");
    const both = byGroup("ann", "g", { groups: [group, { id: "h", name: "Group h" }] });
    expect(await verdictOf({ members: { 1: [both] }, entries })).toBe("inactive");
  });

  test("is everybody in a room that is itself new", async () => {
    const rooms = [room(1, "Room 1", { created: at("2026-10-25") }), room(2)];
    for (const one of [member("ann"), byGroup("ann", "g"), member("ann", { membership: { by: "owner" } })]) {
      expect(await verdictOf({ rooms, members: { 1: [one] } })).toBe("new");
    }
  });
});

describe("unknown", () => {
  test("is who was judged over a gap of the trail, and only they", async () => {
    const early = coverage([1, 2], {
      state: "incomplete",
      gaps: [{ from: at("2026-10-03"), to: at("2026-10-04") }],
    });
    expect(await verdictOf({ coverage: early })).toBe("unknown: trail-gap");
    const entries = [
      entry(1, 50, "2026-10-06", "boss", "RoomCreateUser", { member: { id: "ann", name: "Ann" } }),
    ];
    expect(await verdictOf({ coverage: early, entries })).toBe("inactive");
    const touching = coverage([1, 2], { state: "incomplete", gaps: [{ from: 0, to: at("2026-10-06") }] });
    expect(await verdictOf({ coverage: touching, entries })).toBe("unknown: trail-gap");
    const after = coverage([1, 2], {
      state: "incomplete",
      gaps: [{ from: OCTOBER.end, to: OCTOBER.end + 9 }],
    });
    expect(await verdictOf({ coverage: after })).toBe("inactive");
  });

  test("is everybody not proved active where the trail is not complete and nobody knows where", async () => {
    expect(await verdictOf({ coverage: coverage([1, 2], { state: "incomplete" }) })).toBe(
      "unknown: trail-gap",
    );
    const crossCheck = { expected: 10, found: 9, missing: [4], unlisted: 0 };
    expect(await verdictOf({ coverage: { ...coverage([1, 2]), crossCheck } })).toBe("unknown: cross-check");
    expect(
      await verdictOf({ coverage: { ...coverage([1, 2]), crossCheck: { ...crossCheck, found: 10 } } }),
    ).toBe("inactive");
  });

  test("is everybody not proved active by the logs where there is no trail", async () => {
    const members = { 1: [member("ann"), member("bob")] };
    for (const state of ["unavailable", "not-needed"] as const) {
      const world = {
        members,
        coverage: coverage([1, 2], { state }),
        entries: [entry(1, 8, "2026-10-05", "ann", "FileCreated")],
        // What a portal without the feature answers proves nothing.
        events: [opened(1, "2026-10-05", "bob")],
      };
      expect(await verdictOf(world)).toBe("active");
      expect(await verdictOf(world, "bob")).toBe("unknown: trail-unavailable");
    }
  });

  test("is everybody in a room whose log was not read to its end", async () => {
    const unreadable = reason("room-log-unreadable", { failure: "It is ill." }, { rooms: [1] });
    const log = {
      roomId: 1,
      state: "incomplete" as const,
      total: 0,
      shown: 0,
      requests: 1,
      reason: unreadable,
    };
    expect(await verdictOf({ coverage: { ...coverage([2]), logs: [log] } })).toBe(
      "unknown: room-log-unreadable",
    );
    expect(await verdictOf({ coverage: { ...coverage([2]), logs: [] } })).toBe(
      "unknown: room-log-unreadable",
    );
  });

  test("is who would be active if events between two rooms were here", async () => {
    const rooms = [room(1, "Same"), room(2, "Same"), room(3)];
    const events = [download(1, "2026-10-05", "ann", 5, "Rooms: Same")];
    const world = { rooms, events, members: { 1: [member("ann")], 3: [member("ann")] } };
    expect(await verdictOf(world)).toBe("unknown: events-unattributed");
    expect(await verdictOf(world, "ann", { minActivity: 2 })).toBe("inactive");
    const assessment = await assessed(world);
    expect(rowOf(assessment, 3, "ann").verdict.kind).toBe("inactive");
    expect(assessment.reasons.map(({ code }) => code)).toEqual(["verdicts-open"]);
    expect((await assessed(world, { minActivity: 2 })).reasons).toEqual([]);
  });

  test("is not made by ambiguous events that are no activity", async () => {
    const rooms = [room(1, "Same"), room(2, "Same")];
    const events = [download(1, "2026-10-05", SYSTEM_ID, 5, "Rooms: Same")];
    expect(await verdictOf({ rooms, events, members: { 1: [member(SYSTEM_ID)] } }, SYSTEM_ID)).toBe(
      "inactive",
    );
  });

  test("is a deleted account, which makes no run incomplete", async () => {
    const removed = member(person(REMOVED_ID, { status: "removed" }));
    expect(await verdictOf({ members: { 1: [removed] } }, REMOVED_ID)).toBe("unknown: account-removed");
    expect((await assessed({ members: { 1: [removed] } })).reasons).toEqual([]);
  });
});

describe("judging by changes", () => {
  const rules = { activity: "changes" as const };
  test("counts the logs and not the trail", async () => {
    expect(await verdictOf({ events: [opened(1, "2026-10-05")] }, "ann", rules)).toBe("inactive");
    const entries = [entry(1, 8, "2026-10-05", "ann", "FileCreated")];
    expect(await verdictOf({ entries }, "ann", rules)).toBe("active");
  });

  test("needs no trail where the plan has none", async () => {
    for (const state of ["unavailable", "not-needed"] as const) {
      const world = { coverage: coverage([1, 2], { state }), accountsUntold: true };
      const old = { 1: [member(person("ann", { registered: at("2025-01-01") }))] };
      expect(await verdictOf({ ...world, members: old }, "ann", rules)).toBe("inactive");
      // How old the account is tells whether its invitation may have been open.
      expect(await verdictOf(world, "ann", rules)).toBe("unknown: acceptance-untold");
    }
  });

  test("calls nobody inactive where the plan has a trail and nothing of it came", async () => {
    const world = { coverage: coverage([1, 2], { state: "unavailable" }) };
    expect(await verdictOf(world, "ann", rules)).toBe("unknown: account-changes-unreadable");
  });

  test("needs of a trail that is read the whole, which tells whose account was switched off", async () => {
    const world = { coverage: coverage([1, 2], { state: "incomplete" }), members: { 1: [member("ann")] } };
    expect(await verdictOf(world, "ann", rules)).toBe("unknown: account-changes-unreadable");
    expect((await assessed(world, rules)).reasons.map(({ code }) => code)).toContain("verdicts-open");
  });

  test("does not take a log for proof that shows less than it counts", async () => {
    const log = { roomId: 1, state: "complete" as const, total: 5, shown: 4, requests: 1 };
    const world = { coverage: { ...coverage([2]), logs: [log] }, members: { 1: [member("ann")] } };
    expect(await verdictOf(world, "ann", rules)).toBe("unknown: room-log-hidden");
    expect((await assessed(world, rules)).reasons.map(({ code }) => code)).toEqual(["verdicts-open"]);
    expect(await verdictOf(world)).toBe("inactive");
  });

  test("does not count what this action wrote", async () => {
    const entries = [entry(1, 8, "2026-10-05", "ann", "FileUploaded", { entryId: 77 })];
    const own = { keyOwnerId: "ann", ownFiles: new Map([[77, at("2026-10-05")]]) };
    expect(await verdictOf({ entries, ...own }, "ann", rules)).toBe("inactive");
    expect(await verdictOf({ entries, keyOwnerId: "ann" }, "ann", rules)).toBe("active");
    const unknown = { keyOwnerId: "ann", ownFilesUnknown: true };
    expect(await verdictOf({ entries, ...unknown }, "ann", rules)).toBe("unknown: own-files-unreadable");
    const renamed = [entry(1, 8, "2026-10-05", "ann", "FileRenamed", { entryId: 77 })];
    expect(await verdictOf({ entries: renamed, ...unknown }, "ann", rules)).toBe("active");
    expect(await verdictOf({ entries: renamed, ...own }, "ann", rules)).toBe("active");
  });
});
