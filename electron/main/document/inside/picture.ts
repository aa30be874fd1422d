import type { FilePlace } from '#shared/domain/scan/place.ts'
import { isJpeg, readJpeg } from '../picture/jpeg.ts'
import { isPng, readPng } from '../picture/png.ts'
import { textsInBytes } from '../texts-in-bytes.ts'
import type { InsideBuilder } from './inside.ts'

/** Bigger pictures are no longer unpacked to be looked at; they are still listed. */
const MAX_PIXELS = 100_000_000
/** GIF, TIFF of both orders, BMP, and WebP by its outer mark RIFF. */
const OTHER_IMAGES: readonly (readonly number[])[] = [
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x42, 0x4d],
  [0x52, 0x49, 0x46, 0x46],
]
const VECTOR = /\.(?:emf|wmf|emz|wmz|pict|eps)$/u

/** Told by content; vector pictures of Windows by their name. */
export const isImage = (bytes: Uint8Array, name: string): boolean =>
  isPng(bytes) ||
  isJpeg(bytes) ||
  OTHER_IMAGES.some((magic) => magic.every((byte, at) => bytes[at] === byte)) ||
  VECTOR.test(name)

/** A character needs some pixels: lines, bullets and shadows hold no text. */
const LEAST_PIXELS = 12

/** Lists a picture, with the data about its making that goes out with it: words, and the place where it was taken. */
export const pictureLeftovers = (bytes: Uint8Array, place: FilePlace, found: InsideBuilder): void => {
  const read = isPng(bytes) ? readPng(bytes, MAX_PIXELS) : isJpeg(bytes) ? readJpeg(bytes, MAX_PIXELS) : null
  if (read === null || read === 'tooLarge') {
    found.text(textsInBytes(bytes).join('\n'), { ...place, part: 'pictureData' })
    found.picture(bytes, place)
    return
  }
  found.text(read.hidden.flatMap(textsInBytes).join('\n'), { ...place, part: 'pictureData' })
  if (read.traces.includes('gps')) found.leftover('imagePlace', place)
  if (Math.min(read.widthPx, read.heightPx) >= LEAST_PIXELS) found.picture(read.bytes, place)
}
