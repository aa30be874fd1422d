import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { bytesOf } from './columns.ts'

/** What of the index lies in the store packed: fast to unpack first of all, as every question does. */
const OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 3 } }

export const pack = (bytes: Uint8Array): Uint8Array => zstdCompressSync(bytes, OPTIONS)
export const unpack = (data: Uint8Array): Uint8Array => bytesOf(zstdDecompressSync(data))
