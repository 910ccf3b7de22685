import { makeOrganisation, type Organisation } from "../../demo/organisation.ts";
import { type DemoKey, nobody } from "../../demo/portal/model.ts";
import type { DemoPortal, PortalOptions } from "../../demo/portal.ts";

/** An answer, whether the demo portal gave it or a real server once did. */
export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or text; "" for an empty body. */
  // biome-ignore lint/suspicious/noExplicitAny: bodies of any shape are what the cases look into
  readonly body: any;
}

type KeyName = keyof Organisation["keys"] | "bad" | "none" | "session" | "guest" | "nonMember" | "admin";

export interface Sent {
  readonly method?: "GET" | "POST" | "PUT";
  /** Path and query; `~` stands for `/api/2.0/`. */
  readonly url: string;
  readonly key?: KeyName;
  readonly json?: unknown;
  /** A multipart body with one file. */
  readonly file?: { readonly name: string; readonly content: string | Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
}

const boundary = "conformance-boundary";

/** A multipart body with a part `file`, or without any part but a plain field. */
function multipart(file: Sent["file"]): Uint8Array {
  const head =
    file === undefined
      ? `--${boundary}\r\nContent-Disposition: form-data; name="other"\r\n\r\n`
      : `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(head),
    Buffer.from(file?.content ?? "x"),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

const multipartType = `multipart/form-data; boundary=${boundary}`;

/** A demo portal with everybody the cases need, and one way to ask it. */
export interface World {
  readonly organisation: Organisation;
  readonly portal: DemoPortal;
  send(sent: Sent): Answer;
}

function keyFor(organisation: Organisation, person: number, name: string): DemoKey {
  const owner = organisation.people[person];
  if (owner === undefined) throw new Error(`nobody has number ${person}`);
  const key: DemoKey = {
    id: nobody.zero,
    secret: `sk-${name.padEnd(64, "0")}`,
    name,
    ownerId: owner.id,
    permissions: [],
    active: true,
    created: 0,
  };
  organisation.store.keys.push(key);
  return key;
}

export function makeWorld(options: PortalOptions = {}): World {
  const organisation = makeOrganisation({ events: 1500, thirdPartyRoom: true });
  const portal = organisation.portal(options);
  const session = organisation.people[27];
  if (session !== undefined) portal.sessions.set("a-session-token", session.id);
  const more: Partial<Record<KeyName, string>> = {
    bad: `sk-${"f".repeat(64)}`,
    session: "a-session-token",
    // A reader of room 1201; somebody who is in no room; a DocSpace admin who is no member of 1201.
    guest: keyFor(organisation, 48, "abc1").secret,
    nonMember: keyFor(organisation, 53, "abc2").secret,
    admin: keyFor(organisation, 1, "abc3").secret,
  };
  const secretOf = (name: KeyName): string | undefined =>
    name === "none"
      ? undefined
      : (more[name] ?? organisation.keys[name as keyof Organisation["keys"]]?.secret);
  return {
    organisation,
    portal,
    send: (sent) => {
      const secret = secretOf(sent.key ?? "least");
      const body =
        sent.json !== undefined
          ? Buffer.from(JSON.stringify(sent.json))
          : sent.method === "POST"
            ? multipart(sent.file)
            : new Uint8Array(0);
      const type = sent.json !== undefined ? "application/json" : multipartType;
      const answer = portal.handle(
        {
          method: sent.method ?? "GET",
          url: sent.url.replace(/^~/, "/api/2.0/"),
          headers: {
            ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
            ...(sent.method === "POST" ? { "content-type": type } : {}),
            ...sent.headers,
          },
          body,
        },
        organisation.now,
      );
      const text = Buffer.from(answer.body).toString("utf8");
      const isJson = /json/.test(answer.headers["content-type"] ?? "");
      return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
    },
  };
}
