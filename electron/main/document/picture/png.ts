import { crc32, inflateSync } from 'node:zlib'
import type { PictureFile, PictureTrace } from './picture-file.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Chunks that decide what is seen (W3C PNG 3, 11); every other one is left out. */
const KEPT: ReadonlySet<string> = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs'.split(' '))
const TRACES: Readonly<Record<string, PictureTrace>> = {
  tEXt: 'comment',
  zTXt: 'comment',
  iTXt: 'comment',
  eXIf: 'exif',
  tIME: 'time',
}
/** Samples of a pixel by colour type, and the bit depths that each may have. */
const COLOURS: Readonly<Record<number, readonly [samples: number, depths: readonly number[]]>> = {
  0: [1, [1, 2, 4, 8, 16]],
  2: [3, [8, 16]],
  3: [1, [1, 2, 4, 8]],
  4: [2, [8, 16]],
  6: [4, [8, 16]],
}
/** Adam7: start and step of each pass, columns and rows. */
const PASSES = [
  [0, 8, 0, 8],
  [4, 8, 0, 8],
  [0, 4, 4, 8],
  [2, 4, 0, 4],
  [0, 2, 2, 4],
  [1, 2, 0, 2],
  [0, 1, 1, 2],
] as const
const WHOLE = [[0, 1, 0, 1]] as const
const MAX_TEXT_BYTES = 1_000_000

interface Chunk {
  readonly type: string
  readonly from: number
  readonly to: number
  readonly data: Buffer
}

/** All chunks up to the end chunk; null when one is cut or its checksum is wrong. */
const chunksOf = (file: Buffer): Chunk[] | null => {
  const chunks: Chunk[] = []
  for (let from = SIGNATURE.length; from + 12 <= file.length;) {
    const to = from + 12 + file.readUInt32BE(from)
    if (to > file.length) return null
    const type = file.toString('latin1', from + 4, from + 8)
    if (crc32(file.subarray(from + 4, to - 4)) !== file.readUInt32BE(to - 4)) return null
    chunks.push({ type, from, to, data: file.subarray(from + 8, to - 4) })
    if (type === 'IEND') return chunks
    from = to
  }
  return null
}

const sizeOfPixels = (width: number, height: number, bits: number, isInterlaced: boolean): number =>
  (isInterlaced ? PASSES : WHOLE).reduce((sum, [left, across, top, down]) => {
    const columns = Math.ceil((width - left) / across)
    const rows = Math.ceil((height - top) / down)
    return columns <= 0 || rows <= 0 ? sum : sum + rows * (1 + Math.ceil((columns * bits) / 8))
  }, 0)

/** Whether the pixel data is as long as the header says. Its size was bounded before. */
const isWhole = (chunks: readonly Chunk[], bytes: number): boolean => {
  try {
    const packed = Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : [])))
    return inflateSync(packed, { maxOutputLength: bytes + 1 }).length === bytes
  } catch {
    return false // damaged or longer: the answer, not an error
  }
}

const textOf = ({ type, data }: Chunk): Buffer => {
  if (type !== 'zTXt' && type !== 'iTXt') return data
  const packedAt = data.indexOf(Buffer.from([0x78]))
  try {
    return packedAt < 0
      ? data
      : Buffer.concat([data, inflateSync(data.subarray(packedAt), { maxOutputLength: MAX_TEXT_BYTES })])
  } catch {
    return data // not compressed, or damaged: read as it stands
  }
}

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, at) => bytes[at] === byte)

/** Size and parts of a PNG; null when it is damaged. `maxPixels` is checked before anything is unpacked. */
export const readPng = (bytes: Uint8Array, maxPixels: number): PictureFile | 'tooLarge' | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks = chunksOf(file)
  const header = chunks?.[0]
  if (chunks === null || header?.type !== 'IHDR' || header.data.length !== 13) return null
  const [widthPx, heightPx] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)]
  const [depth = 0, colour = 0, method, filter, interlace = 0] = header.data.subarray(8)
  const [samples, depths] = COLOURS[colour] ?? [0, []]
  const isSound = depths.includes(depth) && method === 0 && filter === 0 && interlace <= 1
  if (widthPx === 0 || heightPx === 0 || !isSound) return null
  if (widthPx * heightPx > maxPixels) return 'tooLarge'
  if (!isWhole(chunks, sizeOfPixels(widthPx, heightPx, depth * samples, interlace === 1))) return null
  const dropped = chunks.filter(({ type }) => !KEPT.has(type))
  const trailing = file.subarray(chunks.at(-1)?.to)
  return {
    format: 'png',
    widthPx,
    heightPx,
    bytes: new Uint8Array(
      Buffer.concat([
        file.subarray(0, SIGNATURE.length),
        ...chunks.flatMap(({ type, from, to }) => (KEPT.has(type) ? [file.subarray(from, to)] : [])),
      ]),
    ),
    traces: [
      ...dropped.map(({ type }): PictureTrace => TRACES[type] ?? 'other'),
      ...(trailing.length > 0 ? ['trailing' as const] : []),
    ],
    hidden: [...dropped.map(textOf), trailing],
    isRotated: false,
  }
}
