import { beforeEach, describe, expect, test } from "vitest";
import type { Delivery, Mail, Mailer } from "../../../../src/deliver/mail/mailer.ts";
import type { PlannedReminder } from "../../../../src/deliver/reminders/message.ts";
import { type RemindOptions, type RemindResult, remind } from "../../../../src/deliver/reminders/remind.ts";
import { EMPTY_LEDGER } from "../../../../src/earlier-runs/ledger.ts";
import { ledgerText, parseLedger } from "../../../../src/earlier-runs/ledger-format.ts";
import { LEDGER_TITLE } from "../../../../src/report-folder/titles.ts";
import { FakeFolder, fakeClock } from "../fake-folder.ts";

const OCTOBER = {
  start: Date.UTC(2026, 8, 30, 22) / 1000,
  end: Date.UTC(2026, 9, 31, 23) / 1000,
  firstDay: "2026-10-01",
  lastDay: "2026-10-31",
  timeZone: "Europe/Berlin",
  label: "2026-10",
  provisional: false,
};
const NOVEMBER = { ...OCTOBER, firstDay: "2026-11-01", lastDay: "2026-11-30", label: "2026-11" };

/** The process dies: nothing after this point happens any more. */
class Killed extends Error {}

class FakeMailer implements Mailer {
  readonly received: string[] = [];
  answer: (mail: Mail) => Delivery | Promise<Delivery> = () => ({ state: "sent" });
  ready: Awaited<ReturnType<Mailer["open"]>> = { state: "ready" };
  opened = 0;
  closed = 0;
  rests = 0;

  async open() {
    this.opened++;
    return this.ready;
  }

  async send(mail: Mail): Promise<Delivery> {
    const outcome = await this.answer(mail);
    if (outcome.state === "sent") this.received.push(mail.to.address);
    return outcome;
  }

  async rest(): Promise<void> {
    this.rests++;
  }

  close() {
    this.closed++;
  }
}

let folder: FakeFolder;
let mailer: FakeMailer;
let clock: ReturnType<typeof fakeClock>;
let warnings: string[];

beforeEach(() => {
  folder = new FakeFolder();
  mailer = new FakeMailer();
  clock = fakeClock();
  warnings = [];
});

function options(run: string, changes: Partial<RemindOptions> = {}): RemindOptions {
  return {
    folder,
    mailer,
    clock,
    run,
    serverVersion: "3.7.2",
    warn: (sentence) => warnings.push(sentence),
    message: {
      portalUrl: new URL("https://acme.example.com/"),
      period: OCTOBER,
      minActivity: 1,
      graceDays: 14,
      activity: "any",
      language: "en",
      from: "audit@example.com",
      day: (at) => new Date(at * 1000).toISOString().slice(0, 10),
    },
    ...changes,
  };
}

function plan(name: string, ...rooms: number[]): PlannedReminder {
  return {
    person: { id: `id-${name}`, name, email: `${name}@example.com`, status: "active", guest: false },
    rooms: rooms.map((roomId) => ({ roomId, title: `Room ${roomId}`, inARow: 1 })),
  };
}

const PLANS = [plan("ann", 1, 2), plan("bob", 1), plan("cat", 2), plan("dan", 3)];
const EVERYBODY = ["ann@example.com", "bob@example.com", "cat@example.com", "dan@example.com"];
const ledger = () => parseLedger(folder.text(LEDGER_TITLE)).ledger;
const states = () =>
  Object.fromEntries(ledger().reminders.map((one) => [`${one.person} ${one.room}`, one.state]));
const uploads = () => folder.calls.filter((call) => call.startsWith("upload")).length;

async function refusal(outcome: Promise<RemindResult>): Promise<string> {
  const error = await outcome.then(
    () => undefined,
    (reason: unknown) => reason as Error,
  );
  expect(error?.name).toBe("UserError");
  return error?.message ?? "";
}

describe("remind", () => {
  test("everybody once; the ledger is written once before and once after, with ids only", async () => {
    let before = "";
    mailer.answer = () => {
      before ||= folder.text(LEDGER_TITLE);
      return { state: "sent" };
    };
    const result = await remind(PLANS, [], options("r1"));
    expect(result).toEqual({
      sent: PLANS.map(({ person }) => person.id),
      failed: [],
      uncertain: [],
      recent: [],
      problems: [],
    });
    expect(mailer.received).toEqual(EVERYBODY);
    expect(parseLedger(before).ledger.reminders.every(({ state }) => state === "announced")).toBe(true);
    expect(Object.values(states())).toEqual(["sent", "sent", "sent", "sent", "sent"]);
    expect(uploads()).toBe(2);
    expect(folder.text(LEDGER_TITLE)).not.toContain("example.com");
    expect(mailer.closed).toBe(1);
  });

  test("again at once: nobody, and the ledger is not written", async () => {
    await remind(PLANS, [], options("r1"));
    const result = await remind(PLANS, [], options("r2"));
    expect(result).toMatchObject({
      sent: [],
      failed: [],
      uncertain: [],
      recent: PLANS.map(({ person }) => person.id),
    });
    expect(mailer.received).toEqual(EVERYBODY);
    expect(uploads()).toBe(2);
    expect(mailer.opened).toBe(1);
  });

  test("the next month: everybody again", async () => {
    await remind(PLANS, [], options("r1"));
    clock.advance(30 * 86_400_000);
    const next = options("r2");
    await remind(PLANS, [], { ...next, message: { ...next.message, period: NOVEMBER } });
    expect(mailer.received).toEqual([...EVERYBODY, ...EVERYBODY]);
  });

  test("a room that is new for a person: a mail about that room only", async () => {
    await remind([plan("ann", 1)], [], options("r1"));
    let text = "";
    mailer.answer = (mail) => {
      text = mail.text;
      return { state: "sent" };
    };
    await remind([plan("ann", 1, 2)], [], options("r2"));
    expect(text).toContain("Room 2");
    expect(text).not.toContain("Room 1");
  });

  test("periods in a row come from the ledger", async () => {
    const findings = [{ person: "id-ann", room: 1, active: false }];
    const september = { ...OCTOBER, firstDay: "2026-09-01", lastDay: "2026-09-30", label: "2026-09" };
    const earlier = options("r0");
    await remind([], findings, { ...earlier, message: { ...earlier.message, period: september } });
    expect(uploads()).toBe(1);
    let text = "";
    mailer.answer = (mail) => {
      text = mail.text;
      return { state: "sent" };
    };
    await remind([plan("ann", 1)], findings, options("r1"));
    expect(text).toContain("the second month in a row");
    await remind([plan("ann", 1)], findings, options("r2"));
    expect(ledger().inactive).toEqual([
      { person: "id-ann", room: 1, since: "2026-09-01", until: "2026-10-31" },
    ]);
  });

  test("a refused recipient: the others are sent, that one may be tried again", async () => {
    mailer.answer = (mail) =>
      mail.to.address.startsWith("bob") ? { state: "refused", why: "No such mailbox." } : { state: "sent" };
    const first = await remind(PLANS, [], options("r1"));
    expect(first.failed).toEqual([{ personId: "id-bob", why: "No such mailbox." }]);
    expect(first.sent).toEqual(["id-ann", "id-cat", "id-dan"]);
    mailer.answer = () => ({ state: "sent" });
    const second = await remind(PLANS, [], options("r2"));
    expect(second.sent).toEqual(["id-bob"]);
    expect(mailer.received).toHaveLength(4);
  });

  test("one address at which the connection breaks does not stop the others, in any run", async () => {
    mailer.answer = (mail) =>
      mail.to.address.startsWith("ann")
        ? { state: "unsent", why: "The connection broke." }
        : { state: "sent" };
    const first = await remind(PLANS, [], options("r1"));
    expect(first.sent).toEqual(["id-bob", "id-cat", "id-dan"]);
    expect(first.failed).toEqual([{ personId: "id-ann", why: "The connection broke." }]);
    expect(mailer.opened).toBe(2);
    expect(states()).toMatchObject({ "id-ann 1": "failed", "id-ann 2": "failed", "id-bob 1": "sent" });
    const second = await remind(PLANS, [], options("r2"));
    expect(second.failed.map(({ personId }) => personId)).toEqual(["id-ann"]);
    expect(mailer.received).toHaveLength(3);
  });

  test("three in a row that break stop the rest; one that works in between does not count", async () => {
    const names = ["ann", "bob", "cat", "dan", "eve", "fay", "gus"];
    const tried: string[] = [];
    mailer.answer = (mail) => {
      const name = mail.to.address.split("@")[0] ?? "";
      tried.push(name);
      return name === "cat" ? { state: "sent" } : { state: "unsent", why: "It broke." };
    };
    const result = await remind(
      names.map((name) => plan(name, 1)),
      [],
      options("r1"),
    );
    expect(tried).toEqual(["ann", "bob", "cat", "dan", "eve", "fay"]);
    expect(result.failed.at(-1)).toEqual({
      personId: "id-gus",
      why: "Sending stopped before this mail, after 3 in a row had failed. The next run sends it.",
    });
    expect(states()).toMatchObject({ "id-cat 1": "sent", "id-gus 1": "failed" });
  });

  test("a temporary refusal is tried once more at the end; a second one is not", async () => {
    const tried: string[] = [];
    mailer.answer = (mail) => {
      const name = mail.to.address.split("@")[0] ?? "";
      const before = tried.filter((one) => one === name).length;
      tried.push(name);
      const passes = name === "ann" ? before > 0 : name !== "cat";
      return passes ? { state: "sent" } : { state: "refused", why: "Later.", temporary: "recipient" };
    };
    const result = await remind(PLANS, [], options("r1"));
    expect(tried).toEqual(["ann", "bob", "cat", "dan", "ann", "cat"]);
    expect(mailer.rests).toBe(1);
    expect(result.sent.toSorted()).toEqual(["id-ann", "id-bob", "id-dan"]);
    expect(result.failed).toEqual([{ personId: "id-cat", why: "Later." }]);
    expect(states()).toMatchObject({ "id-ann 1": "sent", "id-cat 2": "failed" });
  });

  test("a server that takes no more mail is left alone, and asked again at the end", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `p${index}`);
    let limit = 4;
    let asked = 0;
    mailer.answer = () => {
      asked++;
      if (mailer.rests > 0) limit = 100;
      return mailer.received.length < limit
        ? { state: "sent" }
        : { state: "refused", why: "Too many.", temporary: "server" };
    };
    const result = await remind(
      names.map((name) => plan(name, 1)),
      [],
      options("r1"),
    );
    expect(result.sent).toHaveLength(12);
    expect(asked).toBe(4 + 3 + 8);
    expect(mailer.received).toHaveLength(12);
  });

  test("a mail server that is gone for good stops the rest, which a later run sends", async () => {
    mailer.answer = () => {
      if (mailer.received.length < 2) return { state: "sent" };
      mailer.ready = { state: "unsent", why: "The mail server refuses connections." };
      return { state: "unsent", why: "The connection broke." };
    };
    const first = await remind(PLANS, [], options("r1"));
    expect(first.sent).toEqual(["id-ann", "id-bob"]);
    expect(first.failed.map(({ personId }) => personId)).toEqual(["id-cat", "id-dan"]);
    expect(first.failed.at(-1)?.why).toBe("The mail server refuses connections.");
    mailer.ready = { state: "ready" };
    mailer.answer = () => ({ state: "sent" });
    const second = await remind(PLANS, [], options("r2"));
    expect(second.sent).toEqual(["id-cat", "id-dan"]);
    expect(mailer.received).toEqual(EVERYBODY);
  });

  test("handed over without an answer: named as uncertain, now and later, and not sent again", async () => {
    mailer.answer = (mail) =>
      mail.to.address.startsWith("bob") ? { state: "uncertain", why: "No answer." } : { state: "sent" };
    const first = await remind(PLANS, [], options("r1"));
    expect(first.uncertain).toEqual([{ personId: "id-bob", why: "No answer." }]);
    expect(first.sent).toEqual(["id-ann", "id-cat", "id-dan"]);
    expect(states()).toMatchObject({ "id-bob 1": "uncertain", "id-cat 2": "sent" });
    mailer.answer = () => ({ state: "sent" });
    const second = await remind(PLANS, [], options("r2"));
    expect(second.uncertain.map(({ personId }) => personId)).toEqual(["id-bob"]);
    expect(mailer.received).toEqual(["ann@example.com", "cat@example.com", "dan@example.com"]);
  });

  test("no mail server: nothing is announced", async () => {
    mailer.ready = { state: "unsent", why: "The mail server does not accept the password." };
    const result = await remind(PLANS, [], options("r1"));
    expect(result.problems).toEqual([]);
    expect(result.failed).toEqual(
      PLANS.map(({ person }) => ({
        personId: person.id,
        why: "The mail server does not accept the password.",
      })),
    );
    expect(folder.files).toEqual([]);
  });

  test("no mail server for a month: that month still counts for in a row", async () => {
    const findings = [{ person: "id-ann", room: 1, active: false }];
    const september = { ...OCTOBER, firstDay: "2026-09-01", lastDay: "2026-09-30", label: "2026-09" };
    const august = { ...OCTOBER, firstDay: "2026-08-01", lastDay: "2026-08-31", label: "2026-08" };
    for (const period of [august, september]) {
      mailer.ready = { state: "unsent", why: "Not now." };
      const run = options(period.label);
      await remind([plan("ann", 1)], findings, { ...run, message: { ...run.message, period } });
    }
    expect(ledger()).toEqual({
      ...EMPTY_LEDGER,
      inactive: [{ person: "id-ann", room: 1, since: "2026-08-01", until: "2026-09-30" }],
    });
    mailer.ready = { state: "ready" };
    let text = "";
    mailer.answer = (mail) => {
      text = mail.text;
      return { state: "sent" };
    };
    await remind([plan("ann", 1)], findings, options("r3"));
    expect(text).toContain("the third month in a row");
  });

  test("what became of the mails cannot be written: said, and nobody is mailed again", async () => {
    folder.interfere = (moment) => {
      if (mailer.received.length > 0 && moment === "upload call") throw new Error("The portal is down.");
    };
    const first = await remind(PLANS, [], options("r1"));
    expect(first.sent).toHaveLength(4);
    expect(first.problems).toEqual([expect.stringContaining("could not be written to the ledger")]);
    folder.interfere = () => undefined;
    const second = await remind(PLANS, [], options("r2"));
    expect(second.uncertain).toHaveLength(4);
    expect(mailer.received).toHaveLength(4);
  });
});

describe("the ledger cannot be used: nobody is mailed", () => {
  test("nobody is due and it cannot be written: who is in doubt or was reminded before is named all the same", async () => {
    await remind([plan("eve", 1)], [], options("r0"));
    mailer.answer = () => ({ state: "uncertain", why: "It broke off." });
    await remind([plan("fay", 1)], [], options("r1"));
    folder.interfere = (moment) => {
      if (moment === "upload call") throw new Error("The portal is down.");
    };
    const findings = [{ person: "id-fay", room: 1, active: false }];
    const again = await remind([plan("eve", 1), plan("fay", 1)], findings, options("r2"));
    expect(again).toMatchObject({ recent: ["id-eve"], uncertain: [{ personId: "id-fay" }], sent: [] });
    expect(again.problems).toEqual([expect.stringContaining('do not count it for "in a row"')]);
  });

  test("it is not understood, and stays as it is", async () => {
    folder.put(LEDGER_TITLE, '{"writtenBy":"docspace-audit","schemaVersion":9}');
    expect(await refusal(remind(PLANS, [], options("r1")))).toContain("newer version of this action");
    expect(folder.text(LEDGER_TITLE)).toContain('"schemaVersion":9');
    expect(mailer.received).toEqual([]);
  });

  test("it is huge, which is seen without reading it", async () => {
    folder.put(LEDGER_TITLE, new Uint8Array(17 * 1024 * 1024));
    expect(await refusal(remind(PLANS, [], options("r1")))).toContain(
      "it has 17 MB, and a ledger has 16 MB at most",
    );
    expect(folder.calls).toEqual([expect.stringMatching(new RegExp(`^find ${LEDGER_TITLE}`))]);
  });

  test("a second file of that name is no ledger", async () => {
    await remind([plan("eve", 1)], [], options("r0"));
    folder.put(LEDGER_TITLE, "{}");
    expect(await refusal(remind(PLANS, [], options("r1")))).toContain("it is not a ledger of this action");
    expect(mailer.received).toEqual(["eve@example.com"]);
  });
});

describe("what was written over is merged back, and nobody is mailed twice", () => {
  const COPY = LEDGER_TITLE.replace(".json", " (1).json");

  test.each([
    ["beside a newer ledger", true],
    ["and nothing else", false],
  ])("a copy came back from the trash, %s", async (_name, another) => {
    await remind([plan("eve", 1)], [], options("r0"));
    const text = folder.text(LEDGER_TITLE);
    folder.files.splice(0);
    if (another) await remind([plan("ann", 1)], [], options("r1"));
    folder.put(COPY, text);
    folder.put(LEDGER_TITLE.replace(".json", " (2).json"), "no ledger");
    const again = await remind([plan("eve", 1), plan("ann", 1)], [], options("r2"));
    expect(again.recent).toContain("id-eve");
    expect(mailer.received.toSorted()).toEqual(["ann@example.com", "eve@example.com"]);
    expect(folder.text(COPY)).toBe(text);
    await remind([plan("eve", 1), plan("ann", 1)], [], options("r3"));
    expect(mailer.received).toHaveLength(2);
  });

  const empty = ledgerText(EMPTY_LEDGER, 0);
  const again = async () => (await remind(PLANS, [], options("again"))).recent;

  test("an empty ledger was uploaded over it", async () => {
    await remind(PLANS, [], options("r1"));
    await folder.upload(LEDGER_TITLE, Buffer.from(empty));
    expect(await again()).toHaveLength(PLANS.length);
    expect(mailer.received).toEqual(EVERYBODY);
    expect(Object.values(states())).toEqual(["sent", "sent", "sent", "sent", "sent"]);
    const before = folder.calls.length;
    await again();
    expect(folder.calls.slice(before).filter((call) => !call.startsWith("find"))).toEqual(["read 101"]);
  });

  test("somebody saved it in an editor with fewer entries", async () => {
    await remind(PLANS, [], options("r1"));
    const text = folder.text(LEDGER_TITLE);
    const edited = text.replace(/"reminders": \[[\s\S]*\],\n"reports"/, '"reminders": [],\n"reports"');
    expect(edited).not.toBe(text);
    await folder.upload(LEDGER_TITLE, Buffer.from(edited));
    expect(await again()).toHaveLength(PLANS.length);
    expect(mailer.received).toEqual(EVERYBODY);
  });

  test("a file that is none was uploaded over it, and a ledger over that", async () => {
    await remind(PLANS, [], options("r1"));
    await folder.upload(LEDGER_TITLE, Buffer.from("not a ledger"));
    expect(await refusal(remind(PLANS, [], options("r2")))).toContain("not valid JSON");
    await folder.upload(LEDGER_TITLE, Buffer.from(empty));
    expect(await again()).toHaveLength(PLANS.length);
    expect(mailer.received).toEqual(EVERYBODY);
  });

  test("there are two files of that name, each with a part", async () => {
    await remind(PLANS.slice(0, 2), [], options("r1"));
    const first = folder.files.splice(0);
    await remind(PLANS.slice(2), [], options("r2"));
    folder.files.unshift(...first);
    expect(await again()).toHaveLength(PLANS.length);
    expect(mailer.received).toEqual(EVERYBODY);
    expect(Object.values(states())).toHaveLength(5);
  });

  test("it is open in an editor, so the server makes second files", async () => {
    await remind([plan("eve", 1)], [], options("r0"));
    for (const one of folder.files) one.locked = true;
    const result = await remind(PLANS, [], options("r1"));
    expect(result).toMatchObject({ problems: [], uncertain: [] });
    expect(warnings[0]).toContain("lies in a second file of that name");
    expect(await again()).toHaveLength(PLANS.length);
    for (const one of folder.files) one.locked = false;
    expect(await again()).toHaveLength(PLANS.length);
    expect(mailer.received).toEqual(["eve@example.com", ...EVERYBODY]);
    expect(Object.values(states())).toHaveLength(6);
  });

  test("the same period again after years", async () => {
    await remind(PLANS, [], options("r1"));
    for (const label of ["2027-08", "2030-02"]) {
      const period = { ...OCTOBER, firstDay: `${label}-01`, lastDay: `${label}-28`, label };
      clock.advance(1000 * 86_400_000);
      const other = options(label);
      await remind([plan("eve", 9)], [], { ...other, message: { ...other.message, period } });
    }
    mailer.received.length = 0;
    expect(await again()).toHaveLength(PLANS.length);
    expect(mailer.received).toEqual([]);
  });

  test("of many people the ledger hears from time to time, and not after each", async () => {
    const many = Array.from({ length: 1200 }, (_, index) => plan(`p${index}`, 1));
    const result = await remind(many, [], options("r1"));
    expect(result.sent).toHaveLength(1200);
    expect(uploads()).toBe(2 + 9);
  });
});

describe("two runs at once", () => {
  test("another run wrote something else between reading and writing: both stand", async () => {
    await remind([plan("eve", 1)], [], options("r0"));
    folder.interfere = async (moment) => {
      if (moment !== "read answer") return;
      folder.interfere = () => undefined;
      await remind([plan("fay", 1)], [], options("other", { clock: fakeClock() }));
    };
    await remind(PLANS, [], options("r1"));
    expect(mailer.received).toEqual(["eve@example.com", "fay@example.com", ...EVERYBODY]);
    expect(Object.values(states())).toHaveLength(7);
  });

  test("our announcement is written over by a run that read before us: it is written again", async () => {
    folder.interfere = async (moment) => {
      if (moment !== "upload answer") return;
      folder.interfere = () => undefined;
      await folder.upload(LEDGER_TITLE, Buffer.from(ledgerText(EMPTY_LEDGER, 0)));
    };
    await remind(PLANS, [], options("r1"));
    expect(mailer.received).toEqual(EVERYBODY);
    expect(Object.values(states())).toEqual(["sent", "sent", "sent", "sent", "sent"]);
  });

  test("another run announces the same people before us: it sends, and we do not", async () => {
    await remind([plan("eve", 1)], [], options("r0"));
    folder.interfere = async (moment) => {
      if (moment !== "read answer") return;
      folder.interfere = () => undefined;
      await remind(PLANS, [], options("other", { clock: fakeClock() }));
    };
    expect(await refusal(remind(PLANS, [], options("r1")))).toMatch(
      /^No reminder was sent\. Another run is about to send the same mails/,
    );
    expect(mailer.received).toEqual(["eve@example.com", ...EVERYBODY]);
  });

  test("really at once, at every interleaving tried: nobody gets two mails, and somebody sends", async () => {
    let sending = 0;
    for (let offset = 0; offset < 40; offset++) {
      folder = new FakeFolder();
      mailer = new FakeMailer();
      let steps = 0;
      folder.interfere = async () => {
        const turns = (steps++ * 7 + offset) % 5;
        for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
      };
      await Promise.allSettled([
        remind(PLANS, [], options("a", { clock: fakeClock() })),
        remind(PLANS, [], options("b", { clock: fakeClock() })),
      ]);
      if (mailer.received.length > 0) sending++;
      folder.interfere = () => undefined;
      await Promise.allSettled([remind(PLANS, [], options("c"))]);
      expect(new Set(mailer.received).size, `offset ${offset}`).toBe(mailer.received.length);
    }
    expect(sending).toBeGreaterThan(0);
  });
});

describe("killed at every point, and started again", () => {
  /** Runs until the `n`-th moment, then everything hangs as it does for a process that is gone. */
  async function killedAt(n: number): Promise<{ readonly finished: boolean; readonly moment: string }> {
    let moments = 0;
    let where = "";
    const dead = new Promise<never>(() => undefined);
    let died: () => void = () => undefined;
    const death = new Promise<"killed">((resolve) => {
      died = () => resolve("killed");
    });
    const step = async (moment: string) => {
      if (++moments < n) return;
      where ||= moment;
      died();
      await dead;
    };
    folder.interfere = step;
    mailer.answer = async (mail) => {
      await step(`before sending to ${mail.to.address}`);
      mailer.received.push(mail.to.address);
      await step(`after sending to ${mail.to.address}`);
      mailer.received.pop();
      return { state: "sent" };
    };
    const run = remind(PLANS, [], options("r1"));
    const end = await Promise.race([run.then(() => "finished" as const), death]);
    folder.interfere = () => undefined;
    mailer.answer = () => ({ state: "sent" });
    return { finished: end === "finished", moment: where };
  }

  test("nobody gets two mails, everybody is mailed or named", async () => {
    const seen: string[] = [];
    for (let n = 1; ; n++) {
      folder = new FakeFolder();
      mailer = new FakeMailer();
      clock = fakeClock();
      const { finished, moment } = await killedAt(n);
      if (finished) break;
      seen.push(moment);
      const again = await remind(PLANS, [], options("r2"));
      expect(new Set(mailer.received).size, moment).toBe(mailer.received.length);
      const named = again.uncertain.map(({ personId }) => `${personId.slice(3)}@example.com`);
      expect(new Set([...mailer.received, ...named]), moment).toEqual(new Set(EVERYBODY));
      for (const address of again.sent.map((id) => `${id.slice(3)}@example.com`))
        expect(named).not.toContain(address);
      const third = await remind(PLANS, [], options("r3"));
      expect(third.sent, moment).toEqual([]);
    }
    expect(seen).toContain("before sending to ann@example.com");
    expect(seen).toContain("after sending to dan@example.com");
    expect(seen.length).toBeGreaterThan(15);
  });

  test("an exception at every point instead of a kill", async () => {
    for (let n = 1; n < 60; n++) {
      folder = new FakeFolder();
      mailer = new FakeMailer();
      clock = fakeClock();
      let moments = 0;
      const step = () => {
        if (++moments === n) throw new Killed(`moment ${n}`);
      };
      folder.interfere = step;
      mailer.answer = (mail) => {
        step();
        mailer.received.push(mail.to.address);
        step();
        mailer.received.pop();
        return { state: "sent" };
      };
      await remind(PLANS, [], options("r1")).catch(() => undefined);
      folder.interfere = () => undefined;
      mailer.answer = () => ({ state: "sent" });
      const again = await remind(PLANS, [], options("r2"));
      expect(new Set(mailer.received).size, `moment ${n}`).toBe(mailer.received.length);
      const named = again.uncertain.map(({ personId }) => `${personId.slice(3)}@example.com`);
      expect(new Set([...mailer.received, ...named]), `moment ${n}`).toEqual(new Set(EVERYBODY));
    }
  });

  test("cancelled at every mail: the ledger tells the truth, and the next run sends the rest", async () => {
    for (let n = 0; n < PLANS.length; n++) {
      folder = new FakeFolder();
      mailer = new FakeMailer();
      clock = fakeClock();
      const controller = new AbortController();
      mailer.answer = () => {
        if (mailer.received.length === n) controller.abort();
        return { state: "sent" };
      };
      const first = await remind(PLANS, [], options("r1", { signal: controller.signal }));
      expect(first.sent).toHaveLength(n + 1);
      expect(first.problems).toEqual([]);
      mailer.answer = () => ({ state: "sent" });
      await remind(PLANS, [], options("r2"));
      expect(mailer.received).toEqual(EVERYBODY);
    }
  });

  test("cancelled while waiting after the announcement: taken back, nothing sent", async () => {
    const controller = new AbortController();
    folder.interfere = (moment) => {
      if (moment === "get answer") controller.abort();
    };
    expect(await refusal(remind(PLANS, [], options("r1", { signal: controller.signal })))).toBe(
      "No reminder was sent. The run was cancelled.",
    );
    expect(new Set(Object.values(states()))).toEqual(new Set(["failed"]));
    await remind(PLANS, [], options("r2"));
    expect(mailer.received).toEqual(EVERYBODY);
  });
});
