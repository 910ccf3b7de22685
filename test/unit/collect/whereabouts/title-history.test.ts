import { describe, expect, test } from "vitest";
import { createTitleHistory } from "../../../../src/collect/whereabouts/title-history.ts";
import { dialectOf } from "../../../../src/docspace/wire/dialect.ts";
import { eventOf } from "../fake-trail.ts";

const RENAMED = 5071;
const DELETED = 5074;
const change = (actionId: number, roomId: number, context: string) =>
  eventOf(1, 1, { actionId, target: [String(roomId)], entries: [25], context });

describe("the titles that rooms have or had", () => {
  test("are those of the audited rooms, of their renamings, and of the trail's", () => {
    const titles = createTitleHistory([{ id: 1, title: "Now" }], [], dialectOf("3.7.2"));
    const renamed = {
      id: 9,
      at: 1,
      userId: "u",
      user: "U",
      actionId: RENAMED,
      key: "RoomRenamed",
    };
    titles.note(1, [{ ...renamed, oldTitle: "Before", newTitle: "Between" }]);
    titles.noteEvent(change(RENAMED, 1, "Rooms: Long before"));
    titles.noteEvent(eventOf(2, 2, { context: "Rooms: Something else" }));
    expect(titles.titles).toEqual(
      ["Now", "Before", "Between", "Long before"].map((title) => ({ roomId: 1, title })),
    );
    expect(titles.otherTitles).toEqual([]);
  });

  test("are also those that other rooms had, deleted ones included", () => {
    const titles = createTitleHistory(
      [{ id: 1, title: "Now" }],
      [
        { id: 2, title: "Archived" },
        { id: "sbox-7", title: "Storage" },
        { id: "sbox-8", title: "Storage too" },
      ],
      dialectOf("3.7.2"),
    );
    titles.noteEvent(change(RENAMED, 2, "Raum: Once"));
    titles.noteEvent(change(DELETED, 3, "Raum: Gone: for good"));
    expect(titles.otherTitles.map(({ title }) => title)).toEqual([
      "Archived",
      "Once",
      "Storage",
      "Storage too",
      "Gone: for good",
    ]);
    expect(titles.titles).toEqual([{ roomId: 1, title: "Now" }]);
  });
});
