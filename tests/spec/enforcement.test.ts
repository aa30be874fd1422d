import { describe, expect, it } from 'vitest'
import type { Determination, ThirdParty } from '#shared/domain/case/disclosure/disclosure-events.ts'
import {
  addMonths,
  NO_TAKE_DOWN,
  objectionState,
  postedFacts,
  shownUntil,
  takeDownAfter,
  type TakeDownLimits,
} from '#shared/domain/case/enforcement/enforcement.ts'
import { STATEMENTS, type Enforcement, type Objection } from '#shared/domain/case/enforcement/enforcement-events.ts'
import { DISCLOSURE_SHAPES } from '#shared/domain/case/disclosure/disclosure-shape.ts'
import { releaseGates } from '#shared/domain/case/gate/gate.ts'
import { at, clerk, determine, hashOf, ITEM, NO_EXCEPTION, play, step, TEXT_A } from '../helper/case-play.ts'

const FILE = { fileName: '送达回证.pdf', format: 'pdf', sizeBytes: 9, sha256: hashOf('d') }
/** 2026-03-01 12:00 in Beijing. */
const NOON = '2026-03-01T04:00:00.000Z'
const part = (change: Partial<Determination>, now = NOON) => {
  const next = step(at('draft'), { ...clerk, at: now }, determine(TEXT_A, change))
  return next.ok ? 'allowed' : (next.error.detail?.['part'] ?? next.error.code)
}

type Decision = Extract<Enforcement, { phase: 'decision' }>
const PENALTY: Decision = {
  ...{ phase: 'decision', kind: 'penalty', number: '云市监罚〔2026〕12号', name: '销售超过保质期食品案' },
  ...{ category: '罚款', content: '销售超过保质期的食品', basis: '食品安全法第一百二十四条', party: '云溪便民商店' },
  ...{ partyKind: 'organization', creditCode: '91350100M000100Y43', result: '罚款五千元', decidedOn: '2026-02-27' },
  ...{ organ: '云溪县市场监督管理局', remark: '' },
}
const penalty = (change: Partial<Decision>) => part({ basisCode: '20-06', enforcement: { ...PENALTY, ...change } })

describe('双公示 of a decision', () => {
  it.each<[string, Partial<Decision>, string]>([
    ['every field', {}, 'allowed'],
    ['no number', { number: ' ' }, 'enforcement.field'],
    ['no number, and why', { number: '', remark: '简易程序当场作出，无文号' }, 'allowed'],
    ['no result', { result: '' }, 'enforcement.field'],
    ['an organization without its code', { creditCode: '' }, 'enforcement.field'],
    ['an organization without its code, and why', { creditCode: '', remark: '境外机构' }, 'allowed'],
    ['nobody, whatever the reason', { party: '', remark: '不详' }, 'enforcement.party'],
    ['no organ, whatever the reason', { organ: '', remark: '不详' }, 'enforcement.party'],
    // GB 32100-2015: the check character of this one is 9.
    ['a code with a wrong check character', { creditCode: '91350203M0001QAY9B' }, 'enforcement.creditCode'],
    ['a code in small letters', { creditCode: '91350100m000100y43' }, 'enforcement.creditCode'],
    ['a code that is too short', { creditCode: '91350100M000100Y4' }, 'enforcement.creditCode'],
    ['a person', { partyKind: 'person', creditCode: '', party: '张某' }, 'allowed'],
    ['a person with a code', { partyKind: 'person' }, 'enforcement.personCode'],
    ['an identity number beside the name', { party: '张某 11010519491231002X' }, 'enforcement.identity'],
    ['one in the content', { content: '身份证11010519491231002x的人' }, 'enforcement.identity'],
    ['eighteen digits that are none', { content: '编号440106199901010010' }, 'allowed'],
    ['of today', { decidedOn: '2026-03-01' }, 'allowed'],
    ['of tomorrow', { decidedOn: '2026-03-02' }, 'enforcement.decidedOn'],
  ])('%s', (_, change, expected) => {
    expect(penalty(change)).toBe(expected)
  })

  it('is of what goes out, and where nobody was asked nothing is missed', () => {
    const onRequest = { mode: 'onRequest', reason: '内部管理信息', basisCode: '13' } as const
    expect(part({ ...onRequest, enforcement: PENALTY })).toBe('enforcement.mode')
    expect(part({ ...onRequest, enforcement: null })).toBe('allowed')
    expect(part({ basisCode: '20-06' })).toBe('allowed')
  })
})

describe('事前公开 and 事中公示 (国办发〔2018〕118号)', () => {
  const every = (list: keyof typeof STATEMENTS) => ({
    phase: 'statements' as const,
    list,
    items: STATEMENTS[list].map((item) => ({ item, answer: 'stated' as const, note: '' })),
  })
  const first = (answer: 'elsewhere' | 'notApplicable', note: string) => {
    const said = every('general')
    return { ...said, items: said.items.map((one, index) => (index === 0 ? { ...one, answer, note } : one)) }
  }
  it('names what the notice names', () => {
    // 执法主体、人员、职责、权限、依据、程序、救济渠道、随机抽查事项清单; 事项名称、受理机构、审批机构、受理条件、办理时限.
    expect([STATEMENTS.general.length, STATEMENTS.guide.length]).toEqual([8, 5])
  })
  it('every item is answered, in its place, and what is not said here says where or why', () => {
    for (const list of ['general', 'guide', 'window', 'papers'] as const)
      expect(part({ basisCode: '20-05', enforcement: every(list) })).toBe('allowed')
    const short = every('guide')
    expect(part({ enforcement: { ...short, items: short.items.slice(1) } })).toBe('enforcement.items')
    expect(part({ enforcement: { ...short, list: 'general' } })).toBe('enforcement.items')
    expect(part({ enforcement: first('elsewhere', ' ') })).toBe('enforcement.note')
    expect(part({ enforcement: first('notApplicable', '') })).toBe('enforcement.note')
    expect(part({ enforcement: first('elsewhere', '权责清单栏目') })).toBe('allowed')
  })
  it('one that says nothing itself is no such document', () => {
    const said = every('papers')
    const items = said.items.map((one) => ({ ...one, answer: 'elsewhere' as const, note: '办事大厅' }))
    expect(part({ enforcement: { ...said, items } })).toBe('enforcement.nothing')
  })
})

const OBJECTION: Objection = {
  ...{ toldOn: '2026-02-27', means: '直接送达', until: '2026-03-13', outcome: 'awaited', handling: '' },
}
const APPLICANT: ThirdParty = {
  ...{ name: '云溪化工有限公司', matter: '生产工艺', ground: 'statute', file: FILE, decidedBy: '' },
  ...{ reason: '《环境影响评价法》第二十一条', objection: OBJECTION },
}
const told = (change: Partial<ThirdParty>, objection: Partial<Objection> = {}): Partial<Determination> => ({
  items: [{ itemHash: ITEM, answers: { ...NO_EXCEPTION, thirdParty: { answer: 'yes', note: '商业秘密' } } }],
  thirdParties: [{ ...APPLICANT, objection: { ...OBJECTION, ...objection }, ...change }],
})

describe('the time of an applicant to object (行政许可法 Art. 5)', () => {
  const { objection: _, ...WITHOUT } = APPLICANT
  it.each<[string, Partial<Determination>, string]>([
    ['told, with a time that runs', told({}), 'allowed'],
    ['no time', { ...told({}), thirdParties: [WITHOUT] }, 'objection'],
    ['no proof that they were told', told({ file: null }), 'objection'],
    ['no law', told({ reason: '有规定' }), 'objection'],
    ['no word of how', told({}, { means: ' ' }), 'objection'],
    ['a time that is over as it begins', told({}, { until: '2026-02-27' }), 'objection'],
    ['a time of one day', told({}, { until: '2026-02-28' }), 'allowed'],
    ['told today', told({}, { toldOn: '2026-03-01' }), 'allowed'],
    ['told tomorrow', told({}, { toldOn: '2026-03-02' }), 'objectionEarly'],
    ['nobody objected, on the last day', told({}, { until: '2026-03-01', outcome: 'none' }), 'objectionEarly'],
    ['nobody objected, the day after', told({}, { until: '2026-02-28', outcome: 'none' }), 'allowed'],
    ['an objection that nobody dealt with', told({}, { outcome: 'raised' }), 'objection'],
    ['an objection, dealt with', told({}, { outcome: 'raised', handling: '工艺参数改为区间' }), 'allowed'],
    ['a consent has no such time', told({ ground: 'consent' }), 'objection'],
  ])('%s', (_, change, expected) => {
    expect(part(change)).toBe(expected)
  })

  const gateOf = (change: Partial<Determination>, today?: string) => {
    const { state } = play([[clerk, determine(TEXT_A, change)]], at('draft'))
    const facts = { contentHash: TEXT_A, ...(today === undefined ? {} : { today }) }
    return releaseGates(state, facts).find(({ id }) => id === 'G19')
  }
  it('blocks while it runs, the last day included, and is then said to be over by whoever publishes', () => {
    expect(gateOf(told({}), '2026-03-13')).toMatchObject({ level: 'block', open: true })
    expect(gateOf(told({}), '2026-03-14')).toMatchObject({ level: 'warn', open: true, detail: { until: '2026-03-13' } })
    const over = told({}, { until: '2026-02-28', outcome: 'none' })
    expect(gateOf(over, '2026-03-14')).toMatchObject({ level: 'warn', open: false })
  })
  it('an objection is for a leader, also when another applicant said nothing', () => {
    const raised = { outcome: 'raised', handling: '不予采纳' } as const
    expect(gateOf(told({}, raised), '2026-03-14')).toMatchObject({ level: 'override', open: true })
    const two = [
      { ...APPLICANT, objection: { ...OBJECTION, ...raised } },
      { ...APPLICANT, name: '乙公司', objection: { ...OBJECTION, until: '2026-03-20' } },
    ]
    expect(objectionState({ thirdParties: two }, '2026-03-20')).toMatchObject({ state: 'running', name: '乙公司' })
    expect(objectionState({ thirdParties: two }, '2026-03-21')).toMatchObject({ state: 'raised' })
  })
  it('of two that run, tells of the one that runs longest, whatever their order', () => {
    const late = { ...APPLICANT, name: '乙公司', objection: { ...OBJECTION, until: '2026-03-20' } }
    for (const thirdParties of [
      [APPLICANT, late],
      [late, APPLICANT],
    ])
      expect(objectionState({ thirdParties }, '2026-03-02')).toMatchObject({ until: '2026-03-20' })
  })
  it('has no question where nobody has such a time, nor where a log is lived again', () => {
    expect(gateOf({}, '2026-03-14')).toBeUndefined()
    expect(gateOf(told({}))).toBeUndefined()
  })
  it('what was said while it ran does not count when it is over; what is said then does', () => {
    const approved = at('approved').state
    const { type: _type, itemHashes: _items, ...determination } = determine(TEXT_A, told({}))
    const gate = (kind: 'acknowledged' | 'overridden', answeredAt: string, today: string) => {
      const answer = { gate: 'G19', kind, contentHash: TEXT_A, personName: '唐发布', reason: '没有收到异议' } as const
      const state = {
        ...approved,
        publicity: { ...approved.publicity, determination },
        gateAnswers: [{ ...answer, at: answeredAt }],
      }
      return releaseGates(state, { contentHash: TEXT_A, today }).find(({ id }) => id === 'G19')
    }
    // 23:59 of the last day in Beijing, and the minute after.
    expect(gate('acknowledged', '2026-03-13T15:59:00.000Z', '2026-03-14')).toMatchObject({ level: 'warn', open: true })
    expect(gate('overridden', '2026-03-13T15:59:00.000Z', '2026-03-14')).toMatchObject({ level: 'warn', open: true })
    expect(gate('acknowledged', '2026-03-13T16:00:00.000Z', '2026-03-14')).toMatchObject({ level: 'warn', open: false })
    expect(gate('acknowledged', '2026-03-13T15:59:00.000Z', '2026-03-13')).toMatchObject({ level: 'block', open: true })
  })
})

describe('the shape that the log holds', () => {
  const { type: _type, itemHashes: _items, ...data } = determine(TEXT_A, { ...told({}), enforcement: PENALTY })
  const isDetermined = DISCLOSURE_SHAPES.DisclosureDetermined
  it('is closed', () => {
    expect(isDetermined(data)).toBe(true)
    expect(isDetermined({ ...data, enforcement: { ...PENALTY, more: '' } })).toBe(false)
    expect(isDetermined({ ...data, enforcement: { ...PENALTY, kind: 'fine' } })).toBe(false)
    expect(isDetermined({ ...data, enforcement: null })).toBe(true)
    const objection = { ...OBJECTION, until: '2026-02-30' }
    expect(isDetermined({ ...data, thirdParties: [{ ...APPLICANT, objection }] })).toBe(false)
  })
})

describe('公示期限: nothing until the office sets it', () => {
  const limits = (change: Partial<TakeDownLimits['months']>, more: Partial<TakeDownLimits> = {}): TakeDownLimits => ({
    ...NO_TAKE_DOWN,
    months: { ...NO_TAKE_DOWN.months, ...change },
    ...more,
  })
  const facts = (change: Partial<Decision>, until: string | null = null) => {
    const { type: _type, itemHashes: _items, ...said } = determine(TEXT_A, { enforcement: { ...PENALTY, ...change } })
    const found = postedFacts({ ...said, posting: until === null ? null : { from: '2026-03-01', until } })
    if (found === null) throw new Error('nothing to take down')
    return found
  }
  it('months of the calendar, the last day of a month that is too short', () => {
    expect(addMonths('2026-03-02', 36)).toBe('2029-03-02')
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
    expect(addMonths('2027-11-30', 3)).toBe('2028-02-29')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
    expect(addMonths('2026-10-31', 2)).toBe('2026-12-31')
  })
  it.each<[string, Partial<Decision>, keyof TakeDownLimits['months']]>([
    ['a penalty of an organization', {}, 'penaltyOrganization'],
    ['a penalty of a person', { partyKind: 'person' }, 'penaltyPerson'],
    ['a permit of an organization', { kind: 'permit' }, 'permitOrganization'],
    ['a permit of a person', { kind: 'permit', partyKind: 'person' }, 'permitPerson'],
    ['another decision', { kind: 'other', partyKind: 'person' }, 'other'],
  ])('%s goes by its own limit and no other', (_, change, kind) => {
    expect(takeDownAfter(facts(change), '2026-03-02', NO_TAKE_DOWN)).toBeNull()
    expect(takeDownAfter(facts(change), '2026-03-02', limits({ [kind]: 12 }))).toBe('2027-03-02')
    const rest = Object.fromEntries(Object.keys(NO_TAKE_DOWN.months).map((one) => [one, one === kind ? null : 12]))
    expect(takeDownAfter(facts(change), '2026-03-02', limits(rest))).toBeNull()
  })
  it('counts from the release or from the decision, as the place says', () => {
    const byDecision = limits({ penaltyOrganization: 12 }, { from: 'decision' })
    expect(takeDownAfter(facts({}), '2026-03-02', byDecision)).toBe('2027-02-27')
  })
  it('公示期 of its own only where the office says so, and then whichever ends first', () => {
    expect(takeDownAfter(facts({}, '2026-03-13'), '2026-03-02', limits({}))).toBeNull()
    expect(takeDownAfter(facts({}, '2026-03-13'), '2026-03-02', limits({}, { afterPosting: true }))).toBe('2026-03-13')
    const both = limits({ penaltyOrganization: 1 }, { afterPosting: true })
    expect(takeDownAfter(facts({}, '2026-05-01'), '2026-03-02', both)).toBe('2026-04-02')
  })
  it('runs through its last day, and ends with the taking down', () => {
    const set = { limits: limits({ penaltyOrganization: 12 }), today: '2027-03-02' }
    const until = '2027-03-02'
    expect(shownUntil(facts({}), '2026-03-02', null, set)).toEqual({ until, isOver: false })
    expect(shownUntil(facts({}), '2026-03-02', null, { ...set, today: '2027-03-03' })).toEqual({ until, isOver: true })
    expect(shownUntil(facts({}), '2026-03-02', '2026-04-01', { ...set, today: '2027-03-03' })).toBeNull()
    expect(shownUntil(facts({}), null, null, set)).toBeNull()
    expect(shownUntil(null, '2026-03-02', null, set)).toBeNull()
  })
  it('has nothing to say of what is neither a decision nor posted', () => {
    const { type: _type, itemHashes: _items, ...said } = determine(TEXT_A)
    expect(postedFacts(said)).toBeNull()
    expect(postedFacts(null)).toBeNull()
    expect(postedFacts({ ...said, posting: { from: '2026-03-01', until: '2026-03-13' } })).toEqual({
      ...{ kind: null, partyKind: null, decidedOn: null, until: '2026-03-13' },
    })
  })
})
