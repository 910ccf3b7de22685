import { empty, type PortalAnswer } from "./answers.ts";
import type { Call } from "./call.ts";
import { filterEvents, lastEvents, lifetime, mappers, types } from "./routes-audit.ts";
import {
  checkUpload,
  chunkedUpload,
  createSession,
  fileById,
  fileHandler,
  listFolder,
  upload,
} from "./routes-files.ts";
import { filteredPeople, groupById, ownKey, ownPerson, people } from "./routes-people.ts";
import { paymentQuota, portalSettings, quota, tariff, versionBuild } from "./routes-portal.ts";
import { folderLog } from "./routes-room-log.ts";
import { groupShare, listRooms, roomById, roomShare } from "./routes-rooms.ts";

type Route = readonly [
  method: "GET" | "POST",
  path: RegExp,
  answer: (call: Call, ...parts: string[]) => PortalAnswer,
];

/** Every endpoint of the demo portal. Ids are numbers where the server's route constraint says so. */
const routes: readonly Route[] = [
  ["GET", /^\/api\/2\.0\/security\/audit\/events\/filter$/, filterEvents],
  ["GET", /^\/api\/2\.0\/security\/audit\/events\/last$/, lastEvents],
  ["GET", /^\/api\/2\.0\/security\/audit\/settings\/lifetime$/, lifetime],
  ["GET", /^\/api\/2\.0\/security\/audit\/mappers$/, mappers],
  ["GET", /^\/api\/2\.0\/security\/audit\/types$/, types],
  ["GET", /^\/api\/2\.0\/files\/rooms$/, listRooms],
  ["GET", /^\/api\/2\.0\/files\/rooms\/([^/]+)$/, roomById],
  ["GET", /^\/api\/2\.0\/files\/rooms\/([^/]+)\/share$/, roomShare],
  ["GET", /^\/api\/2\.0\/files\/folder\/([^/]+)\/log$/, folderLog],
  ["GET", /^\/api\/2\.0\/files\/folder\/([^/]+)\/group\/([^/]+)\/share$/, groupShare],
  ["GET", /^\/api\/2\.0\/files\/file\/(\d+)$/, fileById],
  ["GET", /^\/api\/2\.0\/files\/(\d+)$/, listFolder],
  ["POST", /^\/api\/2\.0\/files\/(\d+)\/upload$/, upload],
  ["POST", /^\/api\/2\.0\/files\/(\d+)\/upload\/check$/, checkUpload],
  ["POST", /^\/api\/2\.0\/files\/(\d+)\/upload\/create_session$/, createSession],
  ["POST", /^\/ChunkedUploader\.ashx$/i, chunkedUpload],
  ["GET", /^\/filehandler\.ashx$/i, fileHandler],
  ["GET", /^\/api\/2\.0\/people$/, people],
  ["GET", /^\/api\/2\.0\/people\/@self$/, ownPerson],
  ["GET", /^\/api\/2\.0\/people\/filter$/, filteredPeople],
  ["GET", /^\/api\/2\.0\/group\/([^/]+)$/, groupById],
  ["GET", /^\/api\/2\.0\/keys\/@self$/, ownKey],
  ["GET", /^\/api\/2\.0\/settings\/version\/build$/, versionBuild],
  ["GET", /^\/api\/2\.0\/settings$/, (call) => portalSettings(call, true)],
  ["GET", /^\/api\/2\.0\/portal\/quota$/, quota],
  ["GET", /^\/api\/2\.0\/portal\/payment\/quota$/, paymentQuota],
  ["GET", /^\/api\/2\.0\/portal\/tariff$/, tariff],
];

/** Every endpoint: method and pattern of the path. */
export const endpoints: readonly (readonly [method: string, path: RegExp])[] = routes.map(
  ([method, path]) => [method, path],
);

export type Matched = (call: Call) => PortalAnswer;

/** The route of a request; undefined where the server has none, which is a 404 without a body. */
export function findRoute(method: string, path: string): Matched | undefined {
  for (const [wanted, pattern, answer] of routes) {
    if (wanted !== method) continue;
    const match = pattern.exec(path);
    if (match !== null) return (call) => answer(call, ...match.slice(1).map(decodeURIComponent));
  }
  return undefined;
}

export const noRoute = (): PortalAnswer => empty(404);
