import { type DemoGroup, type DemoPerson, type DemoRoom, share } from "../portal/model.ts";
import type { Author } from "./author.ts";
import type { OrganisationOptions, OrganisationRooms } from "./input.ts";
import { cast } from "./people.ts";

const day = 86_400;

/** A person by their number. */
export function who(people: readonly DemoPerson[], index: number): DemoPerson {
  const person = people[index];
  if (person === undefined) throw new Error(`nobody has number ${index}`);
  return person;
}

const documents = [
  "Contract.docx",
  "Price list.xlsx",
  "Minutes.docx",
  "Budget.xlsx",
  "Presentation.pptx",
  "Checklist.docx",
  "Forecast.xlsx",
  "Letter.docx",
  "Overview.pdf",
  "Photos.zip",
];

/** Creates the eight rooms with their members, folders and first files, in the months before the audited one. */
export function setUpRooms(
  author: Author,
  people: readonly DemoPerson[],
  groups: readonly DemoGroup[],
  options: OrganisationOptions,
): { rooms: OrganisationRooms; reportFolderId: number } {
  const base = author.start - 80 * day;
  let at = base;
  const later = (): number => {
    at += 7 + author.random.below(50);
    return at;
  };
  const create = (
    id: number,
    title: string,
    roomType: number,
    owner: number,
    more: Partial<DemoRoom> = {},
  ): DemoRoom => {
    at += 3600;
    return author.createRoom(at, {
      id,
      title,
      formerTitles: [],
      roomType,
      area: "active",
      ownerId: who(people, owner).id,
      created: at,
      updated: at,
      shares: [],
      externalLink: false,
      sealed: false,
      ...more,
    });
  };
  /** Invites people in one go: their events share a second or two, as on a real portal. */
  const invite = (room: DemoRoom, access: number, ...indexes: number[]): void => {
    later();
    for (const index of indexes) author.addMember(at, room.ownerId, room, who(people, index), access);
  };
  const group = (room: DemoRoom, index: number, access: number): void => {
    const found = groups[index];
    if (found !== undefined) author.addGroup(later(), room.ownerId, room, found.id, access);
  };
  const fill = (room: DemoRoom): void => {
    at += day;
    const folder = author.createFolder(later(), room.ownerId, room, room.id, "Working papers");
    const inner = author.createFolder(later(), room.ownerId, room, folder, "Older versions");
    const places = [room.id, room.id, folder, folder, inner];
    for (const [index, title] of documents.entries()) {
      author.upload(later(), room.ownerId, places[index % places.length] ?? room.id, title);
    }
  };

  const legal = create(1201, "Legal", 5, 2);
  group(legal, 0, share.contentCreator);
  invite(legal, share.roomManager, 3);
  invite(legal, share.contentCreator, 7, 27, 28);
  invite(legal, share.editing, 29, 30);
  invite(legal, share.read, 31, 32, 48, 55, 58);

  const finance = create(1202, "Finance", 2, 3);
  invite(finance, share.roomManager, 4);
  invite(finance, share.editing, 33, 34, 35, 36, 37, 38, 57);
  invite(finance, share.read, cast.late);

  const launch = create(1203, "Product launch", 5, 4);
  group(launch, 1, share.editing);
  invite(launch, share.contentCreator, 7, 15, 39, 40);
  invite(launch, share.read, 41, 42, 43, 49, 50);

  const brochures = create(1204, "Customer brochures", 6, 5, { externalLink: true });
  author.event(later(), brochures.ownerId, 5088, brochures.id, brochures.id, {
    details: { title: "Shared link", access: share.read },
  });
  invite(brochures, share.contentCreator, 16, 17, 44);
  invite(brochures, share.read, 51);

  const deals = create(1205, "Deal room", 8, 1);
  invite(deals, share.roomManager, 6);
  invite(deals, share.editing, 27, 33, 34, 35, 36);
  invite(deals, share.read, 52, 53);

  const research = create(1206, "Research", 5, 6);
  group(research, 0, share.read);
  invite(research, share.contentCreator, 28);
  invite(research, share.read, 56, 54);

  const archived = create(1208, "Office move", 5, 3);
  invite(archived, share.editing, 33, 34);

  const compliance = create(4242, "Compliance", 5, 1);
  invite(compliance, share.roomManager, 0);
  invite(compliance, share.read, 2, 3, 59);
  const reportFolderId = author.createFolder(
    later(),
    compliance.ownerId,
    compliance,
    compliance.id,
    "Audit reports",
  );

  if (options.thirdPartyRoom === true) {
    create(1298, "Old storage", 5, 4, { thirdPartyId: "sbox-7-|Old storage" });
  }
  if (options.sealedRoom === true) create(1299, "Works council", 5, 9, { sealed: true });

  for (const room of [legal, finance, launch, brochures, deals, research, archived]) fill(room);
  author.archiveRoom(at + day, archived.ownerId, archived);
  return {
    rooms: { legal, finance, launch, brochures, deals, research, compliance, archived },
    reportFolderId,
  };
}
