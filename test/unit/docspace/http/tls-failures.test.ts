import { expect, test } from "vitest";
import { networkError } from "../../../../src/docspace/http/portal-error.ts";
import { failureCode, tlsFailure } from "../../../../src/docspace/http/tls-failures.ts";
import { TransportError } from "../../../../src/docspace/http/transport.ts";

// Codes and messages as a client of Node 24 got them from servers of OpenSSL and Node.
test.each([
  ["UNSPECIFIED", "EE certificate key too weak", /too old or too weak/],
  ["UNSPECIFIED", "CA signature digest algorithm too weak", /too old or too weak/],
  ["ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE", "", /too old or too weak, or it wants a certificate/],
  ["ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED", "", /wants a certificate from whoever connects/],
  ["ERR_SSL_TLSV1_UNRECOGNIZED_NAME", "", /does not know itself by this name/],
  ["INVALID_CA", "", /not accepted here/],
  ["CERT_HAS_EXPIRED", "", /has expired/],
  ["CERT_NOT_YET_VALID", "", /not valid yet/],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "", /for another name; use the name in the certificate as smtp-url/],
])("%s %s", (code, message, sentence) => {
  expect(tlsFailure(failureCode(code, message), "smtp-url")).toMatch(sentence);
});

test("what has nothing to do with TLS is none of these", () => {
  for (const code of ["ECONNREFUSED", "ECONNRESET", "UND_ERR_SOCKET", "ENOTFOUND"])
    expect(tlsFailure(failureCode(code, "connect"))).toBe(undefined);
});

test.each([
  ["PROXY_CERT_HAS_EXPIRED", /^No secure connection to the proxy named in HTTPS_PROXY \(.*has expired/],
  ["PROXY_ERR_TLS_CERT_ALTNAME_INVALID", /use the name in the certificate as HTTPS_PROXY/],
  ["PROXY_ECONNREFUSED", /the proxy named in HTTPS_PROXY does not answer/],
  ["PROXY_403", /does not lead there/],
  ["CERT_HAS_EXPIRED", /^No secure connection to docs\.example\.com /],
])("%s is told of whom it is", (code, sentence) => {
  const failure = new TransportError("network", code);
  expect(networkError("GET /api/2.0/files", "docs.example.com", failure).message).toMatch(sentence);
});
