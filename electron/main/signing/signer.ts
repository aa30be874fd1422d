/**
 * Who signs a release: certificates and the use of a key, wherever the key lies (a wrapped file now, a token later).
 * `certificates`: DER, the signer's first, then its issuers up to the office's authority, which is last.
 * `sign`: ECDSA P-256 over SHA-256 of `data`, as DER (SEQUENCE of r and s), as CMS carries it.
 */
export interface Signer {
  readonly certificates: readonly Uint8Array[]
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>
}
