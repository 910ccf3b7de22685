import { sentenceOf, UserError } from "../errors.ts";
import { lookAtFolder } from "../preflight/folder.ts";
import type { UploadedFile, WrittenFile } from "../report-folder/files.ts";
import { docSpaceFolder } from "../report-folder/folder.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import { listBefore, uploadReports } from "../report-folder/upload-reports.ts";
import { GRACE, GRACE_TO_LOOK } from "../report-folder/verified-upload.ts";
import type { RunOutputs } from "../runner/outputs.ts";
import { type RunContext, uploadOptions } from "./context.ts";
import { openPortal } from "./open-portal.ts";

/** The folder that receives the reports, over a connection that outlives a cancelling by what an upload needs. */
export function reportFolderOf({ host, settings, docspace, ready }: RunContext): ReportFolder | undefined {
  if (!ready.folder) return undefined;
  const lasting = openPortal(host, settings, lastingLonger(host.signal), docspace.pace);
  return docSpaceFolder(lasting, ready.folder.id);
}

/**
 * What makes the report folder unfit now, in sentences: it was looked at before the reading, which takes its time, and
 * strangers may have been let in meanwhile.
 */
export async function unfitNow({ docspace, ready }: RunContext): Promise<readonly string[]> {
  if (ready.folder === undefined) return [];
  try {
    const { problems } = await lookAtFolder(docspace, ready.folder.id);
    return problems;
  } catch (error) {
    docspace.signal.throwIfAborted();
    return [sentenceOf(error)];
  }
}

/** For right before the ledger or the workbook of the access review is written: both tell of people. */
export async function refuseUnfit(context: RunContext): Promise<void> {
  const problems = await unfitNow(context);
  if (problems.length > 0) throw new UserError(problems.join(" "));
}

/** Why nobody is mailed while the folder is unfit: the ledger, too, says who is inactive where. */
export function noMailIn(unfit: readonly string[]): string {
  return `No mail was sent, for whom a run mails is kept in the report folder. ${unfit.join(" ")}`;
}

interface Delivered {
  readonly uploaded: readonly UploadedFile[];
  readonly problems: readonly string[];
  readonly outputs: Partial<RunOutputs>;
  /** Why no mail may be sent, in a sentence; absent where they may. */
  readonly mayNot?: string;
}

/** Uploads what was written, if a folder is given; one file that fails does not stop the others. */
export async function deliverReports(
  context: RunContext,
  folder: ReportFolder | undefined,
  written: readonly WrittenFile[],
): Promise<Delivered> {
  if (!folder) return { uploaded: [], problems: [], outputs: {} };
  const { host } = context;
  return host.log.group("Uploading the reports", async () => {
    const options = uploadOptions(context);
    const [unfit, listed] = await Promise.all([unfitNow(context), listBefore(folder, written, options)]);
    if (unfit.length > 0) {
      const kept = "Nothing was uploaded; the files are in the output directory.";
      const problems = unfit.map((problem) => `${problem} ${kept}`);
      return { uploaded: [], problems, outputs: {}, mayNot: noMailIn(unfit) };
    }
    const { uploaded, problems } = await uploadReports(
      folder,
      written,
      listed,
      options,
      ({ title, version, url }) => host.log.info(`${title}, version ${version}: ${url}`),
    );
    return {
      uploaded,
      problems: problems.map((problem) => problem.message),
      outputs: { uploadedFiles: uploaded, reportUrl: mainReport(uploaded)?.url ?? "" },
    };
  });
}

/** The one that people open first. */
function mainReport(uploaded: readonly UploadedFile[]): UploadedFile | undefined {
  const order = [".xlsx", ".html", ".txt", ".csv", ".json"];
  const rank = ({ title }: UploadedFile): number => order.findIndex((ending) => title.endsWith(ending));
  return uploaded.toSorted((a, b) => rank(a) - rank(b)).at(0);
}

/** Aborted as long after `signal` as an upload under way needs to end and to be verified. */
export function lastingLonger(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const end = () => setTimeout(() => controller.abort(signal.reason), GRACE + GRACE_TO_LOOK).unref();
  if (signal.aborted) end();
  else signal.addEventListener("abort", end, { once: true });
  return controller.signal;
}
