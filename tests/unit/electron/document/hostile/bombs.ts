import { buildDocx, paragraph, paragraphOf } from '../docx-fixture.ts'
import { falsify } from '../zip-fixture.ts'
import { MAIN, SOUND, main, document, type Hostile } from './file.ts'

const zeros = (megabytes: number) => new Uint8Array(megabytes * 1_000_000).fill(0x20)
export const BOMBS: readonly Hostile[] = [
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
