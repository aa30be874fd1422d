import { deflateSync, crc32 } from 'node:zlib'
import { AnnotationMode, ImageKind, OPS } from 'unpdf/pdfjs'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { HiddenText } from '../docx/hidden-text.ts'
import { FindingList } from '../finding.ts'
import { reportBeside } from '../pdf/beside.ts'
import { earlierRevisions, scanEarlier } from '../pdf/earlier.ts'
import { openPdf, type OpenPdf } from '../pdf/open-pdf.ts'
import { readPages } from '../pdf/pages.ts'
import { paragraphsOf } from '../pdf/paragraphs.ts'
import { hasPlace } from '../picture/jpeg.ts'
import { ImportStop, type ImportRefusal } from '../refusal.ts'
import { addHidden, leftoversOf } from './imported-inside.ts'
import { InsideBuilder, type Inside } from './inside.ts'
import { PieceWriter } from './piece-writer.ts'

/** Pixels of all pictures of a file together; the rest is listed as unread. */
const MAX_PIXELS = 120_000_000
/** A character needs some pixels: lines, bullets and shadows hold no text. */
const LEAST_PIXELS = 12
/** The shorter side of a scanned page, at 70 dpi and more. */
const PAGE_PIXELS = 580

interface Pixels {
  readonly width: number
  readonly height: number
  readonly kind: number
  readonly data: Uint8Array
}

const isPixels = (value: unknown): value is Pixels => {
  if (typeof value !== 'object' || value === null) return false
  const { width, height, data } = value as Partial<Record<keyof Pixels, unknown>>
  return typeof width === 'number' && typeof height === 'number' && ArrayBuffer.isView(data)
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(8 + body.length)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), 4 + body.length)
  return whole
}

/** Pixels as the library unpacks them (1 bit grey, RGB, RGBA) as a PNG, for whoever reads its text. */
const pngOf = ({ width, height, kind, data }: Pixels): Uint8Array | null => {
  const isGrey = kind === ImageKind.GRAYSCALE_1BPP
  const samples = kind === ImageKind.RGB_24BPP ? 3 : 4
  const rowBytes = isGrey ? Math.ceil(width / 8) : width * samples
  if (data.length < rowBytes * height) return null
  const rows = Buffer.alloc((rowBytes + 1) * height)
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * rowBytes, (y + 1) * rowBytes), y * (rowBytes + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([isGrey ? 1 : 8, isGrey ? 0 : samples === 3 ? 2 : 6, 0, 0, 0], 8)
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0))]
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]))
}

type Page = Awaited<ReturnType<OpenPdf['getPage']>>

/** The library gives a damaged picture as null, or never. */
const UNPACK_MS = 10_000
const unpacked = (objects: Page['objs'], name: string): Promise<unknown> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(null)
    }, UNPACK_MS)
    objects.get(name, (picture: unknown) => {
      clearTimeout(timer)
      resolve(picture)
    })
  })

const drawnPictures = async (page: Page): Promise<readonly unknown[]> => {
  const drawn = await page.getOperatorList({ annotationMode: AnnotationMode.ENABLE }).catch(() => null)
  if (drawn === null) return [null]
  const found: unknown[] = []
  for (const [index, operator] of drawn.fnArray.entries()) {
    const [first] = (drawn.argsArray[index] ?? []) as readonly unknown[] // the library's operators hold anything
    if (operator === OPS.paintInlineImageXObject) found.push(first)
    else if (operator === OPS.paintImageXObject && typeof first === 'string') {
      found.push(await unpacked(first.startsWith('g_') ? page.commonObjs : page.objs, first))
    } else if (operator === OPS.paintImageMaskXObject) found.push(first)
  }
  return found
}

/** The pictures of every page, as PNG; one that the library cannot unpack is listed as unread. True when one is as large as a page. */
const readPictures = async (bytes: Uint8Array, cmapFolder: string, found: InsideBuilder): Promise<boolean> => {
  const opened = await openPdf(bytes, cmapFolder, { pictures: true })
  if (!opened.ok) return false
  const pdf = opened.value
  let pixels = 0
  let isScan = false
  const seen = new Set<unknown>()
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      for (const picture of await drawnPictures(page)) {
        const place = { part: 'page', number } as const
        if (!isPixels(picture)) {
          found.unread({ part: 'picture', number })
          continue
        }
        const { width, height } = picture
        if (Math.min(width, height) < LEAST_PIXELS || seen.has(picture)) continue
        seen.add(picture)
        isScan ||= Math.min(width, height) >= PAGE_PIXELS
        pixels += width * height
        const png = pixels > MAX_PIXELS ? null : pngOf(picture)
        if (png === null) found.unread({ part: 'picture', number })
        else found.picture(png, place)
      }
      page.cleanup()
    }
  } finally {
    await pdf.loadingTask.destroy()
  }
  return isScan
}

/** Exif of the pictures, whose bytes stand in a PDF as they were. */
const namesPlace = (file: Buffer): boolean => {
  const mark = Buffer.from('Exif\0\0', 'latin1')
  for (let at = file.indexOf(mark); at >= 0; at = file.indexOf(mark, at + 1))
    if (hasPlace(file.subarray(at, at + 65_536))) return true
  return false
}

const COUNTED = /\/Subtype\s{0,4}\/Image\b|\bBI\b/u

/**
 * Looks into a PDF by the page: its text, what is not seen, notes, forms, files, scripts, earlier saves, and the pictures of
 * its pages, which are all that a scan has. Refuses what `openPdf` and `readPages` refuse.
 */
export const pdfInside = async (bytes: Uint8Array, cmapFolder: string): Promise<Result<Inside, ImportRefusal>> => {
  const findings = new FindingList()
  const hidden = new HiddenText()
  const found = new InsideBuilder()
  const opened = await openPdf(bytes, cmapFolder)
  if (!opened.ok) return opened
  const pdf = opened.value
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const pages = await readPages(pdf, findings, hidden)
    const { paragraphs, margins } = paragraphsOf(pages.lines, pages.heights)
    const writer = new PieceWriter()
    for (const { text, pages: parts } of paragraphs) {
      for (const [index, { at, page }] of parts.entries()) {
        writer.mark({ number: page + 1 })
        writer.write(text.slice(at, parts[index + 1]?.at))
      }
      writer.endLine()
    }
    writer.into(found, { part: 'page' })
    await reportBeside(pdf, findings, hidden)
    for (const text of margins) hidden.add(text, 'import.headerFooter')
    const revisions = earlierRevisions(file)
    findings.add('import.earlierRevisions', revisions.length)
    await scanEarlier(bytes, revisions, cmapFolder, hidden)
  } catch (stop) {
    if (stop instanceof ImportStop) return err(stop.refusal)
    throw stop
  } finally {
    await pdf.loadingTask.destroy()
  }
  const hasPictures = COUNTED.test(file.toString('latin1')) || file.includes('/ObjStm')
  const isSearchableScan = hasPictures && (await readPictures(bytes, cmapFolder, found))
  // A scan that was made searchable has its words in unseen letters behind the picture: they go out as the picture does.
  const codes = findings.list().filter(({ code }) => !(isSearchableScan && code === 'import.hiddenText'))
  leftoversOf(codes, found)
  if (namesPlace(file)) found.leftover('imagePlace', { part: 'picture' })
  addHidden(hidden.pieces(), found)
  return ok(found.inside('pdf'))
}
