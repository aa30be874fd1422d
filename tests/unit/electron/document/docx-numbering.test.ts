import { describe, expect, it } from 'vitest'
import { formatNumber } from '#electron/main/document/docx/number-format.ts'
import { buildDocx, countOf, linesOf, paragraph, textBlocksOf } from './docx-fixture.ts'

interface Level {
  readonly format: string
  readonly text: string
  readonly more?: string
  readonly start?: number
}
const level = ({ format, text, more = '', start = 1 }: Level, at: number): string =>
  `<w:lvl w:ilvl="${String(at)}"><w:start w:val="${String(start)}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const abstract = (id: number, levels: readonly Level[]): string =>
  `<w:abstractNum w:abstractNumId="${String(id)}">${levels.map(level).join('')}</w:abstractNum>`
const num = (id: number, abstractId: number, inner = ''): string =>
  `<w:num w:numId="${String(id)}"><w:abstractNumId w:val="${String(abstractId)}"/>${inner}</w:num>`
const item = (text: string, at = 0, id = 1): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${String(at)}"/><w:numId w:val="${String(id)}"/></w:numPr>`)

const OFFICIAL: readonly Level[] = [
  { format: 'chineseCountingThousand', text: '%1、' },
  { format: 'chineseCounting', text: '（%2）' },
  { format: 'decimal', text: '%3.' },
  { format: 'decimal', text: '（%4）' },
]
const blocksOf = (numbering: string, body: string, styles?: string) =>
  textBlocksOf(
    buildDocx({ numbering, body: paragraph('关于某事的通知') + body, ...(styles === undefined ? {} : { styles }) }),
  )
const labelsOf = (numbering: string, body: string, styles?: string) =>
  blocksOf(numbering, body, styles).map((block) => block.text)

describe('list numbers of a .docx', () => {
  it('become the text that Word shows, and give the heading levels of an official document', () => {
    const body = [
      item('总体要求'),
      item('工作目标', 1),
      item('新建管网', 2),
      item('城区部分', 3),
      item('乡镇部分', 3),
      item('改造管网', 2),
      item('城区部分', 3),
      item('保障措施'),
      item('组织领导', 1),
    ].join('')
    expect(blocksOf(abstract(0, OFFICIAL) + num(1, 0), body)).toEqual([
      { kind: 'heading1', text: '一、总体要求' },
      { kind: 'heading2', text: '（一）工作目标' },
      { kind: 'heading3', text: '1.新建管网' },
      { kind: 'heading4', text: '（1）城区部分' },
      { kind: 'heading4', text: '（2）乡镇部分' },
      { kind: 'heading3', text: '2.改造管网' },
      { kind: 'heading4', text: '（1）城区部分' },
      { kind: 'heading1', text: '二、保障措施' },
      { kind: 'heading2', text: '（一）组织领导' },
    ])
    expect(countOf(buildDocx({ numbering: abstract(0, OFFICIAL) + num(1, 0), body }), 'import.numberingResolved')).toBe(
      9,
    )
  })

  it('may join the numbers of several levels, in figures when the level is legal', () => {
    const levels: readonly Level[] = [
      { format: 'chineseCounting', text: '第%1章' },
      { format: 'decimal', text: '%1.%2', more: '<w:isLgl/>' },
      { format: 'decimal', text: '%1-%2' },
    ]
    const body = item('总则') + item('目的', 1) + item('附则') + item('施行', 1) + item('解释', 2)
    expect(labelsOf(abstract(0, levels) + num(1, 0), body)).toEqual([
      '第一章 总则',
      '1.1 目的',
      '第二章 附则',
      '2.1 施行',
      '二-1 解释',
    ])
  })

  it('are parted from the text as the level says', () => {
    const levels = ['tab', 'space', 'nothing'].map((suffix) => ({
      format: 'decimal',
      text: '%1',
      more: `<w:suff w:val="${suffix}"/>`,
    }))
    const numbering = levels.map((one, at) => abstract(at, [one]) + num(at + 1, at)).join('')
    expect(labelsOf(numbering, item('甲', 0, 1) + item('乙', 0, 2) + item('丙', 0, 3))).toEqual(['1 甲', '1 乙', '1丙'])
  })

  it('start where the level says, count on across lists of one definition, and restart where a list says so', () => {
    const numbering =
      abstract(0, [{ format: 'decimal', text: '%1)', start: 3 }]) +
      num(1, 0) +
      num(2, 0) +
      num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
    const body = item('a') + item('b', 0, 2) + item('c', 0, 3) + item('d', 0, 3) + item('e')
    expect(labelsOf(numbering, body)).toEqual(['3)a', '4)b', '7)c', '8)d', '9)e'])
  })

  it('restart after a higher level unless the level forbids or narrows it', () => {
    const numbered = (restart: string) =>
      abstract(0, [
        { format: 'decimal', text: '%1' },
        { format: 'decimal', text: '%2' },
        { format: 'decimal', text: '(%3)', more: restart },
      ]) + num(1, 0)
    const body = item('a') + item('b', 1) + item('c', 2) + item('d', 1) + item('e', 2) + item('f') + item('g', 2)
    const thirds = (restart: string) => labelsOf(numbered(restart), body).filter((line) => line.startsWith('('))
    expect(thirds('')).toEqual(['(1)c', '(1)e', '(1)g'])
    expect(thirds('<w:lvlRestart w:val="1"/>')).toEqual(['(1)c', '(2)e', '(1)g'])
    expect(thirds('<w:lvlRestart w:val="0"/>')).toEqual(['(1)c', '(2)e', '(3)g'])
  })

  it('count a higher level that was left out as having begun', () => {
    const levels: readonly Level[] = [
      { format: 'decimal', text: '%1)' },
      { format: 'decimal', text: '%1.%2)' },
    ]
    const body = item('a', 1) + item('b', 1) + item('c') + item('d', 1)
    expect(labelsOf(abstract(0, levels) + num(1, 0), body)).toEqual(['1.1)a', '1.2)b', '2)c', '2.1)d'])
  })

  it('take a level that a list replaces', () => {
    const replaced = `<w:lvlOverride w:ilvl="0">${level({ format: 'upperLetter', text: '%1.' }, 0)}</w:lvlOverride>`
    const numbering = abstract(0, [{ format: 'decimal', text: '%1.' }]) + num(1, 0, replaced)
    expect(labelsOf(numbering, item('甲') + item('乙'))).toEqual(['A.甲', 'B.乙'])
  })

  it('count empty paragraphs, which Word labels too, but not hidden ones', () => {
    const numbering = abstract(0, [{ format: 'decimal', text: '%1)' }]) + num(1, 0)
    const hidden =
      '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>'
    expect(labelsOf(numbering, item('甲') + item('') + hidden + item('乙'))).toEqual(['1)甲', '2)', '3)乙'])
  })

  it('come from the style, at the level that names it', () => {
    const levels: readonly Level[] = [
      { format: 'chineseCounting', text: '%1、', more: '<w:pStyle w:val="H1"/>' },
      { format: 'decimal', text: '%2.', more: '<w:pStyle w:val="H2"/>' },
    ]
    const styles = `
      <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/></w:style>
      <w:style w:type="paragraph" w:styleId="H2b"><w:name w:val="own"/><w:basedOn w:val="H2"/></w:style>`
    const styled = (text: string, style: string, more = '') => paragraph(text, `<w:pStyle w:val="${style}"/>${more}`)
    const body =
      styled('甲', 'H1') +
      styled('乙', 'H2') +
      styled('丙', 'H2b') +
      styled('丁', 'H1', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
      styled('戊', 'H1')
    expect(blocksOf(abstract(0, levels) + num(1, 0), body, styles)).toEqual([
      { kind: 'heading1', text: '一、甲' },
      { kind: 'heading2', text: '1.乙' },
      { kind: 'heading2', text: '2.丙' },
      { kind: 'heading1', text: '丁' },
      { kind: 'heading1', text: '二、戊' },
    ])
  })

  it('follow the link from a definition to a numbering style, and give up on a circle of links', () => {
    const styles = `<w:style w:type="numbering" w:styleId="L"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`
    const linked = `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>` + num(1, 0)
    expect(labelsOf(linked + abstract(1, OFFICIAL) + num(2, 1), item('甲'), styles)).toEqual(['一、甲'])
    expect(labelsOf(linked + num(2, 0), item('甲'), styles)).toEqual(['甲'])
  })

  it('use a bullet in its own or a symbol font as the character that it shows', () => {
    const bullet = (text: string, font: string) => ({
      format: 'bullet',
      text,
      more: `<w:rPr><w:rFonts w:ascii="${font}"/></w:rPr>`,
    })
    const numbering = [bullet('\uf0b7', 'Symbol'), bullet('\uf0d8', 'Wingdings'), bullet('–', 'Arial')]
      .map((one, at) => abstract(at, [one]) + num(at + 1, at))
      .join('')
    expect(labelsOf(numbering, item('甲', 0, 1) + item('乙', 0, 2) + item('丙', 0, 3))).toEqual([
      '• 甲',
      '➢ 乙',
      '– 丙',
    ])
  })

  it('take the fallback of a custom format, and say when a format is unknown', () => {
    const custom =
      '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001"/></mc:Choice>' +
      '<mc:Fallback><w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent>'
    const numbering =
      abstract(0, [{ format: 'decimal', text: '%1.', more: custom }]) +
      num(1, 0) +
      abstract(1, [{ format: 'thaiLetters', text: '%1)' }]) +
      num(2, 1)
    const body = item('甲') + item('乙', 0, 2)
    expect(labelsOf(numbering, body)).toEqual(['I.甲', '1)乙'])
    expect(countOf(buildDocx({ numbering, body }), 'import.numberingUnknown')).toBe(1)
  })

  it('are nothing where the list or its level is not defined', () => {
    expect(labelsOf(abstract(0, OFFICIAL) + num(1, 0), item('甲', 8) + item('乙', 0, 99) + item('丙', -1))).toEqual([
      '甲',
      '乙',
      '丙',
    ])
  })

  it('do not grow with a label text without end', () => {
    const numbering = abstract(0, [{ format: 'decimal', text: '甲'.repeat(100_000) }]) + num(1, 0)
    expect(labelsOf(numbering, item('乙'))).toEqual([`${'甲'.repeat(64)} 乙`])
  })

  it('stay in table cells', () => {
    const numbering = abstract(0, OFFICIAL) + num(1, 0)
    const body = `<w:tbl><w:tr><w:tc>${item('甲')}</w:tc><w:tc>${item('乙')}</w:tc></w:tr></w:tbl>`
    expect(linesOf(buildDocx({ numbering, body }))).toEqual(['一、甲', '二、乙'])
  })
})

describe('a number format', () => {
  it.each([
    ['chineseCounting', [1, 10, 11, 20, 99, 100, 101], ['一', '十', '十一', '二十', '九十九', '一〇〇', '一〇一']],
    [
      'chineseCountingThousand',
      [10, 19, 101, 110, 111, 1001, 1010, 20030],
      ['十', '十九', '一百〇一', '一百一十', '一百一十一', '一千〇一', '一千〇一十', '二万〇三十'],
    ],
    ['japaneseCounting', [10, 11, 100, 101, 1100, 10000], ['十', '十一', '百', '百一', '千百', '一万']],
    ['ideographDigital', [1, 10, 205], ['一', '一〇', '二〇五']],
    ['chineseLegalSimplified', [1, 10, 105, 1234], ['壹', '壹拾', '壹佰零伍', '壹仟贰佰叁拾肆']],
    ['ideographLegalTraditional', [23, 10000], ['貳拾參', '壹萬']],
    ['ideographTraditional', [1, 10, 11], ['甲', '癸', '11']],
    ['ideographZodiac', [1, 12, 13], ['子', '亥', '13']],
    ['ideographZodiacTraditional', [1, 11, 60, 61], ['甲子', '甲戌', '癸亥', '61']],
    ['decimalEnclosedCircle', [1, 20, 21], ['①', '⑳', '21']],
    ['decimalEnclosedParen', [1, 20], ['⑴', '⒇']],
    ['decimalEnclosedFullstop', [1, 20], ['⒈', '⒛']],
    ['ideographEnclosedCircle', [1, 10, 11], ['㊀', '㊉', '11']],
    ['decimalFullWidth', [1, 20], ['１', '２０']],
    ['decimalZero', [1, 10], ['01', '10']],
    ['lowerLetter', [1, 26, 27, 53, 781], ['a', 'z', 'aa', 'aaa', '781']],
    ['upperLetter', [28], ['BB']],
    ['lowerRoman', [4, 9, 1994, 4000], ['iv', 'ix', 'mcmxciv', '4000']],
    ['upperRoman', [3999], ['MMMCMXCIX']],
    ['ordinal', [1, 2, 3, 4, 11, 112, 121], ['1st', '2nd', '3rd', '4th', '11th', '112th', '121st']],
    ['numberInDash', [5], ['- 5 -']],
    ['none', [1], ['']],
    ['chineseCounting', [0, -3], ['0', '-3']],
    ['unheardOf', [12], ['12']],
  ])('%s writes %j as Word does', (format, values, texts) => {
    expect(values.map((value) => formatNumber(value, format))).toEqual(texts)
  })
})
