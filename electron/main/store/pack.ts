import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { bytesOf } from './columns.ts'

/**
 * What of the index lies in the store packed: fast to unpack first of all, as every question does. Raw deflate (RFC 1951), which
 * every Node has that the program runs on; of Node 20, which Electron 33 brings, zstd is no part, and nobody could unlock there.
 */
const OPTIONS = { level: 4 }

export const pack = (bytes: Uint8Array): Uint8Array => deflateRawSync(bytes, OPTIONS)
export const unpack = (data: Uint8Array): Uint8Array => bytesOf(inflateRawSync(data))
