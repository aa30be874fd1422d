import { describe, expect, it } from 'vitest'
import { registerCase, summaryOf } from '#shared/domain/register/case-facts.ts'
import type { SheetMark, SheetRow } from '#shared/domain/case/review/opinion-sheet.ts'
import { EMPTY_DOCUMENT } from '#shared/domain/document/model.ts'
import {
  at,
  clerk,
  head,
  play,
  publisher,
  register,
  release,
  sendBack,
  submit,
  type Played,
} from '../../../helper/case-play.ts'
import { plainDocument } from '../../../helper/plain-document.ts'

const DOCUMENT = { ...plainDocument('关于停车的通知', '为规范停车收费。'), documentNumber: '云溪办发〔2026〕1号' }
const factsOf = (played: Played, document = DOCUMENT) => registerCase(played.events, played.state, document)

describe('内容概述 of the registers (政府信息公开条例 Art. 12)', () => {
  const of = (...texts: readonly string[]): string =>
    summaryOf({ body: texts.map((text) => ({ kind: 'paragraph' as const, text })) })

  it('is the whole text up to a hundred and twenty characters, and then the last whole sentence of them', () => {
    expect(of('县'.repeat(120))).toBe('县'.repeat(120))
    for (const mark of ['。', '；', '！', '？']) {
      expect(of(`${'县'.repeat(119)}${mark}后`)).toBe(`${'县'.repeat(119)}${mark}`)
      expect(of(`${'县'.repeat(30)}${mark}${'后'.repeat(100)}`)).toBe(`${'县'.repeat(30)}${mark}`)
    }
    expect(of(`一句。${'县'.repeat(60)}。${'后'.repeat(100)}`)).toBe(`一句。${'县'.repeat(60)}。`)
  })

  it('is cut where the whole sentences are less than a quarter of it, and says so', () => {
    expect(of(`${'县'.repeat(29)}。${'后'.repeat(100)}`)).toBe(`${'县'.repeat(29)}。${'后'.repeat(90)}…`)
    expect(of('县'.repeat(121))).toBe(`${'县'.repeat(120)}…`)
  })

  it('counts characters, not halves of them: what is whole is not said to be cut', () => {
    expect(of('𠮷'.repeat(120))).toBe('𠮷'.repeat(120))
    expect(of('𠮷'.repeat(121))).toBe(`${'𠮷'.repeat(120)}…`)
  })

  it('takes on paragraphs and items of lists until half of it is there, no headings', () => {
    expect(of('县'.repeat(59), ' 二 ', '三')).toBe(`${'县'.repeat(59)}二`)
    expect(of('县'.repeat(60), '二')).toBe('县'.repeat(60))
    const body = [{ kind: 'heading1', text: '一、题' } as const, { kind: 'listItem', text: '甲项。' } as const]
    expect(summaryOf({ body: [...body, { kind: 'paragraph', text: '乙。' }] })).toBe('甲项。乙。')
  })
})

describe('what the registers read off a log', () => {
  it('of a released case is all of it', () => {
    const played = at('archived')
    const released = played.events.find(({ type }) => type === 'CaseReleased')
    expect(factsOf(played)).toEqual({
      ...{ caseId: 'case-1', title: '关于调整河滨路停车收费的通知', kind: '', summary: '为规范停车收费。' },
      ...{ drafterName: clerk.name, department: '', stage: 'archived', mode: 'proactive' },
      ...{ basis: '政府信息公开条例第二十条', registeredOn: '2026-03-01', submittedOn: ['2026-03-01'] },
      // The text bears no date: the day of the approval.
      ...{ formedOn: '2026-03-01', releasedAt: released?.at, releasedOn: '2026-03-02' },
      ...{ documentNumber: '云溪办发〔2026〕3号', indexNumber: '', entryItem: null, enforcement: null, posted: null },
      ...{ concludedOn: null, limitRule: 'disclosure', limitFrom: '2026-03-01', decisionKind: null },
      ...{ validity: { effectiveOn: null, until: null, changes: [] }, changedBy: [], returns: [], holds: [] },
      secrecy: [{ on: '2026-03-01', round: 1, reviewer: '陆审查', conclusion: 'cleared', note: '不涉密', items: 1 }],
      stays: expect.any(Array) as unknown,
      hits: [{ rule: 'R-1', outcome: 'kept' }],
    })
  })

  it('of one that was not released is the number of its text and no day of release', () => {
    expect(factsOf(at('approved'))).toMatchObject({
      ...{ documentNumber: '云溪办发〔2026〕1号', releasedAt: null, releasedOn: null, stage: 'approved' },
    })
    const concluded = at('concluded')
    const ended = concluded.events.map((event) =>
      event.type === 'CaseConcluded' ? { ...event, at: '2026-12-31T16:30:00.000Z' } : event,
    )
    expect(factsOf({ ...concluded, events: ended })).toMatchObject({ concludedOn: '2027-01-01', mode: 'withheld' })
  })

  it('has the date that is printed before that of the approval, and none before it', () => {
    expect(factsOf(at('approved'), { ...DOCUMENT, date: '2026年2月27日' }).formedOn).toBe('2026-02-27')
    expect(factsOf(at('finalApproval')).formedOn).toBeNull()
  })

  it('has a case without mode, 文种 or department, and one that has them', () => {
    const begun = play([[clerk, register()]])
    expect(factsOf(begun, { ...EMPTY_DOCUMENT })).toMatchObject({ mode: null, basis: '', kind: '', submittedOn: [] })
    const within = { ...begun.state, department: { departmentId: 'd-1', name: '综合科' } }
    expect(factsOf({ ...begun, state: within }, { ...DOCUMENT, kind: '通知' })).toMatchObject({
      ...{ department: '综合科', kind: '通知' },
    })
  })

  it('has the catalogue that was released before what the text says', () => {
    const catalogue = {
      indexNumber: 'X/2026-00009',
      theme: '',
      department: '',
      summary: '所发布的概述。',
      keywords: [],
    }
    const played = play([[publisher, { ...release(), catalogue }]], at('approved'))
    expect(factsOf(played)).toMatchObject({ summary: '所发布的概述。', indexNumber: 'X/2026-00009' })
  })

  it('has each handing in, and each stay at a stage from one act to the next; the last is open', () => {
    const played = play(
      [
        [head, sendBack('draft')],
        [clerk, submit()],
      ],
      at('departmentReview'),
    )
    const facts = factsOf(played)
    expect(facts.submittedOn).toEqual(['2026-03-01', '2026-03-01'])
    expect(facts.stays.map(({ stage }) => stage)).toEqual(['draft', 'departmentReview', 'draft', 'departmentReview'])
    for (const [index, { from, until }] of facts.stays.entries()) {
      expect(until).toBe(facts.stays[index + 1]?.from ?? null)
      expect(until === null || from < until).toBe(true)
    }
  })

  it('has of a sheet what it asked to be revised, and nothing that it passed', () => {
    const cell = (row: SheetRow, mark: SheetMark) => ({ row, column: 'truth' as const, mark, note: '' })
    const cells = [cell('content', 'revise'), cell('scope', 'passed'), cell('form', 'notApplicable')]
    const sheet = { cells, sources: [], conclusion: 'disagree', majorMatter: null, ruleSetVersion: '1' } as const
    const played = play([[head, sendBack('draft')]], at('departmentReview'))
    const events = played.events.map((event) =>
      event.type === 'CaseReturned' ? { ...event, data: { ...event.data, sheet } } : event,
    )
    expect(registerCase(events, played.state, DOCUMENT).returns).toEqual([
      {
        on: '2026-03-01',
        from: 'departmentReview',
        reason: '表述不清',
        aspects: [{ row: 'content', column: 'truth' }],
      },
    ])
  })
})
