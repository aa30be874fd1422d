import type { PictureFile, PictureTrace } from './picture-file.ts'

const START = 0xd8
const END = 0xd9
const SCAN = 0xda
/** Baseline, extended and progressive, Huffman coded (ITU-T T.81, B.1.1.3); the others no office program writes. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
const OTHER_FRAMES: ReadonlySet<number> = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

const COMMENT = 0xfe
const isApplication = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef
const startsWith = (data: Buffer, text: string): boolean => data.subarray(0, text.length).toString('latin1') === text

/** JFIF, ICC profiles and Adobe's colour transform decide what is seen; all other application segments are data about it. */
const isKept = (marker: number, data: Buffer): boolean =>
  marker === 0xe0
    ? startsWith(data, 'JFIF\0')
    : marker === 0xe2
      ? startsWith(data, 'ICC_PROFILE\0')
      : marker === 0xee
        ? startsWith(data, 'Adobe')
        : !isApplication(marker) && marker !== COMMENT

/** Entries of the first directory of a TIFF block: value by tag (Exif 3.0, 4.6). Anything malformed has none. */
const exifEntries = (data: Buffer): ReadonlyMap<number, number> => {
  const entries = new Map<number, number>()
  const tiff = data.subarray(6)
  if (tiff.length < 14) return entries
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (first + 2 > tiff.length) return entries
  const count = short(first)
  for (let at = first + 2; at + 12 <= tiff.length && entries.size < count; at += 12)
    entries.set(short(at), short(at + 8))
  return entries
}
const ORIENTATION = 0x0112
const GPS = 0x8825

/** Whether Exif data, from its mark on, names the place where the picture was taken. */
export const hasPlace = (exif: Buffer): boolean => exifEntries(exif).has(GPS)

const traceOf = (marker: number, data: Buffer): PictureTrace => {
  if (marker === COMMENT) return 'comment'
  if (marker === 0xed) return 'iptc'
  if (marker !== 0xe1) return 'other'
  if (!startsWith(data, 'Exif\0\0')) return 'xmp'
  return exifEntries(data).has(GPS) ? 'gps' : 'exif'
}

/** Where the coded data that begins here ends: at the next marker that is neither stuffing nor a restart. */
const endOfScan = (file: Buffer, from: number): number => {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return -1
}

interface Frame {
  readonly widthPx: number
  readonly heightPx: number
}
const frameOf = (data: Buffer): Frame | null =>
  data.length < 6 || data[0] !== 8 ? null : { heightPx: data.readUInt16BE(1), widthPx: data.readUInt16BE(3) }

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === START && bytes[2] === 0xff

/** Size and parts of a JPEG; null when it is damaged or of a kind that is not read. */
export const readJpeg = (bytes: Uint8Array, maxPixels: number): PictureFile | 'tooLarge' | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [file.subarray(0, 2)]
  const traces: PictureTrace[] = []
  const hidden: Buffer[] = []
  let frame: Frame | null = null
  let isRotated = false
  let hasScan = false
  for (let at = 2; at + 4 <= file.length + 2;) {
    if (file[at] !== 0xff) return null
    const marker = file[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === END) {
      kept.push(file.subarray(at, at + 2))
      const trailing = file.subarray(at + 2)
      if (trailing.some((byte) => byte !== 0)) {
        traces.push('trailing')
        hidden.push(trailing)
      }
      if (frame === null || !hasScan) return null
      return { format: 'jpeg', ...frame, bytes: new Uint8Array(Buffer.concat(kept)), traces, hidden, isRotated }
    }
    if (at + 4 > file.length || marker < 0xc0 || OTHER_FRAMES.has(marker)) return null
    const end = at + 2 + file.readUInt16BE(at + 2)
    if (end > file.length || end < at + 4) return null
    const data = file.subarray(at + 4, end)
    if (FRAMES.has(marker)) {
      frame ??= frameOf(data)
      if (frame === null || frame.widthPx === 0 || frame.heightPx === 0) return null
      if (frame.widthPx * frame.heightPx > maxPixels) return 'tooLarge'
    }
    if (isKept(marker, data)) kept.push(file.subarray(at, end))
    else {
      traces.push(traceOf(marker, data))
      hidden.push(data)
      if (marker === 0xe1 && startsWith(data, 'Exif\0\0')) isRotated ||= (exifEntries(data).get(ORIENTATION) ?? 1) > 1
    }
    at = end
    if (marker !== SCAN) continue
    hasScan = true
    at = endOfScan(file, end)
    if (at < 0) return null
    kept.push(file.subarray(end, at))
  }
  return null
}
