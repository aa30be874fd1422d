/** A PDF written object by object, so that a test can put anything into it. */
export interface PdfParts {
  /** Content streams, a page each. */
  readonly pages: readonly string[]
  /** Entries of the document information dictionary, of the catalog, of every page, of the trailer. */
  readonly info?: string
  readonly catalog?: string
  readonly page?: string
  readonly resources?: string
  readonly trailer?: string
  /** Further objects, from number 100 on: body without `obj` and `endobj`. */
  readonly objects?: readonly string[]
}

const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex')

/** A line of text at a place, in points from the lower left corner, in 仿宋 that is named and not embedded. */
export const line = (text: string, x = 90, y = 700, size = 16): string =>
  `BT /F ${String(size)} Tf 1 0 0 1 ${String(x)} ${String(y)} Tm <${hex(text)}> Tj ET\n`

export const streamOf = (content: string | Buffer, entries = ''): string => {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
  return `<< /Length ${String(bytes.length)} ${entries}>>\nstream\n${bytes.toString('latin1')}\nendstream`
}

/** A text string of a dictionary, in UTF-16. */
export const textString = (text: string): string => `<feff${hex(text)}>`

/** Writes the objects, the table of their places and the trailer; `after` bytes of an earlier save stand before them. */
export const writePdf = (objects: ReadonlyMap<number, string>, trailer: string, before = ''): string => {
  let file = before === '' ? '%PDF-1.7\n' : before
  const places: [number, number][] = []
  for (const [number, body] of objects) {
    places.push([number, file.length])
    file += `${String(number)} 0 obj\n${body}\nendobj\n`
  }
  const table = places
    .map(([number, place]) => `${String(number)} 1\n${String(place).padStart(10, '0')} 00000 n \n`)
    .join('')
  return `${file}xref\n0 1\n0000000000 65535 f \n${table}trailer\n<< /Size 1000 /Root 1 0 R /Info 2 0 R ${trailer} >>\nstartxref\n${String(file.length)}\n%%EOF\n`
}

export const pdfObjects = (pdf: PdfParts): Map<number, string> => {
  const kids = pdf.pages.map((_, index) => `${String(10 + 2 * index)} 0 R`).join(' ')
  const objects = new Map<number, string>([
    [1, `<< /Type /Catalog /Pages 3 0 R ${pdf.catalog ?? ''} >>`],
    [2, `<< ${pdf.info ?? ''} >>`],
    [3, `<< /Type /Pages /Count ${String(pdf.pages.length)} /Kids [${kids}] >>`],
    [
      4,
      '<< /Type /Font /Subtype /Type0 /BaseFont /STFangsong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [5 0 R] >>',
    ],
    [
      5,
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STFangsong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 6 0 R /DW 1000 >>',
    ],
    [
      6,
      '<< /Type /FontDescriptor /FontName /STFangsong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    ],
  ])
  pdf.pages.forEach((content, index) => {
    const number = 10 + 2 * index
    objects.set(
      number,
      `<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> ${pdf.resources ?? ''} >> /Contents ${String(number + 1)} 0 R ${pdf.page ?? ''} >>`,
    )
    objects.set(number + 1, streamOf(content))
  })
  pdf.objects?.forEach((body, index) => objects.set(100 + index, body))
  return objects
}

export const bytesOf = (file: string): Uint8Array => new Uint8Array(Buffer.from(file, 'latin1'))

export const buildPdf = (pdf: PdfParts): Uint8Array => bytesOf(writePdf(pdfObjects(pdf), pdf.trailer ?? ''))
