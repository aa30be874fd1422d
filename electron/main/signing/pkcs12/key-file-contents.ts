import type { SigningRefusalCode } from '#shared/domain/signature/refusals.ts'

/** What a .p12 holds: private keys as PKCS#8 and certificates, DER both. */
export interface KeyFileContents {
  readonly keys: readonly Uint8Array[]
  readonly certificates: readonly Uint8Array[]
}

/** Why a file gives no key to sign with. */
export interface KeyRefusal {
  readonly code: SigningRefusalCode
}
