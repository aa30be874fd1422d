import { crc32, deflateSync } from 'node:zlib'

export const pngChunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(8 + body.length)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), 4 + body.length)
  return chunk
}

interface PngShape {
  readonly colour?: number
  readonly depth?: number
  readonly samples?: number
  readonly interlaced?: boolean
  /** Compressed pixel data in place of black. */
  readonly data?: Buffer
}

/** Bytes of the pixel data, counted pixel by pixel: another way than the reader's. */
const pixelBytes = (width: number, height: number, bits: number, interlaced: boolean): number => {
  if (!interlaced) return height * (1 + Math.ceil((width * bits) / 8))
  const pattern = ['16462646', '77777777', '56565656', '77777777', '36463646', '77777777', '56565656', '77777777']
  let total = 0
  for (let pass = 1; pass <= 7; pass++) {
    for (let y = 0; y < height; y++) {
      let columns = 0
      for (let x = 0; x < width; x++) if (pattern[y % 8]?.[x % 8] === String(pass)) columns += 1
      if (columns > 0) total += 1 + Math.ceil((columns * bits) / 8)
    }
  }
  return total
}

/** A black PNG; `extra` chunks stand after the header. */
export const pngOf = (
  width: number,
  height: number,
  shape: PngShape = {},
  extra: readonly Buffer[] = [],
): Uint8Array => {
  const { colour = 2, depth = 8, samples = 3, interlaced = false } = shape
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, colour, 0, 0, interlaced ? 1 : 0], 8)
  const data = shape.data ?? deflateSync(Buffer.alloc(pixelBytes(width, height, depth * samples, interlaced)))
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      pngChunk('IHDR', header),
      ...extra,
      pngChunk('IDAT', data),
      pngChunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

export const jpegSegment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** An Exif segment, big-endian, with orientation and perhaps the pointer to a place. */
export const exifSegment = ({ gps, orientation }: { readonly gps: boolean; readonly orientation: number }): Buffer => {
  const entry = (tag: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16BE(tag, 0)
    bytes.writeUInt16BE(3, 2)
    bytes.writeUInt32BE(1, 4)
    bytes.writeUInt16BE(value, 8)
    return bytes
  }
  const entries = [entry(0x0112, orientation), ...(gps ? [entry(0x8825, 26)] : [])]
  const count = Buffer.from([0, entries.length])
  const tiff = Buffer.concat([Buffer.from('MM\0*\0\0\0\x08', 'latin1'), count, ...entries, Buffer.alloc(4)])
  return jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]))
}

/** The frame of a baseline JPEG of one colour with a coded scan; `extra` segments stand after the JFIF header. */
export const jpegOf = (width: number, height: number, extra: readonly Buffer[] = []): Uint8Array => {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      jpegSegment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
      ...extra,
      jpegSegment(0xdb, Buffer.alloc(65, 1)),
      jpegSegment(0xc0, frame),
      jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
      Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd9]),
    ]),
  )
}
