import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { REVIEW_TITLE } from "../src/report-folder/titles.ts";
import { askedIn, decideIn, type Filling, workbookIn } from "./decide.ts";
import { cast } from "./organisation/people.ts";
import { who } from "./organisation/rooms.ts";
import { makeOrganisation } from "./organisation.ts";
import type { DemoFile } from "./portal/model.ts";
import { type ReadMail, readMail } from "./received-mail.ts";
import { type RunResult, runAction } from "./runner.ts";
import { startDemoServer } from "./server.ts";
import {
  count,
  everything,
  print,
  printFiles,
  printHead,
  printMail,
  printOutputs,
  printRequests,
  say,
  section,
  show,
} from "./show.ts";
import { startSmtpServer } from "./smtp.ts";

const MANAGER = "manager@example.com";

interface Review {
  readonly sentence: string;
  readonly memberships: readonly { readonly state: string; readonly name: string; readonly text: string }[];
}

/** What was told about the runs against what the portal's generator knows. */
class Truth {
  private readonly wrong: string[] = [];
  private asked = 0;

  check(what: string, told: string | undefined, real: string): void {
    this.asked++;
    const right = told === real;
    print(`${right ? "✓" : "✗"} ${what}: ${right ? real : `${told ?? "nothing"}, in truth ${real}`}`);
    if (!right) this.wrong.push(what);
  }

  get sentence(): string {
    return this.wrong.length === 0
      ? `Against what the portal's generator knows, ${this.asked} of ${this.asked} figures are right.`
      : `WRONG against what the portal's generator knows: ${this.wrong.join("; ")}.`;
  }

  get holds(): boolean {
    return this.wrong.length === 0;
  }
}

/**
 * The story of one portal: audited, decided about in the access review, audited again. Its particulars are written into a
 * new directory, and the story says where.
 *
 * @returns whether all that the action told is true
 */
export async function showOnePortal(bundle: string, month: string, timeZone: string): Promise<boolean> {
  const organisation = makeOrganisation({ month, timeZone });
  const { truth, store, people, rooms } = organisation;
  const portal = organisation.portal();
  const before = new Set(store.files.keys());
  const server = await startDemoServer(portal);
  const mails = await startSmtpServer();
  const workspace = await mkdtemp(join(tmpdir(), "docspace-audit-demo-"));

  const service = who(people, cast.owner);
  const exemptions = `- who: ${service.email}
  reason: The account of these reports
- who: guests
  rooms: ${rooms.launch.title}
  reason: Partners who read along until the launch
  until: ${Number(month.slice(0, 4)) + 1}-12-31
`;
  await writeFile(join(workspace, "exemptions.yml"), exemptions);
  const isExempt = (roomId: number, personId: string): boolean =>
    personId === service.id ||
    (roomId === rooms.launch.id && cast.guests.some((guest) => who(people, guest).id === personId));
  /** The inactive memberships that the exemptions leave, as the generator of the portal knows them. */
  const inactive = truth.members.filter(
    ({ verdict, roomId, personId }) => verdict === "inactive" && !isExempt(roomId, personId),
  );
  const toRemind = new Set(inactive.map(({ personId }) => store.people.get(personId)?.email ?? personId));

  const run = async (name: string): Promise<RunResult> => {
    section(`The log of the ${name} run`);
    return runAction({
      bundle,
      workspace,
      onLog: show,
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
        "manager-email": MANAGER,
      },
    });
  };
  const uploads = (): DemoFile[] => [...store.files.values()].filter(({ id }) => !before.has(id));
  const version = (file: DemoFile | undefined): number | undefined => file?.versions.at(-1)?.version;
  const isReport = ({ title }: DemoFile): boolean => /report/.test(title);

  section("The demo portal");
  say(
    `A demo portal (DocSpace ${portal.settings.version}, ${timeZone}): ${count(truth.events)} events in ${month}, ${people.length} people,`,
  );
  say(
    `${store.rooms.size} rooms, ${truth.members.length} memberships. Beside it runs a mail server; exemptions.yml excuses some people.`,
  );
  print();
  printHead(exemptions, 20);

  const first = await run("first");
  const received = mails.received.map(readMail);
  const reminders = received.filter(({ to }) => !to.includes(MANAGER));
  await printRun(first, received);
  const summaryFile = join(workspace, "job-summary.md");
  await writeFile(summaryFile, first.summary);
  section("What the portal received");
  for (const file of uploads()) {
    const { id, title, folderId, versions } = file;
    print(
      `${title}: file ${id} in folder ${folderId}, version ${version(file)}, ${count(versions.at(-1)?.size ?? 0)} bytes`,
    );
  }
  print();
  printRequests(portal.requests);
  say(`The action audits it, as the runner of GitHub would: exit code ${first.exitCode}.`);
  say(`  ${/\*\*(.+?)\*\*/.exec(first.summary)?.[1] ?? "The summary has no answer."}`);
  say(
    `  Sent: ${reminders.length} reminders and the manager's report. Uploaded: ${uploads().filter(isReport).length} reports and the access review.`,
  );

  section("What the owner decides in the workbook in the report folder");
  const asked = await askedIn(store);
  const decisions = decisionsOn(asked);
  for (const { room, email, decision, reason = "" } of decisions) {
    print(`${decision.padEnd(8)} ${email.padEnd(32)} ${room}${reason === "" ? "" : `: ${reason}`}`);
  }
  await decideIn(store, { by: service.id, at: Math.floor(Date.now() / 1000) }, decisions);
  say(
    `In ${REVIEW_TITLE}, the owner decides about 2 of ${asked.length} inactive memberships: keep one, remove one.`,
  );

  const second = await run("second");
  const again = mails.received.slice(received.length).filter(({ to }) => !to.includes(MANAGER));
  const review = await reviewIn(second);
  const followed = review.memberships.filter(({ state }) => state !== "open");
  section("What became of the decisions");
  print(review.sentence);
  for (const { name, text } of followed) print(`  ${name}: ${text}`);
  const versions = [...new Set(uploads().filter(isReport).map(version))].join();
  say(
    `The same month again: exit code ${second.exitCode}, the reports are version ${versions} of the same files,`,
  );
  say(`  nobody is reminded twice (${again.length} reminders), and both decisions are followed.`);

  section("Truth: what the report says against what the portal's generator knows");
  const told = new Truth();
  const addresses = reminders.flatMap(({ to }) => to);
  const superfluous = addresses.filter(
    (address, index) => !toRemind.has(address) || addresses.indexOf(address) !== index,
  );
  const forgotten = [...toRemind].filter((one) => !addresses.includes(one));
  told.check("events", first.outputs["event-count"], String(truth.events));
  told.check(
    "inactive memberships, less the exempt",
    first.outputs["inactive-count"],
    String(inactive.length),
  );
  told.check("people reminded", first.outputs["reminder-count"], String(toRemind.size));
  told.check("mails to anybody else, or to somebody twice", String(superfluous.length), "0");
  told.check("inactive people without a mail", String(forgotten.length), "0");
  told.check("reminders of the second run", String(again.length), "0");
  told.check("versions of the reports after it", versions, "2");
  told.check(
    "inactive memberships after one decision to keep",
    second.outputs["inactive-count"],
    String(inactive.length - 1),
  );
  told.check(
    "decisions followed",
    followed
      .map(({ state }) => state)
      .sort()
      .join(),
    "kept,not-done",
  );
  told.check("exit codes", `${first.exitCode} and ${second.exitCode}`, "0 and 0");
  say(told.sentence);

  await server.close();
  await mails.close();
  const reviewFile = join(workspace, REVIEW_TITLE);
  await writeFile(reviewFile, workbookIn(store).content);
  await tellWhereToLook(workspace, [summaryFile, reviewFile], first);
  return told.holds;
}

/** The outputs, summary, mails and files of a run. */
function printRun(run: RunResult, received: readonly ReadMail[]): Promise<void> {
  section("Outputs");
  printOutputs(run);
  section("Job summary");
  printHead(run.summary, Number.POSITIVE_INFINITY, "");
  section("What the mail server received");
  for (const mail of received) printMail(mail);
  section("Files");
  return printFiles(run);
}

/** What people decided, as the JSON report has it. */
async function reviewIn({ files }: RunResult): Promise<Review> {
  const path = [...files.values()].find((file) => /audit-report.*\.json$/.test(file)) ?? "";
  return (JSON.parse(await readFile(path, "utf8")) as { readonly review: Review }).review;
}

/** The first two whose removal is proposed: one is kept, for a reason, and one is to be removed. */
function decisionsOn(asked: readonly Readonly<Record<string, unknown>>[]): Filling[] {
  return asked
    .filter((row) => row["Proposal"] === "remove")
    .slice(0, 2)
    .map((row, index) => {
      const place = { email: String(row["E-mail"]), room: String(row["Room"]), decidedBy: "Zoë" };
      return index === 0
        ? { ...place, decision: "keep", reason: "On parental leave" }
        : { ...place, decision: "remove" };
    });
}

/** The last lines of the story; the very last is the page that a browser opens. */
async function tellWhereToLook(
  workspace: string,
  [summaryFile, reviewFile]: readonly [string, string],
  { files }: RunResult,
): Promise<void> {
  const everythingFile = join(workspace, "everything.txt");
  const page = [...files.values()].find((file) => file.endsWith(".html")) ?? summaryFile;
  say();
  say(`Both logs, outputs, mails, requests: ${everythingFile} (or run with: -- --verbose)`);
  say(`The job summary on GitHub:           ${summaryFile}`);
  say(`All report files:                    ${dirname(page)}`);
  say(`The workbook after both decisions:   ${reviewFile}`);
  await writeFile(everythingFile, everything());
  say(pathToFileURL(page).href);
}
