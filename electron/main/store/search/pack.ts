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

const LENGTH_BYTES = 4
/** With its length in front, so that it is unpacked into one piece which is just as long. */
export const packMeasured = (bytes: Uint8Array, level: 1 | 4): Uint8Array => {
  const packed = deflateRawSync(bytes, { level })
  const whole = new Uint8Array(LENGTH_BYTES + packed.length)
  new DataView(whole.buffer).setUint32(0, bytes.length)
  whole.set(packed, LENGTH_BYTES)
  return whole
}
export const unpackMeasured = (data: Uint8Array): Uint8Array => {
  const length = new DataView(data.buffer, data.byteOffset).getUint32(0)
  const packed = new Uint8Array(data.buffer, data.byteOffset + LENGTH_BYTES, data.length - LENGTH_BYTES)
  // One more, or Node takes a second piece to see that nothing follows; and none below 64.
  return bytesOf(inflateRawSync(packed, { chunkSize: Math.max(64, length + 1) }))
}
