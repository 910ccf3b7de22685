// npm start: a demo portal and a mail server, two runs of the real action against them, and what its users would see.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REVIEW_TITLE } from "../src/report-folder/titles.ts";
import { askedIn, decideIn, type Filling } from "./decide.ts";
import { portalsAsked, showManyPortals } from "./many-portals.ts";
import { cast } from "./organisation/people.ts";
import { who } from "./organisation/rooms.ts";
import { makeOrganisation } from "./organisation.ts";
import { readMail } from "./received-mail.ts";
import { bundlePath, type RunResult, repository, runAction } from "./runner.ts";
import { startDemoServer } from "./server.ts";
import {
  count,
  dim,
  print,
  printFiles,
  printHead,
  printMail,
  printOutputs,
  printRequests,
  section,
} from "./show.ts";
import { startSmtpServer } from "./smtp.ts";

/** `YYYY-MM` of the month before this one: what a scheduled run reports on. */
function lastMonth(timeZone: string): string {
  const hourAgo = Date.now() - 3_600_000;
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit" });
  const [year = 2026, month = 1] = day.format(hourAgo).split("-").map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
}

const bundle = await bundlePath();
if (![bundle, join(repository, "dist", "rollup", "index.js")].every(existsSync)) {
  print("Building the action first…");
  execFileSync(process.execPath, [join(repository, "scripts", "build.ts")], {
    cwd: repository,
    stdio: "inherit",
  });
}

const timeZone = "Europe/Berlin";
const month = lastMonth(timeZone);
const many = portalsAsked(process.argv);
if (many > 0) process.exit((await showManyPortals(many, month)) ? 0 : 1);
const organisation = makeOrganisation({ month, timeZone });
const { truth, store, people, rooms } = organisation;
const portal = organisation.portal();
const before = new Set(store.files.keys());
const server = await startDemoServer(portal);
const mails = await startSmtpServer();
const manager = "manager@example.com";

const service = who(people, cast.owner);
const until = `${Number(month.slice(0, 4)) + 1}-12-31`;
const exemptions = `- who: ${service.email}
  reason: The account of these reports
- who: guests
  rooms: ${rooms.launch.title}
  reason: Partners who read along until the launch
  until: ${until}
`;
const isExempt = (roomId: number, personId: string): boolean =>
  personId === service.id ||
  (roomId === rooms.launch.id && cast.guests.some((guest) => who(people, guest).id === personId));
/** The inactive memberships that the exemptions above leave, as the generator of the portal knows them. */
const inactive = truth.members.filter(
  ({ verdict, roomId, personId }) => verdict === "inactive" && !isExempt(roomId, personId),
);
const toRemind = new Set(inactive.map(({ personId }) => store.people.get(personId)?.email ?? personId));

const workspace = await mkdtemp(join(tmpdir(), "docspace-audit-demo-"));
await writeFile(join(workspace, "exemptions.yml"), exemptions);
const run = (onLog: (text: string) => void): Promise<RunResult> =>
  runAction({
    bundle,
    workspace,
    onLog,
    inputs: {
      "portal-url": server.url,
      "api-key": organisation.keys.least.secret,
      "folder-id": String(organisation.reportFolderId),
      period: month,
      exemptions: "exemptions.yml",
      "access-review": "on",
      reminders: "send",
      "smtp-url": `smtp://127.0.0.1:${mails.port}`,
      "mail-from": "DocSpace audit <audit@example.com>",
      "manager-email": manager,
    },
  });
const show = (text: string): void => void process.stdout.write(text);
const uploads = () =>
  [...store.files.values()]
    .filter(({ id }) => !before.has(id))
    .map(({ id, title, folderId, versions }) => ({ id, title, folderId, version: versions.at(-1) }));

section("The demo portal");
print(`${server.url} (DocSpace ${portal.settings.version}, ${timeZone}) holds`);
print(`${count(truth.events)} events in ${month}, ${people.length} people, ${store.rooms.size} rooms and`);
print(
  `${truth.members.length} memberships. Beside it runs a mail server. exemptions.yml says who is excused:`,
);
print();
printHead(exemptions, 20);

section("The first run's log");
const first = await run(show);
const received = mails.received.map(readMail);
const reminders = received.filter(({ to }) => !to.includes(manager));

section("Outputs");
printOutputs(first);

section("Job summary");
const summaryFile = join(workspace, "job-summary.md");
await writeFile(summaryFile, first.summary);
printHead(first.summary, 40, "");
print(dim(`All of it: ${summaryFile}`));

section("Files");
await printFiles(first);

section("What the mail server received");
const longest = reminders.toSorted((a, b) => b.text.length - a.text.length)[0];
print(`${reminders.length} reminders. The longest one:`);
print();
if (longest) printMail(longest, 40);
print("The others:");
print();
for (const mail of reminders) {
  if (mail !== longest) print(`  ${mail.to.join(", ").padEnd(32)} ${mail.subject}`);
}
print();
print("The manager's report:");
print();
for (const mail of received.filter(({ to }) => to.includes(manager))) printMail(mail, 30);

section("What the portal received");
for (const { id, title, folderId, version } of uploads()) {
  print(
    `${title}: file ${id} in folder ${folderId}, version ${version?.version}, ${count(version?.size ?? 0)} bytes`,
  );
}
print();
printRequests(portal.requests);

section("The access review: what the owner decides in the workbook in the report folder");
const asked = await askedIn(store);
const decisions = asked
  .filter((row) => row["Proposal"] === "remove")
  .slice(0, 2)
  .map((row, index): Filling => {
    const place = { email: String(row["E-mail"]), room: String(row["Room"]), decidedBy: "Zoë" };
    return index === 0
      ? { ...place, decision: "keep", reason: "On parental leave" }
      : { ...place, decision: "remove" };
  });
print(`${REVIEW_TITLE} asks about ${asked.length} inactive memberships. Filled in, as its next version:`);
print();
for (const { room, email, decision, reason = "" } of decisions) {
  print(`  ${decision.padEnd(8)} ${email.padEnd(32)} ${room}${reason === "" ? "" : `: ${reason}`}`);
}
await decideIn(store, { by: service.id, at: Math.floor(Date.now() / 1000) }, decisions);

section("The second run's log: the same month again");
const second = await run(show);
const again = mails.received
  .slice(received.length)
  .map(readMail)
  .filter(({ to }) => !to.includes(manager));
const reports = uploads().filter(({ title }) => /report/.test(title));
print();
for (const { title, version } of reports) print(`${title}: version ${version?.version}`);
print(`Reminders sent: ${second.outputs["reminder-count"]}, received: ${again.length}`);

section("What became of the decisions");
const secondReport = [...second.files].find(([name]) => name.endsWith(".json"))?.[1] ?? "";
const { review } = JSON.parse(await readFile(secondReport, "utf8")) as {
  readonly review: {
    readonly sentence: string;
    readonly memberships: readonly { readonly state: string; readonly name: string; readonly text: string }[];
  };
};
print(review.sentence);
for (const { state, name, text } of review.memberships) if (state !== "open") print(`  ${name}: ${text}`);

section("Truth: what the report says against what the portal's generator knows");
let wrong = 0;
function check(what: string, told: string | undefined, real: string): void {
  const right = told === real;
  if (!right) wrong++;
  print(`${right ? "✓" : "✗"} ${what}: ${right ? real : `${told ?? "nothing"}, in truth ${real}`}`);
}
const addresses = reminders.flatMap(({ to }) => to);
check("events", first.outputs["event-count"], String(truth.events));
check("inactive memberships without the exempt", first.outputs["inactive-count"], String(inactive.length));
check("people reminded", first.outputs["reminder-count"], String(toRemind.size));
check(
  "mails to anybody else, or to somebody twice",
  String(
    addresses.filter((address, index) => !toRemind.has(address) || addresses.indexOf(address) !== index)
      .length,
  ),
  "0",
);
check(
  "inactive people without a mail",
  String([...toRemind].filter((one) => !addresses.includes(one)).length),
  "0",
);
check("reminders of the second run", String(again.length), "0");
check(
  "versions of the reports after it",
  [...new Set(reports.map(({ version }) => version?.version))].join(),
  "2",
);
check(
  "inactive memberships after one decision to keep",
  second.outputs["inactive-count"],
  String(inactive.length - 1),
);
check(
  "decisions followed",
  review.memberships
    .map(({ state }) => state)
    .filter((state) => state !== "open")
    .sort()
    .join(),
  "kept,not-done",
);
check("exit codes", `${first.exitCode} and ${second.exitCode}`, "0 and 0");
print();
print(`The files are in ${workspace}.`);

await server.close();
await mails.close();
process.exitCode = wrong === 0 ? 0 : 1;
