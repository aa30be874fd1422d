import { describe, expect, it } from 'vitest'
import {
  buildDocx,
  countOf,
  imported,
  linesOf,
  paragraph,
  paragraphOf,
  refused,
  run,
  textBlocksOf,
  wordXml,
  WORD_TYPE,
} from './docx-fixture.ts'

const by = (author: string) => `w:id="1" w:author="${author}" w:date="2026-01-01T00:00:00Z"`
const ins = (inner: string, author = '甲某') => `<w:ins ${by(author)}>${inner}</w:ins>`
const del = (text: string, author = '乙某') => `<w:del ${by(author)}><w:r><w:delText>${text}</w:delText></w:r></w:del>`
const mark = (kind: 'ins' | 'del' | 'moveFrom' | 'moveTo') => `<w:rPr><w:${kind} ${by('丙某')}/></w:rPr>`
const moved = (kind: 'moveFrom' | 'moveTo', text: string) => `<w:${kind} ${by('丁某')}>${run(text)}</w:${kind}>`

/** Each row: body, lines when accepted, lines when rejected. */
const CASES: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  ['an insertion', paragraphOf(run('甲') + ins(run('乙')) + run('丙')), ['甲乙丙'], ['甲丙']],
  ['a deletion', paragraphOf(run('甲') + del('乙') + run('丙')), ['甲丙'], ['甲乙丙']],
  ['a deletion of inserted text', paragraphOf(run('甲') + ins(del('乙'))), ['甲'], ['甲']],
  [
    'an insertion of tab and break',
    paragraphOf(run('甲') + ins('<w:r><w:tab/><w:br/></w:r>') + run('乙。')),
    ['甲', '乙。'],
    ['甲乙。'],
  ],
  ['a move', paragraphOf(moved('moveFrom', '甲') + run('乙') + moved('moveTo', '甲')), ['乙甲'], ['甲乙']],
  [
    'a deleted paragraph mark: the next paragraph takes over',
    paragraphOf(run('甲'), mark('del')) + paragraphOf(run('乙')),
    ['甲乙'],
    ['甲', '乙'],
  ],
  ['an inserted paragraph mark', paragraphOf(run('甲'), mark('ins')) + paragraphOf(run('乙')), ['甲', '乙'], ['甲乙']],
  [
    'an inserted paragraph',
    paragraph('甲') + paragraphOf(ins(run('乙')), mark('ins')) + paragraph('丙'),
    ['甲', '乙', '丙'],
    ['甲', '丙'],
  ],
  [
    'a deleted paragraph',
    paragraph('甲') + paragraphOf(del('乙'), mark('del')) + paragraph('丙'),
    ['甲', '丙'],
    ['甲', '乙', '丙'],
  ],
  [
    'three paragraphs joined into one',
    paragraphOf(run('甲'), mark('del')) + paragraphOf(run('乙'), mark('del')) + paragraphOf(run('丙')),
    ['甲乙丙'],
    ['甲', '乙', '丙'],
  ],
  ['a deleted mark at the very end', paragraph('甲') + paragraphOf(run('乙'), mark('del')), ['甲', '乙'], ['甲', '乙']],
  [
    'a deleted mark before a table',
    paragraphOf(run('甲'), mark('del')) + `<w:tbl><w:tr><w:tc>${paragraph('乙')}</w:tc></w:tr></w:tbl>`,
    ['甲', '乙'],
    ['甲', '乙'],
  ],
  [
    'a moved paragraph',
    paragraphOf(moved('moveFrom', '甲'), mark('moveFrom')) +
      paragraph('乙') +
      paragraphOf(moved('moveTo', '甲'), mark('moveTo')) +
      paragraph('丙'),
    ['乙', '甲', '丙'],
    ['甲', '乙', '丙'],
  ],
  [
    'table rows',
    `<w:tbl><w:tr><w:trPr><w:ins ${by('甲某')}/></w:trPr><w:tc>${paragraphOf(ins(run('新行')), mark('ins'))}</w:tc></w:tr>` +
      `<w:tr><w:trPr><w:del ${by('甲某')}/></w:trPr><w:tc>${paragraphOf(run('旧行'))}</w:tc></w:tr>` +
      `<w:tr><w:tc>${paragraph('常行')}</w:tc></w:tr></w:tbl>`,
    ['新行', '常行'],
    ['旧行', '常行'],
  ],
  [
    'table cells',
    `<w:tbl><w:tr><w:tc><w:tcPr><w:cellIns ${by('甲某')}/></w:tcPr>${paragraph('新格')}</w:tc>` +
      `<w:tc><w:tcPr><w:cellDel ${by('甲某')}/></w:tcPr>${paragraph('旧格')}</w:tc><w:tc>${paragraph('常格')}</w:tc></w:tr></w:tbl>`,
    ['新格', '常格'],
    ['旧格', '常格'],
  ],
  [
    'a field inside an insertion',
    paragraphOf(
      run('甲') +
        ins(
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
            `${run('今日')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
        ) +
        run('乙'),
    ),
    ['甲今日乙'],
    ['甲乙'],
  ],
  ['an inserted formula', paragraphOf(run('甲') + ins('<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>')), ['甲x'], ['甲']],
]

describe('tracked changes', () => {
  it.each(CASES)('are settled by a choice: %s', (_, body, accepted, rejected) => {
    const bytes = buildDocx({ body })
    expect(linesOf(bytes, 'accept')).toEqual(accepted)
    expect(linesOf(bytes, 'reject')).toEqual(rejected)
  })

  it.each(CASES)('stop the import without a choice: %s', (_, body) => {
    expect(refused(buildDocx({ body })).code).toBe('import.trackedChanges')
  })

  it('are counted, and their authors named, in the refusal', () => {
    const body = paragraphOf(ins(run('甲')) + del('乙') + del('丙'), mark('ins'))
    expect(refused(buildDocx({ body }))).toEqual({
      code: 'import.trackedChanges',
      detail: { count: 4, insertions: 2, deletions: 2, authors: '丙某, 甲某, 乙某' },
    })
  })

  it('of more authors than the channel carries name the first ones', () => {
    const many = Array.from({ length: 300 }, (_, at) => ins(run('甲'), `第${String(at)}人`)).join('')
    const authors = String(refused(buildDocx({ body: paragraphOf(many) })).detail?.['authors'])
    expect(authors).toHaveLength(500)
    expect(authors).toMatch(/^第0人, 第1人, .*…$/u)
  })

  it('leave what the choice took away in the hidden text, and a finding', () => {
    const bytes = buildDocx({ body: paragraphOf(run('正文') + ins(run('新')) + del('旧')) })
    expect(imported(bytes, 'a.docx', 'accept').hiddenText).toEqual(['甲某', '乙某', '旧'])
    expect(imported(bytes, 'a.docx', 'reject').hiddenText).toEqual(['甲某', '乙某', '新'])
    expect(imported(bytes, 'a.docx', 'accept').findings).toEqual([
      { code: 'import.trackedChanges', count: 2, detail: '甲某, 乙某', done: 'changed' },
    ])
  })

  it('of formatting do not stop the import, and are undone by a rejection', () => {
    const now = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    const body =
      paragraphOf(
        run('甲'),
        `${now}<w:pPrChange ${by('甲某')}><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:pPrChange>`,
      ) +
      paragraphOf(run('乙') + run('丙', `<w:vanish/><w:rPrChange ${by('甲某')}><w:rPr/></w:rPrChange>`)) +
      paragraphOf(run('丁'), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins ${by('甲某')}/></w:numPr>`)
    const changed = buildDocx({ body: paragraph('标题') + body.replace(/<w:ins [^>]*\/>/u, ''), numbering })
    expect(textBlocksOf(changed).map((block) => block.text)).toEqual(['1.甲', '乙', '2.丁'])
    expect(countOf(changed, 'import.trackedChanges')).toBe(2)
    const bytes = buildDocx({ body: paragraph('标题') + body, numbering })
    expect(textBlocksOf(bytes, 'a.docx', 'reject')).toEqual([
      { kind: 'heading2', text: '甲' },
      { kind: 'paragraph', text: '乙丙' },
      { kind: 'paragraph', text: '丁' },
    ])
  })

  it('outside the body need no choice: that text is dropped and reported whole', () => {
    const header = { content: wordXml('hdr', paragraphOf(ins(run('新')) + del('旧'))), type: `${WORD_TYPE}header+xml` }
    const box = `<w:r><w:pict><v:textbox><w:txbxContent>${paragraphOf(del('框'))}</w:txbxContent></v:textbox></w:pict></w:r>`
    const { hiddenText } = imported(
      buildDocx({ body: paragraphOf(run('正文') + box), parts: { 'word/header1.xml': header } }),
    )
    expect(hiddenText).toEqual(expect.arrayContaining(['新旧', '框']))
  })

  it('do not bring back text that is marked deleted outside any deletion', () => {
    const bytes = buildDocx({ body: paragraphOf(`${run('甲')}<w:r><w:delText>乙</w:delText></w:r>`) })
    expect(linesOf(bytes)).toEqual(['甲'])
    expect(imported(bytes).hiddenText).toEqual(['乙'])
  })

  it('in places where they do not belong change nothing', () => {
    const odd = `<w:p><w:pPr><w:ins ${by('甲某')}/><w:del ${by('甲某')}/></w:pPr>${run('甲')}</w:p>${paragraph('乙。')}`
    expect(linesOf(buildDocx({ body: odd }), 'accept')).toEqual(['甲', '乙。'])
  })
})
