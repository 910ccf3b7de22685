/**
 * What stands in the way of a secure connection, and what to do, by the code that Node or OpenSSL gives the failure;
 * undefined for a failure of another kind.
 */
export function tlsFailure(code: string): string | undefined {
  return FAILURES.find(([pattern]) => pattern.test(code))?.[1];
}

const FAILURES: readonly (readonly [RegExp, string])[] = [
  [
    /CERT_HAS_EXPIRED/,
    "its certificate has expired; renew it on the server, and check that this machine's clock is right",
  ],
  [
    /CERT_NOT_YET_VALID/,
    "its certificate is not valid yet; check the clocks of this machine and of the one that issued it",
  ],
  [
    /ALTNAME_INVALID|HOSTNAME_MISMATCH/,
    "its certificate is for another name; use the name in the certificate as portal-url, or install a certificate for this one",
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
    "something without TLS answers at this port; check the port in portal-url, and that the portal serves https there",
  ],
  [
    /UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|VERSION_TOO_LOW|NO_PROTOCOLS_AVAILABLE|NO_SHARED_CIPHER|HANDSHAKE_FAILURE|DH_KEY_TOO_SMALL|EE_KEY_TOO_SMALL|CA_MD_TOO_WEAK/,
    "the server's encryption is too old or too weak; let it offer TLS 1.2 or newer with current ciphers and keys",
  ],
  [
    /CERT_|_CERT|^ERR_SSL|^ERR_TLS|EPROTO/,
    "its certificate or encryption is not accepted here; look at the server's certificate, or name the issuing authority's file in NODE_EXTRA_CA_CERTS",
  ],
];
