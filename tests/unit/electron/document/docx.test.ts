import { describe, expect, it } from 'vitest'
import { buildDocx, countOf, imported, linesOf, paragraph, paragraphOf, run, textBlocksOf } from './docx-fixture.ts'

const body = (inner: string) => buildDocx({ body: inner })
const lines = (inner: string) => linesOf(body(inner))
const style = (id: string, name: string, inner = '', type = 'paragraph') =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`

describe('the text of a .docx', () => {
  it('is read with tabs, breaks, hyphens and symbols as characters', () => {
    const runs =
      '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t><w:softHyphen/></w:r>' +
      '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B1"/><w:sym w:font="宋体" w:char="00D7"/></w:r>'
    expect(lines(paragraphOf(runs, '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'))).toEqual(['甲 乙-丙☑±×'])
    expect(lines(paragraph('标题') + paragraphOf(runs))).toEqual(['标题', '甲\t乙-丙☑±×'])
  })

  it('has an unknown picture of a symbol font replaced and counted', () => {
    const bytes = body(
      paragraphOf(
        `${run('甲')}<w:r><w:sym w:font="Webdings" w:char="zz"/><w:sym w:font="Wingdings" w:char="F021"/></w:r>`,
      ),
    )
    expect(linesOf(bytes)).toEqual(['甲\ufffd\ufffd'])
    expect(countOf(bytes, 'import.symbolReplaced')).toBe(2)
  })

  it('in a symbol font is what a reader sees, directly and by style', () => {
    const font = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`
    const styles = style('S', 'symbols', `<w:rPr>${font('Wingdings')}</w:rPr>`, 'character')
    const runs = [
      run('R 是', font('Wingdings 2')),
      run('£ 否', font('Wingdings 2')),
      run('\uf0fc', '<w:rStyle w:val="S"/>'),
      run('R', font('Webdings')),
      run('R', font('constructor')),
    ]
    const bytes = buildDocx({ body: paragraphOf(runs.join('')), styles })
    expect(linesOf(bytes)).toEqual(['☑ 是□ 否✓\ufffdR'])
    expect(countOf(bytes, 'import.symbolReplaced')).toBe(1)
  })

  it('is split at line breaks', () => {
    const bytes = body(
      paragraph('标题') +
        paragraphOf('<w:r><w:t>甲。</w:t><w:br/><w:t>乙。</w:t><w:br w:type="page"/><w:t>丙。</w:t></w:r>'),
    )
    expect(linesOf(bytes)).toEqual(['标题', '甲。', '乙。', '丙。'])
    expect(countOf(bytes, 'import.lineBreakSplit')).toBe(1)
  })

  it('holds content controls, links, smart tags and custom markup', () => {
    const inner =
      `<w:sdt><w:sdtPr><w:alias w:val="别名"/></w:sdtPr><w:sdtContent>${paragraph('一段')}</w:sdtContent></w:sdt>` +
      paragraphOf(
        `<w:hyperlink>${run('链接')}</w:hyperlink><w:smartTag>${run('标签')}</w:smartTag><w:customXml>${run('标记')}</w:customXml>`,
      )
    expect(lines(inner)).toEqual(['一段', '链接标签标记'])
    expect(imported(body(inner)).hiddenText).toContain('别名')
  })

  it('holds the result of a field and not its code, nested and over paragraphs', () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`
    const nested = `${mark('begin')}${code('PAGE')}${mark('separate')}${run('内层')}${mark('end')}`
    const inner =
      paragraphOf(`${run('甲')}${mark('begin')}${code('IF "暗语" ')}${nested}${mark('separate')}${run('结果')}`) +
      paragraphOf(`${run('续')}${mark('end')}${run('乙')}`) +
      paragraphOf(`<w:fldSimple w:instr="DATE">${run('三月')}</w:fldSimple>`)
    expect(lines(inner)).toEqual(['甲结果', '续乙', '三月'])
    expect(imported(body(inner)).hiddenText).toEqual(['IF "暗语" PAGE内层', 'DATE'])
    expect(countOf(body(inner), 'import.fieldCodes')).toBe(3)
  })

  it('ends a field at its paragraphs however its marks are broken', () => {
    expect(
      lines(
        paragraphOf('<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r>' + run('甲')),
      ),
    ).toEqual(['甲'])
  })

  it('holds the letters of a formula', () => {
    const bytes = body(
      paragraphOf(`${run('令')}<m:oMath><m:r><w:rPr><w:rFonts/></w:rPr><m:t>x=1</m:t></m:r></m:oMath>`),
    )
    expect(linesOf(bytes)).toEqual(['令x=1'])
    expect(countOf(bytes, 'import.formula')).toBe(1)
  })

  it('holds the base of a phonetic guide, the guide goes beside it', () => {
    const bytes = body(
      paragraphOf(
        `<w:r><w:ruby><w:rubyPr/><w:rt>${run('shéng')}</w:rt><w:rubyBase>${run('绳')}</w:rubyBase></w:ruby></w:r>${run('结')}`,
      ),
    )
    expect(linesOf(bytes)).toEqual(['绳结'])
    expect(imported(bytes).hiddenText).toEqual(['shéng'])
    expect(countOf(bytes, 'import.phoneticGuide')).toBe(1)
  })

  it('is read in a strict file, in another prefix, and in UTF-16', () => {
    expect(linesOf(buildDocx({ body: paragraph('严格'), strict: true }))).toEqual(['严格'])
    const uri = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    const main = `<x:document xmlns:x="${uri}"><x:body><x:p><x:r><x:t>别名</x:t></x:r></x:p></x:body></x:document>`
    expect(linesOf(buildDocx({ main }))).toEqual(['别名'])
    const wide = `<?xml version="1.0" encoding="UTF-16"?><document xmlns="${uri}"><body><p><r><t><![CDATA[宽<字]]></t></r></p></body></document>`
    expect(linesOf(buildDocx({ main: new Uint8Array(Buffer.from(`\ufeff${wide}`, 'utf16le')) }))).toEqual(['宽<字'])
  })

  it('of text outside paragraphs is not lost', () => {
    expect(lines(run('游离') + paragraph('正文'))).toEqual(['游离正文'])
    expect(lines(paragraph('正文') + run('游离'))).toEqual(['正文', '游离'])
  })
})

describe('a table', () => {
  const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`
  const row = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`
  const table = (rows: string) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows}</w:tbl>`

  const tableOf = (inner: string) =>
    imported(body(paragraph('标题') + inner)).document.body.find((block) => block.kind === 'table')
  const cells = (...rows: (readonly [string, number, number])[][]) =>
    rows.map((row) => row.map(([text, columnSpan, rowSpan]) => ({ lines: [text], columnSpan, rowSpan })))

  it('keeps its merged cells, its head rows and the widths of its columns', () => {
    const grid = [10, 20, 30, 40].map((width) => `<w:gridCol w:w="${String(width)}"/>`).join('')
    const rows =
      row(cell('序号') + cell('项目', '<w:gridSpan w:val="2"/>') + cell('金额'), '<w:tblHeader/>') +
      row(cell('1', '<w:vMerge w:val="restart"/>') + cell('甲') + cell('乙') + cell('10')) +
      row(cell('', '<w:vMerge/>') + cell('丙') + cell('丁') + cell('20')) +
      row(cell('合计'), '<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>')
    expect(tableOf(`<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${rows}</w:tbl>`)).toEqual({
      kind: 'table',
      widths: [10, 20, 30, 40],
      headRows: 1,
      landscape: false,
      rows: cells(
        [
          ['序号', 1, 1],
          ['项目', 2, 1],
          ['金额', 1, 1],
        ],
        [
          ['1', 1, 2],
          ['甲', 1, 1],
          ['乙', 1, 1],
          ['10', 1, 1],
        ],
        [
          ['丙', 1, 1],
          ['丁', 1, 1],
          ['20', 1, 1],
        ],
        [
          ['', 1, 1],
          ['合计', 1, 1],
          ['', 1, 1],
          ['', 1, 1],
        ],
      ),
    })
  })

  it('keeps a merge across, and a continued cell with nothing above it as a cell', () => {
    const rows =
      row(cell('甲', '<w:hMerge w:val="restart"/>') + cell('', '<w:hMerge/>') + cell('乙')) +
      row(cell('丙', '<w:vMerge/>') + cell('丁') + cell('戊'))
    expect(tableOf(table(rows))).toMatchObject({
      rows: cells(
        [
          ['甲', 2, 1],
          ['乙', 1, 1],
        ],
        [
          ['丙', 1, 1],
          ['丁', 1, 1],
          ['戊', 1, 1],
        ],
      ),
    })
  })

  it('is landscape in a landscape section, and so in no other', () => {
    const two = table(row(cell('甲') + cell('乙')))
    const section = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    const { document } = imported(
      body(paragraph('标题') + two + paragraphOf(run('横。'), section) + two + paragraph('竖。')),
    )
    expect(document.body.flatMap((block) => (block.kind === 'table' ? [block.landscape] : []))).toEqual([true, false])
  })

  it('does not lose text to spans that lie', () => {
    const lines = linesOf(body(table(row(cell('甲', '<w:gridSpan w:val="999999999"/>').repeat(2000)))))
    expect(lines).toEqual(new Array<string>(2000).fill('甲'))
  })

  it('keeps the paragraphs of a cell, and a table inside it as lines of the cell', () => {
    const inner = table(row(cell('内甲') + cell('内乙')))
    const outer = table(
      row(
        `<w:tc>${paragraph('一')}${inner}${paragraphOf('<w:r><w:t>二</w:t><w:br/><w:t>三</w:t></w:r>')}</w:tc>${cell('乙')}`,
      ),
    )
    expect(tableOf(outer)).toMatchObject({
      rows: [[{ lines: ['一', '内甲', '内乙', '二', '三'] }, { lines: ['乙'] }]],
    })
    expect(countOf(body(outer), 'import.tableFlattened')).toBe(1)
  })

  it('keeps text of merged and hidden cells out of the body, and says so', () => {
    const bytes = body(
      table(
        row(cell('甲', '<w:vMerge w:val="restart"/>')) +
          row(cell('暗格', '<w:vMerge/>')) +
          row(cell('暗行'), '<w:hidden/>') +
          row(cell('乙')),
      ),
    )
    expect(linesOf(bytes)).toEqual(['甲', '乙'])
    expect(imported(bytes).hiddenText).toEqual(['暗格', '暗行'])
    expect(countOf(bytes, 'import.hiddenText')).toBe(2)
  })
})

describe('hidden text', () => {
  const styles =
    style('P', 'hidden paragraph', '<w:rPr><w:vanish/></w:rPr>') +
    style('P2', 'derived', '<w:basedOn w:val="P"/>') +
    style('C', 'hidden run', '<w:rPr><w:vanish/></w:rPr>', 'character')

  it.each([
    ['by its run', paragraphOf(run('明') + run('暗', '<w:vanish/>'))],
    ['by its character style', paragraphOf(run('明') + run('暗', '<w:rStyle w:val="C"/>'))],
    ['by its paragraph style', paragraphOf(run('明', '<w:vanish w:val="0"/>') + run('暗'), '<w:pStyle w:val="P2"/>')],
    ['as the style separator does', paragraphOf(run('明') + run('暗', '<w:specVanish/>'))],
  ])('%s is reported and left out', (_, inner) => {
    const bytes = buildDocx({ body: inner, styles })
    expect(linesOf(bytes)).toEqual(['明'])
    expect(imported(bytes).hiddenText).toEqual(['暗'])
    expect(countOf(bytes, 'import.hiddenText')).toBe(1)
  })

  it('by the styles of paragraph and run together is shown, as toggles cancel out', () => {
    expect(
      linesOf(buildDocx({ body: paragraphOf(run('明', '<w:rStyle w:val="C"/>'), '<w:pStyle w:val="P"/>'), styles })),
    ).toEqual(['明'])
  })

  it('by the defaults of the document is the whole text', () => {
    const hidden = '<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>'
    const bytes = buildDocx({ body: paragraphOf(run('暗') + run('明', '<w:vanish w:val="false"/>')), styles: hidden })
    expect(linesOf(bytes)).toEqual(['明'])
  })
})

describe('title and levels of a .docx', () => {
  const styles =
    style('a3', 'Title') +
    style('a4', 'own title', '<w:basedOn w:val="a3"/>') +
    style('1', 'heading 1') +
    style('5', 'heading 5') +
    style('o', 'outlined', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>') +
    style('c', 'centre', '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="44"/></w:rPr>')
  const titleOf = (inner: string) => imported(buildDocx({ body: inner, styles })).document.title
  const in_ = (id: string) => `<w:pStyle w:val="${id}"/>`
  const CENTRE = '<w:jc w:val="center"/>'

  it('are the style Title, over several paragraphs and after others', () => {
    expect(
      titleOf(
        paragraph('青禾县人民政府文件') +
          paragraph('关于公布', in_('a3')) +
          paragraph('计划的通知', in_('a4')) +
          paragraph('正文。'),
      ),
    ).toBe('关于公布计划的通知')
  })

  it('are the first centred or large lines after the banner', () => {
    const head = paragraph('青禾县人民政府文件', CENTRE) + paragraph('青政发〔2026〕3号', CENTRE)
    expect(
      titleOf(`${head}${paragraph('关于公布', in_('c'))}${paragraph('计划的通知', in_('c'))}${paragraph('各单位：')}`),
    ).toBe('关于公布计划的通知')
    expect(
      titleOf(`${paragraph('前注')}${paragraphOf(run('关于某事的通知', '<w:sz w:val="44"/>'))}${paragraph('正文。')}`),
    ).toBe('关于某事的通知')
    expect(
      titleOf(
        `${paragraphOf('<w:r><w:t>关于公布</w:t><w:br/><w:t>计划的通知</w:t></w:r>', CENTRE)}${paragraph('正文。')}`,
      ),
    ).toBe('关于公布计划的通知')
  })

  it('are else told as in plain text, and said to be missing', () => {
    expect(titleOf(paragraph('关于某事的通知') + paragraph('正文。'))).toBe('关于某事的通知')
    const bytes = buildDocx({ body: paragraph('今年以来，工作有序推进。'), styles })
    expect(imported(bytes).document.title).toBe('')
    expect(countOf(bytes, 'import.titleMissing')).toBe(1)
  })

  it('come from heading style or outline, else from the label', () => {
    const inner =
      paragraph('标题', in_('a3')) +
      paragraph('一级', in_('1')) +
      paragraph('五级', in_('5')) +
      paragraph('三级', in_('o')) +
      paragraph('直接二级', '<w:outlineLvl w:val="1"/>') +
      paragraph('（一）凭编号', `${in_('1')}<w:outlineLvl w:val="9"/>`) +
      paragraph('一、凭编号')
    expect(textBlocksOf(buildDocx({ body: inner, styles })).map((block) => block.kind)).toEqual([
      'heading1',
      'heading4',
      'heading3',
      'heading2',
      'heading2',
      'heading1',
    ])
  })

  it('survive styles in a circle', () => {
    const circle = style('x', 'x', '<w:basedOn w:val="y"/>') + style('y', 'heading 2', '<w:basedOn w:val="x"/>')
    expect(textBlocksOf(buildDocx({ body: paragraph('标题') + paragraph('甲', in_('x')), styles: circle }))).toEqual([
      { kind: 'heading2', text: '甲' },
    ])
  })
})
