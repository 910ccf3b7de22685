import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

export interface Certificate {
  /** PEM; it is its own authority, so clients that shall trust it get it in NODE_EXTRA_CA_CERTS. */
  readonly cert: string;
  /** PEM, PKCS #8. */
  readonly key: string;
}

/**
 * A certificate for `localhost` and 127.0.0.1, signed by itself, valid for a day before and ten years after now. Made
 * anew each time, so that no private key has to lie in the repository. Written in DER by hand (RFC 5280), because Node
 * can read certificates and not make them.
 */
export function selfSignedCertificate(
  names: readonly string[] = ["localhost"],
  now = Date.now(),
): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));
  const name = sequence(set(sequence(oid("550403"), tagged(0x0c, Buffer.from(names[0] ?? "localhost")))));
  const day = 86_400_000;
  const alternatives = sequence(
    ...names.map((one) => tagged(0x82, Buffer.from(one))),
    tagged(0x87, Buffer.from([127, 0, 0, 1])),
  );
  const extensions = sequence(
    sequence(oid("551d13"), TRUE, octets(sequence(TRUE))),
    sequence(oid("551d11"), octets(alternatives)),
  );
  const content = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    sequence(utcTime(now - day), utcTime(now + 3650 * day)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, extensions),
  );
  const signature = tagged(0x03, Buffer.concat([Buffer.from([0]), sign("sha256", content, privateKey)]));
  const base64 = sequence(content, ecdsaWithSha256, signature)
    .toString("base64")
    .replace(/.{64}/g, "$&\n")
    .trim();
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

const TRUE = Buffer.from([0x01, 0x01, 0xff]);

function tagged(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(content), content]);
}

function lengthOf({ byteLength }: Buffer): Buffer {
  if (byteLength < 0x80) return Buffer.from([byteLength]);
  return byteLength < 0x100
    ? Buffer.from([0x81, byteLength])
    : Buffer.from([0x82, byteLength >> 8, byteLength & 0xff]);
}

const sequence = (...parts: Buffer[]) => tagged(0x30, Buffer.concat(parts));
const set = (...parts: Buffer[]) => tagged(0x31, Buffer.concat(parts));
const oid = (hex: string) => tagged(0x06, Buffer.from(hex, "hex"));
const octets = (content: Buffer) => tagged(0x04, content);
const integer = (content: Buffer) => tagged(0x02, content);

/** `261122081500Z` */
function utcTime(at: number): Buffer {
  const text = new Date(at).toISOString().replace(/^\d{2}|[-:T]|\.\d{3}/g, "");
  return tagged(0x17, Buffer.from(text));
}
