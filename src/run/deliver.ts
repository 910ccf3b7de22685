import type { DocSpace } from "../docspace/http/client.ts";
import type { Preflight } from "../preflight/preflight.ts";
import type { UploadedFile, WrittenFile } from "../report-folder/files.ts";
import { docSpaceFolder } from "../report-folder/folder.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import { GRACE, GRACE_TO_LOOK, uploadReports } from "../report-folder/verified-upload.ts";
import type { Host } from "../runner/host.ts";
import type { RunOutputs } from "../runner/outputs.ts";
import type { Settings } from "../settings/settings.ts";
import { openPortal } from "./portal.ts";

/** The folder that receives the reports, over a connection that outlives a cancelling by what an upload needs. */
export function reportFolderOf(
  host: Host,
  settings: Settings,
  { pace }: DocSpace,
  { folder }: Preflight,
): ReportFolder | undefined {
  if (!folder) return undefined;
  return docSpaceFolder(openPortal(host, settings, lastingLonger(host.signal), pace), folder.id);
}

/** Uploads what was written, if a folder is given; one file that fails does not stop the others. */
export async function deliverReports(
  host: Host,
  folder: ReportFolder | undefined,
  serverVersion: string,
  written: readonly WrittenFile[],
): Promise<{
  readonly uploaded: readonly UploadedFile[];
  readonly problems: readonly string[];
  readonly outputs: Partial<RunOutputs>;
}> {
  if (!folder) return { uploaded: [], problems: [], outputs: {} };
  return host.log.group("Uploading the reports", async () => {
    const { uploaded, problems } = await uploadReports(folder, written, {
      serverVersion,
      clock: host.clock,
      warn: host.log.warning,
      signal: host.signal,
    });
    for (const { title, version, url } of uploaded) host.log.info(`${title}, version ${version}: ${url}`);
    return {
      uploaded,
      problems: problems.map((problem) => problem.message),
      outputs: { uploadedFiles: uploaded, reportUrl: mainReport(uploaded)?.url ?? "" },
    };
  });
}

/** The one that people open first. */
function mainReport(uploaded: readonly UploadedFile[]): UploadedFile | undefined {
  const order = [".html", ".xlsx", ".txt", ".csv", ".json"];
  const rank = ({ title }: UploadedFile): number => order.findIndex((ending) => title.endsWith(ending));
  return uploaded.toSorted((a, b) => rank(a) - rank(b)).at(0);
}

/** Aborted as long after `signal` as an upload under way needs to end and to be verified. */
function lastingLonger(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  signal.addEventListener(
    "abort",
    () => setTimeout(() => controller.abort(signal.reason), GRACE + GRACE_TO_LOOK).unref(),
    { once: true },
  );
  return controller.signal;
}
