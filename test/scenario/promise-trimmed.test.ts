import { expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import type { PortalAnswer } from "../../demo/portal/answers.ts";
import { audit } from "./scenario.ts";

/** Answers from which something is gone that verdicts rest on: nobody may be called inactive by what is missing. */

interface Item {
  readonly id?: number | undefined;
  readonly actionId?: number;
  userId?: string;
  target?: unknown;
  sharedToUser?: { status?: number };
  readonly action?: { readonly key?: string };
}
type Rewrite = (answer: PortalAnswer) => PortalAnswer;

const rows =
  (change: (items: Item[]) => Item[]): Rewrite =>
  (answer) => {
    const body = JSON.parse(Buffer.from(answer.body).toString("utf8")) as { response: Item[] };
    body.response = change(body.response);
    return { ...answer, body: new TextEncoder().encode(JSON.stringify(body)) };
  };
const withoutMembers: Rewrite = (answer) => {
  const body = JSON.parse(Buffer.from(answer.body).toString("utf8")) as { response: { members?: unknown } };
  delete body.response.members;
  return { ...answer, body: new TextEncoder().encode(JSON.stringify(body)) };
};

const withoutOneMember: Rewrite = (answer) => {
  const body = JSON.parse(Buffer.from(answer.body).toString("utf8")) as { response: { members: unknown[] } };
  body.response.members.pop();
  return { ...answer, body: new TextEncoder().encode(JSON.stringify(body)) };
};

/** Every list of the rooms leaves one out, and its total knows nothing of it. */
const withoutOneRoom: Rewrite = (answer) => {
  const body = JSON.parse(Buffer.from(answer.body).toString("utf8")) as {
    response: { folders: { title: string }[]; total: number };
  };
  const rest = body.response.folders.filter(({ title }) => title !== "Finance");
  body.response.total -= body.response.folders.length - rest.length;
  body.response.folders = rest;
  return { ...answer, body: new TextEncoder().encode(JSON.stringify(body)) };
};

const trimmed: readonly (readonly [what: string, path: string | RegExp, rewrite: Rewrite])[] = [
  ["lists of rooms that leave one out", /files\/rooms\?/, withoutOneRoom],
  ["a group without its list of members", "/api/2.0/group/", withoutMembers],
  ["a group that lacks one of its members", "/api/2.0/group/", withoutOneMember],
  [
    "members without the state of their account",
    /rooms\/\d+\/share/,
    rows((items) =>
      items.map(({ sharedToUser: { status: _, ...user } = {}, ...item }) => ({
        ...item,
        sharedToUser: user,
      })),
    ),
  ],
  ["events without a person", "events/filter", rows((items) => items.map(({ userId: _, ...item }) => item))],
  [
    "events without what they are about",
    "events/filter",
    rows((items) => items.map(({ target: _, ...item }) => item)),
  ],
  [
    "logs without those who were added",
    /files\/folder\/\d+\/log/,
    rows((items) => items.filter(({ action }) => !/^Room(?:CreateUser|GroupAdded)$/.test(action?.key ?? ""))),
  ],
  [
    "logs without those who were removed, and totals that fit",
    /files\/folder\/\d+\/log/,
    (answer) => {
      const body = JSON.parse(Buffer.from(answer.body).toString("utf8")) as {
        response: Item[];
        total: number;
      };
      const rest = body.response.filter(({ action }) => action?.key !== "RoomRemoveUser");
      body.total -= body.response.length - rest.length;
      body.response = rest;
      return { ...answer, body: new TextEncoder().encode(JSON.stringify(body)) };
    },
  ],
  [
    "downloads that share their number with the one before",
    "events/filter",
    rows((items) => {
      let before: Item | undefined;
      return items.map((item) => {
        const shares = item.actionId === 5009 && before?.actionId === 5009;
        before = shares ? { ...item, id: before?.id } : item;
        return before;
      });
    }),
  ],
];

test.each(trimmed)("%s: not complete, and nobody falsely inactive", async (_, path, rewrite) => {
  const organisation = makeOrganisation({ events: 1500 });
  const { run, files } = await audit(organisation, {
    portal: { faults: [{ path, effect: { kind: "rewrite", rewrite } }] },
    inputs: { formats: "json", "fail-on": "none", "folder-id": "" },
  });
  expect(run.outputs["complete"]).not.toBe("true");
  const told = [...files].find(([name]) => name.endsWith(".json"))?.[1];
  if (told === undefined) return;
  const really = new Map(
    organisation.truth.members.map((one) => [`${one.personId} ${one.roomId}`, one.verdict]),
  );
  const report = JSON.parse(told) as {
    rooms: { id: number; members: { id: string; verdict: string }[] }[];
  };
  const wrong = report.rooms.flatMap((room) =>
    room.members.filter(
      ({ id, verdict }) => verdict === "inactive" && really.get(`${id} ${room.id}`) !== "inactive",
    ),
  );
  expect(wrong).toEqual([]);
});
