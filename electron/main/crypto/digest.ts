import { hash } from 'node:crypto'

/** SHA-256 (FIPS 180-4) of the bytes: 32 bytes. */
export const sha256 = (bytes: Uint8Array): Uint8Array => {
  const digest = hash('sha256', bytes, 'buffer')
  return new Uint8Array(digest.buffer, digest.byteOffset, digest.length)
}

/** The same in lower-case hex: how events, blobs and certificates are named. */
export const sha256Hex = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex')
