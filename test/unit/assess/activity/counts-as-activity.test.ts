import { expect, test } from "vitest";
import {
  isActivity,
  isLoggedActivity,
  type OwnTraffic,
} from "../../../../src/assess/activity/counts-as-activity.ts";
import { GUEST_ID, SYSTEM_ID } from "../../../../src/docspace/members.ts";
import { eventOf } from "../../collect/fake-trail.ts";
import { entry } from "../world.ts";

const SINCE = 1_000;
const own: OwnTraffic = { keyOwnerId: "owner", ownFiles: new Map([[75, SINCE]]) };
const UPLOAD = "https://portal.example.com/api/2.0/files/4242/upload";
/** An upload of a report by the key's owner, as this action makes it. */
const ours = { userId: "owner", target: ["75"], page: UPLOAD };

test.each<[string, Parameters<typeof eventOf>[2], boolean]>([
  ["an upload by somebody", {}, true],
  ["of nobody", { userId: "" }, false],
  ["of a person without an account", { userId: "00000000-0000-0000-0000-000000000000" }, false],
  ["of a guest by link", { userId: GUEST_ID }, false],
  ["of the system", { userId: SYSTEM_ID }, false],
  ["before the first notice about a quota", { actionId: 5200 }, true],
  ["the first notice about a quota", { actionId: 5201 }, false],
  ["the last notice about a quota", { actionId: 5204 }, false],
  ["after the last notice about a quota", { actionId: 5205 }, true],
  ["our upload of a report", ours, false],
  ["our upload, with a query", { ...ours, page: `${UPLOAD}?x=1` }, false],
  ["our upload, without a host", { ...ours, page: "/api/2.0/files/4242/upload" }, false],
  ["our insert", { ...ours, page: "/API/2.0/files/4242/insert" }, false],
  ["our upload in pieces", { ...ours, page: "https://portal.example.com/ChunkedUploader.ashx#a" }, false],
  ["the same by somebody else", { ...ours, userId: "u1" }, true],
  ["another file of the key's owner", { ...ours, target: ["76"] }, true],
  ["the report opened by the key's owner", { ...ours, page: "https://portal.example.com/doceditor" }, true],
  ["an address that only begins so", { ...ours, page: `${UPLOAD}er` }, true],
  [
    "an address that only ends so",
    { ...ours, page: `https://portal.example.com/x${"/api/2.0/files/1/upload"}` },
    true,
  ],
  ["a page that has the address in it", { ...ours, page: `x ${UPLOAD}` }, true],
])("an event counts as activity: %s", (_, more, expected) => {
  expect(isActivity(eventOf(1, SINCE, more), own)).toBe(expected);
});

test("what bore the report's id before the report did was somebody's file", () => {
  expect([SINCE - 1, SINCE].map((at) => isActivity(eventOf(1, at, ours), own))).toEqual([true, false]);
});

test("where our files are not known, none of the owner's uploads counts that may be ours", () => {
  const unknown = { ...own, ownFiles: new Map(), ownFilesUnknown: true };
  expect(isActivity(eventOf(1, 0, { ...ours, target: ["76"] }), unknown)).toBe(false);
  expect(isActivity(eventOf(1, 0, { ...ours, userId: "u1" }), unknown)).toBe(true);
});

test.each([
  ["our upload", "owner", "FileUploaded", 75, false],
  ["our new version", "owner", "UserFileUpdated", 75, false],
  ["our report, deleted by hand", "owner", "FileDeleted", 75, true],
  ["an upload of another file", "owner", "FileUploaded", 76, true],
  ["an upload of a file that the log does not name", "owner", "FileUploaded", undefined, true],
  ["an upload over our report by somebody else", "u1", "FileUploaded", 75, true],
  ["an upload of nobody", GUEST_ID, "FileUploaded", 76, false],
])("a log's line counts as activity: %s", (_, userId, key, entryId, expected) => {
  const line = entry(1201, 1, SINCE, userId, key, entryId === undefined ? {} : { entryId });
  expect(isLoggedActivity(line, own)).toBe(expected);
});
