import { readdirSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { lookAtFile } from '#electron/main/document/file-texts.ts'
import { importFile } from '#electron/main/document/import.ts'
import { oldFormatOf, oldTexts } from '#electron/main/document/office/old-word.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import { isOfficialDocument } from '#shared/domain/document/parse-document.ts'
import { hasLoneSurrogate } from '#shared/lib/utf8.ts'
import { buildOdt, odfXml, p } from './odt-fixture.ts'
import { buildPdf, bytesOf, line, pdfObjects, streamOf, writePdf } from './pdf-fixture.ts'
import { random } from './zip-fixture.ts'
import { threadTimeMs } from '../../../helper/thread-time.ts'

const LIMIT_MS = 5000
const CMAPS = 'resources/cmap'
/** Control characters but the tab and the line feed between lines, and direction overrides. */
const UNCLEAN = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/u

interface Hostile {
  readonly name: string
  readonly fileName: string
  readonly bytes: () => Uint8Array
  /** Refused with this code, or imported with this finding; absent when any coded refusal or sound document will do. */
  readonly verdict?: string
}

const HEAD = '关于公布供水改造计划的通知'
const html = (body: string): Uint8Array => strToU8(`<!DOCTYPE html><html><body><p>${HEAD}</p>${body}</body></html>`)
const soundHtml = html('<table><tr><td>甲<td>乙</table><p>正文。</p>')
const soundOdt = buildOdt({ body: p(HEAD) + p('正文。') })
const soundPdf = buildPdf({ pages: [line(HEAD, 154, 740, 22) + line('正文。', 90, 600)] })
const soundRtf = strToU8('{\\rtf1\\ansi{\\fonttbl{\\f0 SimSun;}}\\f0\\u20851?\\u20110?\\par}')

const cuts = (name: string, fileName: string, bytes: Uint8Array, count: number): Hostile[] =>
  Array.from({ length: count }, (_, at) => {
    const end = Math.floor((bytes.length * at) / count)
    return { name: `${name} cut at ${String(end)}`, fileName, bytes: () => bytes.subarray(0, end) }
  })
const flips = (name: string, fileName: string, bytes: Uint8Array, count: number): Hostile[] => {
  const next = random(bytes.length)
  return Array.from({ length: count }, (_, at) => {
    const places = Array.from({ length: 8 }, () => [next(bytes.length), next(255) + 1] as const)
    const flipped = (): Uint8Array => {
      const copy = bytes.slice()
      for (const [place, mask] of places) copy[place] = (copy[place] ?? 0) ^ mask
      return copy
    }
    return { name: `${name} with bytes changed ${String(at)}`, fileName, bytes: flipped }
  })
}

const pages = (list: readonly (readonly [string, Uint8Array | string, string?])[]): Hostile[] =>
  list.map(([name, body, verdict]) => ({
    name: `a page with ${name}`,
    fileName: 'a.html',
    bytes: () => (typeof body === 'string' ? html(body) : body),
    ...(verdict === undefined ? {} : { verdict }),
  }))

const PAGES = pages([
  ['100,000 elements in each other', '<div>'.repeat(100_000), 'import.bomb'],
  [
    '100,000 open formatting elements',
    Array.from({ length: 2000 }, (_, at) => `<font size=${String(at)}>`).join('') + '<p>'.repeat(50_000),
    'import.bomb',
  ],
  ['a million elements', '<b></b>'.repeat(1_000_000), 'import.bomb'],
  [
    'a tag of 100,000 attributes',
    `<p ${Array.from({ length: 100_000 }, (_, at) => `a${String(at)}=1`).join(' ')}>甲`,
    'import.bomb',
  ],
  [
    '2,000 rules and 20,000 elements',
    `<style>${'.a .b{display:none}'.repeat(2000)}</style>${'<i class=b>甲</i>'.repeat(20_000)}`,
    'import.bomb',
  ],
  ['a million empty paragraphs', '<p>'.repeat(300_000)],
  ['text of three million characters', '甲'.repeat(3_000_000), 'import.tooLarge'],
  ['control characters', '<p>甲\u0001\u0002乙', 'import.controlCharacters'],
  ['direction overrides', '<p>甲\u202e乙&#x202e;', 'import.directionOverride'],
  ['invisible characters', '<p>甲&#x200b;乙', 'import.invisibleCharacters'],
  ['half surrogates as references', '<p>甲&#xd800;乙'],
  ['references beyond Unicode', '<p>甲&#x110000;&#99999999999;乙'],
  ['an unclosed comment', '<p>甲<!-- 乙', 'import.pageComments'],
  ['an unclosed script', '<p>甲<script>乙', 'import.scripts'],
  ['an unclosed attribute', '<p>甲<a href="乙'],
  ['an entity declaration', '<!DOCTYPE x [<!ENTITY e "乙">]><p>甲&e;'],
  ['a table of 100 columns', `<table><tr>${'<td>甲'.repeat(100)}</table>`, 'import.tableFlattened'],
  ['a table of 30,000 rows', `<table>${'<tr><td>甲<td>乙'.repeat(30_000)}</table>`, 'import.tableFlattened'],
  ['spans of a thousand million', '<table><tr><td colspan=1000000000 rowspan=1000000000>甲<td>乙</table>'],
  ['200 tables in each other', '<table><tr><td>'.repeat(100) + '甲', 'import.tableFlattened'],
  ['UTF-7 declared', '<meta charset=utf-7><p>+Zzpbxg-'],
  ['UTF-16 without a mark', new Uint8Array(Buffer.from(`<html><body><p>${HEAD}</p></body></html>`, 'utf16le'))],
  ['a mark of UTF-16 before UTF-8', new Uint8Array([0xff, 0xfe, ...soundHtml])],
  [
    'a mark of UTF-8 before GBK',
    new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from('<html>'), 0xc4, 0xe3]),
    'import.wrongEncoding',
  ],
  ['zero bytes', new Uint8Array([...soundHtml, 0, 0, 0])],
  ['a picture that is none', '<p>甲<img src="data:image/png;base64,AAAA">', 'import.images'],
  ['a style of a megabyte', `<p style="${'color:red;'.repeat(100_000)}">甲`],
  ['an endless style sheet', `<style>${'{'.repeat(500_000)}</style><p>甲`],
  ['a comment never closed in a style sheet', `<style>${'/*'.repeat(200_000)}</style><p>甲`],
])

const odts = (list: readonly (readonly [string, () => Uint8Array, string?])[]): Hostile[] =>
  list.map(([name, bytes, verdict]) => ({
    name: `an OpenDocument text ${name}`,
    fileName: 'a.odt',
    bytes,
    ...(verdict === undefined ? {} : { verdict }),
  }))
const odtOf = (content: string) => () => buildOdt({ content })
const ODTS = odts([
  ['without its type', () => buildOdt({ body: p(HEAD), mimetype: null }), 'import.misnamed'],
  ['of another type', () => buildOdt({ body: p(HEAD), mimetype: 'application/x' }), 'import.misnamed'],
  [
    'without content',
    () => zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }] }),
    'import.corrupt',
  ],
  [
    'with an external document type',
    odtOf('<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>'),
    'import.unsafeXml',
  ],
  [
    'with entities in entities',
    odtOf('<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><a>&b;</a>'),
    'import.unsafeXml',
  ],
  ['nested 100,000 deep', () => buildOdt({ body: '<text:section>'.repeat(100_000) }), 'import.bomb'],
  ['with a million empty paragraphs', () => buildOdt({ body: p(HEAD) + '<text:p/>'.repeat(1_000_000) })],
  ['with two million elements', () => buildOdt({ body: '<text:s/>'.repeat(2_000_000) }), 'import.bomb'],
  [
    'with a million spaces of a thousand million',
    () => buildOdt({ body: `<text:p>${'<text:s text:c="1000000000"/>'.repeat(10_000)}</text:p>` }),
    'import.tooLarge',
  ],
  [
    'with columns repeated without end',
    () =>
      buildOdt({
        body: `${p(HEAD)}<table:table><table:table-column table:number-columns-repeated="1000000000"/><table:table-row><table:table-cell table:number-columns-spanned="-5">${p('甲')}</table:table-cell><table:table-cell>${p('乙')}</table:table-cell></table:table-row></table:table>`,
      }),
  ],
  [
    'whose styles inherit in a circle',
    () =>
      buildOdt({
        styles:
          '<style:style style:name="A" style:family="paragraph" style:parent-style-name="B"/><style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>',
        body: p(HEAD, 'A'),
      }),
  ],
  [
    'whose change marks name nothing',
    () =>
      buildOdt({
        body: `${p(HEAD)}<text:p><text:change text:change-id="x"/><text:change-end text:change-id="y"/>甲</text:p>`,
      }),
  ],
  [
    'with notes in notes',
    () =>
      buildOdt({
        body: `${p(HEAD)}<text:p>${'<text:note><text:note-body><text:p>甲'.repeat(20)}${'</text:p></text:note-body></text:note>'.repeat(20)}</text:p>`,
      }),
    'import.footnotes',
  ],
  ['that is no document', odtOf(odfXml('document-content', '<office:body/>')), 'import.empty'],
  ['with direction overrides', () => buildOdt({ body: p(`${HEAD}\u202e`) }), 'import.directionOverride'],
  [
    'with a bomb among its parts',
    () => buildOdt({ body: p(HEAD), parts: { 'x.bin': new Uint8Array(60_000_000) } }),
    'import.bomb',
  ],
])

const pdfs = (list: readonly (readonly [string, () => Uint8Array, string?])[]): Hostile[] =>
  list.map(([name, bytes, verdict]) => ({
    name: `a PDF ${name}`,
    fileName: 'a.pdf',
    bytes,
    ...(verdict === undefined ? {} : { verdict }),
  }))
const pdfWith =
  (change: (objects: Map<number, string>) => void, content = line(HEAD, 154, 740, 22)) =>
  () => {
    const objects = pdfObjects({ pages: [content] })
    change(objects)
    return bytesOf(writePdf(objects, ''))
  }
const nothing = (): void => undefined
const PDFS = pdfs([
  [
    'whose page tree is a loop',
    pdfWith((objects) => objects.set(3, '<< /Type /Pages /Count 5 /Kids [3 0 R 3 0 R] >>')),
  ],
  [
    'with a million pages claimed',
    pdfWith((objects) => objects.set(3, '<< /Type /Pages /Count 1000000 /Kids [10 0 R] >>')),
  ],
  [
    'with a negative count of pages',
    pdfWith((objects) => objects.set(3, '<< /Type /Pages /Count -1 /Kids [10 0 R] >>')),
  ],
  ['whose object has a huge number', pdfWith((objects) => objects.set(99_999_999, '<< >>'))],
  ['whose contents are themselves', pdfWith((objects) => objects.set(11, '11 0 R'))],
  ['without a root', () => bytesOf('%PDF-1.7\ntrailer << /Size 1 >>\nstartxref\n0\n%%EOF')],
  [
    'whose table of places lies',
    () =>
      bytesOf(
        Buffer.from(soundPdf)
          .toString('latin1')
          .replace(/startxref\n\d+/u, 'startxref\n99999999'),
      ),
  ],
  [
    'whose table of places points to itself',
    () => bytesOf(Buffer.from(soundPdf).toString('latin1').replace('/Size 1000', '/Size 1000 /Prev 9')),
  ],
  [
    'whose stream claims a huge length',
    pdfWith((objects) => objects.set(11, streamOf('').replace('/Length 0', '/Length 999999999'))),
  ],
  ['with 100,000 arrays in each other', pdfWith((objects) => objects.set(2, `<< /Title ${'['.repeat(100_000)} >>`))],
  ['with 10,000 saved states', pdfWith(nothing, 'q '.repeat(10_000) + line(HEAD, 154, 740, 22))],
  [
    'whose form draws itself',
    pdfWith(
      (objects) => {
        objects.set(
          100,
          streamOf(
            '/X Do',
            '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 100 0 R >> >> ',
          ),
        )
        objects.set(10, (objects.get(10) ?? '').replace('/Font', '/XObject << /X 100 0 R >> /Font'))
      },
      `/X Do ${line(HEAD, 154, 740, 22)}`,
    ),
  ],
  ['with numbers that are none', pdfWith(nothing, `1e999 0 0 NaN - -- Td ${line(HEAD, 154, 740, 22)}`)],
  ['with text as large as a planet', pdfWith(nothing, line(HEAD, 154, 740, 1e30))],
  [
    'with a stream that is no deflate',
    pdfWith((objects) => objects.set(11, streamOf('xxxx', '/Filter /FlateDecode '))),
    'import.noText',
  ],
  ['without text', pdfWith(nothing, ''), 'import.noText'],
  ['that is its first line', () => strToU8('%PDF-1.7'), 'import.corrupt'],
  [
    'of a hundred end marks',
    () => bytesOf(Buffer.from(soundPdf).toString('latin1') + '%%EOF\n'.repeat(100)),
    'import.earlierRevisions',
  ],
])

const olds: Hostile[] = [
  ...cuts('an .rtf', 'a.rtf', soundRtf, 20),
  {
    name: 'an .rtf of a million groups',
    fileName: 'a.rtf',
    bytes: () => strToU8(`{\\rtf1 ${'{'.repeat(1_000_000)}甲`),
  },
  { name: 'an .rtf with a huge binary', fileName: 'a.rtf', bytes: () => strToU8('{\\rtf1 \\bin999999999 甲}') },
  ...Array.from({ length: 20 }, (_, seed): Hostile => {
    const bytes = (): Uint8Array => {
      const next = random(seed + 1)
      const file = Buffer.alloc(512 * (4 + next(8)))
      for (let at = 0; at < file.length; at++) file[at] = next(256)
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file)
      file.writeUInt16LE(9, 30)
      file.writeUInt16LE(6, 32)
      file.write('WordDocument', 512, 'utf16le')
      file.writeUInt32LE(seed % 3, 48)
      file.writeUInt32LE(seed % 2, 76)
      return new Uint8Array(file)
    }
    return { name: `a .doc of noise ${String(seed)}`, fileName: 'a.doc', bytes }
  }),
]

const FILES: readonly Hostile[] = [
  ...cuts('a page', 'a.html', soundHtml, 40),
  ...flips('a page', 'a.html', soundHtml, 20),
  ...cuts('an OpenDocument text', 'a.odt', soundOdt, 40),
  ...flips('an OpenDocument text', 'a.odt', soundOdt, 20),
  ...cuts('a PDF', 'a.pdf', soundPdf, 40),
  ...flips('a PDF', 'a.pdf', soundPdf, 20),
  ...PAGES,
  ...ODTS,
  ...PDFS,
  ...olds,
]

const openFiles = (): number => readdirSync('/proc/self/fd').length

describe('a broken or hostile file of the other formats', () => {
  it(`is one of ${String(FILES.length)}, each of its own kind`, () => {
    expect(new Set(FILES.map(({ name }) => name)).size).toBe(FILES.length)
    expect(FILES.length).toBeGreaterThanOrEqual(200)
  })

  it.each(FILES)(
    '$name is refused by a code or read soundly',
    async ({ fileName, bytes, verdict }) => {
      const content = bytes()
      const started = threadTimeMs()
      const old = oldFormatOf(fileName, content)
      if (old !== null) {
        const texts = oldTexts(content, old)
        expect(texts.ok || texts.error.code.startsWith('import.')).toBe(true)
      }
      const result = await importFile({ fileName, bytes: content, trackedChanges: 'keep' }, CMAPS)
      expect(threadTimeMs() - started).toBeLessThan(LIMIT_MS)
      if (!result.ok) {
        expect(result.error.code).toBe(verdict ?? result.error.code)
        return
      }
      const { document, findings } = result.value
      const text = documentToText(document)
      expect(isOfficialDocument(document)).toBe(true)
      expect(hasLoneSurrogate(text) || UNCLEAN.test(text)).toBe(false)
      if (verdict !== undefined) expect(findings.map(({ code }) => code)).toContain(verdict)
    },
    30_000,
  )

  it('leaves no file open', async () => {
    const before = openFiles()
    for (const [fileName, bytes] of [
      ['a.html', soundHtml],
      ['a.odt', soundOdt],
      ['a.pdf', soundPdf],
      ['a.pdf', soundPdf.subarray(0, 900)],
    ] as const)
      await lookAtFile(fileName, bytes, CMAPS)
    expect(openFiles()).toBeLessThanOrEqual(before)
  })
})
