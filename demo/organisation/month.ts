import { type DemoFile, type DemoPerson, type DemoRoom, share } from "../portal/model.ts";
import type { Author } from "./author.ts";
import type { MonthInput } from "./input.ts";
import { who } from "./rooms.ts";
import { type Scene, scenes } from "./scenes.ts";

/** Somebody's ordinary work in a room. */
interface Worker {
  readonly room: DemoRoom;
  readonly person: DemoPerson;
  /** Share of the month's work. */
  readonly weight: number;
  /** `reader`: opens and downloads only, which no room's log shows. */
  readonly manner: "all-round" | "reader";
}

/** Who works where, by number. Members of a room who are not listed do nothing in it but what the scenes give them. */
function workers(input: MonthInput): Worker[] {
  const { rooms, people } = input;
  const list = (room: DemoRoom, weight: number, manner: Worker["manner"], ...indexes: number[]): Worker[] =>
    indexes.map((index) => ({ room, person: who(people, index), weight, manner }));
  return [
    ...list(rooms.legal, 10, "all-round", 2, 3, 7, 27),
    ...list(rooms.legal, 4, "all-round", 8, 9, 10),
    ...list(rooms.legal, 3, "reader", 11, 48),
    ...list(rooms.finance, 14, "all-round", 3, 33, 34),
    ...list(rooms.finance, 5, "all-round", 4, 35),
    ...list(rooms.finance, 2, "reader", 36),
    ...list(rooms.launch, 14, "all-round", 4, 39, 40, 15),
    ...list(rooms.launch, 3, "all-round", 16, 17, 18, 19),
    ...list(rooms.launch, 2, "reader", 21, 49),
    ...list(rooms.brochures, 8, "all-round", 5, 16, 44),
    ...list(rooms.deals, 9, "all-round", 1, 6, 27),
    ...list(rooms.deals, 2, "reader", 52),
    ...list(rooms.research, 6, "all-round", 6, 28),
    ...list(rooms.research, 2, "reader", 7, 8, 12, 15),
  ];
}

/** A moment of a working day: mostly weekdays between 7 and 19 o'clock, local time. */
function workingTime(input: MonthInput, from: number, to: number): number {
  const { random } = input.author;
  for (;;) {
    const at = from + random.below(Math.max(1, to - from));
    const local = at + input.zone.offsetAt(at);
    const hour = Math.floor((local % 86_400) / 3600);
    const weekday = (Math.floor(local / 86_400) + 4) % 7;
    const likely = (weekday === 0 || weekday === 6 ? 0.06 : 1) * (hour >= 7 && hour < 19 ? 1 : 0.04);
    if (random.chance(likely)) return at;
  }
}

/** Files that belong to scenes; ordinary work leaves them alone. */
const staged = /^(Draft offer|Draft budget|Term sheet|Old plan|Roadmap|Partner terms|Sample|Picture)/;

function anyFile(input: MonthInput, room: DemoRoom): DemoFile | undefined {
  const files = [...input.author.store.filesBelow(room.id)].filter(({ title }) => !staged.test(title));
  return files.length === 0 ? undefined : input.author.random.pick(files);
}

/** One piece of ordinary work. */
function work(input: MonthInput, worker: Worker, at: number): void {
  const { author } = input;
  const { random, store } = author;
  const { room, person } = worker;
  // Nobody works in a room while it is archived.
  if (room.area !== "active") return;
  const by = person.id;
  const access = store.accessOf(room, by);
  const file = anyFile(input, room);
  if (file === undefined || access === share.none) return;
  const mayEdit = access === share.owner || access >= share.roomManager;
  const mayCreate = mayEdit && access !== share.editing;
  const dice = random.next();
  if (worker.manner === "reader" || !mayEdit) {
    author.onFile(at, by, dice < 0.3 && mayEdit ? 5054 : dice < 0.95 ? 5009 : 5055, file);
  } else if (dice < 0.4) author.onFile(at, by, 5054, file);
  else if (dice < 0.62) author.onFile(at, by, 5034, file);
  else if (dice < 0.74 || !mayCreate) author.onFile(at, by, 5009, file);
  else if (dice < 0.84) author.upload(at, by, file.folderId, `Document ${store.files.size}.docx`);
  else if (dice < 0.88) author.onFile(at, by, 5099, file);
  else if (dice < 0.91 && /^Document/.test(file.title))
    author.renameFile(at, by, file, `Document ${random.below(9999)} b.docx`);
  else if (dice < 0.93 && /^Document/.test(file.title)) moveWithin(input, room, by, at, file);
  else if (dice < 0.94) copyElsewhere(input, room, person, at, file);
  else if (dice < 0.96) lockAndUnlock(author, by, at, file);
  else if (dice < 0.97 && /^Document/.test(file.title)) author.deleteFile(at, by, file);
  else author.onFile(at, by, 5054, file);
}

function moveWithin(input: MonthInput, room: DemoRoom, by: string, at: number, file: DemoFile): void {
  const { author } = input;
  const places = [room.id, ...[...author.store.foldersBelow(room.id)].map(({ id }) => id)];
  const others = places.filter((id) => id !== file.folderId);
  if (others.length > 0) author.moveFile(at, by, file, author.random.pick(others));
}

function lockAndUnlock(author: Author, by: string, at: number, file: DemoFile): void {
  author.onFile(at, by, 5006, file);
  author.onFile(at, by, 5007, file);
}

/** Copies into another room where the person may create files; the person is active in both then. */
function copyElsewhere(
  input: MonthInput,
  room: DemoRoom,
  person: DemoPerson,
  at: number,
  file: DemoFile,
): void {
  const { author } = input;
  const targets = workers(input)
    .filter(
      (other) => other.person.id === person.id && other.room.id !== room.id && other.manner === "all-round",
    )
    .filter((other) => {
      const access = author.store.accessOf(other.room, person.id);
      return access === share.owner || access === share.roomManager || access === share.contentCreator;
    });
  author.copyFile(at, person.id, file, targets.length === 0 ? room.id : author.random.pick(targets).room.id);
}

/** Plays the month before, the audited month and the time up to now. */
export function writeMonth(input: MonthInput): void {
  const { author, events, people } = input;
  const { random, start, end } = author;
  const list: Scene[] = scenes(input);
  // The account of the one who joined last began shortly before.
  const newcomer = who(people, 45) as { registered: number };
  newcomer.registered = end - 11 * 86_400;

  const crew = workers(input);
  const total = crew.reduce((sum, { weight }) => sum + weight, 0);
  const perRow = 1.04;
  const wanted = Math.max(0, events - 370) / perRow;
  for (const worker of crew) {
    const plan = (count: number, from: number, to: number): void => {
      for (let n = 0; n < count; n++) {
        const at = workingTime(input, from, to);
        list.push({ at, play: () => work(input, worker, at) });
      }
    };
    plan(Math.max(1, Math.round((wanted * worker.weight) / total)), start, end);
    plan(Math.round((events / 10) * (worker.weight / total)), start - 25 * 86_400, start);
    if (input.now > end)
      plan(
        Math.round((events / 30) * (worker.weight / total)) + 1,
        end,
        Math.min(input.now, end + 2 * 86_400),
      );
  }
  for (let n = 0; n < (input.options.uninterpretable ?? 0); n++) {
    const at = workingTime(input, start, end);
    const { finance } = input.rooms;
    list.push({
      at,
      play: () => {
        const file = anyFile(input, finance);
        if (file !== undefined) author.onFile(at, finance.ownerId, 5034, file, { uninterpretable: true });
      },
    });
  }
  // Routine changes of rights by managers.
  for (let n = 0; n < 10; n++) {
    const at = workingTime(input, start + random.below(86_400), end);
    const { legal } = input.rooms;
    list.push({
      at,
      play: () =>
        author.changeAccess(
          at,
          legal.ownerId,
          legal,
          who(people, 29),
          n % 2 === 0 ? share.review : share.editing,
        ),
    });
  }
  list.sort((a, b) => a.at - b.at);
  for (const scene of list) if (scene.at <= input.now) scene.play();
}
