import type { SigningRefusalCode } from '#shared/domain/signature/refusals.ts'
import type { TokenCertificate } from './pkcs11.ts'

/** What the process of a driver is asked. The PIN crosses in memory, between two processes of the same program. */
export type TokenRequest =
  | { readonly id: number; readonly ask: 'certificates'; readonly driver: string }
  | {
      readonly id: number
      readonly ask: 'sign'
      readonly driver: string
      readonly slot: number
      readonly key: Uint8Array
      readonly kind: 'rsa' | 'ec'
      /** RSA: what is signed; EC: its SHA-256. */
      readonly data: Uint8Array
      readonly pin: string
    }

export type TokenReply =
  | { readonly id: number; readonly ok: true; readonly value: readonly TokenCertificate[] | Uint8Array }
  | { readonly id: number; readonly ok: false; readonly code: SigningRefusalCode | 'fault.tokenDriver' }
  /** Our own binding failed: the frames of its stack, without the message, which might hold what must not be logged. */
  | { readonly id: number; readonly ok: false; readonly code: 'defect'; readonly frames: string }
