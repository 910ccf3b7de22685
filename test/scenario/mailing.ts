import { afterAll } from "vitest";
import { selfSignedCertificate } from "../../demo/certificate.ts";
import type { Organisation } from "../../demo/organisation.ts";
import { type ReadMail, readMail } from "../../demo/received-mail.ts";
import { type RunningSmtpServer, type SmtpServerOptions, startSmtpServer } from "../../demo/smtp.ts";
import { audit, type Outcome, type ScenarioOptions } from "./scenario.ts";

/** With everything that an address may not hold as it is. */
const PASSWORD = "pä ss/w@rd:#1";
export const account = { user: "audit@example.com", password: PASSWORD };
const secrets = [
  PASSWORD,
  encodeURIComponent(PASSWORD),
  Buffer.from(PASSWORD).toString("base64"),
  Buffer.from(`\0${account.user}\0${PASSWORD}`).toString("base64"),
];

/** The mail server's address to the action, which finds it at `host`. */
export function smtpUrl(
  { port }: RunningSmtpServer,
  { scheme = "smtp", host = "127.0.0.1", login = false } = {},
): string {
  const who = login ? `${encodeURIComponent(account.user)}:${encodeURIComponent(account.password)}@` : "";
  return `${scheme}://${who}${host}:${port}`;
}

/** A name that is not this machine's to the action, though it leads here. */
export const elsewhere = "mail.example.com";
export const certificate = selfSignedCertificate(["localhost", elsewhere]);

/** Node options with which every name leads to this machine. */
export const namesLeadHere: readonly string[] = [
  `--import=data:text/javascript,${encodeURIComponent(`
    import dns from "node:dns";
    import { syncBuiltinESMExports } from "node:module";
    const here = (host, ...rest) => rest.at(-1)(null, ["127.0.0.1"]);
    const nowhere = (host, ...rest) => rest.at(-1)(null, []);
    for (const place of [dns, dns.Resolver.prototype]) Object.assign(place, { resolve4: here, resolve6: nowhere });
    syncBuiltinESMExports();
  `)}`,
];

const servers: RunningSmtpServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

/** Ends with the file's tests. */
export async function mailServer(options: SmtpServerOptions = {}): Promise<RunningSmtpServer> {
  const server = await startSmtpServer(options);
  servers.push(server);
  return server;
}

/** The mails that a server has got, read; from one on. */
export const mailsOf = ({ received }: RunningSmtpServer, from = 0): ReadMail[] =>
  received.slice(from).map(readMail);

/** Whom they went to, one entry a mail. */
export const recipients = (mails: readonly ReadMail[]): string[] =>
  mails.map(({ to }) => to.join(", ")).sort();

/**
 * A run that reminds the inactive members of the Legal room by the given mail server. Besides what {@link audit}
 * refuses, the mail server's password must stand nowhere.
 */
export async function remindingRun(
  organisation: Organisation,
  server: RunningSmtpServer,
  { inputs, ...options }: ScenarioOptions = {},
): Promise<Outcome> {
  const outcome = await audit(organisation, {
    ...options,
    inputs: {
      "room-ids": String(organisation.rooms.legal.id),
      reports: "inactivity",
      formats: "txt",
      reminders: "send",
      "smtp-url": smtpUrl(server),
      "mail-from": "DocSpace audit <audit@example.com>",
      ...inputs,
    },
  });
  refusePassword(organisation, outcome);
  return outcome;
}

function refusePassword({ store }: Organisation, { run, files }: Outcome): void {
  const shown = run.rawLog.split("\n").filter((line) => !line.startsWith("::add-mask::"));
  const stored = [...store.files.values()].flatMap(({ versions }) =>
    versions.map(({ content }) => Buffer.from(content ?? []).toString("utf8")),
  );
  const places = [...shown, run.log, run.summary, JSON.stringify(run), ...files.values(), ...stored];
  for (const secret of secrets) {
    const place = places.find((text) => text.includes(secret) && !text.includes("::add-mask::"));
    if (place !== undefined) throw new Error(`The password stands in: ${place.slice(0, 300)}`);
  }
}

/** Addresses of the people who are inactive in one of these rooms, by the truth; of all rooms when none is named. */
export function inactivePeople({ truth, store }: Organisation, ...rooms: number[]): string[] {
  const inactive = truth.members.filter(
    ({ verdict, roomId }) => verdict === "inactive" && (rooms.length === 0 || rooms.includes(roomId)),
  );
  const addresses = inactive.map(({ personId }) => store.people.get(personId)?.email ?? personId);
  return [...new Set(addresses)].sort();
}

/** What the run said about mails, in its order, but for how far it was; without the result that it ends with. */
export function saidOfMails({ run }: Pick<Outcome, "run">): string {
  const [, told = ""] = run.log.split("▼ Mails\n");
  const [mails = ""] = told.split(/^October 2026: /m);
  return mails.replace(/^(?:Up to \d+ reminders? to send|\d+ of \d+ reminders?)\.\n/gm, "");
}
