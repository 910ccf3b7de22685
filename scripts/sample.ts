// Makes docs/sample from the demo portal, with the bundle that the last build left (npm run build).
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ZipFile } from "yazl";
import { cast } from "../demo/organisation/people.ts";
import { who } from "../demo/organisation/rooms.ts";
import { makeOrganisation } from "../demo/organisation.ts";
import { readMail } from "../demo/received-mail.ts";
import { startSmtpServer } from "../demo/smtp.ts";
import { audit } from "../test/scenario/scenario.ts";
import { unzip } from "../test/unit/deliver/unzip.ts";

/** Where the sample lies, from the repository's root. */
export const SAMPLE = join(import.meta.dirname, "..", "docs", "sample");

/** Stands for the demo portal, whose port is another one in every run. */
const ADDRESS = "https://docspace.example.com";
const MANAGER = "manager@example.com";
const SHOWN = /^(?:audit-report-.*\.(?:html|xlsx)|inactivity-report-.*\.txt)$/;

/**
 * A file's text without what differs from run to run, although month, people and clock are always the same: the second
 * in which it was made, which upload came first, hashes and sizes of it all, and in how many requests the trail was read
 * with how many rows twice, for that depends on which of the readers is faster.
 */
export function settled(content: Buffer | undefined): string {
  return (content ?? Buffer.alloc(0))
    .toString("utf8")
    .replaceAll("\r\n", "\n")
    .replace(/\b[0-9a-f]{64}\b/g, "{sha256}")
    .replace(/(2026-11-02T|2 November 2026, )\d\d:\d\d:\d\d/g, "$1{time}")
    .replace(/\bfileid=\d+/gi, "fileId={id}")
    .split(/(?<=\n)|(?=<row )/)
    .map((line) => (READING.test(line) ? line.replace(/\d[\d\u00a0]*/g, "0") : line))
    .join("");
}

/** Lines of the HTML and rows of the workbook that tell of the reading, or of a file. */
const READING = /requests brought|read to its end|\{sha256\}|>Audit trail/;

/** The files of the sample by their names. */
export async function sampleFiles(): Promise<ReadonlyMap<string, Buffer>> {
  const organisation = makeOrganisation();
  const { people, rooms, store } = organisation;
  const workspace = mkdtempSync(join(tmpdir(), "docspace-audit-sample-"));
  const mails = await startSmtpServer();
  try {
    writeFileSync(
      join(workspace, "exemptions.yml"),
      `- who: ${who(people, cast.owner).email}
  reason: The account of these reports
- who: guests
  rooms: ${rooms.launch.title}
  reason: Partners who read along until the launch
  until: 2027-12-31
`,
    );
    const { run, portalUrl } = await audit(organisation, {
      workspace,
      inputs: {
        exemptions: "exemptions.yml",
        "access-review": "on",
        reminders: "send",
        "smtp-url": `smtp://127.0.0.1:${mails.port}`,
        "mail-from": "DocSpace audit <audit@example.com>",
        "manager-email": MANAGER,
      },
    });
    if (run.exitCode !== 0) throw new Error(`The run ended with ${run.exitCode}:\n${run.log}`);
    const mail = mails.received.map(readMail).find(({ to }) => to.includes(MANAGER));
    const files = new Map([
      ["job-summary.md", readdressed(Buffer.from(run.summary), portalUrl)],
      ["manager-mail.html", readdressed(Buffer.from(mail?.html ?? ""), portalUrl)],
    ]);
    for (const { title, versions } of store.files.values()) {
      const content = versions.at(-1)?.content;
      if (!SHOWN.test(title) || content === undefined) continue;
      const made = Buffer.from(content);
      files.set(
        title,
        title.endsWith(".xlsx") ? await repacked(made, portalUrl) : readdressed(made, portalUrl),
      );
    }
    return files;
  } finally {
    await mails.close();
    rmSync(workspace, { recursive: true, force: true });
  }
}

function readdressed(content: Buffer, portalUrl: string): Buffer {
  const escaped = (address: string) => address.replace(":", "&#58;");
  const host = (address: string) => new URL(address).host;
  return Buffer.from(
    content
      .toString("utf8")
      .replaceAll(portalUrl, ADDRESS)
      .replaceAll(escaped(portalUrl), escaped(ADDRESS))
      .replaceAll(host(portalUrl), host(ADDRESS)),
  );
}

/** The same workbook with the other address. */
async function repacked(workbook: Buffer, portalUrl: string): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, content] of unzip(workbook)) {
    archive.addBuffer(readdressed(content, portalUrl), name, { mtime: new Date(2026, 10, 2) });
  }
  archive.end();
  const pieces: Buffer[] = [];
  for await (const piece of archive.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const [name, content] of await sampleFiles()) writeFileSync(join(SAMPLE, name), content);
}
