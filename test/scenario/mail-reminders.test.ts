import { describe, expect, test } from "vitest";

import { makeOrganisation, type Organisation } from "../../demo/organisation.ts";
import { inactivePeople, mailServer, mailsOf, recipients, remindingRun, saidOfMails } from "./mailing.ts";
import { withWorkspace } from "./workspace.ts";

const month = (): Organisation => makeOrganisation({ events: 1500 });
const everywhere = { "room-ids": "all" };

/** The HTML report as it lies in the folder. */
function pageOf({ store }: Organisation): string {
  const page = [...store.files.values()].find(({ title }) => title.endsWith(".html"));
  return Buffer.from(page?.versions.at(-1)?.content ?? []).toString();
}

describe.concurrent("reminders", () => {
  test("go to exactly the inactive people of the truth, each once; a second run sends none", async () => {
    const organisation = month();
    const server = await mailServer();
    const inputs = { ...everywhere, formats: "html, json" };
    const first = await remindingRun(organisation, server, { inputs });
    const expected = inactivePeople(organisation);
    expect(recipients(mailsOf(server))).toEqual(expected);
    expect(first.run.outputs).toMatchObject({
      "reminder-count": String(expected.length),
      "inactive-people-count": String(expected.length),
    });
    // The files are there before the mails, which link to them; what is made later knows what became of the mails.
    const many = String(expected.length);
    expect(pageOf(organisation)).toContain(`; ${many} to be reminded; `);
    expect(first.run.summary).toContain(`; ${many} reminded; `);
    const second = await remindingRun(organisation, server, { inputs });
    expect(pageOf(organisation)).toContain(`; ${many} reminded before; `);
    expect(second.run.summary).toContain(`; ${many} reminded before; `);
    expect(second.run.exitCode).toBe(0);
    expect(second.run.outputs["reminder-count"]).toBe("0");
    expect(server.received).toHaveLength(expected.length);
    expect(saidOfMails(second)).toBe(
      `0 people reminded.\n${expected.length} were reminded in an earlier run, so not again so soon.\n`,
    );
  });

  test("list all rooms of a person with links, in text and HTML, and say that they were written by a program", async () => {
    const organisation = month();
    const server = await mailServer();
    const { portalUrl } = await remindingRun(organisation, server, { inputs: everywhere });
    const { truth, store } = organisation;
    for (const { to, subject, text, html, headers } of mailsOf(server)) {
      const [person] = [...store.people.values()].filter(({ email }) => email === to[0]);
      const rooms = truth.members
        .filter(({ verdict, personId }) => verdict === "inactive" && personId === person?.id)
        .map(({ roomId }) => store.rooms.get(roomId));
      expect(text).toContain(`Hello ${person?.firstName} ${person?.lastName},`);
      for (const room of rooms) {
        for (const part of [text, html]) {
          expect(part).toContain(room?.title);
          expect(part).toContain(`${portalUrl}/rooms/shared/${room?.id}/filter`);
        }
      }
      expect(text.match(/\/rooms\/shared\//g)).toHaveLength(rooms.length);
      expect(subject).toMatch(/^Do you still need .*\? \(October 2026\)$/);
      expect(headers.get("auto-submitted")).toBe("auto-generated");
      expect(headers.get("from")).toBe("DocSpace audit <audit@example.com>");
    }
  });

  test("have a Message-ID each, in the sender's domain", async () => {
    const server = await mailServer();
    await remindingRun(month(), server);
    const ids = mailsOf(server).map(({ headers }) => headers.get("message-id"));
    expect(new Set(ids).size).toBe(server.received.length);
    for (const id of ids) expect(id).toMatch(/^<[0-9a-f]{40}@example\.com>$/);
  });

  test("never go to the exempt, new, disabled, invited and unknown", async () => {
    const organisation = month();
    const server = await mailServer();
    const [exempt = ""] = inactivePeople(organisation);
    await withWorkspace({ "exemptions.yml": `- who: ${exempt}\n  reason: On leave\n` }, async (workspace) => {
      await remindingRun(organisation, server, {
        workspace,
        inputs: { ...everywhere, exemptions: "exemptions.yml" },
      });
    });
    expect(recipients(mailsOf(server))).toEqual(
      inactivePeople(organisation).filter((address) => address !== exempt),
    );
  });

  test("go to nobody where nobody can be called inactive, for the plan lacks the Audit feature", async () => {
    const server = await mailServer();
    const { run } = await remindingRun(month(), server, {
      portal: { auditFeature: false },
      inputs: { "fail-on": "none" },
    });
    expect(run.outputs["unknown-count"]).not.toBe("0");
    expect(run.outputs["reminder-count"]).toBe("0");
    expect(server.received).toEqual([]);
  });

  test("are not sent while the period is not over, and the manager's report neither", async () => {
    const organisation = makeOrganisation({ events: 1500, now: Date.parse("2026-10-20T12:00:00Z") });
    const server = await mailServer();
    const outcome = await remindingRun(organisation, server, {
      inputs: { "manager-email": "manager@example.com" },
    });
    expect(outcome.run.exitCode).toBe(0);
    expect(outcome.run.outputs["reminder-count"]).toBe("0");
    expect(outcome.run.log).toContain("The period is not over, so nobody is reminded");
    expect(server.connections).toBe(0);
  });

  test("are written as a preview and not sent with reminders: preview", async () => {
    const organisation = month();
    const server = await mailServer();
    const { run, files } = await remindingRun(organisation, server, {
      inputs: { reminders: "preview" },
    });
    const letters = [...files].filter(([name]) => name.endsWith(".eml"));
    const addressed = letters
      .map(([, text]) => /^To: .*?<?([^\s<>]+@[^\s<>]+)>?\r?$/m.exec(text)?.[1])
      .sort();
    expect(addressed).toEqual(inactivePeople(organisation, organisation.rooms.legal.id));
    expect(run.outputs["reminder-count"]).toBe("0");
    expect(server.connections).toBe(0);
    expect(saidOfMails({ run })).toBe("6 reminders written as a preview, none sent.\n");
    const names = organisation.people
      .flatMap(({ email, lastName }) => [email, lastName])
      .filter((text) => text !== "");
    expect([...run.files.keys()].filter((path) => names.some((name) => path.includes(name)))).toEqual([]);
    expect([...organisation.store.files.values()].some(({ title }) => title.includes("ledger"))).toBe(false);
  });

  test("as a preview leave out who was reminded before, and show the manager's report instead of sending it", async () => {
    const organisation = month();
    const server = await mailServer();
    await remindingRun(organisation, server);
    const sent = server.received.length;
    const { connections } = server;
    const { run, files } = await remindingRun(organisation, server, {
      inputs: { reminders: "preview", "manager-email": "boss@example.com" },
    });
    expect(server.received).toHaveLength(sent);
    expect(server.connections).toBe(connections);
    const letters = [...files].filter(([name]) => name.endsWith(".eml"));
    expect(letters.map(([, text]) => /^To: (.*?)\r?$/m.exec(text)?.[1])).toEqual(["boss@example.com"]);
    expect(saidOfMails({ run })).toBe(
      `0 reminders written as a preview, none sent.\nThe manager's report written as a preview, 1 in all, none sent.\n${sent} were reminded in an earlier run, so would not be again so soon.\n`,
    );
  });

  test("are not kept from the others by one address at which the server hangs up", async () => {
    const organisation = month();
    const server = await mailServer({ breaks: { at: "content", message: 0 } });
    const first = await remindingRun(organisation, server, { inputs: { "fail-on": "none" } });
    const expected = inactivePeople(organisation, organisation.rooms.legal.id);
    expect(first.run.outputs["reminder-count"]).toBe(String(expected.length - 1));
  });

  test("survive two runs at once: nobody gets two", async () => {
    const organisation = month();
    const server = await mailServer();
    const portal = organisation.portal({ retentionDays: 100_000 });
    const runs = await Promise.all(
      [1, 2].map(() => remindingRun(organisation, server, { portal, inputs: { formats: "json" } })),
    );
    const received = recipients(mailsOf(server));
    expect(new Set(received).size).toBe(received.length);
    const later = await remindingRun(organisation, server, { portal });
    const all = recipients(mailsOf(server));
    expect(new Set(all).size).toBe(all.length);
    const told = [...runs, later].flatMap(({ errors }) => errors).join("\n");
    const { store, rooms } = organisation;
    for (const address of inactivePeople(organisation, rooms.legal.id)) {
      const person = [...store.people.values()].find(({ email }) => email === address);
      const named = told.includes(`${person?.firstName} ${person?.lastName}`);
      expect(all.includes(address) || named, address).toBe(true);
    }
  });
});
