import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { importDocument, type ImportFindingCode, type ImportRefusalCode } from '#electron/main/document/import.ts'
import { hasLoneSurrogate } from '#shared/lib/utf8.ts'
import { buildDocx, docxEntries, paragraph, paragraphOf, run, textFile, wordXml, WORD_TYPE } from './docx-fixture.ts'
import { falsify, falsifyEnd, headerOf, random, renamed, withByte } from './zip-fixture.ts'

const LIMIT_MS = 5000
const MAIN = 'word/document.xml'

/** Refused with this code, or imported with this finding; 'either' leaves both open but never text that was not there. */
type Verdict = ImportRefusalCode | ImportFindingCode | 'unharmed' | 'corrupt or unharmed'
interface Hostile {
  readonly name: string
  readonly fileName?: string
  readonly bytes: () => Uint8Array
  readonly verdict: Verdict
}

const TEXT = '关于公布供水改造计划的通知'
const SOUND = paragraph(TEXT) + paragraph('现将计划公布如下。')
const sound = buildDocx({
  body: SOUND,
  styles: '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>',
  parts: {
    'word/header1.xml': {
      content: wordXml('hdr', paragraph('页眉')),
      type: `${WORD_TYPE}header+xml`,
      relationship: 'header',
    },
  },
})
const soundText = textFile(`${TEXT}\n现将计划公布如下。\n`)
const soundDocument = importDocument({ fileName: 'a.docx', bytes: sound })

const main = (inner: string) => buildDocx({ main: inner })
const document = (inner: string) => wordXml('document', `<w:body>${inner}</w:body>`)
const wide = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const entries = (): Record<string, Uint8Array> => docxEntries({ body: SOUND })
const without = (name: string) =>
  zipSync(Object.fromEntries(Object.entries(entries()).filter(([part]) => part !== name)))
const changed = (name: string, content: string) => zipSync({ ...entries(), [name]: strToU8(content) })
const list = <T>(items: readonly T[], make: (item: T, at: number) => Hostile): Hostile[] => items.map(make)
const places = (bytes: Uint8Array, count: number): number[] =>
  Array.from({ length: count }, (_, at) => Math.floor((bytes.length * at) / count))

const startsCharacter = (at: number) => ((soundText[at] ?? 0) & 0xc0) !== 0x80

const TRUNCATED: readonly Hostile[] = [
  ...list(places(sound, 60).slice(1), (at) => ({
    name: `docx cut at ${String(at)}`,
    bytes: () => sound.slice(0, at),
    verdict: 'import.corrupt',
  })),
  ...list([1, 2, 3], (at) => ({
    name: `docx cut at ${String(at)}`,
    bytes: () => sound.slice(0, at),
    verdict: 'import.misnamed',
  })),
  ...list([22, 40, 100], (at) => ({
    name: `docx without its first ${String(at)} bytes`,
    bytes: () => sound.slice(at),
    verdict: 'import.misnamed',
  })),
  ...list([1, 2, 4, 5, 40, 41], (at) => ({
    name: `UTF-8 cut ${String(at)} bytes before its end`,
    fileName: 'a.txt',
    bytes: () => soundText.slice(0, soundText.length - at - 1),
    verdict: startsCharacter(soundText.length - at - 1) ? 'unharmed' : 'import.wrongEncoding',
  })),
]

const next = random(20260312)
const FLIPPED: readonly Hostile[] = Array.from({ length: 80 }, (_, at) => {
  const place = next(sound.length)
  const mask = 1 << next(8)
  return {
    name: `docx with bit ${String(mask)} of byte ${String(place)} flipped (${String(at)})`,
    fileName: 'a',
    bytes: () => withByte(sound, place, (byte) => byte ^ mask),
    verdict: 'corrupt or unharmed',
  }
})

/** An entry whose own bytes hold the local header and the data of another one. */
const overlapping = () => {
  const inner = zipSync({ 'word/y.xml': strToU8('<a/>') }, { level: 0 })
  const zip = zipSync({ ...entries(), 'word/z.xml': [inner, { level: 0 }], 'word/y.xml': strToU8('<a/>') })
  const dataStart = headerOf(zip, 'word/z.xml', true) + 30 + 'word/z.xml'.length
  return falsify(zip, 'word/y.xml', { headerStart: dataStart, method: 0, packedBytes: 4 })
}
const twice = () => zipSync({ ...entries(), 'word/documenT.xml': strToU8('<a/>') })
const many = (count: number) =>
  zipSync({
    ...entries(),
    ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`a/${String(at)}.png`, new Uint8Array()])),
  })

const ZIPS: readonly Hostile[] = [
  { name: 'an empty zip', bytes: () => zipSync({}), verdict: 'import.misnamed' },
  { name: 'a zip without content types', bytes: () => without('[Content_Types].xml'), verdict: 'import.misnamed' },
  { name: 'a zip without relationships', bytes: () => without('_rels/.rels'), verdict: 'import.misnamed' },
  { name: 'a zip without its main part', bytes: () => without(MAIN), verdict: 'import.corrupt' },
  {
    name: 'a missing styles part',
    bytes: () => buildDocx({ body: SOUND, relationships: [{ type: 'styles', target: 'none.xml' }] }),
    verdict: 'import.corrupt',
  },
  { name: 'two parts whose names differ by case', bytes: twice, verdict: 'import.corrupt' },
  { name: 'overlapping entries', bytes: overlapping, verdict: 'import.bomb' },
  {
    name: 'two entries at one place',
    bytes: () => falsify(sound, 'word/header1.xml', { headerStart: headerOf(sound, MAIN, true) }),
    verdict: 'import.corrupt',
  },
  { name: 'an encrypted entry', bytes: () => falsify(sound, MAIN, { flags: 1 }), verdict: 'import.encrypted' },
  { name: 'an unknown compression', bytes: () => falsify(sound, MAIN, { method: 99 }), verdict: 'import.corrupt' },
  {
    name: 'a deflated entry said to be stored',
    bytes: () => falsify(sound, MAIN, { method: 0 }),
    verdict: 'import.corrupt',
  },
  { name: 'a wrong checksum', bytes: () => falsify(sound, MAIN, { checksum: 1 }), verdict: 'import.corrupt' },
  {
    name: 'a wrong checksum of a header',
    bytes: () => falsify(sound, 'word/header1.xml', { checksum: 1 }),
    verdict: 'import.corrupt',
  },
  ...list([0, 1, 100, 40_000_000], (declaredBytes) => ({
    name: `a declared size of ${String(declaredBytes)}`,
    bytes: () => falsify(sound, MAIN, { declaredBytes }),
    verdict: 'import.corrupt',
  })),
  ...list([64_000_001, 0x7fffffff, 0xfffffffe], (declaredBytes) => ({
    name: `a declared size of ${String(declaredBytes)}`,
    bytes: () => falsify(sound, MAIN, { declaredBytes }),
    verdict: 'import.bomb',
  })),
  ...list([0xffffffff], (declaredBytes) => ({
    name: 'a ZIP64 size without its extra field',
    bytes: () => falsify(sound, MAIN, { declaredBytes }),
    verdict: 'import.corrupt',
  })),
  ...list([0, 10, 0x7fffffff, 0xfffffffe], (packedBytes) => ({
    name: `a packed size of ${String(packedBytes)}`,
    bytes: () => falsify(sound, MAIN, { packedBytes }),
    verdict: 'import.corrupt',
  })),
  ...list([1, 0x7fffffff, 0xfffffffe], (headerStart) => ({
    name: `an entry at ${String(headerStart)}`,
    bytes: () => falsify(sound, MAIN, { headerStart }),
    verdict: 'import.corrupt',
  })),
  ...list([0, 1, 3, 7, 4000, 0xffff], (count) => ({
    name: `a directory of ${String(count)}`,
    bytes: () => falsifyEnd(sound, 'count', count),
    verdict: 'import.corrupt',
  })),
  ...list([0, 1, 0x7fffffff, 0xffffffff], (start) => ({
    name: `a directory at ${String(start)}`,
    bytes: () => falsifyEnd(sound, 'start', start),
    verdict: 'import.corrupt',
  })),
  {
    name: 'a local header that names another part',
    bytes: () => renamed(sound, 'word/document.xml', 'word/dokument.xml'),
    verdict: 'import.corrupt',
  },
  { name: 'bytes after its end', bytes: () => new Uint8Array([...sound, 1, 2, 3]), verdict: 'unharmed' },
  { name: '4,097 entries', bytes: () => many(4097), verdict: 'import.bomb' },
  { name: '4,000 images', bytes: () => many(4000), verdict: 'import.images' },
]

const zeros = (megabytes: number) => new Uint8Array(megabytes * 1_000_000).fill(0x20)
const BOMBS: readonly Hostile[] = [
  {
    name: 'a main part of 100 MB',
    bytes: () => main(`${document(paragraph('甲'))}${' '.repeat(100_000_000)}`),
    verdict: 'import.bomb',
  },
  {
    name: '100 MB that are said to be 100 bytes',
    bytes: () => falsify(buildDocx({ main: zeros(100) }), MAIN, { declaredBytes: 100 }),
    verdict: 'import.bomb',
  },
  { name: 'a part compressed a thousandfold', bytes: () => buildDocx({ main: zeros(17) }), verdict: 'import.bomb' },
  {
    name: 'many parts of 10 MB',
    bytes: () =>
      buildDocx({
        body: SOUND,
        parts: Object.fromEntries(
          Array.from({ length: 8 }, (_, at) => [
            `customXml/item${String(at)}.xml`,
            { content: `<a>${' '.repeat(10_000_000)}</a>` },
          ]),
        ),
      }),
    verdict: 'import.bomb',
  },
  {
    name: 'a bomb in an embedded file',
    bytes: () =>
      buildDocx({
        body: SOUND,
        parts: { 'word/embeddings/a.docx': { content: buildDocx({ main: zeros(60) }), type: 'application/x.package' } },
      }),
    verdict: 'import.bomb',
  },
  {
    name: 'a million empty paragraphs',
    bytes: () => buildDocx({ body: '<w:p/>'.repeat(1_000_000) }),
    verdict: 'import.empty',
  },
  {
    name: 'a million empty paragraphs before one with text',
    bytes: () => buildDocx({ body: '<w:p/>'.repeat(1_000_000) + SOUND }),
    verdict: 'unharmed',
  },
  {
    name: 'a million paragraphs with attributes',
    bytes: () => buildDocx({ body: '<w:p w:rsidR="00A1B2C3"/>'.repeat(1_000_000) }),
    verdict: 'import.bomb',
  },
  {
    name: 'two million elements',
    bytes: () => buildDocx({ body: '<w:p/>'.repeat(2_000_000) }),
    verdict: 'import.bomb',
  },
  {
    name: '300,000 paragraphs with text',
    bytes: () => buildDocx({ body: '<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(300_000) }),
    verdict: 'import.tooLarge',
  },
  {
    name: 'one paragraph of 10 MB',
    bytes: () => buildDocx({ body: paragraph('a'.repeat(10_000_000)) }),
    verdict: 'import.tooLarge',
  },
  {
    name: 'a paragraph of a million line breaks',
    bytes: () => buildDocx({ body: paragraphOf(`<w:r>${'<w:br/>'.repeat(1_000_000)}</w:r>`) + SOUND }),
    verdict: 'unharmed',
  },
  {
    name: 'a million field starts',
    bytes: () =>
      buildDocx({ body: paragraphOf(`<w:r>${'<w:fldChar w:fldCharType="begin"/>'.repeat(300_000)}</w:r>`) + SOUND }),
    verdict: 'import.empty',
  },
  {
    name: '200,000 namespaces',
    bytes: () =>
      buildDocx({
        body: Array.from({ length: 200_000 }, (_, at) => `<x:a xmlns:x="u${String(at)}"/>`).join('') + SOUND,
      }),
    verdict: 'unharmed',
  },
  {
    name: '100,000 attributes',
    bytes: () =>
      buildDocx({
        body: `<w:p ${Array.from({ length: 100_000 }, (_, at) => `a${String(at)}=""`).join(' ')}/>${SOUND}`,
      }),
    verdict: 'unharmed',
  },
  {
    name: '10,000 styles in a chain',
    bytes: () =>
      buildDocx({
        body: SOUND,
        styles: Array.from(
          { length: 10_000 },
          (_, at) => `<w:style w:styleId="s${String(at)}"><w:basedOn w:val="s${String(at + 1)}"/></w:style>`,
        ).join(''),
      }),
    verdict: 'unharmed',
  },
  {
    name: 'list labels that multiply',
    bytes: () =>
      buildDocx({
        body: paragraph('甲', '<w:numPr><w:numId w:val="1"/></w:numPr>').repeat(50_000),
        numbering: `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="${'%1'.repeat(100_000)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
      }),
    verdict: 'import.tooLarge',
  },
  {
    name: 'table cells that span a billion columns',
    bytes: () =>
      buildDocx({
        body: `${SOUND}<w:tbl>${'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>'.repeat(20_000)}</w:tbl>`,
      }),
    verdict: 'import.tableFlattened',
  },
  {
    name: '20 MB of line ends',
    fileName: 'a.txt',
    bytes: () => new Uint8Array(20_000_000).fill(10),
    verdict: 'import.empty',
  },
  {
    name: '20 MB of one GB18030 character',
    fileName: 'a.txt',
    bytes: () => new Uint8Array(20_000_000).fill(0xb0),
    verdict: 'import.tooLarge',
  },
  {
    name: '20 MB of broken UTF-8',
    fileName: 'a.txt',
    bytes: () => new Uint8Array(20_000_000).map((_, at) => (at % 2 === 0 ? 0xe4 : 0x41)),
    verdict: 'import.wrongEncoding',
  },
  {
    name: '20 MB with a control character in four',
    fileName: 'a.txt',
    bytes: () => new Uint8Array(20_000_000).map((_, at) => (at % 4 === 0 ? 1 : 0x41)),
    verdict: 'import.tooLarge',
  },
]

const nested = (depth: number, element = 'w:sdt') =>
  document(`<${element}>`.repeat(depth) + SOUND + `</${element}>`.repeat(depth))
const doctype = (declaration: string, use = '') =>
  `<?xml version="1.0"?><!DOCTYPE w ${declaration}>${document(paragraph(`甲${use}`)).replace(/^<\?xml.*?\?>/u, '')}`
const laughs = `[<!ENTITY a "${'哈'.repeat(10)}">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'.charAt(at)} "${`&${'abcdefghij'.charAt(at)};`.repeat(10)}">`).join('')}]`
const XML: readonly Hostile[] = [
  ...list(
    [
      '',
      '[<!ENTITY e "x">]',
      '[<!ENTITY e SYSTEM "file:///etc/passwd">]',
      'SYSTEM "http://example.invalid/a.dtd"',
      '[<!ENTITY % p "x"> %p;]',
    ],
    (declaration) => ({
      name: `a document type ${declaration}`,
      bytes: () => main(doctype(declaration, declaration.includes('ENTITY e') ? '&e;' : '')),
      verdict: 'import.unsafeXml',
    }),
  ),
  { name: 'a billion laughs', bytes: () => main(doctype(laughs, '&j;')), verdict: 'import.unsafeXml' },
  ...list([300, 400], (depth) => ({
    name: `nesting of ${String(depth)}`,
    bytes: () => main(nested(depth)),
    verdict: 'unharmed' as const,
  })),
  ...list([513, 10_000, 200_000], (depth) => ({
    name: `nesting of ${String(depth)}`,
    bytes: () => main(nested(depth)),
    verdict: 'import.bomb' as const,
  })),
  { name: '10,000 tables in each other', bytes: () => main(nested(10_000, 'w:tbl')), verdict: 'import.bomb' },
  { name: '10,000 open tags', bytes: () => main(document('<w:p>'.repeat(10_000))), verdict: 'import.bomb' },
  ...list(
    [
      '',
      ' ',
      '<',
      '正文',
      '<a/>',
      '<w:document/>',
      '<a><b></a></b>',
      '<a></a><b></b>',
      '<a x="1" x="2"/>',
      '<a x=1/>',
      '<a>&e;</a>',
      '<a>&#0;</a>',
      '<a>&#xD800;</a>',
      '<a>&#x110000;</a>',
      '<a>\u0001</a>',
      '<a>]]></a>',
      '<a><![CDATA[</a>',
      '<a><!-- -- --></a>',
      '<?xml version="1.0"?',
      '<?xml version="9.0"?><a/>',
      '<a xmlns:w=""/>',
    ],
    (source) => ({
      name: `a main part of ${JSON.stringify(source)}`,
      bytes: () => main(source),
      verdict: source === '<a/>' ? 'import.empty' : 'import.corrupt',
    }),
  ),
  ...list([[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe4, 0xb8], [0xb0, 0xa1]], (raw) => ({
    name: `a main part with the bytes ${Buffer.from(raw).toString('hex')}`,
    bytes: () => buildDocx({ main: new Uint8Array([...strToU8('<a>'), ...raw, ...strToU8('</a>')]) }),
    verdict: 'import.corrupt',
  })),
  {
    name: 'a main part in UTF-16 with half a pair',
    bytes: () => buildDocx({ main: wide(document(paragraph('甲\ud800'))) }),
    verdict: 'import.corrupt',
  },
  ...list(['[Content_Types].xml', '_rels/.rels', 'word/_rels/document.xml.rels'], (part) => ({
    name: `a broken ${part}`,
    bytes: () => changed(part, '<a>'),
    verdict: 'import.corrupt' as const,
  })),
  ...list(['styles', 'numbering', 'header1', 'comments', 'footnotes', 'settings'], (part) => ({
    name: `a broken word/${part}.xml`,
    bytes: () =>
      buildDocx({
        body: SOUND,
        parts: {
          [`word/${part}.xml`]: {
            content: '<a>',
            type: `${WORD_TYPE}${part.replace(/\d/u, '')}+xml`,
            relationship: part.replace(/\d/u, ''),
          },
        },
      }),
    verdict: 'import.corrupt',
  })),
  {
    name: 'entities in a header',
    bytes: () =>
      buildDocx({
        body: SOUND,
        parts: { 'word/header1.xml': { content: '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>' } },
      }),
    verdict: 'import.unsafeXml',
  },
  {
    name: 'entities in the relationships',
    bytes: () => changed('_rels/.rels', '<!DOCTYPE a><a/>'),
    verdict: 'import.unsafeXml',
  },
  {
    name: 'a body kept in another file',
    bytes: () => buildDocx({ body: `${SOUND}<w:altChunk r:id="r1"/>` }),
    verdict: 'import.unsupportedFormat',
  },
  {
    name: 'a main part outside the file',
    bytes: () =>
      changed(
        '_rels/.rels',
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="a/officeDocument" Target="http://example.invalid/word/document.xml" TargetMode="External"/></Relationships>',
      ),
    verdict: 'import.misnamed',
  },
  {
    name: 'a part path that climbs out',
    bytes: () => buildDocx({ body: SOUND, parts: { '../../../../etc/evil.xml': { content: '<a>逃逸</a>' } } }),
    verdict: 'import.unknownParts',
  },
  {
    name: 'relationships to nowhere',
    bytes: () =>
      buildDocx({
        body: SOUND,
        relationships: [
          { type: 'image', target: '../../../x' },
          { type: 'header', target: 'none.xml' },
        ],
      }),
    verdict: 'unharmed',
  },
  ...list(['-1', '9', '99999999999999999999', 'x', ''], (value) => ({
    name: `levels and sizes of ${JSON.stringify(value)}`,
    bytes: () =>
      buildDocx({
        body: SOUND.replace(
          '<w:p>',
          `<w:p><w:pPr><w:numPr><w:ilvl w:val="${value}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="${value}"/></w:pPr>`,
        ).replace('<w:r>', `<w:r><w:rPr><w:sz w:val="${value}"/></w:rPr>`),
        numbering: `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="${value}"><w:start w:val="${value}"/><w:lvlText w:val="%9%0%%"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>`,
      }),
    verdict: 'unharmed',
  })),
]

const C0 = Array.from({ length: 32 }, (_, code) => code).filter((code) => code !== 0 && (code < 9 || code > 13))
const CHARACTERS: readonly Hostile[] = [
  ...list([...C0, 0x7f, 0x80, 0x9f, 0xfffe, 0xffff], (code) => ({
    name: `a text with U+${code.toString(16)}`,
    fileName: 'a.txt',
    bytes: () => textFile(`${TEXT.slice(0, 4)}${String.fromCharCode(code)}${TEXT.slice(4)}\n现将计划公布如下。`),
    verdict: 'import.controlCharacters',
  })),
  ...list([0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069], (code) => ({
    name: `a docx with U+${code.toString(16)}`,
    bytes: () =>
      buildDocx({ body: paragraph(`${TEXT}${String.fromCharCode(code)}`) + paragraph('现将计划公布如下。') }),
    verdict: 'import.directionOverride',
  })),
  ...list([0x200b, 0x200d, 0x2060, 0xfeff, 0xad], (code) => ({
    name: `a docx with U+${code.toString(16)}`,
    bytes: () => buildDocx({ body: paragraphOf(run('甲') + run(String.fromCharCode(code)) + run('乙')) }),
    verdict: 'import.invisibleCharacters',
  })),
  ...list(['\ud800', '\udfff', '\udc00\ud800', '\ud800\ud800\udc00'], (half) => ({
    name: `a text with ${JSON.stringify(half)}`,
    fileName: 'a.txt',
    bytes: () => wide(`${TEXT}\n甲${half}乙`),
    verdict: 'import.loneSurrogates',
  })),
  ...list([[0xff], [0x80], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]], (raw) => ({
    name: `a text with the bytes ${Buffer.from(raw).toString('hex')}`,
    fileName: 'a.txt',
    bytes: () => new Uint8Array([...raw, ...soundText, ...raw]),
    verdict: 'import.wrongEncoding',
  })),
  ...list([1, 2, 3, 4, 5, 6], (seed) => ({
    name: `noise ${String(seed)}`,
    fileName: 'a.txt',
    bytes: () => Uint8Array.from({ length: 5000 }, random(seed).bind(null, 256)),
    verdict: 'import.binary',
  })),
]

const FILES: readonly Hostile[] = [...TRUNCATED, ...FLIPPED, ...ZIPS, ...BOMBS, ...XML, ...CHARACTERS]

/** What the test demands of the outcome, as one word that can be compared. */
const judge = (result: ReturnType<typeof importDocument>, verdict: Verdict): string => {
  if (!result.ok) return verdict === 'corrupt or unharmed' ? verdict : result.error.code
  const { document: read, findings } = result.value
  const same = JSON.stringify(read) === JSON.stringify(soundDocument.ok && soundDocument.value.document)
  if (verdict === 'corrupt or unharmed') return same ? verdict : `changed: ${JSON.stringify(read)}`
  if (verdict === 'unharmed')
    return same || read.title.startsWith('关于公布') ? verdict : `changed: ${JSON.stringify(read).slice(0, 200)}`
  return findings.some((finding) => finding.code === verdict) ? verdict : `imported with ${JSON.stringify(findings)}`
}

describe('a broken or hostile file', () => {
  it('comes in at least 200 kinds, each of its own', () => {
    expect(new Set(FILES.map((file) => file.name)).size).toBe(FILES.length)
    expect(FILES.length).toBeGreaterThanOrEqual(200)
  })

  it.each(FILES)('$name: $verdict', ({ fileName = 'a.docx', bytes, verdict }) => {
    const content = bytes()
    const started = performance.now()
    const result = importDocument({ fileName, bytes: content })
    expect(performance.now() - started).toBeLessThan(LIMIT_MS)
    expect(judge(result, verdict)).toBe(verdict)
    if (!result.ok) return
    const texts = [result.value.document.title, ...result.value.document.blocks.map((block) => block.text)]
    // eslint-disable-next-line no-control-regex -- none may be left
    expect(
      texts.some((text) => hasLoneSurrogate(text) || /[\u0000-\u0008\n-\u001f\u202a-\u202e\u2066-\u2069]/u.test(text)),
    ).toBe(false)
  })
})
