import { describe, expect, it } from 'vitest'
import { applyEdit, applyEdits, editsOfRuns, isTextEdit, type TextEdit } from '#shared/domain/document/edit.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { withLineText } from '#shared/domain/document/line-text.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { isOfficialDocument } from '#shared/domain/document/parse-document.ts'
import { diffParagraphs } from '#shared/domain/text/paragraph/diff.ts'

const textsOf = (document: OfficialDocument) => documentLines(document).map(({ text }) => text)
const NOTICE = documentFromText('关于河道清淤的通知', [
  '各乡镇：',
  '一、时间',
  '请于3月底前完成河道清淤，并于4月5日前报送总结。',
  '云溪县水利局',
  '2026年2月8日',
])
const cell = (text: string, rowSpan = 1) => ({ lines: [text, `${text}二`], columnSpan: 1, rowSpan })
const WHOLE: OfficialDocument = {
  ...EMPTY_DOCUMENT,
  title: '标题',
  addressee: '各单位：',
  issuers: ['', '甲局', '乙局'],
  documentNumber: '云发〔2026〕1号',
  signatories: ['甲局'],
  date: '2026年2月8日',
  note: '（注）',
  attachmentNames: ['表'],
  body: [
    { kind: 'paragraph', text: '正文' },
    {
      kind: 'table',
      widths: [1, 1],
      headRows: 0,
      landscape: false,
      rows: [[cell('甲', 2), cell('乙')], [cell('丙')]],
    },
    {
      kind: 'image',
      sha256: 'a'.repeat(64),
      format: 'png',
      widthPx: 1,
      heightPx: 1,
      widthMm: 1,
      alternative: '图',
    },
  ],
  attachments: [{ id: 'a1', title: '附表', content: { kind: 'text', body: [{ kind: 'paragraph', text: '附文' }] } }],
}

describe('withLineText', () => {
  it('changes exactly one line, wherever it stands, and leaves a lawful document', () => {
    const before = textsOf(WHOLE)
    const untouchable = before.flatMap((text, index) => (withLineText(WHOLE, index, '改') === null ? [text] : []))
    expect(untouchable).toEqual(['附件：表'])
    for (const index of before.keys()) {
      const changed = withLineText(WHOLE, index, '改')
      if (changed === null) continue
      expect(isOfficialDocument(changed)).toBe(true)
      expect(textsOf(changed)).toEqual(before.with(index, '改'))
    }
    expect(withLineText(WHOLE, before.length, '改')).toBeNull()
  })
})

describe('edits of a text', () => {
  const line = 3
  const old = textsOf(NOTICE)[line] ?? ''
  const wanted = '请于3月20日前完成全部河道清淤，并于4月8日前报送工作总结。'
  const edits = editsOfRuns(line, old, diffParagraphs([old], [wanted]).paragraphs[0]?.runs ?? [])

  it('are one for each change, fit their line, and together make the new wording', () => {
    expect(edits.length).toBeGreaterThan(2)
    expect(edits.every(isTextEdit)).toBe(true)
    const { document, left } = applyEdits(NOTICE, edits)
    expect(left).toEqual([])
    expect(textsOf(document)).toEqual(textsOf(NOTICE).with(line, wanted))
  })

  it('come to the same in whatever order they are accepted one by one', () => {
    for (const order of [edits, edits.toReversed()]) {
      const result = order.reduce<OfficialDocument | null>((now, edit) => now && applyEdit(now, edit), NOTICE)
      expect(result && textsOf(result)[line]).toBe(wanted)
    }
  })

  it('find their line again when paragraphs were put before it', () => {
    const grown = { ...NOTICE, body: [{ kind: 'paragraph' as const, text: '新的一段。' }, ...NOTICE.body] }
    const { document, left } = applyEdits(grown, edits)
    expect(left).toEqual([])
    expect(textsOf(document)[line + 1]).toBe(wanted)
  })

  it('are left to the person when their place cannot be told', () => {
    const other = withLineText(NOTICE, line, '另写的一句话。') ?? NOTICE
    expect(applyEdits(other, edits)).toEqual({ document: other, left: edits.map((_, index) => index) })
    const twice = {
      ...NOTICE,
      body: [
        ...NOTICE.body,
        { kind: 'paragraph' as const, text: '甲乙' },
        { kind: 'paragraph' as const, text: '甲乙' },
      ],
    }
    const removal: TextEdit = { kind: 'removeLine', line: 0, lineText: '甲乙', start: 0, before: '甲乙', after: '' }
    expect(applyEdit(twice, removal)).toBeNull()
  })

  it('add and remove whole paragraphs', () => {
    const after = (at: number, text: string): TextEdit => ({
      kind: 'insertAfter',
      line: at,
      lineText: textsOf(NOTICE)[at] ?? '',
      start: 0,
      before: '',
      after: text,
    })
    const added = applyEdits(NOTICE, [after(1, '引言。'), after(3, '二、要求')]).document
    expect(textsOf(added)).toEqual(textsOf(NOTICE).toSpliced(4, 0, '二、要求').toSpliced(2, 0, '引言。'))
    expect(added.body.at(-1)?.kind).toBe('heading1')
    const removal: TextEdit = { kind: 'removeLine', line, lineText: old, start: 0, before: old, after: '' }
    const gone = applyEdit(NOTICE, removal)
    expect(gone && textsOf(gone)).toEqual(textsOf(NOTICE).toSpliced(line, 1))
    expect(applyEdit(NOTICE, { ...removal, line: 0, lineText: NOTICE.title })).toBeNull()
  })

  it('that do not fit their own line are no edits', () => {
    expect(isTextEdit({ ...edits[0], start: 2 })).toBe(false)
    expect(isTextEdit({ ...edits[0], more: 1 })).toBe(false)
    expect(isTextEdit({ ...edits[0], after: '甲\n乙' })).toBe(false)
  })
})
