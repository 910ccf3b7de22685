import { beforeEach, describe, expect, test } from "vitest";
import type { Delivery, Mail, Mailer } from "../../../../src/deliver/mail/mailer.ts";
import type { ManagerMail } from "../../../../src/deliver/managers/recipients.ts";
import { type ManagerSending, sendManagerReports } from "../../../../src/deliver/managers/send.ts";
import { LEDGER_TITLE } from "../../../../src/report-folder/titles.ts";
import { FakeFolder, fakeClock } from "../fake-folder.ts";
import { OCTOBER } from "../people.ts";

let folder: FakeFolder;
let received: Mail[];
let answer: (mail: Mail) => Delivery;
let runs = 0;
let clock: ReturnType<typeof fakeClock>;

beforeEach(() => {
  folder = new FakeFolder();
  clock = fakeClock();
  received = [];
  answer = () => ({ state: "sent" });
});

function sending(changes: Partial<ManagerSending> = {}): ManagerSending {
  clock.advance(60_000);
  const mailer: Mailer = {
    open: async () => ({ state: "ready" }),
    async send(mail) {
      const outcome = answer(mail);
      if (outcome.state === "sent") received.push(mail);
      return outcome;
    },
    rest: async () => undefined,
    close: () => undefined,
  };
  const ledger = { folder, run: `run ${++runs}`, serverVersion: "3.7.2", clock, warn: () => undefined };
  return { mailer, clock, period: OCTOBER, ledger, ...changes };
}

const without = () => {
  const { ledger: _, ...rest } = sending();
  return rest;
};

const mail = (name: string, content = "a"): ManagerMail => ({
  to: { address: `${name}@example.com` },
  recipient: name,
  content,
  mail: {
    to: { name: "", address: `${name}@example.com` },
    subject: `Report ${content}`,
    text: "Hello",
    html: "<body>Hello",
    messageId: `<${name}-${content}@example.com>`,
  },
});
const MAILS = [mail("a"), mail("b"), mail("c")];
const subjects = () => received.map(({ subject }) => subject);
const states = async (mails = MAILS, how = sending()) =>
  (await sendManagerReports(mails, how)).outcomes.map(({ state }) => state);

describe("sending the manager's reports", () => {
  test("a refused address does not stop the others", async () => {
    answer = ({ to }) =>
      to.address.startsWith("b") ? { state: "refused", why: "No such mailbox." } : { state: "sent" };
    const { outcomes, problems } = await sendManagerReports(MAILS, sending());
    expect(outcomes).toEqual([
      { kind: "manager", to: { address: "a@example.com" }, state: "sent" },
      { kind: "manager", to: { address: "b@example.com" }, state: "refused", why: "No such mailbox." },
      { kind: "manager", to: { address: "c@example.com" }, state: "sent" },
    ]);
    expect(problems).toEqual([]);
    answer = () => ({ state: "sent" });
    expect(await states()).toEqual(["earlier", "earlier", "sent"]);
    expect(received).toHaveLength(3);
  });

  test("the same again is not sent again; another content is, as a correction, once", async () => {
    await states();
    expect(await states()).toEqual(["earlier", "earlier", "earlier"]);
    expect(received).toHaveLength(3);
    expect(await states([mail("a", "b")])).toEqual(["sent"]);
    expect(subjects().at(-1)).toBe("Corrected: Report b");
    expect(await states([mail("a", "b")])).toEqual(["earlier"]);
    expect(await states([mail("a", "a")])).toEqual(["sent"]);
    expect(subjects().at(-1)).toBe("Corrected: Report a");
  });

  test("a correction is called one in the mail's own language", async () => {
    const german = (content: string): ManagerMail => {
      const one = mail("a", content);
      return { ...one, mail: { ...one.mail, language: "de" } };
    };
    await states([german("a")]);
    await states([german("b")]);
    expect(subjects().at(-1)).toBe("Berichtigt: Report b");
    expect(received.at(-1)?.text).toMatch(/^Dies berichtigt den Bericht/);
  });

  test("another period is another report", async () => {
    await states();
    const november = { ...OCTOBER, label: "2026-11", firstDay: "2026-11-01", lastDay: "2026-11-30" };
    expect(await states(MAILS, sending({ period: november }))).toEqual(["sent", "sent", "sent"]);
    expect(new Set(subjects())).toEqual(new Set(["Report a"]));
  });

  test("without a folder there is no memory", async () => {
    await sendManagerReports(MAILS, without());
    await sendManagerReports(MAILS, without());
    expect(received).toHaveLength(6);
  });

  test("one that may have been sent is not sent again, and said so", async () => {
    answer = () => ({ state: "uncertain", why: "No answer." });
    expect(await states([mail("a")])).toEqual(["uncertain"]);
    answer = () => ({ state: "sent" });
    const { outcomes } = await sendManagerReports([mail("a")], sending());
    expect(outcomes[0]).toMatchObject({
      state: "uncertain",
      why: expect.stringContaining("or is still under way. So it is not sent again"),
    });
    expect(received).toEqual([]);
  });

  test("killed after the announcing: nobody gets it twice", async () => {
    let began: () => void = () => undefined;
    const sent = new Promise<void>((resolve) => {
      began = resolve;
    });
    const how = sending();
    const send = () => {
      began();
      return new Promise<Delivery>(() => undefined);
    };
    void sendManagerReports([mail("a")], { ...how, mailer: { ...how.mailer, send } });
    await sent;
    expect(await states([mail("a")])).toEqual(["uncertain"]);
    expect(received).toEqual([]);
  });

  test("a ledger that cannot be used: nothing is sent", async () => {
    folder.put(LEDGER_TITLE, "not a ledger");
    const { outcomes, problems } = await sendManagerReports(MAILS, sending());
    expect(outcomes).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^No manager's report was sent\. .*not valid JSON/)]);
    expect(received).toEqual([]);
  });

  test("no mail server: nothing is announced", async () => {
    const how = sending();
    const open = async () => ({ state: "unsent", why: "Wrong password." }) as const;
    const mailer: Mailer = { ...how.mailer, open };
    expect(await states(MAILS, { ...how, mailer })).toEqual(["refused", "refused", "refused"]);
    expect(folder.files).toEqual([]);
    expect(await states()).toEqual(["sent", "sent", "sent"]);
  });

  test("two runs at once, at every interleaving tried: nobody gets the same twice", async () => {
    for (let offset = 0; offset < 30; offset++) {
      folder = new FakeFolder();
      received = [];
      let steps = 0;
      folder.interfere = async () => {
        const turns = (steps++ * 7 + offset) % 5;
        for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
      };
      await Promise.all([sendManagerReports(MAILS, sending()), sendManagerReports(MAILS, sending())]);
      const ids = received.map(({ messageId }) => messageId);
      expect(new Set(ids).size, `offset ${offset}`).toBe(ids.length);
    }
  });
});
