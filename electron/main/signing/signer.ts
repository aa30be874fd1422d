/**
 * Who signs a release: certificates and the use of a key, wherever the key lies (in the store, a file, a token).
 * `certificates`: DER, the signer's first, then its issuers up to the office's authority, which is last.
 * `sign`: over SHA-256 of `data`, as CMS carries it: ECDSA P-256 as DER (SEQUENCE of r and s), RSA as PKCS #1 v1.5.
 */
export interface Signer {
  readonly certificates: readonly Uint8Array[]
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>
}
