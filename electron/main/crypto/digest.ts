import { createHash } from 'node:crypto'

/** SHA-256 (FIPS 180-4) of the bytes: 32 bytes. */
export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())

/** The same in lower-case hex: how events, blobs and certificates are named. */
export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
