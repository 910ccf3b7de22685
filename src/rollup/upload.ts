import { createDocSpace } from "../docspace/http/client.ts";
import { readVersion } from "../docspace/portal.ts";
import { Problems } from "../errors.ts";
import { findFolder } from "../preflight/folder.ts";
import type { UploadedFile, WrittenFile } from "../report-folder/files.ts";
import { docSpaceFolder } from "../report-folder/folder.ts";
import { uploadReports } from "../report-folder/verified-upload.ts";
import type { Host } from "../runner/host.ts";
import { VERSION } from "../version.ts";
import type { RollUpSettings } from "./inputs.ts";

const REQUESTS_PER_MINUTE = 1200;

/** Uploads the page into a DocSpace folder, verified as the reports of one portal are. */
export async function uploadPage(
  host: Host,
  { portalUrl, apiKey, folderId }: NonNullable<RollUpSettings["upload"]>,
  written: readonly WrittenFile[],
): Promise<{ readonly uploaded: readonly UploadedFile[]; readonly problems: readonly string[] }> {
  const docspace = createDocSpace({
    portalUrl,
    apiKey,
    transport: host.transport,
    clock: host.clock,
    random: host.random,
    requestsPerMinute: REQUESTS_PER_MINUTE,
    signal: host.signal,
    userAgent: `docspace-audit/${VERSION}`,
    onRetry: ({ path, reason }) => host.log.info(`Trying ${path} again: ${reason}`),
  });
  const [version, folder] = await Promise.all([readVersion(docspace), findFolder(docspace, folderId)]);
  if (folder.problems.length > 0) throw new Problems(folder.problems);
  const { uploaded, problems } = await uploadReports(docSpaceFolder(docspace, folder.folder.id), written, {
    serverVersion: version.text,
    clock: host.clock,
    warn: host.log.warning,
    signal: host.signal,
  });
  return { uploaded, problems: problems.map(({ message }) => message) };
}
