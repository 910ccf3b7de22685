import type { DocSpace } from "../docspace/http/client.ts";
import { readVersion } from "../docspace/portal.ts";
import { findEarlierFiles, readEarlierFile } from "../earlier-runs/earlier-file.ts";
import { Problems } from "../errors.ts";
import { findFolder } from "../preflight/folder.ts";
import type { UploadedFile, WrittenFile } from "../report-folder/files.ts";
import { docSpaceFolder } from "../report-folder/folder.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import { rollUpFileName } from "../report-folder/titles.ts";
import { listBefore, uploadReports } from "../report-folder/upload-reports.ts";
import { openPortal } from "../run/open-portal.ts";
import type { Host } from "../runner/host.ts";
import { INPUTS } from "../settings/inputs.ts";
import { labelBefore, type Period } from "../time/period.ts";
import { LARGEST_ROLLUP } from "./changes.ts";
import type { RollUpSettings } from "./inputs.ts";

/** Periods looked back for a page to compare with: a year of months. */
const LOOKED_BACK = 12;

/** The DocSpace folder that receives the page. */
export interface PageFolder {
  readonly docspace: DocSpace;
  readonly id: number;
  readonly folder: ReportFolder;
  readonly serverVersion: string;
}

/** @throws UserError for a portal that cannot be asked, and a folder that is unfit, with all its problems */
export async function openFolder(
  host: Host,
  { portalUrl, apiKey, folderId }: NonNullable<RollUpSettings["upload"]>,
): Promise<PageFolder> {
  const requestsPerMinute = Number(INPUTS["requests-per-minute"].default);
  const docspace = openPortal(host, { portalUrl, apiKey, requestsPerMinute }, host.signal);
  const [version, { folder, problems }] = await Promise.all([
    readVersion(docspace),
    findFolder(docspace, folderId),
  ]);
  if (problems.length > 0) throw new Problems(problems);
  const { id } = folder;
  return { docspace, id, folder: docSpaceFolder(docspace, id), serverVersion: version.text };
}

/** The JSON of the nearest earlier period that the folder holds; undefined where it holds none that can be read. */
export async function pageBefore(
  { docspace, id }: PageFolder,
  period: Pick<Period, "label">,
): Promise<Uint8Array | undefined> {
  const titles: string[] = [];
  let { label } = period;
  for (let back = 0; back < LOOKED_BACK; back++) {
    label = labelBefore({ label });
    titles.push(rollUpFileName("json", label));
  }
  const found = await findEarlierFiles(docspace, id, titles);
  const nearest = titles.find((title) => found.has(title));
  if (nearest === undefined) return undefined;
  const read = await readEarlierFile(docspace, found.get(nearest), LARGEST_ROLLUP);
  return read.state === "read" ? read.content : undefined;
}

/** Uploads the page, verified as the reports of one portal are. */
export async function uploadPage(
  host: Host,
  { folder, serverVersion }: PageFolder,
  written: readonly WrittenFile[],
): Promise<{ readonly uploaded: readonly UploadedFile[]; readonly problems: readonly string[] }> {
  const options = { serverVersion, clock: host.clock, warn: host.log.warning, signal: host.signal };
  const listed = await listBefore(folder, written, options);
  const { uploaded, problems } = await uploadReports(
    folder,
    written,
    listed,
    options,
    ({ title, version, url }) => host.log.info(`${title}, version ${version}: ${url}`),
  );
  return { uploaded, problems: problems.map(({ message }) => message) };
}
