import { type DemoFile, type DemoRoom, nobody, share } from "../portal/model.ts";
import { dialectOf } from "../portal/versions.ts";
import type { MonthInput } from "./input.ts";
import { cast } from "./people.ts";
import { who } from "./rooms.ts";

/** Something that happens at a moment. */
export interface Scene {
  readonly at: number;
  readonly play: () => void;
}

const day = 86_400;
const hour = 3600;

function named(input: MonthInput, room: DemoRoom, title: string): DemoFile {
  for (const file of input.author.store.filesBelow(room.id)) if (file.title === title) return file;
  throw new Error(`${room.title} has no ${title}`);
}

/** First and last second of the hour that a zone repeats within a range, seconds since 1970. */
function repeatedHour(input: MonthInput): { readonly change: number; readonly size: number } | undefined {
  const { start, end } = input.author;
  for (let at = start; at < end; at += 900) {
    const before = input.zone.offsetAt(at - 1);
    const after = input.zone.offsetAt(at);
    if (after < before) return { change: at, size: before - after };
  }
  return undefined;
}

/**
 * The month's special moments. People named here have no other part in the room concerned, so that each scene decides a
 * verdict by itself.
 */
export function scenes(input: MonthInput): Scene[] {
  const { author, people, groups, rooms } = input;
  const { start, end } = author;
  const list: Scene[] = [];
  const id = (index: number): string => who(people, index).id;
  const on = (dayOfMonth: number, hours: number): number =>
    start + (dayOfMonth - 1) * day + Math.round(hours * hour);
  const at = (when: number, play: () => void): void => {
    list.push({ at: when, play });
  };
  const { legal, finance, launch, brochures, deals, research, archived } = rooms;

  // The borders of the period: the last second before and the first after it do not count.
  at(start - 1, () => author.onFile(start - 1, id(31), 5009, named(input, legal, "Contract.docx")));
  at(end, () => author.onFile(end, id(31), 5009, named(input, legal, "Contract.docx")));
  at(end - 1, () => author.onFile(end - 1, id(32), 5009, named(input, legal, "Contract.docx")));
  at(start, () => author.onFile(start, id(43), 5009, named(input, launch, "Contract.docx")));

  // A file moves to another room: what was done with it before happened in the room it was in then.
  at(on(2, 9), () => author.upload(on(2, 9), id(4), finance.id, "Partner terms.xlsx"));
  at(on(5, 10), () => author.onFile(on(5, 10), id(37), 5009, named(input, finance, "Partner terms.xlsx")));
  at(on(16, 11), () =>
    author.moveFile(on(16, 11), id(4), named(input, finance, "Partner terms.xlsx"), launch.id),
  );
  at(on(20, 10), () => author.onFile(on(20, 10), id(20), 5009, named(input, launch, "Partner terms.xlsx")));
  // One that moves only after the month.
  at(on(3, 9), () => author.upload(on(3, 9), id(7), launch.id, "Roadmap.pptx"));
  at(on(9, 14), () => author.onFile(on(9, 14), id(41), 5009, named(input, launch, "Roadmap.pptx")));
  at(end + 3 * hour, () =>
    author.moveFile(end + 3 * hour, id(7), named(input, launch, "Roadmap.pptx"), legal.id),
  );

  // Files deleted for good: their opens stay, one of them under the room's old title.
  at(on(2, 10), () => author.upload(on(2, 10), id(3), legal.id, "Draft offer.docx"));
  at(on(6, 10), () => author.onFile(on(6, 10), id(30), 5054, named(input, legal, "Draft offer.docx")));
  at(on(8, 10), () => author.deleteFile(on(8, 10), id(3), named(input, legal, "Draft offer.docx")));
  at(on(2, 11), () => author.upload(on(2, 11), id(39), launch.id, "Old plan.docx"));
  at(on(3, 11), () => author.onFile(on(3, 11), id(42), 5009, named(input, launch, "Old plan.docx")));
  at(on(4, 11), () => author.deleteFile(on(4, 11), id(39), named(input, launch, "Old plan.docx")));

  // The server's writers work side by side: the later of two uploads may get the lower id (`MessagesRepository.cs`).
  at(on(10, 15), () => {
    author.upload(on(10, 15) + 1, id(33), finance.id, "Second note.docx");
    author.upload(on(10, 15), id(34), finance.id, "First note.docx");
  });

  // One whose id is given to the next file, in another room.
  at(on(8, 22), () => author.upload(on(8, 22), id(33), finance.id, "Draft budget.xlsx"));
  at(on(8, 22.1), () => author.onFile(on(8, 22.1), id(36), 5009, named(input, finance, "Draft budget.xlsx")));
  at(on(8, 22.2), () => {
    author.deleteFile(on(8, 22.2), id(33), named(input, finance, "Draft budget.xlsx"));
    author.upload(on(8, 22.3), id(6), deals.id, "Term sheet.docx");
  });

  // A room is archived by mistake, and comes back the next day.
  at(on(21, 18.5), () => author.archiveRoom(on(21, 18.5), research.ownerId, research));
  at(on(22, 8), () => author.unarchiveRoom(on(22, 8), research.ownerId, research));

  // Invited months ago, accepted when the month was nearly over.
  const accepted = end - 3 * day + 9 * hour;
  at(accepted, () => author.accept(accepted, who(people, cast.late), "Željko", "Đorđević"));

  at(on(12, 13), () => author.renameRoom(on(12, 13), launch.ownerId, launch, "Product launch 2027"));
  at(on(13, 9), () => author.event(on(13, 9), id(2), 5103, legal.id, legal.id));

  // People come and go.
  at(on(3, 15), () => author.removeMember(on(3, 15), deals.ownerId, deals, who(people, 35)));
  at(on(11, 15), () => author.addMember(on(11, 15), deals.ownerId, deals, who(people, 35), share.editing));
  at(on(4, 15), () => author.removeMember(on(4, 15), deals.ownerId, deals, who(people, 34)));
  at(end - 7 * day, () =>
    author.addMember(end - 7 * day, deals.ownerId, deals, who(people, 34), share.editing),
  );
  for (let n = 0; n < 5; n++) {
    const when = on(6 + n, 10.5);
    at(when, () => author.onFile(when, id(36), 5054, named(input, deals, "Contract.docx")));
  }
  at(on(15, 16), () => author.removeMember(on(15, 16), deals.ownerId, deals, who(people, 36)));
  at(end - 5 * day, () =>
    author.addMember(end - 5 * day, deals.ownerId, deals, who(people, 47), share.editing),
  );
  at(end - 3 * day, () =>
    author.addMember(end - 3 * day, brochures.ownerId, brochures, who(people, 46), share.editing),
  );
  at(end - 2 * day, () => author.onFile(end - 2 * day, id(46), 5054, named(input, brochures, "Letter.docx")));
  at(end - 10 * day + hour, () => {
    author.addMember(end - 10 * day + hour, brochures.ownerId, brochures, who(people, 45), share.read);
  });
  at(end - 9 * day, () => {
    const sales = groups[1];
    if (sales !== undefined) author.addGroup(end - 9 * day, research.ownerId, research, sales.id, share.read);
  });

  // Disabled within the month, after some work.
  for (let n = 0; n < 3; n++) {
    const when = on(7, 9 + n);
    at(when, () => author.onFile(when, id(55), 5009, named(input, legal, "Overview.pdf")));
  }
  at(on(10, 9), () => author.disable(on(10, 9), id(0), who(people, 55)));
  at(on(10, 9.1), () => author.disable(on(10, 9.1), id(0), who(people, 56)));

  // Not activity: a quota notice about somebody, and strangers with the link.
  if (dialectOf(input.options.version ?? "3.7.2").laterActions) {
    at(on(17, 12), () => author.onFile(on(17, 12), id(38), 5203, named(input, finance, "Budget.xlsx")));
  }
  for (let n = 0; n < 20; n++) {
    const when = on(2 + n, 20.2);
    at(when, () =>
      author.onFile(when, nobody.guest, 5009, named(input, brochures, "Overview.pdf"), {
        visitor: "Visitor",
      }),
    );
  }
  // Work in one's own documents is no work in a room.
  for (let n = 0; n < 12; n++) {
    const when = on(3 + n * 2, 11.3);
    at(when, () => author.event(when, id(29), 5054, 900 + n, 0, { details: { title: `Private ${n}.docx` } }));
  }
  // Settings and contacts.
  for (let n = 0; n < 15; n++) {
    const when = on(1 + n * 2, 8.5);
    at(when, () => {
      if (n % 3 === 0) author.event(when, id(0), 6032, 0, 0);
      else if (n % 3 === 1)
        author.event(when, id(1), 6058, 0, 0, { details: { title: "sk-***0000", target: [id(n)] } });
      else author.event(when, id(1), 4026, 0, 0, { details: { title: `List ${n}`, target: [id(n)] } });
    });
  }
  for (let n = 0; n < 6; n++) {
    const when = on(4 + n * 4, 9.7);
    at(when, () => author.onFile(when, id(33), 5009, named(input, archived, "Minutes.docx")));
  }

  // More events in one second than a page holds: by several people, then by one alone.
  const crowded = on(14, 10.25);
  at(crowded, () => {
    for (let n = 0; n < 70; n++) author.upload(crowded, id(39), launch.id, `Sample ${n}.jpg`);
    for (let n = 0; n < 60; n++) author.upload(crowded, id(40), launch.id, `Picture ${n}.jpg`);
  });
  at(on(15, 10.25), () => {
    const pictures = [...author.store.filesOf(launch.id)].filter(({ title }) =>
      /^(Sample|Picture) /.test(title),
    );
    for (const file of pictures.slice(0, 120)) author.deleteFile(on(15, 10.25), id(40), file);
  });

  const repeated = repeatedHour(input);
  if (repeated !== undefined) {
    const { change, size } = repeated;
    for (const when of [
      change - size - 1800,
      change - size,
      change - size / 2,
      change - 1,
      change,
      change + size / 2,
    ]) {
      at(when, () => author.onFile(when, id(44), 5054, named(input, brochures, "Forecast.xlsx")));
      at(when + 7, () => author.onFile(when + 7, id(16), 5009, named(input, brochures, "Forecast.xlsx")));
    }
  }
  return list;
}
