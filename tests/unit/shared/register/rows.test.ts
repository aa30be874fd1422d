import { describe, expect, it } from 'vitest'
import { NO_TAKE_DOWN } from '#shared/domain/case/enforcement/enforcement.ts'
import type { EnforcementDecision } from '#shared/domain/case/enforcement/enforcement-events.ts'
import type { CatalogueEntry } from '#shared/domain/office/publicity/publicity-events.ts'
import { CATALOGUE_COLUMNS, catalogueDifferences, coverageOf } from '#shared/domain/register/basic-catalogue.ts'
import { FILED_FIGURES, filedProblems, type FiledLeft } from '#shared/domain/register/filed-left.ts'
import {
  catalogueOf,
  deliveryList,
  enforcementList,
  indexNumbers,
  isOrganCode,
  isStanding,
  isTakeDownDue,
  secrecyLedger,
  undelivered,
  validityList,
} from '#shared/domain/register/lists.ts'
import { APPLICANTS } from '#shared/domain/office/register/register-events.ts'
import { BESIDE, caseFacts } from './facts.ts'

const YEAR = { from: '2026-01-01', until: '2026-12-31' }
const TODAY = '2026-12-10'
const withdrawn = [{ kind: 'withdraw', scope: 'whole', on: '2026-12-05' }] as const

describe('releases in their lists', () => {
  it('stand in the order in which they went out, by their names where they went out at once; what was not released stands in none', () => {
    const cases = [
      caseFacts({ caseId: 'late', releasedOn: '2026-03-02' }),
      caseFacts({ caseId: 'b', releasedOn: '2026-03-01' }),
      caseFacts({ caseId: 'a', releasedOn: '2026-03-01' }),
      caseFacts({ caseId: 'c', releasedOn: '2026-03-01' }),
      caseFacts({ caseId: 'draft' }),
    ]
    for (const list of [cases, cases.toReversed()]) {
      expect(catalogueOf(list, '', YEAR, TODAY).map(({ caseId }) => caseId)).toEqual(['a', 'b', 'c', 'late'])
      expect(validityList(list, TODAY, BESIDE).map(({ caseId }) => caseId)).toEqual(['late', 'c', 'b', 'a'])
      expect([...indexNumbers(list, '').keys()]).toEqual(['a', 'b', 'c', 'late'])
    }
  })

  it('have the number that they were released with, which takes its place in the order', () => {
    const cases = [
      caseFacts({ caseId: 'a', releasedOn: '2026-01-01' }),
      caseFacts({ caseId: 'b', releasedOn: '2026-01-02', indexNumber: 'X-7' }),
      caseFacts({ caseId: 'c', releasedOn: '2026-01-03' }),
    ]
    expect([...indexNumbers(cases, '').values()]).toEqual(['2026-00001', 'X-7', '2026-00003'])
  })

  it.each(['x00001434-9', '00001434-9x', ' 000014349', '11370322004222241N0', '000014349 '])(
    'have no number by a code that is none: %s',
    (code) => {
      expect(isOrganCode(code)).toBe(false)
    },
  )

  it('are told in 主动公开目录 as 条例 Art. 12 has it, the day of the release where the text bears no date', () => {
    const [row] = catalogueOf([caseFacts({ releasedOn: '2026-02-01', formedOn: null })], '', YEAR, TODAY)
    expect(row).toEqual({
      ...{ caseId: 'case', title: '关于停车收费的通知', summary: '为规范停车收费。', formedOn: '2026-02-01' },
      ...{ documentNumber: '云溪办发〔2026〕3号', releasedOn: '2026-02-01', index: '2026-00001' },
    })
    expect(catalogueOf([caseFacts({ releasedOn: '2025-12-31' })], '', YEAR, TODAY)).toEqual([])
  })

  it('are told with their validity, what ended them, and from when to when', () => {
    const changedBy = [
      { title: '新办法', number: '云溪办发〔2026〕9号', on: '2026-06-01' },
      { title: '没有文号的决定', number: '', on: '2026-12-10' },
      { title: '以后的', number: '以后', on: '2026-12-11' },
    ]
    const one = caseFacts({
      releasedOn: '2026-02-01',
      changedBy,
      validity: { effectiveOn: '2026-03-01', until: '2027-03-01', changes: [] },
    })
    expect(validityList([one], TODAY, BESIDE)).toEqual([
      {
        ...{
          caseId: 'case',
          title: '关于停车收费的通知',
          documentNumber: '云溪办发〔2026〕3号',
          releasedOn: '2026-02-01',
        },
        ...{ effectiveOn: '2026-03-01', until: '2027-03-01', validity: 'inForce', on: '2026-03-01' },
        ...{ withdrawnOn: null, correctedOn: null, by: '云溪办发〔2026〕9号 没有文号的决定' },
        ...{ underWay: [], shown: null },
      },
    ])
    const standing = (['pending', 'inForce', 'partlyRepealed', 'lapsed', 'repealed'] as const).filter((validity) =>
      isStanding({ validity }),
    )
    expect(standing).toEqual(['pending', 'inForce', 'partlyRepealed'])
  })

  it('are asked of each institution once, however its name is spaced, and never once taken down', () => {
    const delivery = { institution: ' 云溪县档案馆 ', deliveredOn: '2026-04-01', caseIds: ['a', 'gone'] }
    const cases = [
      caseFacts({ caseId: 'a', releasedOn: '2026-02-01' }),
      caseFacts({ caseId: 'b', releasedOn: '2026-02-02' }),
      caseFacts({ caseId: 'gone', releasedOn: '2026-02-03' }, withdrawn),
      caseFacts({ caseId: 'old', releasedOn: '2025-02-03' }),
    ]
    const rows = deliveryList(cases, '', [delivery], YEAR, TODAY)
    expect(rows.map(({ caseId }) => caseId)).toEqual(['a', 'b', 'gone'])
    expect(rows[0]).toEqual({
      ...{ caseId: 'a', documentNumber: '云溪办发〔2026〕3号', title: '关于停车收费的通知', releasedOn: '2026-02-01' },
      index: '2026-00001',
      ...{ delivered: [{ institution: ' 云溪县档案馆 ', deliveredOn: '2026-04-01' }], withdrawnOn: null },
    })
    expect(undelivered(rows, '云溪县档案馆')).toEqual(['b'])
    expect(undelivered(rows, '云溪县档案馆 ')).toEqual(['b'])
    expect(undelivered(rows, ' 云溪县图书馆')).toEqual(['a', 'b'])
  })
})

describe('保密审查台账', () => {
  it('has every conclusion of the period, by day', () => {
    const review = (on: string) =>
      ({ on, round: 1, reviewer: '陆审查', conclusion: 'cleared', note: '', items: 1 }) as const
    const cases = [
      caseFacts({
        caseId: 'a',
        department: '综合科',
        secrecy: [review('2026-03-02'), review('2026-01-01'), review('2025-12-31')],
      }),
      caseFacts({ caseId: 'b', secrecy: [review('2026-02-01'), review('2027-01-01')] }),
    ]
    const ledger = secrecyLedger(cases, YEAR)
    expect(ledger.map(({ caseId, on }) => `${caseId} ${on}`)).toEqual(['a 2026-01-01', 'b 2026-02-01', 'a 2026-03-02'])
    expect(ledger[0]).toEqual({
      ...{
        ...review('2026-01-01'),
        caseId: 'a',
        title: '关于停车收费的通知',
        drafterName: '周小满',
        department: '综合科',
      },
    })
  })
})

describe('行政执法公示台账', () => {
  const posted = { kind: 'penalty', partyKind: 'organization', decidedOn: '2026-01-05', until: null } as const
  const decision = { phase: 'decision', ...posted } as unknown as EnforcementDecision // of a decision only that it is one
  const limits = { ...NO_TAKE_DOWN, months: { ...NO_TAKE_DOWN.months, penaltyOrganization: 3 } }
  const decided = (caseId: string, releasedOn: string, changes: Parameters<typeof caseFacts>[1] = []) =>
    caseFacts({ caseId, releasedOn, enforcement: decision, posted }, changes)
  const cases = [
    decided('running', '2026-11-01'),
    decided('over', '2025-01-15'),
    decided('taken', '2026-01-20', withdrawn),
    decided('early', '2025-12-20'),
    caseFacts({ caseId: 'other', releasedOn: '2026-11-02' }),
  ]

  it('has first what is over and still shown, of whatever period, then the decisions of the period', () => {
    expect(enforcementList(cases, limits, YEAR, TODAY).map(({ caseId, until }) => [caseId, until])).toEqual([
      ['over', '2025-04-15'],
      ['early', '2026-03-20'],
      ['taken', '2026-04-20'],
      ['running', '2027-02-01'],
    ])
    const [, , taken] = enforcementList(cases, limits, YEAR, TODAY)
    expect(taken).toEqual({
      ...{ caseId: 'taken', title: '关于停车收费的通知', decision, releasedOn: '2026-01-20' },
      ...{ until: '2026-04-20', withdrawnOn: '2026-12-05' },
    })
    // What was taken down is shown no more, and over for nobody.
    expect(enforcementList(cases, limits, YEAR, TODAY).map((row) => isTakeDownDue(row, TODAY))).toEqual([
      ...[true, true, false, false],
    ])
    // The last day belongs to it.
    const names = (today: string) => enforcementList([decided('one', '2025-01-15')], limits, YEAR, today).length
    expect(['2025-04-15', '2025-04-16'].map(names)).toEqual([0, 1])
  })

  it('has a decision of the period without a limit too, and what is no decision only where it is to be taken down', () => {
    expect(enforcementList(cases, NO_TAKE_DOWN, YEAR, TODAY).map(({ caseId }) => caseId)).toEqual(['taken', 'running'])
    const notice = { kind: null, partyKind: null, decidedOn: null, until: '2026-12-01' }
    const shown = caseFacts({ caseId: 'notice', releasedOn: '2026-11-20', posted: notice })
    expect(enforcementList([shown], NO_TAKE_DOWN, YEAR, TODAY)).toEqual([])
    const after = enforcementList([shown], { ...NO_TAKE_DOWN, afterPosting: true }, YEAR, TODAY)
    expect(after).toMatchObject([{ caseId: 'notice', decision: null, until: '2026-12-01', withdrawnOn: null }])
  })
})

describe('主动公开基本目录', () => {
  const entry = (item: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
    ...{ item, group: '', matter: `事项${item}`, content: '', basis: '', limit: '', organ: '', channels: '' },
    ...{ audience: '', mode: 'proactive', level: '', ...more },
  })

  it('tells by the numbers of its lines what is new, what is gone and what is other than before, column by column', () => {
    const before = [entry('1'), entry('2'), entry('3')]
    expect(catalogueDifferences(before, [entry('1'), entry('4'), entry('3')])).toEqual({
      ...{ added: ['4'], removed: ['2'], changed: [] },
    })
    // Every column of a line, and each of them is printed.
    const columns = Object.keys(entry('2'))
    expect(CATALOGUE_COLUMNS.toSorted()).toEqual(columns.toSorted())
    for (const column of columns.filter((one) => one !== 'item')) {
      const other = entry('2', { [column]: column === 'mode' ? 'onRequest' : '别的' })
      expect([column, catalogueDifferences(before, [entry('1'), other, entry('3')])]).toEqual([
        column,
        { added: [], removed: [], changed: ['2'] },
      ])
    }
    expect(catalogueDifferences(before, before.toReversed())).toEqual({ added: [], removed: [], changed: [] })
  })

  it('tells what was made public under each line and still stands, when last, and what under none', () => {
    const entries = [entry('1'), entry('2'), entry('3', { mode: 'onRequest' })]
    const cases = [
      caseFacts({ caseId: 'a', releasedOn: '2026-05-01', entryItem: '1' }),
      caseFacts({ caseId: 'b', releasedOn: '2027-02-01', entryItem: '1' }),
      caseFacts({ caseId: 'c', releasedOn: '2025-02-01', entryItem: '1' }),
      caseFacts({ caseId: 'gone', releasedOn: '2026-05-02', entryItem: '1' }, withdrawn),
      caseFacts({ caseId: 'draft', entryItem: '1' }),
      caseFacts({ caseId: 'request', releasedOn: '2026-05-02', entryItem: '3' }),
      caseFacts({ caseId: 'none', releasedOn: '2026-05-03', entryItem: null }),
      caseFacts({ caseId: 'former', releasedOn: '2026-05-04', entryItem: '9' }),
      caseFacts({ caseId: 'before', releasedOn: '2025-05-04', entryItem: '9' }),
    ]
    expect(coverageOf(entries, cases, YEAR, TODAY)).toEqual({
      rows: [
        { entry: entry('1'), released: { value: 1, refs: ['a'] }, last: '2027-02-01' },
        { entry: entry('2'), released: { value: 0, refs: [] }, last: null },
      ],
      without: { value: 2, refs: ['none', 'former'] },
    })
  })
})

describe('上年结转 beside the report that was filed for the year before (国办公开办函〔2021〕30号, V2)', () => {
  const figures = (...values: readonly number[]) =>
    Object.fromEntries(
      [...APPLICANTS, 'total' as const].map((one, index) => [one, { value: values[index] ?? 0, refs: [] }]),
    ) as unknown as Parameters<typeof filedProblems>[0]['carried']
  const found = figures(2, 1, 0, 0, 0, 0, 3)
  const problems = (filed: FiledLeft, carried = found) =>
    filedProblems({ carried }, filed).map(({ code, row, column, expected, found: is }) => [
      code,
      row,
      column,
      expected,
      is,
    ])

  it('is stated column by column under the name of the column', () => {
    const named = APPLICANTS.map((one) => [one, `filedLeft${one.charAt(0).toUpperCase()}${one.slice(1)}`])
    expect(FILED_FIGURES).toEqual({ ...Object.fromEntries(named), total: 'filedLeft' })
  })

  it('has none where each column is what was filed; those that were not stated were none when the others make the total', () => {
    expect(problems({ person: 2, company: 1, total: 3 })).toEqual([])
    expect(problems({ person: 2, company: 1, research: 0, welfare: 0, legal: 0, other: 0, total: 3 })).toEqual([])
  })

  it('names the column that differs, the total among them', () => {
    expect(problems({ person: 1, company: 2, total: 3 })).toEqual([
      ['carried.differs', 'carried', 'person', 1, 2],
      ['carried.differs', 'carried', 'company', 2, 1],
    ])
    expect(problems({ person: 2, company: 1, total: 3 }, figures(2, 1, 1, 0, 0, 0, 4))).toEqual([
      ['carried.differs', 'carried', 'research', 0, 1],
      ['carried.differs', 'carried', 'total', 3, 4],
    ])
  })

  it('says which columns nobody has stated, and where those that were do not make up the total', () => {
    expect(problems({})).toEqual([['filed.missing', 'carried', '', 0, 0]])
    expect(problems({ person: 2, total: 3 })).toEqual(
      APPLICANTS.filter((one) => one !== 'person').map((one) => ['filed.missing', 'carried', one, 0, 0]),
    )
    expect(problems({ person: 2, company: 2, total: 3 })).toEqual([
      ['carried.differs', 'carried', 'company', 2, 1],
      ['filed.differs', 'carried', 'total', 4, 3],
    ])
    const all = { person: 2, company: 1, research: 0, welfare: 0, legal: 0, other: 0 }
    expect(problems({ ...all, total: 4 })).toEqual([
      ['carried.differs', 'carried', 'total', 4, 3],
      ['filed.differs', 'carried', 'total', 3, 4],
    ])
  })
})
