import { describe, expect, it } from 'vitest'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { lintDocument } from '#shared/domain/lint/lint-document.ts'
import { joinJournals, splitJournals } from '#renderer/feature/drafting/journal.ts'
import {
  fixAll,
  highlightsOf,
  openFaults,
  severityCounts,
  shownFindings,
} from '#renderer/feature/drafting/lint-model.ts'
import { editedTextOf, firstLineOf, placeOf, withEditedText } from '#renderer/feature/drafting/place-model.ts'

const document: OfficialDocument = {
  ...documentFromText('关于清淤的通知', [
    '各乡镇人民政府：',
    '一、总体要求',
    '请于月底前完成.',
    '',
    '县水利局',
    '2026年1月8日',
  ]),
  issuers: ['县水利局'],
  documentNumber: '云水发[2026]3号',
  copyTo: '县委办公室。',
  attachmentNames: ['任务表', '名单'],
  attachments: [
    {
      id: 'a1',
      title: '任务表',
      content: {
        kind: 'text',
        body: [
          { kind: 'paragraph', text: '甲' },
          { kind: 'paragraph', text: '乙.丙' },
        ],
      },
    },
    {
      id: 'a2',
      title: '名单',
      content: { kind: 'file', fileName: '名单.xlsx', format: 'xlsx', sizeBytes: 10, sha256: 'a'.repeat(64) },
    },
  ],
}
const lines = documentLines(document)

describe('where a line of the document is written', () => {
  it.each([
    ['关于清淤的通知', { where: 'editor', item: 0, line: 0 }],
    ['请于月底前完成.', { where: 'editor', item: 0, line: 3 }],
    ['2026年1月8日', { where: 'editor', item: 0, line: 7 }],
    ['任务表', { where: 'itemTitle', item: 1 }],
    ['甲', { where: 'editor', item: 1, line: 0 }],
    ['乙.丙', { where: 'editor', item: 1, line: 1 }],
    ['名单.xlsx', { where: 'itemTitle', item: 2 }],
    ['云水发[2026]3号', { where: 'elements' }],
    ['抄送：县委办公室。', { where: 'elements' }],
  ])('%s', (text, place) => {
    expect(
      placeOf(
        lines,
        lines.findIndex((line) => line.text === text),
      ),
    ).toEqual(place)
  })

  it('is found again from the editor: its first line, and the line of the caret from there', () => {
    for (const item of [0, 1]) {
      const first = firstLineOf(lines, item)
      expect(placeOf(lines, first)).toEqual({ where: 'editor', item, line: 0 })
    }
  })

  it('takes what an editor gave back to the same document, and touches nothing else', () => {
    expect(withEditedText(document, null, editedTextOf(document, 0))).toEqual(document)
    expect(withEditedText(document, 'a1', editedTextOf(document, 1))).toEqual(document)
    expect(withEditedText(document, 'a2', editedTextOf(document, 1))).toEqual(document)
    const edited = withEditedText(document, 'a1', { ...editedTextOf(document, 1), body: [] })
    expect({ ...edited, attachments: document.attachments }).toEqual(document)
    expect(edited.attachments[0]?.content).toEqual({ kind: 'text', body: [] })
  })
})

describe('the findings of the format check', () => {
  const findings = lintDocument(document, { stage: 'draft' })
  const linted = { document, lines, findings }

  it('are marked in the editor of the part that they stand in, at their own words', () => {
    for (const item of [0, 1]) {
      const first = firstLineOf(lines, item)
      for (const { line, from, to } of highlightsOf(linted, item)) {
        const text = lines[first + line]?.text ?? ''
        expect(to).toBeLessThanOrEqual(text.length)
        expect(findings.some((one) => one.line === first + line && one.start === from && one.end === to)).toBe(true)
      }
    }
    expect(highlightsOf(linted, 0).length).toBeGreaterThan(0)
    expect(highlightsOf(linted, 2)).toEqual([])
  })

  it('are counted and filtered by how grave they are', () => {
    const counts = severityCounts(findings)
    expect(counts.error + counts.warning + counts.info).toBe(findings.length)
    expect(shownFindings(findings, 'error').list).toHaveLength(counts.error)
    const many = Array.from({ length: 450 }, () => findings[0]!)
    expect(shownFindings(many, 'all')).toMatchObject({ more: 250 })
  })

  it('are told at submission: what nobody has filled in, apart from what must be mended', () => {
    const template = { ...document, body: documentFromText('', ['一、总体要求', '［请写明任务］']).body }
    const { unfilled, first, faults } = openFaults(lintDocument(template, { stage: 'draft' }))
    expect({ unfilled, first }).toEqual({ unfilled: 1, first: '［请写明任务］' })
    expect(faults).toBeGreaterThan(0)
    expect(openFaults(findings)).toEqual({ unfilled: 0, first: '', faults: severityCounts(findings).error })
  })

  it('are gone when all their fixes are carried out, and what has no fix stays', () => {
    const fixed = fixAll(document, findings)
    expect(fixed.documentNumber).toBe('云水发〔2026〕3号')
    const left = lintDocument(fixed, { stage: 'draft' })
    expect(left.filter(({ fix }) => fix !== undefined)).toEqual([])
    expect(left.length).toBe(findings.filter(({ fix }) => fix === undefined).length)
  })
})

describe('the undo journals of a document’s editors', () => {
  it('come back by item as they were given', () => {
    const journals = new Map([
      ['main', '{"steps":[1,2]}'],
      ['a1', '{"steps":[]}'],
    ])
    expect(splitJournals(joinJournals(journals, 'main'))).toEqual(journals)
    expect(joinJournals(new Map(), 'main')).toBeNull()
  })

  it.each([null, '', '[1]', 'null', '7', '{'])('are none where %j is kept', (history) => {
    expect(splitJournals(history).size).toBe(0)
  })

  it('give up the others before the one that was edited last, when all are too long to be kept', () => {
    const long = JSON.stringify('x'.repeat(1_200_000))
    const joined = joinJournals(
      new Map([
        ['a1', long],
        ['main', long],
      ]),
      'main',
    )
    expect(joined?.length).toBeLessThanOrEqual(2_000_000)
    expect([...splitJournals(joined).keys()]).toEqual(['main'])
  })

  it('show every string in them to whoever looks for marks: none lies as text in a text', () => {
    const joined = joinJournals(new Map([['main', '{"steps":["机","密"]}']]), 'main')
    expect(JSON.parse(joined ?? '')).toEqual({ main: { steps: ['机', '密'] } })
  })
})
