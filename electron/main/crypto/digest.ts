import { hash } from 'node:crypto'

const SHA256_BYTES = 32

/**
 * SHA-256 (FIPS 180-4) of the bytes: 32 bytes. Fetched as a string of 32 units: a buffer of its own costs more than twice the
 * digest of a short text, and the collector as much again.
 */
export const sha256 = (bytes: Uint8Array): Uint8Array => {
  const units = hash('sha256', bytes, 'binary')
  const digest = new Uint8Array(SHA256_BYTES)
  for (let index = 0; index < SHA256_BYTES; index += 1) digest[index] = units.charCodeAt(index)
  return digest
}

/** The same in lower-case hex: how events, blobs and certificates are named. */
export const sha256Hex = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex')
