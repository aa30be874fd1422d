import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { bytesOf } from '../columns.ts'

/**
 * What of the index lies in the store packed: fast to unpack first of all, as every question does. Raw deflate (RFC 1951), which
 * every Node has that the program runs on; of Node 20, which Electron 33 brings, zstd is no part, and nobody could unlock there.
 * @param level 4 for what repeats itself, as places do; of all else it takes a fifth more time for nothing.
 */
export const pack = (bytes: Uint8Array, level: 1 | 4 = 1): Uint8Array => deflateRawSync(bytes, { level })
/** Node takes pieces of 16 KB by itself, three times what most of ours unpack to. */
const inflated = (data: Uint8Array): Buffer => inflateRawSync(data, { chunkSize: Math.max(1024, 2 * data.length) })
export const unpack = (data: Uint8Array): Uint8Array => bytesOf(inflated(data))
export const packText = (text: string): Uint8Array => pack(Buffer.from(text, 'utf16le'))
export const unpackText = (data: Uint8Array): string => inflated(data).toString('utf16le')
