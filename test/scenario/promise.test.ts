import { describe, expect, test } from "vitest";
import { makeOrganisation, type Organisation } from "../../demo/organisation.ts";
import { json, type PortalAnswer } from "../../demo/portal/answers.ts";
import type { PortalOptions } from "../../demo/portal.ts";
import { mailServer, smtpUrl } from "./mailing.ts";
import type { AuditJson } from "./report.ts";
import { audit, type Outcome, type ScenarioOptions } from "./scenario.ts";

/**
 * What must never happen: somebody is called inactive who was not, or a report complete that is not. Each case is a
 * portal on which a careless reading does so.
 */

const HOUR = 3_600_000;

/** Memberships called inactive that are not, by the truth about the organisation. */
function falselyInactive(report: AuditJson, { truth }: Organisation): string[] {
  const really = new Map(truth.members.map((one) => [`${one.personId} ${one.roomId}`, one.verdict]));
  return report.rooms.flatMap((room) =>
    room.members
      .filter(({ id, verdict }) => verdict === "inactive" && really.get(`${id} ${room.id}`) !== "inactive")
      .map(({ id }) => `${id} in room ${room.id}`),
  );
}

async function judged(
  organisation: Organisation,
  portal: PortalOptions,
  options: Omit<ScenarioOptions, "portal"> = {},
): Promise<Outcome> {
  const { inputs, ...rest } = options;
  const outcome = await audit(organisation, { portal, inputs: { formats: "json", ...inputs }, ...rest });
  expect(falselyInactive(outcome.report(), organisation)).toEqual([]);
  return outcome;
}

const codes = (outcome: Outcome): string[] => outcome.report().reasons.map(({ code }) => code);

describe("absence is not knowledge", () => {
  test("a trail that lacks days, and mappers that do not answer: nobody is inactive", async () => {
    const organisation = makeOrganisation({ events: 1500 });
    const { start } = period(organisation);
    const lost = (at: number) => at >= start + 9 * 86_400 && at < start + 12 * 86_400;
    const outcome = await judged(organisation, {
      faults: [
        {
          path: "events/filter",
          every: 1,
          effect: {
            kind: "rewrite",
            rewrite: (answer) => withoutRows(answer, lost),
          },
        },
        { path: "audit/mappers", every: 1, effect: { kind: "status", status: 500 } },
      ],
    });
    expect(outcome.run.outputs).toMatchObject({ complete: "false", "inactive-count": "0" });
    expect(outcome.run.outputs["unknown-count"]).not.toBe("0");
  });

  test("a hidden login history that answers every question with nothing", async () => {
    const organisation = makeOrganisation({ events: 1500 });
    const outcome = await judged(organisation, { auditHidden: true, retentionDays: 0 });
    expect(outcome.run.outputs).toMatchObject({ complete: "false", "inactive-count": "0" });
    expect(codes(outcome)).toContain("audit-trail-silent");
  });

  test("a hidden login history that answers with the newest rows of a week", async () => {
    const organisation = makeOrganisation({ events: 1500 });
    const outcome = await judged(organisation, { auditHidden: true, retentionDays: 7 });
    expect(outcome.run.outputs).toMatchObject({ complete: "false", "inactive-count": "0" });
  });
});

describe("lists that change while they are paged", () => {
  test("a room that passes to the front of the list between two pages is not lost", async () => {
    const organisation = makeOrganisation({ events: 1500 });
    manyRooms(organisation, 130);
    const { legal } = organisation.rooms;
    const outcome = await audit(organisation, {
      portal: {
        faults: [
          {
            path: /files\/rooms\?.*startIndex=100/,
            nth: 1,
            effect: { kind: "change", change: { what: "touch-room", room: legal.id } },
          },
        ],
      },
      inputs: { formats: "json" },
    });
    expect(outcome.report().rooms.map(({ id }) => id)).toContain(legal.id);
  });

  test("a member removed between two pages takes nobody else along", async () => {
    const organisation = makeOrganisation({ events: 1500 });
    const { store, rooms } = organisation;
    const crowd = Array.from({ length: 220 }, (_, index) => person(organisation, index));
    for (const one of crowd) store.setShare(rooms.finance, one, 10);
    const outcome = await audit(organisation, {
      portal: {
        faults: [
          {
            path: `rooms/${rooms.finance.id}/share`,
            nth: 2,
            effect: {
              kind: "change",
              change: { what: "remove-member", room: rooms.finance.id, person: crowd[3] as string },
            },
          },
        ],
      },
      inputs: { formats: "json" },
    });
    const told = outcome.report().rooms.find(({ id }) => id === rooms.finance.id);
    const ids = new Set([...(told?.members ?? []), ...(told?.left ?? [])].map(({ id }) => id));
    expect(crowd.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe("the same moment", () => {
  test.each<[string, Record<string, string>]>([
    ["no mails", {}],
    ["reminders", { reminders: "send" }],
    ["a manager's report", { "manager-email": "manager@example.com" }],
  ])("a folder opened to strangers while the run reads receives nothing: %s", async (_, mails) => {
    const organisation = makeOrganisation({ events: 1500 });
    const { compliance } = organisation.rooms;
    const server = await mailServer();
    const sender = { "smtp-url": smtpUrl(server), "mail-from": "audit@example.com" };
    const outcome = await audit(organisation, {
      inputs: Object.keys(mails).length === 0 ? {} : { ...sender, ...mails },
      portal: {
        faults: [
          {
            path: "events/filter",
            nth: 4,
            effect: { kind: "change", change: { what: "open-room", room: compliance.id } },
          },
        ],
      },
    });
    expect(outcome.run.exitCode).toBe(1);
    expect(outcome.run.outputs["uploaded-files"]).toBe("[]");
    expect(
      outcome.requests.filter(({ method, path }) => method !== "GET" && !path.includes("/check")),
    ).toEqual([]);
    expect(outcome.errors.join(" ")).toMatch(/strangers/);
    expect(server.received).toEqual([]);
  });

  test("a runner whose clock is three hours ahead does not end a month early", async () => {
    const organisation = makeOrganisation({ events: 1500 });
    const end = period(organisation).end * 1000;
    const outcome = await audit(organisation, {
      portal: { clockSkew: -3 * HOUR },
      inputs: { formats: "json", period: "2026-10" },
      now: end + HOUR / 2,
    });
    expect(outcome.report().period).toMatchObject({ provisional: true });
    expect(outcome.warnings.join(" ")).toMatch(/clock/);
  });
});

describe("judged only while they could act", () => {
  test("invited before the month, accepted on its last days", async () => {
    const organisation = makeOrganisation({ events: 1500 });
    const { store, rooms, people } = organisation;
    const { start, end } = period(organisation);
    const late = person(organisation, 1, start - 10 * 86_400);
    const owner = people[0]?.id ?? "";
    store.setShare(rooms.legal, late, 10);
    store.record({
      ...{
        at: start - 10 * 86_400,
        personId: owner,
        action: 5085,
        target: rooms.legal.id,
        roomId: rooms.legal.id,
      },
      details: { memberId: late, access: 10 },
    });
    store.record({
      at: end - 2 * 86_400,
      personId: late,
      action: 4000,
      target: 0,
      roomId: 0,
      details: { target: [late] },
    });
    const outcome = await audit(organisation, { inputs: { formats: "json" } });
    const legal = outcome.report().rooms.find(({ id }) => id === rooms.legal.id);
    expect(legal?.members.find(({ id }) => id === late)?.verdict).toBe("new");
  });

  test.each(["3.5.0", "3.6.1", "3.7.2"])(
    "given a room with all that another account had, on %s",
    async (version) => {
      const organisation = makeOrganisation({ events: 1500 });
      const { store, rooms, people } = organisation;
      const { start, end } = period(organisation);
      const heir = person(organisation, 1, start - 200 * 86_400);
      const former = rooms.research.ownerId;
      for (const room of store.rooms.values()) if (room.ownerId === former) room.ownerId = heir;
      store.record({
        ...{ at: end - 2 * 86_400, personId: people[0]?.id ?? "", action: 4030, target: 0, roomId: 0 },
        details: { title: "Max Muster", memberId: heir, target: [former] },
      });
      const outcome = await audit(organisation, { portal: { version }, inputs: { formats: "json" } });
      const research = outcome.report().rooms.find(({ id }) => id === rooms.research.id);
      expect(research?.members.find(({ id }) => id === heir)?.verdict).toBe("new");
    },
  );

  test("a room that was in the archive for most of the month has no inactive members", async () => {
    const organisation = makeOrganisation({ events: 1500 });
    const { store, rooms, people } = organisation;
    const { start, end } = period(organisation);
    const owner = people[0]?.id ?? "";
    const of = { personId: owner, target: rooms.research.id, roomId: rooms.research.id };
    store.record({ at: start + 86_400, action: 5072, ...of });
    store.record({ at: end - 86_400, action: 5073, ...of });
    const outcome = await audit(organisation, { inputs: { formats: "json" } });
    const research = outcome.report().rooms.find(({ id }) => id === rooms.research.id);
    expect(research?.members.filter(({ verdict }) => verdict === "inactive")).toEqual([]);
  });
});

/** The answer of the trail without the rows of some time. */
function withoutRows(answer: PortalAnswer, lost: (at: number) => boolean): PortalAnswer {
  const body = JSON.parse(new TextDecoder().decode(answer.body)) as { response: { date: string }[] };
  const response = body.response.filter(({ date }) => !lost(Date.parse(date) / 1000));
  return json(answer.status, { ...body, response, count: response.length });
}

function period({ month }: Organisation): { start: number; end: number } {
  const [year = 2026, number = 10] = month.split("-").map(Number);
  return { start: Date.UTC(year, number - 1, 1) / 1000, end: Date.UTC(year, number, 1) / 1000 };
}

/** One more account, of long standing unless said otherwise. */
function person({ store, people }: Organisation, index: number, registered?: number): string {
  const [, , model] = people;
  if (model === undefined) throw new Error("nobody to be like");
  const id = `5eed0000-0000-4000-8000-${String(index).padStart(12, "0")}`;
  store.addPerson({
    ...model,
    id,
    firstName: "Zoë",
    lastName: `Größe ${index}`,
    email: `zoe.${index}@example.com`,
    ...(registered === undefined ? {} : { registered }),
  });
  return id;
}

/** Rooms that were all worked in after the legal one, which so stands on the second page of the list. */
function manyRooms({ store, rooms }: Organisation, count: number): void {
  for (let index = 0; index < count; index++) {
    const id = store.newEntryId();
    const updated = rooms.legal.updated + 1 + index;
    const shares = rooms.legal.shares.slice(0, 1);
    store.addRoom({ ...rooms.legal, id, title: `Room ${index}`, updated, shares });
  }
}
