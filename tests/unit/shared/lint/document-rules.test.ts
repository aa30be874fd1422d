import { describe, expect, it } from 'vitest'
import { lintText } from '#renderer/i18n/lint.ts'
import {
  EMPTY_DOCUMENT,
  type Block,
  type OfficialDocument,
  type Table,
  type TextBlockKind,
} from '#shared/domain/document/model.ts'
import type { LintFinding } from '#shared/domain/lint/finding.ts'
import { applyFix } from '#shared/domain/lint/fix.ts'
import { lintDocument, newLinter } from '#shared/domain/lint/lint-document.ts'
import { LINT_RULES, type LintCode } from '#shared/domain/lint/rule.ts'
import { documentLines } from '#shared/domain/document/lines.ts'

const text = (kind: TextBlockKind, value: string): Block => ({ kind, text: value })
const paragraph = text('paragraph', '现将有关事项通知如下。')

const RIGHT: OfficialDocument = {
  ...EMPTY_DOCUMENT,
  kind: '通知',
  issuers: ['临岚市人民政府'],
  documentNumber: '临政发〔2026〕5号',
  title: '临岚市人民政府关于做好防汛工作的通知',
  addressee: '各县（区）人民政府，市政府各部门：',
  body: [
    paragraph,
    text('heading1', '一、总体要求'),
    text('paragraph', '（一）压实责任。各单位要落实责任。'),
    text('paragraph', '（二）加强值守。严格执行24小时值班制度（见附件2）。'),
    text('heading1', '二、工作安排'),
    text('paragraph', '（三）按期完成。于2026年5月31日前完成。'),
  ],
  attachmentNames: ['任务分工表', '值班安排表'],
  signatories: ['临岚市人民政府'],
  date: '2026年4月8日',
  note: '（此件公开发布）',
  copyTo: '市委办公室，市人大常委会办公室。',
  printedBy: '临岚市人民政府办公室',
  printedOn: '2026年4月9日',
  attachments: [
    { id: 'a1', title: '任务分工表', content: { kind: 'text', body: [paragraph] } },
    { id: 'a2', title: '值班安排表', content: { kind: 'text', body: [paragraph] } },
  ],
}

const table = (headRows: number): Table => ({
  kind: 'table',
  widths: [1, 1],
  headRows,
  landscape: false,
  rows: [
    [
      { lines: ['序号'], columnSpan: 1, rowSpan: 1 },
      { lines: ['内容'], columnSpan: 1, rowSpan: 1 },
    ],
    [
      { lines: ['1'], columnSpan: 1, rowSpan: 1 },
      { lines: ['巡查'], columnSpan: 1, rowSpan: 1 },
    ],
  ],
})
const picture: Block = {
  kind: 'image',
  sha256: '0'.repeat(64),
  format: 'png',
  widthPx: 1,
  heightPx: 1,
  widthMm: 20,
  alternative: '',
}
const body = (...lines: readonly (readonly [TextBlockKind, string])[]): Partial<OfficialDocument> => ({
  body: lines.map(([kind, value]) => text(kind, value)),
})

type Row = readonly [LintCode, Partial<OfficialDocument>, Partial<OfficialDocument> | null]

/** Code, what is changed in the right document, and what the fix makes of that; null where there is no safe fix. */
const ALARMS: readonly Row[] = [
  ['documentNumber', { documentNumber: '临政发[2026]05号' }, { documentNumber: '临政发〔2026〕5号' }],
  ['documentNumber', { documentNumber: '临政发﹝2026﹞第5号' }, { documentNumber: '临政发〔2026〕5号' }],
  ['documentNumber', { documentNumber: '临政发26年5号' }, null],
  ['documentNumberYear', { documentNumber: '临政发〔2025〕5号' }, null],
  ['date', { date: '2026年04月08日' }, { date: '2026年4月8日' }],
  ['date', { date: '二〇二六年四月八日' }, { date: '2026年4月8日' }],
  ['date', { date: '2026-04-08' }, { date: '2026年4月8日' }],
  ['date', { date: '四月八日' }, null],
  ['printedOn', { printedOn: '2026年04月09日' }, { printedOn: '2026年4月9日' }],
  ['printedBeforeDate', { printedOn: '2026年4月7日' }, null],
  ['addresseeColon', { addressee: '各县（区）人民政府:' }, { addressee: '各县（区）人民政府：' }],
  ['addresseeColon', { addressee: '各县（区）人民政府' }, { addressee: '各县（区）人民政府：' }],
  ['copyToEnd', { copyTo: '市委办公室' }, { copyTo: '市委办公室。' }],
  ['noteParentheses', { note: '此件公开发布' }, { note: '（此件公开发布）' }],
  ['noteParentheses', { note: '(此件公开发布)' }, { note: '（此件公开发布）' }],
  ['signatoryUnknown', { signatories: ['临岚市政府'] }, null],
  ['signatoryMissing', { issuers: ['临岚市人民政府', '临岚市财政局'] }, null],
  ['signerMissing', { kind: '请示' }, null],
  ['noteContact', { kind: '请示' }, null],
  ['addresseeSeveral', { kind: '请示' }, null],
  ['titleMissing', { title: '' }, null],
  ['titleKind', { kind: '通报' }, null],
  ['titleIssuer', { title: '关于做好防汛工作的通知' }, null],
  ['titleMatter', { title: '临岚市人民政府通知' }, null],
  ['titleEnd', { title: '临岚市人民政府关于做好防汛工作的通知。' }, { title: '临岚市人民政府关于做好防汛工作的通知' }],
  [
    'titleBookMarks',
    { title: '《临岚市人民政府关于做好防汛工作的通知》' },
    { title: '临岚市人民政府关于做好防汛工作的通知' },
  ],
  ['bodyMissing', { body: [] }, null],
  ['firstPage', { addressee: `${'各县（区）人民政府，'.repeat(40)}市政府各部门：` }, null],
  ['attachmentCount', { attachmentNames: ['任务分工表'] }, { attachmentNames: ['任务分工表', '值班安排表'] }],
  ['attachmentCount', { attachmentNames: [] }, { attachmentNames: ['任务分工表', '值班安排表'] }],
  ['attachmentCount', { attachments: [] }, null],
  [
    'attachmentTitle',
    { attachmentNames: ['任务分工', '值班安排表'] },
    { attachmentNames: ['任务分工表', '值班安排表'] },
  ],
  [
    'attachmentOrder',
    { attachmentNames: ['值班安排表', '任务分工表'] },
    { attachmentNames: ['任务分工表', '值班安排表'] },
  ],
  ['attachmentUntitled', { attachments: RIGHT.attachments.map((one) => ({ ...one, title: '' })) }, null],
  ['attachmentReference', body(['paragraph', '任务分工见附件3。']), null],
  [
    'attachmentNameEnd',
    { attachmentNames: ['任务分工表。', '值班安排表'] },
    { attachmentNames: ['任务分工表', '值班安排表'] },
  ],
  [
    'attachmentNameEnd',
    { attachmentNames: ['任务分工表', '《值班安排表》'] },
    { attachmentNames: ['任务分工表', '值班安排表'] },
  ],
  ['headingLabel', body(['heading1', '一.要求']), body(['heading1', '一、要求'])],
  [
    'headingLabel',
    body(['heading1', '一、要求'], ['heading2', '（一）、目标']),
    body(['heading1', '一、要求'], ['heading2', '（一）目标']),
  ],
  ['headingLabel', body(['paragraph', '1、各单位要落实责任。']), body(['paragraph', '1.各单位要落实责任。'])],
  ['headingLabel', body(['heading4', '(1)目标']), body(['heading4', '（1）目标'])],
  ['headingDot', body(['heading3', '1．目标']), body(['heading3', '1.目标'])],
  ['headingKind', body(['heading2', '一、要求']), body(['heading1', '一、要求'])],
  ['headingOrder', body(['heading2', '（一）要求']), null],
  ['headingOrder', body(['heading1', '一、要求'], ['heading4', '（1）目标']), null],
  ['headingSkipped', body(['heading1', '一、要求'], ['heading3', '1.目标']), null],
  [
    'numberGap',
    body(['heading1', '一、要求'], ['heading1', '三、安排']),
    body(['heading1', '一、要求'], ['heading1', '二、安排']),
  ],
  ['numberGap', body(['heading1', '二、要求']), body(['heading1', '一、要求'])],
  [
    'numberRepeated',
    body(['heading1', '一、要求'], ['heading1', '一、安排']),
    body(['heading1', '一、要求'], ['heading1', '二、安排']),
  ],
  ['emptyParagraph', { body: [paragraph, text('paragraph', ' ')] }, { body: [paragraph] }],
  ['imageAlternative', { body: [paragraph, picture] }, null],
  ['tableHead', { body: [paragraph, table(0)] }, { body: [paragraph, table(1)] }],
  ['placeholder', { issuers: ['××市人民政府'] }, null],
  ['halfWidthMark', { body: [{ ...table(1), rows: [[{ lines: ['甲', '乙,丙'], columnSpan: 2, rowSpan: 1 }]] }] }, null],
]

const lint = (document: OfficialDocument): readonly LintFinding[] => lintDocument(document, { stage: 'submission' })
const codes = (document: OfficialDocument): readonly LintCode[] => lint(document).map(({ code }) => code)

/** Told by rules of the page alone. */
const PAGE_CODES: readonly LintCode[] = ['pageSize', 'pageMargins', 'pageGrid', 'bodyFont', 'pageNumber']
const LINE_CODES = /^(?:L16|L17)$/u

describe('The rules of a document', () => {
  it('find nothing in one that follows the standard', () => {
    expect(lint(RIGHT)).toEqual([])
  })

  it.each(ALARMS)('tell %s in %o', (code, change, right) => {
    const document = { ...RIGHT, ...change }
    const found = lint(document).find((finding) => finding.code === code)
    expect(found?.code).toBe(code)
    const line = documentLines(document)[found?.line ?? -1]?.text ?? ''
    expect(found!.start).toBeLessThanOrEqual(found!.end)
    expect(found!.end).toBeLessThanOrEqual(line.length)
    expect(found?.severity).toBe(LINT_RULES[code].severity)
    if (right === null) {
      if (code !== 'halfWidthMark') expect(found?.fix).toBeUndefined()
      return
    }
    const fixed = applyFix(document, found!.fix!)
    expect(fixed).toEqual({ ...RIGHT, ...right })
    expect(codes(fixed)).not.toContain(code)
  })

  it('are each tried by an example, here or among the rules of one line', () => {
    const tried = new Set(ALARMS.map(([code]) => code))
    const untried = (Object.keys(LINT_RULES) as LintCode[]).filter(
      (code) =>
        !tried.has(code) &&
        !PAGE_CODES.includes(code) &&
        !LINE_CODES.test(LINT_RULES[code].rule) &&
        // notice.test.ts
        LINT_RULES[code].rule !== 'N1' &&
        !['citedNumber', 'dateInText', 'dateImpossible', 'noTextPage'].includes(code),
    )
    expect(untried).toEqual([])
  })

  it('take a template that is not filled in for a reminder while drafting, for an error at submission', () => {
    const document = { ...RIGHT, body: [text('paragraph', '请××单位落实。')] }
    expect(lintDocument(document, { stage: 'draft' }).map(({ severity }) => severity)).toEqual(['info'])
    expect(lint(document).map(({ severity }) => severity)).toEqual(['error'])
  })

  it('are silent where the office has switched them off', () => {
    const document = { ...RIGHT, copyTo: '市委办公室' }
    expect(lintDocument(document, { stage: 'draft', disabled: ['copyToEnd'] })).toEqual([])
  })

  it('leave numbers alone that run on through the text, begin anew under 条 or after plain text', () => {
    const document = {
      ...RIGHT,
      ...body(
        ['paragraph', '第一条 为了规范管理，制定本办法。'],
        ['paragraph', '（一）申请人；'],
        ['paragraph', '（二）利害关系人。'],
        ['paragraph', '第二条应当提交下列材料：'],
        ['paragraph', '（一）申请表；'],
        ['paragraph', '1.一式两份；'],
        ['paragraph', '2.签字盖章。'],
        ['paragraph', '有下列情形之一的：'],
        ['paragraph', '1.逾期；'],
        ['listItem', '3.不受约束；'],
        ['paragraph', '2.缺件。'],
      ),
    }
    expect(lint(document)).toEqual([])
  })
})

describe('A linter', () => {
  it('finds the same in a document changed step by step as in one that it has never seen', () => {
    const linter = newLinter()
    for (const [, change] of ALARMS) {
      const document = { ...RIGHT, ...change }
      expect(linter(document, { stage: 'draft' })).toEqual(lintDocument(document, { stage: 'draft' }))
    }
  })
})

describe('A fix', () => {
  it('changes a paragraph of a cell and nothing else', () => {
    const cells = { ...table(1), rows: [[{ lines: ['甲', '乙,丙'], columnSpan: 2, rowSpan: 1 }]] }
    const document = { ...RIGHT, body: [paragraph, cells] }
    const [found] = lint(document)
    const rows = [[{ lines: ['甲', '乙，丙'], columnSpan: 2, rowSpan: 1 }]]
    expect(applyFix(document, found!.fix!)).toEqual({ ...document, body: [paragraph, { ...cells, rows }] })
  })

  it('changes attachments, names and signatories where they stand', () => {
    const wrong: OfficialDocument = {
      ...RIGHT,
      attachmentNames: ['任务(分工)表', '值班(安排)表'],
      signatories: ['临岚市人民政府', '临岚(市)财政局'],
      issuers: ['临岚市人民政府', '临岚(市)财政局'],
      attachments: RIGHT.attachments.map((one, index) => ({
        ...one,
        title: index === 0 ? '任务(分工)表' : '值班(安排)表',
        content: { kind: 'text', body: [text('paragraph', '各县(区)')] },
      })),
      copyTo: '市委(办公室)。',
    }
    let document = wrong
    for (let guard = 0; guard < 20; guard += 1) {
      const found = lint(document).find(({ code }) => code === 'halfWidthParentheses')
      if (found === undefined) break
      document = applyFix(document, found.fix!)
    }
    const full = JSON.parse(JSON.stringify(wrong).replaceAll('(', '（').replaceAll(')', '）')) as OfficialDocument
    expect(document).toEqual(full)
  })

  it('does nothing to a text that has changed meanwhile', () => {
    for (const [, change, right] of ALARMS) {
      if (right === null) continue
      const [found] = lint({ ...RIGHT, ...change }).filter(({ fix }) => fix !== undefined && 'was' in fix)
      if (found?.fix === undefined) continue
      expect(applyFix(EMPTY_DOCUMENT, found.fix)).toEqual(EMPTY_DOCUMENT)
    }
  })
})

describe('The sentences', () => {
  it.each(Object.keys(LINT_RULES) as LintCode[])('of %s have no holes, with and without detail', (code) => {
    for (const detail of ['', '2:3', '临政发〔2026〕5号']) {
      expect(lintText(code, detail)).toMatch(/^[^{}]{4,}$/u)
      expect(lintText(code, detail)).not.toContain('undefined')
    }
  })
})
