/** The input, or the variable, that holds the server's address. */
export type AddressInput = "portal-url" | "smtp-url" | "HTTPS_PROXY";

/**
 * What stands in the way of a secure connection, and what to do, by the code of the failure ({@link failureCode});
 * undefined for a failure of another kind.
 */
export function tlsFailure(code: string, input: AddressInput = "portal-url"): string | undefined {
  return FAILURES.find(([pattern]) => pattern.test(code))?.[1].replaceAll("{input}", input);
}

/**
 * The code that Node or OpenSSL gives a failure. What Node has no code for, such as a key that is too short for the
 * security level, it calls `UNSPECIFIED` and says in words (`X509ErrorCode` in `crypto_common.cc`).
 */
export function failureCode(code: string, message: string): string {
  return code === "UNSPECIFIED" ? message.slice(0, 80).toUpperCase().replace(/\W+/g, "_") : code;
}

const FAILURES: readonly (readonly [RegExp, string])[] = [
  [
    /CERT_HAS_EXPIRED|CERTIFICATE_HAS_EXPIRED/,
    "its certificate has expired; renew it on the server, and check that this machine's clock is right",
  ],
  [
    /CERT_NOT_YET_VALID/,
    "its certificate is not valid yet; check the clocks of this machine and of the one that issued it",
  ],
  [
    /ALTNAME_INVALID|HOSTNAME_MISMATCH/,
    "its certificate is for another name; use the name in the certificate as {input}, or install a certificate for this one",
  ],
  [
    /UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT/,
    "the server does not send the intermediate certificate, or its authority is not known here; install the whole chain on the server, or, for an authority of your own, name its file in NODE_EXTRA_CA_CERTS",
  ],
  [
    /SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT/,
    "its certificate was issued by the server itself or by an authority of your own; name that certificate's file in NODE_EXTRA_CA_CERTS, or install one of a public authority",
  ],
  [/CERT_REVOKED/, "its certificate was revoked; install a new one on the server"],
  [
    /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_LAYER_FAILURE/,
    "something without TLS answers at this port; check the port in {input}, and that TLS is spoken there",
  ],
  [
    /CERTIFICATE_REQUIRED|NO_CERTIFICATE/,
    "the server wants a certificate from whoever connects to it, which this action has none of; exempt this machine from that on the server",
  ],
  [
    /UNRECOGNIZED_NAME/,
    "the server does not know itself by this name; use its own name as {input}, or add this one on the server",
  ],
  [
    /UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|VERSION_TOO_LOW|NO_PROTOCOLS_AVAILABLE|NO_SHARED_CIPHER|HANDSHAKE_FAILURE|INSUFFICIENT_SECURITY|TOO_SMALL|TOO_WEAK/,
    "the server's encryption is too old or too weak, or it wants a certificate from this action; let it offer TLS 1.2 or newer with current ciphers, keys and signatures, and exempt this machine from client certificates",
  ],
  [
    /CERT_|_CERT|^INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|^ERR_SSL|^ERR_TLS|EPROTO/,
    "its certificate or encryption is not accepted here; look at the server's certificate, or name the issuing authority's file in NODE_EXTRA_CA_CERTS",
  ],
];
