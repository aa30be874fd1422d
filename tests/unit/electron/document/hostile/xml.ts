import { strToU8 } from 'fflate'
import { buildDocx, paragraph, WORD_TYPE } from '../docx-fixture.ts'
import { SOUND, main, document, wide, changed, type Hostile, list } from './file.ts'

const nested = (depth: number, element = 'w:sdt') =>
  document(`<${element}>`.repeat(depth) + SOUND + `</${element}>`.repeat(depth))
const doctype = (declaration: string, use = '') =>
  `<?xml version="1.0"?><!DOCTYPE w ${declaration}>${document(paragraph(`甲${use}`)).replace(/^<\?xml.*?\?>/u, '')}`
const laughs = `[<!ENTITY a "${'哈'.repeat(10)}">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'.charAt(at)} "${`&${'abcdefghij'.charAt(at)};`.repeat(10)}">`).join('')}]`
export const XML: readonly Hostile[] = [
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
