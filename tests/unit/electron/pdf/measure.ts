import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { decodePDFRawStream, PDFDocument, PDFRawStream } from 'pdf-lib'
import { poppler } from './sample.ts'

/** What other programs see on a page: poppler's words and pixels, and the rectangles of the content streams. Millimetres. */
const mm = (points: number): number => (points * 25.4) / 72

export interface Word {
  readonly page: number
  readonly text: string
  readonly left: number
  readonly right: number
  /** From the upper edge of the sheet. */
  readonly top: number
  readonly bottom: number
}

export const wordsOf = (file: string): readonly Word[] => {
  let page = 0
  return poppler('pdftotext', '-bbox', file, '-')
    .split('\n')
    .flatMap((line): readonly Word[] => {
      if (line.includes('<page ')) page++
      const box = /xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)<\/word>/.exec(line)
      if (box === null) return []
      const [left = 0, top = 0, right = 0, bottom = 0] = box.slice(1, 5).map((value) => mm(Number(value)))
      return [{ page, text: box[5] ?? '', left, right, top, bottom }]
    })
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly red: boolean
}

export const boxesOf = async (bytes: Uint8Array): Promise<readonly (readonly Box[])[]> => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  return document.getPages().map((page) => {
    const stream = page.node.Contents()
    if (!(stream instanceof PDFRawStream)) throw new Error('a page has one content stream')
    const content = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
    return [...content.matchAll(/(0 g|1 0 0 rg) ([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) re/g)].map(
      ([, colour, x, y, width, height]) => ({
        left: mm(Number(x)),
        top: mm(page.getHeight() - Number(y) - Number(height)),
        width: mm(Number(width)),
        height: mm(Number(height)),
        red: colour !== '0 g',
      }),
    )
  })
}

/** Where there is ink of a colour on a page, in bounds; at a tenth of a millimetre. */
export const inkOf = (
  file: string,
  page: number,
  isInk: (red: number, green: number, blue: number) => boolean,
  within: { readonly top: number; readonly bottom: number } = { top: 0, bottom: 1000 },
): { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number } => {
  const prefix = file.replace(/\.pdf$/, `-${String(page)}`)
  const options = ['-r', '254', '-f', String(page), '-l', String(page), '-singlefile', file, prefix]
  execFileSync('pdftoppm', options, { stdio: 'ignore' })
  const image = readFileSync(`${prefix}.ppm`)
  const header = /^P6\s(\d+) (\d+)\s255\s/.exec(image.toString('latin1', 0, 40))
  const [whole = '', width = '0', height = '0'] = header ?? []
  const found = { top: Infinity, bottom: -Infinity, left: Infinity, right: -Infinity }
  for (let y = 0; y < Number(height); y++) {
    if (y < within.top * 10 || y >= within.bottom * 10) continue
    for (let x = 0; x < Number(width); x++) {
      const at = whole.length + 3 * (y * Number(width) + x)
      if (!isInk(image[at] ?? 0, image[at + 1] ?? 0, image[at + 2] ?? 0)) continue
      found.top = Math.min(found.top, y / 10)
      found.bottom = Math.max(found.bottom, (y + 1) / 10)
      found.left = Math.min(found.left, x / 10)
      found.right = Math.max(found.right, (x + 1) / 10)
    }
  }
  return found
}

export const isRed = (red: number, green: number, blue: number): boolean => red > 200 && green < 100 && blue < 100
export const isDark = (red: number, green: number, blue: number): boolean => Math.max(red, green, blue) < 130
