import { describe, expect, it } from 'vitest'
import type { ImportFindingCode } from '#electron/main/document/finding.ts'
import type { TrackedChoice } from '#electron/main/document/imported.ts'
import { importOdt } from '#electron/main/document/odt/odt.ts'
import { openZip } from '#electron/main/document/zip.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { isOfficialDocument } from '#shared/domain/document/parse-document.ts'
import { buildOdt, odfXml, p, type OdtParts } from './odt-fixture.ts'
import { pngOf } from './picture-fixture.ts'

const open = (odt: OdtParts, choice?: TrackedChoice) => {
  const archive = openZip(buildOdt(odt))
  if (!archive.ok) throw new Error('no zip')
  return importOdt(archive.value, choice)
}
const read = (odt: OdtParts, choice?: TrackedChoice) => {
  const result = open(odt, choice)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  expect(isOfficialDocument(result.value.document)).toBe(true)
  return result.value
}
const refused = (odt: OdtParts): string => {
  const result = open(odt)
  return result.ok ? 'read' : result.error.code
}
const linesOf = (document: OfficialDocument | undefined): string[] =>
  document === undefined ? [] : documentLines(document).map(({ text }) => text)
const textOf = (body: string, choice?: TrackedChoice): string[] => linesOf(read({ body }, choice).document).slice(1)
const HEAD = p('关于公布供水改造计划的通知') + p('现将计划公布如下。')

const numbered = (level: number, format: string, suffix: string, extra = ''): string =>
  `<text:list-level-style-number text:level="${String(level)}" style:num-format="${format}" style:num-suffix="${suffix}" ${extra}/>`
const LISTS = `<text:list-style style:name="L">${numbered(1, '一, 二, 三, ...', '、')}${numbered(2, '一, 二, 三, ...', '）', 'style:num-prefix="（"')}${numbered(3, '1', '.')}${numbered(4, '1', ')', 'text:display-levels="2"')}</text:list-style>
  <text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>`
const list = (inner: string, attributes = 'text:style-name="L"'): string =>
  `<text:list ${attributes}>${inner}</text:list>`
const item = (inner: string, attributes = ''): string => `<text:list-item ${attributes}>${inner}</text:list-item>`

describe('an OpenDocument text', () => {
  it('keeps the parts, in the order of the page', () => {
    const { document, format } = read({
      automatic:
        '<style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="22pt"/></style:style>',
      body: `${p('清水县人民政府文件', 'C')}${p('关于公布供水改造<text:s text:c="2"/>计划的通知', 'C')}${p('各乡镇人民政府：')}
        <text:h text:outline-level="2">总体要求</text:h>${p('甲<text:tab/>乙')}${p('清水县水利局')}${p('2026年1月8日')}`,
    })
    expect(format).toBe('odt')
    expect(document).toMatchObject({
      title: '关于公布供水改造  计划的通知',
      addressee: '各乡镇人民政府：',
      body: [
        { kind: 'heading2', text: '总体要求' },
        { kind: 'paragraph', text: '甲\t乙' },
      ],
      signatories: ['清水县水利局'],
      date: '2026年1月8日',
    })
  })

  it('resolves the numbers of lists, nested, going on and starting anew, to text', () => {
    const body =
      HEAD +
      list(
        item(
          p('甲') +
            p('续段') +
            list(item(p('子一')) + item(p('子二') + list(item(p('孙一') + list(item(p('曾孙')))), 'text:x="1"'))),
        ) + item(p('乙')),
      ) +
      list(item(p('丙')), 'text:style-name="L" text:continue-numbering="true"') +
      list(item(p('丁'), 'text:start-value="9"'), 'text:style-name="L" xml:id="k"') +
      list(item(p('点')), 'text:style-name="B"') +
      list(item(p('戊')), 'text:style-name="L" text:continue-list="k"')
    const { document, findings } = read({ automatic: LISTS, body })
    expect(linesOf(document).slice(2)).toEqual([
      ...[
        '一、甲',
        '续段',
        '（一）子一',
        '（二）子二',
        '1.孙一',
        '1.1)曾孙',
        '二、乙',
        '三、丙',
        '九、丁',
        '点',
        '十、戊',
      ],
    ])
    expect(findings).toMatchObject([{ code: 'import.numberingResolved', count: 9 }])
  })

  it('numbers headings by the outline', () => {
    const styles = `<text:outline-style>
      <text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
      <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>`
    const h = (level: number, text: string, extra = '') =>
      `<text:h text:outline-level="${String(level)}" ${extra}>${text}</text:h>`
    const body =
      HEAD + h(1, '甲') + h(2, '乙') + h(2, '丙') + h(1, '丁') + h(2, '戊') + h(1, '己', 'text:is-list-header="true"')
    expect(read({ styles, body }).document.body.slice(1)).toEqual([
      { kind: 'heading1', text: '一、甲' },
      { kind: 'heading2', text: '一.1乙' },
      { kind: 'heading2', text: '一.2丙' },
      { kind: 'heading1', text: '二、丁' },
      { kind: 'heading2', text: '二.1戊' },
      { kind: 'heading1', text: '己' },
    ])
  })

  it('keeps tables with merged cells and head rows, and reports text under a merged cell', () => {
    const cell = (text: string, extra = '') => `<table:table-cell ${extra}>${p(text)}</table:table-cell>`
    const row = (inner: string) => `<table:table-row>${inner}</table:table-row>`
    const { document, findings, hiddenText } = read({
      automatic:
        '<style:style style:name="w" style:family="table-column"><style:table-column-properties style:column-width="5cm"/></style:style>',
      body: `${HEAD}<table:table><table:table-column table:style-name="w" table:number-columns-repeated="2"/><table:table-header-rows>${row(
        cell('项目') + cell('数'),
      )}</table:table-header-rows>${row(cell('甲', 'table:number-rows-spanned="2"') + cell('1'))}${row(
        `<table:covered-table-cell>${p('盖住')}</table:covered-table-cell>${cell('2')}`,
      )}</table:table>`,
    })
    expect(document.body.at(-1)).toMatchObject({
      kind: 'table',
      widths: [142, 142],
      headRows: 1,
      rows: [
        [{ lines: ['项目'] }, { lines: ['数'] }],
        [{ lines: ['甲'], rowSpan: 2 }, { lines: ['1'] }],
        [{ lines: ['2'] }],
      ],
    })
    expect(findings.map(({ code }) => code)).toEqual(['import.hiddenText'])
    expect(hiddenText).toContain('盖住')
  })

  it('keeps pictures with their description, and notes behind the text', () => {
    const { document, pictures, findings } = read({
      body: `${HEAD}<text:p>见图<draw:frame svg:width="8cm"><draw:image xlink:href="Pictures/a.png"/><draw:image xlink:href="Pictures/b.wmf"/><svg:title>示意图</svg:title></draw:frame></text:p>
        <text:p>文<text:note><text:note-citation>1</text:note-citation><text:note-body>${p('说明一')}${p('说明二')}</text:note-body></text:note>字</text:p>${p('清水县水利局')}${p('2026年1月8日')}`,
      parts: { 'Pictures/a.png': pngOf(20, 10), 'Pictures/b.wmf': new Uint8Array(9) },
    })
    expect(document.body.slice(1)).toMatchObject([
      { kind: 'image', widthMm: 80, alternative: '示意图' },
      { text: '见图' },
      { text: '文［注1］字' },
      { text: '注1：说明一' },
      { text: '说明二' },
    ])
    expect(document.signatories).toEqual(['清水县水利局'])
    expect(pictures.size).toBe(1)
    expect(findings.map(({ code }) => code)).toEqual(['import.footnotes', 'import.images'])
  })

  const region = (id: string, kind: string, inner = ''): string =>
    `<text:changed-region text:id="${id}"><text:${kind}><office:change-info><dc:creator>王某</dc:creator><dc:date>2026-01-02T00:00:00</dc:date></office:change-info>${inner}</text:${kind}></text:changed-region>`
  const tracked = `<text:tracked-changes>${region('i', 'insertion')}${region('d', 'deletion', p('旧甲') + p('旧乙'))}${region('f', 'format-change')}</text:tracked-changes>${HEAD}
    <text:p>首<text:change-start text:change-id="i"/>新一</text:p><text:p>新二<text:change-end text:change-id="i"/>尾</text:p><text:p>前<text:change text:change-id="d"/>后</text:p>`
  it('stops at tracked changes until a person chooses, and joins and parts paragraphs as the choice says', () => {
    expect(refused({ body: tracked })).toBe('import.trackedChanges')
    expect(textOf(tracked, 'accept').slice(1)).toEqual(['首新一', '新二尾', '前后'])
    expect(textOf(tracked, 'reject').slice(1)).toEqual(['首尾', '前旧甲', '旧乙后'])
    const kept = read({ body: tracked }, 'keep')
    expect(linesOf(kept.document).slice(2)).toEqual(['首新一', '新二尾', '前后'])
    expect(linesOf(kept.previous).slice(2)).toEqual(['首尾', '前旧甲', '旧乙后'])
    const by = { author: '王某', date: '2026-01-02T00:00:00', of: 'text' }
    expect(kept.revisions).toEqual([
      { kind: 'insertion', ...by, text: '新一\n新二' },
      { kind: 'deletion', ...by, text: '旧甲\n旧乙' },
    ])
    expect(kept.hiddenText.join()).toContain('旧甲')
  })

  it('stops at a kind of change that it does not know, whatever is chosen', () => {
    const body = `<text:tracked-changes>${region('x', 'movement')}</text:tracked-changes>${HEAD}`
    expect(open({ body }, 'accept')).toMatchObject({ ok: false, error: { code: 'import.trackedChanges' } })
  })

  it.each<readonly [string, OdtParts, ImportFindingCode]>([
    [
      'a comment',
      { body: `<text:p>文<office:annotation>${p('藏字')}</office:annotation></text:p>` },
      'import.commentsDropped',
    ],
    [
      'hidden characters',
      {
        automatic:
          '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>',
        body: '<text:p>文<text:span text:style-name="H">藏字</text:span></text:p>',
      },
      'import.hiddenText',
    ],
    [
      'a style that inherits being hidden',
      {
        styles:
          '<style:style style:name="A" style:family="paragraph"><style:text-properties text:display="none"/></style:style><style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>',
        body: p('藏字', 'B'),
      },
      'import.hiddenText',
    ],
    [
      'text of 1 pt',
      {
        automatic:
          '<style:style style:name="H" style:family="text"><style:text-properties fo:font-size="1pt"/></style:style>',
        body: '<text:p>文<text:span text:style-name="H">藏字</text:span></text:p>',
      },
      'import.hiddenText',
    ],
    [
      'a hidden section',
      { body: `<text:section text:display="none">${p('藏字')}</text:section>` },
      'import.hiddenText',
    ],
    [
      'a conditional text',
      { body: '<text:p>文<text:hidden-text>藏字</text:hidden-text></text:p>' },
      'import.hiddenText',
    ],
    [
      'a header',
      {
        masters: `<style:master-page><style:header>${p('藏<text:span>字</text:span>')}</style:header></style:master-page>`,
      },
      'import.headerFooter',
    ],
    [
      'a first footer',
      { masters: `<style:master-page><style:footer-first>${p('藏字')}</style:footer-first></style:master-page>` },
      'import.headerFooter',
    ],
    ['an author', { meta: '<meta:initial-creator>藏字</meta:initial-creator>' }, 'import.people'],
    ['a keyword', { meta: '<meta:keyword>藏字</meta:keyword>' }, 'import.properties'],
    ['a macro', { parts: { 'Basic/Standard/Module1.xml': '<a>藏字</a>' } }, 'import.macros'],
    ['a signature', { parts: { 'META-INF/documentsignatures.xml': '<a>藏字</a>' } }, 'import.digitalSignature'],
    ['an earlier version', { parts: { 'Versions/Version1': '藏字秘密' } }, 'import.earlierRevisions'],
    [
      'an object',
      {
        body: '<text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>',
        parts: { 'Object 1/content.xml': '<a>藏字</a>' },
      },
      'import.embeddedObject',
    ],
    ['an unknown part', { parts: { 'secret.bin': '藏字秘密' } }, 'import.unknownParts'],
    [
      'a phonetic guide',
      {
        body: '<text:p><text:ruby><text:ruby-base>文</text:ruby-base><text:ruby-text>藏字</text:ruby-text></text:ruby></text:p>',
      },
      'import.phoneticGuide',
    ],
    [
      'a form',
      { body: '<office:forms><form:form form:name="藏字"><form:text/></form:form></office:forms>' },
      'import.formFields',
    ],
    [
      'a variable',
      {
        body: '<text:user-field-decls><text:user-field-decl office:string-value="藏字" text:name="x"/></text:user-field-decls>',
      },
      'import.documentVariables',
    ],
    [
      'a link to outside',
      { body: '<text:p><text:a xlink:href="https://example.invalid/藏字">看</text:a></text:p>' },
      'import.externalReference',
    ],
    [
      'a linked picture',
      { body: '<text:p><draw:frame><draw:image xlink:href="https://example.invalid/藏字.png"/></draw:frame></text:p>' },
      'import.externalReference',
    ],
  ])('keeps %s out of the body, scans it, and reports it', (_name, parts, code) => {
    const { document, findings, hiddenText } = read({ ...parts, body: HEAD + (parts.body ?? '') })
    expect(linesOf(document).join()).not.toContain('藏字')
    expect(hiddenText.join('\n')).toContain('藏字')
    expect(findings.map((finding) => finding.code)).toContain(code)
  })

  it('sets the text of a box behind the paragraph that it is anchored to', () => {
    const body = `${HEAD}<text:p>前<draw:frame><draw:text-box>${p('框一')}${p('框二')}</draw:text-box></draw:frame>后</text:p>`
    expect(textOf(body).slice(1)).toEqual(['前后', '框一', '框二'])
  })

  it('is refused when it is encrypted, empty, unsound, or names an entity', () => {
    expect(
      refused({ body: HEAD, manifest: '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>' }),
    ).toBe('import.encrypted')
    expect(refused({ body: '' })).toBe('import.empty')
    expect(refused({ content: '<a' })).toBe('import.corrupt')
    expect(refused({ content: `<!DOCTYPE a [<!ENTITY x "y">]>${odfXml('document-content', '').slice(38)}` })).toBe(
      'import.unsafeXml',
    )
  })
})
