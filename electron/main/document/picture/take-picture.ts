import { createHash } from 'node:crypto'
import type { Image } from '#shared/domain/document/model.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import type { FindingList } from '../finding.ts'
import { refuse, type ImportRefusal } from '../refusal.ts'
import { textsInBytes } from '../texts-in-bytes.ts'
import { isJpeg, readJpeg } from './jpeg.ts'
import { isPng, readPng } from './png.ts'

/** A picture fit to be kept: its place in a document, and its bytes without any data about its making. */
export interface TakenPicture {
  readonly image: Image
  readonly bytes: Uint8Array
  /** Text that was found in what was left out. */
  readonly hiddenText: readonly string[]
}

/** An A3 scan at 400 dpi; a page in memory takes four bytes for each. */
const MAX_PIXELS = 32_000_000
/** The type area (GB/T 9704-2012, 5.2.1). */
const MAX_WIDTH_MM = 156
const MM_PER_PIXEL = 25.4 / 96

/**
 * Takes a PNG or JPEG, told by its content: verified to its end, bounded in pixels by its own header before anything is
 * unpacked, everything that is not seen left out and reported (import.imageMetadata). `widthMm` is the width in the
 * source, if it says one. Refuses import.pictureUnreadable (damaged, or no such format) and import.pictureTooLarge.
 */
export const takePicture = (
  bytes: Uint8Array,
  findings: FindingList,
  { widthMm, alternative = '' }: { readonly widthMm?: number | undefined; readonly alternative?: string } = {},
): Result<TakenPicture, ImportRefusal> => {
  const read = isPng(bytes) ? readPng(bytes, MAX_PIXELS) : isJpeg(bytes) ? readJpeg(bytes, MAX_PIXELS) : null
  if (read === null) return refuse('import.pictureUnreadable')
  if (read === 'tooLarge') return refuse('import.pictureTooLarge', { limitMillionPixels: MAX_PIXELS / 1_000_000 })
  const { format, widthPx, heightPx, traces, isRotated } = read
  findings.add('import.imageMetadata', traces.length, [...new Set(traces)].join(', '))
  findings.add('import.imageRotated', isRotated ? 1 : 0)
  const wanted = Math.round(widthMm ?? widthPx * MM_PER_PIXEL)
  const image: Image = {
    kind: 'image',
    sha256: createHash('sha256').update(read.bytes).digest('hex'),
    format,
    widthPx,
    heightPx,
    widthMm: Math.min(MAX_WIDTH_MM, Math.max(1, Number.isFinite(wanted) ? wanted : MAX_WIDTH_MM)),
    alternative,
  }
  return ok({ image, bytes: read.bytes, hiddenText: read.hidden.flatMap(textsInBytes) })
}
