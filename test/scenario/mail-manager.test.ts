import { describe, expect, test } from "vitest";
import { makeOrganisation, type Organisation } from "../../demo/organisation.ts";
import { englishWords } from "../unit/deliver/english-words.ts";
import { mailServer, mailsOf, recipients, remindingRun } from "./mailing.ts";

const month = (): Organisation => makeOrganisation({ events: 1500 });
const managers = ["boss@example.com", "auditor@example.org"];
const reports = {
  "room-ids": "all",
  reminders: "off",
  reports: "compliance, inactivity",
  formats: "txt, html",
};

describe.concurrent("the manager's report", () => {
  test("goes to every address, with links and the reports attached, byte by byte", async () => {
    const organisation = month();
    const server = await mailServer();
    const { run, files, portalUrl } = await remindingRun(organisation, server, {
      inputs: { ...reports, "manager-email": managers.join(", ") },
    });
    expect(run.exitCode).toBe(0);
    expect(run.outputs["reminder-count"]).toBe("0");
    const mails = mailsOf(server);
    expect(recipients(mails)).toEqual([...managers].sort());
    const { truth, store } = organisation;
    for (const { subject, text, attachments } of mails) {
      expect(subject).toBe(`${truth.counts.inactive} inactive memberships: DocSpace rooms, October 2026`);
      expect(
        Object.fromEntries([...attachments].map(([name, content]) => [name, content.toString("utf8")])),
      ).toEqual(Object.fromEntries(files));
      expect(text).toContain(run.outputs["report-url"]);
      expect(text).toContain("https://github.example.com/example/audits/actions/runs/4711");
      for (const room of store.rooms.values()) {
        if (room.area !== "active") continue;
        expect(text).toContain(room.title);
        expect(text).toContain(`${portalUrl}/rooms/shared/${room.id}/filter`);
      }
      expect(text).toMatch(
        new RegExp(
          `^October 2026: ${truth.counts.inactive} of \\d+ memberships inactive \\(.*; nothing missing\\.\\n`,
        ),
      );
      expect(text).toMatch(/Inactive \(\d+\)\n=+\n {2}\* \w+ \w+; Right: Editor; Room: /);
    }
  });

  test("is attached up to 7 MB, and says what is not", async () => {
    const server = await mailServer();
    const { run } = await remindingRun(makeOrganisation({ events: 22_000 }), server, {
      inputs: { ...reports, formats: "txt, json", "manager-email": "boss@example.com" },
    });
    expect(run.exitCode).toBe(0);
    const [mail] = mailsOf(server);
    expect([...(mail?.attachments.keys() ?? [])].some((name) => name.endsWith(".json"))).toBe(false);
    expect(mail?.text).toMatch(
      /Not attached, because the mail would be too large: .*audit-report-2026-10\.json/,
    );
  });

  test("goes to the owners of rooms about their rooms only, with nothing attached", async () => {
    const organisation = month();
    const { store } = organisation;
    const server = await mailServer();
    const { run, errors } = await remindingRun(organisation, server, {
      inputs: { ...reports, "manager-email": "room-owners" },
    });
    expect({ exitCode: run.exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
    const rooms = [...store.rooms.values()].filter(({ area }) => area === "active");
    const owners = [...new Set(rooms.map(({ ownerId }) => store.people.get(ownerId)?.email ?? ""))].sort();
    const mails = mailsOf(server);
    expect(recipients(mails)).toEqual(owners);
    for (const { to, text, html, attachments } of mails) {
      expect(attachments.size).toBe(0);
      for (const room of rooms) {
        const own = store.people.get(room.ownerId)?.email === to[0];
        for (const part of [text, html]) expect(part.includes(`/rooms/shared/${room.id}/filter`)).toBe(own);
      }
      // The full report and the run show other owners' rooms.
      expect(text).not.toContain(run.outputs["report-url"]);
      expect(text).not.toContain("actions/runs");
    }
  });

  test("tells that the key ends before long, as log and summary do; to owners, who cannot act on it, not", async () => {
    const server = await mailServer();
    const runWith = async (to: string) => {
      const organisation = month();
      Object.assign(organisation.keys.least, { expires: Date.UTC(2026, 10, 30, 12) / 1000 });
      return (await remindingRun(organisation, server, { inputs: { ...reports, "manager-email": to } })).run;
    };
    const run = await runWith("boss@example.com");
    const [mail] = mailsOf(server);
    const sentence = "The API key ends on 30 November 2026: create a new one before then";
    for (const text of [run.log, run.summary, mail?.text, mail?.html]) expect(text).toContain(sentence);
    await runWith("room-owners");
    const toOwners = mailsOf(server, 1);
    expect(toOwners.length).toBeGreaterThan(1);
    for (const { text } of toOwners) expect(text).not.toContain("API key");
  });

  test("names the rooms whose owner cannot be written to", async () => {
    const organisation = month();
    const { store, rooms } = organisation;
    const owner = store.people.get(rooms.finance.ownerId);
    if (owner) owner.status = 2;
    const server = await mailServer();
    const { errors } = await remindingRun(organisation, server, {
      inputs: { ...reports, "manager-email": "room-owners" },
    });
    expect(errors).toEqual([
      expect.stringMatching(
        new RegExp(
          `^Nobody could be sent the manager's report on room ${rooms.finance.id}: its owner cannot be read`,
        ),
      ),
      "Not every mail was sent: 1 problem above.",
    ]);
  });

  test("comes also when everybody was active", async () => {
    const organisation = month();
    const { rooms, truth } = organisation;
    const { finance } = rooms;
    const idle = truth.members.filter(
      ({ verdict, roomId }) => verdict === "inactive" && roomId === finance.id,
    );
    for (const { personId } of idle) organisation.store.removeShare(finance, personId);
    const server = await mailServer();
    const { run } = await remindingRun(organisation, server, {
      inputs: { ...reports, "room-ids": String(finance.id), "manager-email": "boss@example.com" },
    });
    expect(run.outputs["inactive-count"]).toBe("0");
    const [mail] = mailsOf(server);
    expect(mail?.subject).toBe("No inactive members: DocSpace rooms, October 2026");
    expect(mail?.text).toMatch(/^October 2026: 0 of \d+ memberships inactive; nothing missing\.\n/);
    expect(mail?.text).not.toContain("Inactive (");
  });

  test("in German, as the reminders, holds no English sentence; and says who was reminded", async () => {
    const organisation = month();
    const server = await mailServer();
    const { run } = await remindingRun(organisation, server, {
      inputs: {
        ...reports,
        reminders: "send",
        "access-review": "on",
        "mail-language": "de",
        "manager-email": "boss@example.com",
      },
    });
    expect(run.exitCode).toBe(0);
    const { people, rooms, groups } = organisation.store;
    const names = [
      ...[...people.values()].flatMap(({ firstName, lastName }) => [`${firstName} ${lastName}`, firstName]),
      ...[...rooms.values()].map(({ title }) => title),
      ...[...groups.values()].map(({ name }) => name),
      "DocSpace audit",
    ];
    const mails = mailsOf(server);
    const manager = mails.find(({ to }) => to.includes("boss@example.com"));
    expect(mails.length).toBeGreaterThan(5);
    for (const { subject, text, html } of mails) {
      for (const part of [subject, text, html]) expect(englishWords(part, names)).toEqual([]);
    }
    expect(manager?.text).toContain(`; ${mails.length - 1} erinnert; nichts fehlt.`);
    expect(manager?.text).toContain("Erinnert: ja");
    expect(manager?.text).toContain("Prüfung: ");
  });

  test("that one address refuses reaches the others, and fails the step only where fail-on names reminders", async () => {
    const server = await mailServer({ refused: ["boss@example.com"] });
    const { run, errors } = await remindingRun(month(), server, {
      inputs: { ...reports, "manager-email": managers.join(" "), "fail-on": "reminders" },
    });
    expect(recipients(mailsOf(server))).toEqual(["auditor@example.org"]);
    expect(run.exitCode).toBe(1);
    expect(errors[0]).toMatch(
      /^boss@example\.com got no manager's report: The mail server does not accept the recipient/,
    );
  });
});
