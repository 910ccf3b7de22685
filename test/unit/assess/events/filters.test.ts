import { describe, expect, test } from "vitest";
import { kindOf, kindOfAction } from "../../../../src/assess/activity/action-kinds.ts";
import type { AttributedEvent } from "../../../../src/assess/assessment.ts";
import { createEventFilter, describeFilters } from "../../../../src/assess/events/filters.ts";
import type { AuditEvent } from "../../../../src/docspace/audit-trail.ts";
import { ACTIONS } from "../../../../src/docspace/wire/actions.ts";
import type { EventFilters } from "../../../../src/settings/settings.ts";
import { event } from "../world.ts";

const NOWHERE = { by: "none", candidates: [], otherRoom: false } as const;
const attributed = (one: AuditEvent): AttributedEvent => ({
  event: one,
  attribution: NOWHERE,
  kind: kindOf(one),
});
function listed(
  filters: Partial<EventFilters>,
  one: AuditEvent,
  inFolders: boolean | "uncertain" = false,
): boolean | "uncertain" {
  const all = { actions: [], files: [], folders: [], users: [], ...filters };
  const emails = new Map([["ann@example.com", "ann"]]);
  return createEventFilter(all, () => inFolders, emails)(attributed(one));
}

const opened = event(9, "2026-10-05", "ann", "FileOpenedForChange", { target: ["5"], entries: [1] });
const moved = event(10, "2026-10-05", "bob", "FileMoved", { target: ["5", "300"], entries: [1, 2] });
const renamedRoom = event(11, "2026-10-05", "bob", "RoomRenamed", { target: ["300"], entries: [25] });

describe("what the compliance report is narrowed to", () => {
  test("is nothing without filters", () => {
    expect(listed({}, opened)).toBe(true);
  });

  test("is kinds, names or numbers of actions", () => {
    for (const action of ["open", "FileOpenedForChange", "5054"]) {
      expect(listed({ actions: [action] }, opened)).toBe(true);
      expect(listed({ actions: [action] }, moved)).toBe(false);
    }
    expect(listed({ actions: ["delete", "move"] }, moved)).toBe(true);
  });

  test("is people, by id or address", () => {
    expect(listed({ users: ["ann@example.com"] }, opened)).toBe(true);
    expect(listed({ users: ["ann"] }, opened)).toBe(true);
    expect(listed({ users: ["ann@example.com"] }, moved)).toBe(false);
    expect(listed({ users: ["nobody@example.com"] }, opened)).toBe(false);
  });

  test("is files, and folders with what lies below", () => {
    expect(listed({ files: [5] }, opened)).toBe(true);
    expect(listed({ files: [6] }, opened)).toBe(false);
    expect(listed({ folders: [300] }, opened)).toBe(false);
    expect(listed({ folders: [300] }, opened, true)).toBe(true);
    expect(listed({ folders: [300] }, opened, "uncertain")).toBe("uncertain");
    // The same number means another thing for a file.
    expect(listed({ files: [300] }, renamedRoom)).toBe(false);
  });

  test("is what matches every filter, while file or folder is enough", () => {
    expect(listed({ actions: ["open"], users: ["bob"] }, opened)).toBe(false);
    expect(listed({ actions: ["open"], users: ["ann"], files: [5] }, opened)).toBe(true);
    expect(listed({ files: [5], folders: [999] }, opened)).toBe(true);
  });

  test("is said in words that name nobody", () => {
    expect(describeFilters({ actions: [], files: [], folders: [], users: [] })).toEqual([]);
    expect(
      describeFilters({ actions: ["open", "5011"], files: [5], folders: [6, 7], users: ["ann@example.com"] }),
    ).toEqual([
      "only the actions open, 5011",
      "only the files with the ids 5",
      "only what lies in the folders with the ids 6, 7",
      "only what one person did",
    ]);
    const ids = Array.from({ length: 400 }, (_, index) => index + 1);
    expect(describeFilters({ actions: ids.map(String), files: ids, folders: ids, users: [] })).toEqual([
      "only 400 actions",
      "only the 400 files asked for",
      "only what lies in the 400 folders asked for",
    ]);
  });
});

describe("the kind of an event", () => {
  test.each([
    ["FileDownloaded", "download"],
    ["FileDownloadedAs", "download"],
    ["FolderDownloaded", "download"],
    ["FileRevisionDownloaded", "download"],
    ["FileOpenedForChange", "open"],
    ["FileReaded", "open"],
    ["FormOpenedForFilling", "open"],
    ["FileUploaded", "upload"],
    ["FileUploadedWithOverwriting", "upload"],
    ["RoomCreateUser", "share"],
    ["RoomRemoveUser", "share"],
    ["RoomGroupAdded", "share"],
    ["RoomGroupRemove", "share"],
    ["RoomUpdateAccessForUser", "share"],
    ["FileExternalLinkCreated", "share"],
    ["FormSubmit", "form"],
    ["FormCompletelyFilled", "form"],
    ["FileCreated", "create"],
    ["RoomCreated", "create"],
    ["RoomDeleted", "delete"],
    ["FileMovedToTrash", "move"],
    ["FolderCopied", "copy"],
    ["UserFileUpdated", "update"],
    ["RoomRenamed", "room"],
    ["RoomWatermarkSet", "room"],
    ["DocumentsForcesave", "settings"],
    ["FileMarkedAsFavorite", "other"],
  ])("of %s is %s", (name, kind) => {
    expect(kindOf(event(1, "2026-10-05", "ann", name))).toBe(kind);
    const id = [...ACTIONS.values()].find((action) => action.name === name)?.id ?? 0;
    expect(kindOfAction(id)).toBe(kind);
  });

  test("goes by the server's numbers where a newer server has other actions", () => {
    const unknown = { actionId: 5999, product: 2, location: 1 };
    expect(kindOf({ ...unknown, actionType: 12 })).toBe("download");
    expect(kindOf({ ...unknown, actionType: 11 })).toBe("share");
    expect(kindOf({ ...unknown, actionType: 2, location: 27 })).toBe("room");
    expect(kindOf({ ...unknown, actionType: 99 })).toBe("other");
    expect(kindOf({ ...unknown, actionType: 2, product: 7, location: 29 })).toBe("settings");
  });
});
