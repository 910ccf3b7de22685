import type { ReceivedRequest } from "../../demo/portal.ts";

/** What the action may send beside what it reads: questions about titles, and its own files. */
const ALLOWED = [
  /^POST \/api\/2\.0\/files\/\d+\/upload\/check$/,
  /^POST \/api\/2\.0\/files\/\d+\/upload$/,
  /^POST \/api\/2\.0\/files\/\d+\/upload\/create_session$/,
  /^POST \/ChunkedUploader\.ashx$/,
];

/** No run changes anybody's access, or anything but its own files. Throws for the first request that might. */
export function refuseChanges(requests: readonly ReceivedRequest[]): void {
  for (const { method, path } of requests) {
    const asked = `${method} ${path.split("?")[0]?.replace(/\/$/, "")}`;
    if (method === "GET" || ALLOWED.some((one) => one.test(asked))) continue;
    throw new Error(`The run sent ${asked}, which is neither a question nor a file of its own.`);
  }
}
