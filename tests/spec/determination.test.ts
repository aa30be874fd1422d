import { describe, expect, it } from 'vitest'
import type { Determination, Exception } from '#shared/domain/case/disclosure/disclosure-events.ts'
import { recordHashes } from '#shared/domain/case/disclosure/disclosure.ts'
import { isRightOrgan } from '#shared/domain/case/gate/disclosure-gates.ts'
import { releaseGates } from '#shared/domain/case/gate/gate.ts'
import type { Removal } from '#shared/domain/document/redact/removal.ts'
import {
  at,
  clerk,
  determine,
  head,
  hashOf,
  ITEM,
  NO_EXCEPTION,
  otherClerk,
  outcome,
  play,
  sendBack,
  step,
  scanOf,
  submit,
  TEXT_A,
  TEXT_B,
  wording,
} from '../helper/case-play.ts'

const yes = (question: Exception, note = '说明') => [
  { itemHash: ITEM, answers: { ...NO_EXCEPTION, [question]: { answer: 'yes' as const, note } } },
]
const said = (change: Partial<Determination>) => outcome(at('draft'), clerk, determine(TEXT_A, change))
const FILE = { fileName: '同意书.pdf', format: 'pdf', sizeBytes: 9, sha256: hashOf('d') }
const REMOVAL: Removal = {
  place: { kind: 'passage', line: 1, start: 0, end: 3 },
  mask: 'name',
  ground: 'personalPrivacy',
  reason: '涉及个人隐私',
}
const PARTY = { name: '张某', matter: '家庭住址', ground: 'consent', file: FILE, decidedBy: '', reason: '' } as const

const INTEREST = { ground: 'publicInterest', reason: '重大影响' } as const
const ASKED = {
  ...{ organ: '县财政局', consultedOn: '2026-02-01', means: '函', file: null, note: '', outcome: 'agreed' as const },
}
const APPROVED = { authority: '市统计局', documentNumber: '统批〔2026〕1号', approvedOn: '2026-02-01' }

const LAND = {
  ...{ rule: 'land.compensation', count: 30, unit: 'naturalDay' as const, general: false },
  ...{ basis: '土地管理法实施条例第二十八条', earliest: '2026-04-08', reason: '' },
}

describe('公开认定 before a text is handed in', () => {
  it('records every answer, item by item, bound to the text', () => {
    const facts = said({})
    const { type: _type, itemHashes: _items, ...data } = determine()
    expect(facts).toEqual([{ type: 'DisclosureDetermined', data }])
  })

  it('is asked of exactly the text that is handed in', () => {
    const set = at('draft')
    const none = step(set, clerk, submit())
    expect(none.ok ? null : none.error.code).toBe('disclosure.notDetermined')
    const ofA = play([[clerk, determine()]], set)
    const other = step(ofA, clerk, submit(TEXT_B))
    expect(other.ok ? null : other.error.code).toBe('disclosure.textChanged')
    expect(step(ofA, clerk, submit()).ok).toBe(true)
  })

  it('is refused when the 附注 of the text says otherwise', () => {
    const ofA = play([[clerk, determine()]], at('draft'))
    const withNote = (noteMode: 'proactive' | 'withheld') => {
      const command = submit()
      const next = step(ofA, clerk, { ...command, wording: { ...command.wording, noteMode } })
      return next.ok ? 'allowed' : next.error.code
    }
    expect(withNote('proactive')).toBe('allowed')
    expect(withNote('withheld')).toBe('disclosure.noteDiffers')
  })

  it('is the drafter’s, while it is a draft', () => {
    expect(outcome(at('draft'), otherClerk, determine())).toBe('case.notDrafter')
    expect(outcome(at('draft'), head, determine())).toBe('identity.wrongRole')
    expect(outcome(at('departmentReview'), clerk, determine())).toBe('case.alreadySubmitted')
    expect(outcome(at('released'), clerk, determine())).toBe('case.released')
    const returned = play([[head, sendBack('draft')]], at('departmentReview'))
    expect(outcome(returned, clerk, determine())).toBeInstanceOf(Array)
  })

  it('answers for every item, no more and no fewer', () => {
    const command = { ...determine(), itemHashes: [ITEM, hashOf('2')] }
    expect(outcome(at('draft'), clerk, command)).toBe('disclosure.itemsDiffer')
    expect(outcome(at('draft'), clerk, { ...determine(TEXT_A, { items: [] }), itemHashes: [] })).toBe(
      'disclosure.itemsDiffer',
    )
  })
})

describe('what is said agrees with itself', () => {
  const part = (change: Partial<Determination>) => {
    const next = step(at('draft'), clerk, determine(TEXT_A, change))
    return next.ok ? 'allowed' : (next.error.detail?.['part'] ?? next.error.code)
  }
  const withheld = { mode: 'withheld', reason: '属于内部事务' } as const
  const NOBODY: Partial<Determination> = { scope: 'none', channels: [], posting: null }
  it.each<[string, Partial<Determination>, string]>([
    ['a yes needs its note', { items: yes('workflow', ' ') }, 'note'],
    ['a prohibition names its statute', { ...withheld, items: yes('prohibited', '有规定') }, 'citation'],
    ['a prohibition with its statute', { ...withheld, items: yes('prohibited', '《统计法》第二十八条') }, 'allowed'],
    ['Art. 14 is never made public', { items: yes('safety') }, 'disclosure.exceptionStands'],
    ['nor on request', { mode: 'onRequest', reason: '涉密', items: yes('stateSecret') }, 'disclosure.exceptionStands'],
    ['withheld', { ...withheld, items: yes('safety') }, 'allowed'],
    ['openness is the rule: nothing excepted is not withheld', withheld, 'disclosure.noException'],
    ['not public without a reason', { mode: 'withheld', items: yes('safety') }, 'disclosure.reasonRequired'],
    ['no basis', { basis: ' ' }, 'disclosure.basisRequired'],
    ['Art. 16 is discretionary', { items: yes('discussion') }, 'allowed'],
    ['a third party needs its record', { items: yes('thirdParty') }, 'thirdParty'],
    ['a consent is a file', { items: yes('thirdParty'), thirdParties: [{ ...PARTY, file: null }] }, 'thirdParty'],
    ['a consent on file', { items: yes('thirdParty'), thirdParties: [PARTY] }, 'allowed'],
    [
      'a public interest without who decided',
      { items: yes('thirdParty'), thirdParties: [{ ...PARTY, ground: 'publicInterest', reason: '重大影响' }] },
      'thirdParty',
    ],
    ['what forwards the withheld', { forwarded: 'withheld' }, 'disclosure.followsForwarded'],
    ['what forwards the public', { forwarded: 'proactive' }, 'allowed'],
    ['a region without its name', { scope: 'region' }, 'scope'],
    ['withheld, and reaching nobody', { ...withheld, items: yes('safety'), ...NOBODY }, 'allowed'],
    ['withheld, yet on a site', { ...withheld, items: yes('safety'), ...NOBODY, channels: ['website'] }, 'scope'],
    ['public, and reaching nobody', NOBODY, 'scope'],
    ['everybody, but nowhere online', { channels: ['radio'] }, 'channels'],
    ['a channel twice', { channels: ['website', 'website'] }, 'channels'],
    ['a period that ends before it begins', { posting: { from: '2026-03-09', until: '2026-03-02' } }, 'posting'],
    ['a period of one day', { posting: { from: '2026-03-09', until: '2026-03-09' } }, 'allowed'],
    ['joint making without the others', { joint: { organs: '', leads: true } }, 'joint'],
    ['a party without a name', { thirdParties: [{ ...PARTY, name: ' ' }] }, 'thirdParty'],
    ['a party without its matter', { thirdParties: [{ ...PARTY, matter: ' ' }] }, 'thirdParty'],
    [
      'a public interest, decided and explained',
      { items: yes('thirdParty'), thirdParties: [{ ...PARTY, ...INTEREST, decidedBy: '县政府' }] },
      'allowed',
    ],
    [
      'a public interest without its reason',
      { thirdParties: [{ ...PARTY, ...INTEREST, decidedBy: '县政府', reason: ' ' }] },
      'thirdParty',
    ],
    ['asked of nobody', { consultations: [{ ...ASKED, organ: ' ' }] }, 'consultation'],
    ['asked in no way', { consultations: [{ ...ASKED, means: ' ' }] }, 'consultation'],
    ['approved by nobody', { approval: { ...APPROVED, authority: ' ' } }, 'approval'],
    ['approved without a number', { approval: { ...APPROVED, documentNumber: ' ' } }, 'approval'],
    ['a region by its name', { scope: 'region', scopeNote: '青石镇' }, 'allowed'],
    ['a region, posted up only', { scope: 'region', scopeNote: '青石镇', channels: ['newspaper'] }, 'allowed'],
    ['on the platform only', { channels: ['platform'] }, 'allowed'],
    ['on the website only', { channels: ['website'] }, 'allowed'],
    ['on request, and nowhere online', { mode: 'onRequest', reason: '内部管理信息', channels: [] }, 'allowed'],
    [
      'withheld, yet posted',
      { ...withheld, items: yes('safety'), ...NOBODY, posting: { from: '2026-03-09', until: '2026-03-13' } },
      'scope',
    ],
    [
      'what forwards the withheld, on request',
      { forwarded: 'withheld', mode: 'onRequest', reason: '随原文' },
      'allowed',
    ],
    ['a prohibition is never made public', { items: yes('prohibited', '《统计法》') }, 'disclosure.exceptionStands'],
    [
      'Art. 14 in one item of two',
      { items: [...yes('safety'), { itemHash: hashOf('2'), answers: NO_EXCEPTION }] },
      'disclosure.exceptionStands',
    ],
  ])('%s', (_, change, expected) => {
    expect(part(change)).toBe(expected)
  })

  it('a posting that is asked for and not there, or of another law, is what is missing', () => {
    expect(part({ posting: null, postingMinimum: LAND })).toBe('posting')
    const otherLaw = { ...LAND, count: 7, earliest: '2026-03-16' }
    expect(part({ posting: { from: '2026-03-09', until: '2026-03-20' }, postingMinimum: otherLaw })).toBe('posting')
    expect(part({ postingMinimum: null })).toBe('allowed')
  })

  it('rests on the files of the parties that agreed and of the organs that were asked', () => {
    const reply = { ...FILE, sha256: hashOf('e') }
    const records = {
      thirdParties: [PARTY, { ...PARTY, ...INTEREST, file: null }],
      consultations: [ASKED, { ...ASKED, file: reply }],
    }
    expect(recordHashes(records)).toEqual([FILE.sha256, reply.sha256])
  })
})

describe('an agreement or an approval of a day that has not come', () => {
  const consultation = { organ: '县财政局', means: '函', file: null, note: '', outcome: 'agreed' } as const
  const approval = { authority: '市统计局', documentNumber: '统批〔2026〕1号' }
  it.each([
    ['consultation', { concernsOthers: true, consultations: [{ ...consultation, consultedOn: '2026-03-02' }] }],
    ['approval', { needsApproval: true, approval: { ...approval, approvedOn: '2026-03-02' } }],
  ] as const)('is none: %s', (part, change) => {
    const on = (now: string) => step(at('draft'), { ...clerk, at: now }, determine(TEXT_A, change))
    expect(on('2026-03-01T15:59:00.000Z')).toMatchObject({ ok: false, error: { detail: { part } } })
    expect(on('2026-03-01T16:00:00.000Z').ok).toBe(true)
  })
})

describe('the gates that a determination answers', () => {
  const gatesWith = (change: Partial<Determination>) => {
    const { state } = play([[clerk, determine(TEXT_A, change)]], at('draft'))
    return releaseGates(state, { contentHash: TEXT_A }).flatMap(({ id, holds }) =>
      holds || !['G3', 'G4', 'G6', 'G7', 'G8'].includes(id) ? [] : [id],
    )
  }
  it('hold of a plain one; without one of this text G4 is open and nobody can open it', () => {
    expect(gatesWith({})).toEqual([])
    const open = releaseGates(at('draft').state, { contentHash: TEXT_A }).filter(({ id }) => id === 'G4')
    expect(open).toMatchObject([{ level: 'block', open: true }])
  })
  it('G7 waits for an agreement and an approval', () => {
    const consultation = { organ: '县财政局', consultedOn: '2026-03-01', means: '函', file: null, note: '' } as const
    expect(gatesWith({ concernsOthers: true })).toContain('G7')
    expect(gatesWith({ concernsOthers: true, consultations: [{ ...consultation, outcome: 'pending' }] })).toContain(
      'G7',
    )
    expect(gatesWith({ concernsOthers: true, consultations: [{ ...consultation, outcome: 'agreed' }] })).not.toContain(
      'G7',
    )
    expect(gatesWith({ needsApproval: true })).toContain('G7')
    const approval = { authority: '市统计局', documentNumber: '统批〔2026〕1号', approvedOn: '2026-03-01' }
    expect(gatesWith({ needsApproval: true, approval })).not.toContain('G7')
  })
  it('G6 takes no 区分处理 on the drafter’s word: a third party’s data are removed by a public version, or stay in the text', () => {
    const removed = { ...PARTY, ground: 'removed', file: null, reason: '已作区分处理' } as const
    const change = { items: yes('thirdParty'), thirdParties: [PARTY, removed] }
    expect(gatesWith(change)).toContain('G6')
    expect(gatesWith({ ...change, thirdParties: [PARTY] })).not.toContain('G6')
    const redaction = { removals: [REMOVAL], wording: wording(TEXT_B) }
    const handedIn = play(
      [
        [clerk, determine(TEXT_A, change)],
        [clerk, { ...submit(TEXT_A), scan: scanOf(TEXT_B), redaction }],
      ],
      at('draft'),
    )
    const gates = releaseGates(handedIn.state, { contentHash: TEXT_B })
    expect(gates.find(({ id }) => id === 'G6')).toMatchObject({ holds: true })
  })
  it('G16 warns of a 公示期 that has begun, and of a term that is over, on the day of the release', () => {
    const ask = (today: string | undefined, change: Partial<Determination>, until: string | null = null) => {
      const term = { type: 'setValidityTerm', effectiveOn: null, until, basis: '市规定' } as const
      const played = play(
        until === null ? [] : [[clerk, term]],
        play([[clerk, determine(TEXT_A, change)]], at('draft')),
      )
      const facts = { contentHash: TEXT_A, ...(today === undefined ? {} : { today }) }
      const gate = releaseGates(played.state, facts).find(({ id }) => id === 'G16')
      return gate === undefined ? null : [gate.level, gate.holds, gate.detail]
    }
    const posting = { from: '2026-03-09', until: '2026-03-13' }
    expect(ask('2026-03-09', {})).toBeNull()
    expect(ask(undefined, { posting })).toBeNull()
    expect(ask('2026-03-09', { posting })).toEqual(['warn', true, undefined])
    expect(ask('2026-03-10', { posting })).toEqual(['warn', false, { from: '2026-03-09', to: '2026-03-13' }])
    expect(ask('2026-03-09', {}, '2026-03-09')).toEqual(['warn', true, undefined])
    expect(ask('2026-03-10', {}, '2026-03-09')).toEqual(['warn', false, { until: '2026-03-09' }])
    // 征地补偿安置方案: thirty days from when it can be read; 一般 thirty days may be fewer, and begin late.
    const long = { posting: { from: '2026-03-09', until: '2026-04-08' }, postingMinimum: LAND }
    expect(ask('2026-03-09', long)).toEqual(['warn', true, undefined])
    expect(ask('2026-03-10', long)).toMatchObject(['block', false, { least: 30, basis: LAND.basis }])
    const soft = { ...LAND, rule: 'decision.consultation', general: true }
    expect(ask('2026-03-10', { ...long, postingMinimum: soft })).toMatchObject(['warn', false, { from: '2026-03-09' }])
  })
  it('G16 lets nothing out before the day that it bears, and asks nobody who lives a log again', () => {
    const command = submit()
    const dated = play([[clerk, { ...command, wording: { ...command.wording, datedOn: '2026-03-20' } }]], at('draft'))
    const ask = (today: string, workingDays?: () => number) =>
      releaseGates(dated.state, {
        contentHash: TEXT_A,
        today,
        ...(workingDays === undefined ? {} : { workingDays }),
      }).find(({ id }) => id === 'G16')
    expect(ask('2026-03-19', () => 0)).toMatchObject({ level: 'block', open: true, detail: { dated: '2026-03-20' } })
    expect(ask('2026-03-20', () => 0)).toBeUndefined()
    expect(ask('2026-03-19')).toBeUndefined()
  })
  it('refuses a 公示期 below what its law asks, and one without a reason where the law lets a reason count', () => {
    const say = (until: string, postingMinimum: Partial<typeof LAND> | null) => {
      const posting = { from: '2026-03-09', until }
      const change = postingMinimum === null ? { posting } : { posting, postingMinimum: { ...LAND, ...postingMinimum } }
      return outcome(at('draft'), clerk, determine(TEXT_A, change))
    }
    expect(say('2026-04-07', {})).toBe('disclosure.postingShort')
    expect(say('2026-04-08', {})).toMatchObject([{ type: 'DisclosureDetermined' }])
    const soft = { rule: 'decision.consultation', general: true }
    expect(say('2026-04-07', soft)).toBe('disclosure.postingUnexplained')
    expect(say('2026-04-07', { ...soft, reason: '汛期紧急' })).toMatchObject([{ type: 'DisclosureDetermined' }])
    expect(say('2026-03-20', { count: 7, earliest: '2026-03-16' })).toBe('disclosure.incomplete')
    // Logs of before say nothing of it, and are lived again as they are.
    expect(say('2026-03-10', null)).toMatchObject([{ type: 'DisclosureDetermined' }])
    const none = determine(TEXT_A, { posting: null, postingMinimum: LAND })
    expect(outcome(at('draft'), clerk, none)).toBe('disclosure.incomplete')
  })
  it.each([
    ['made here alone', 'made', null, true],
    ['made jointly, leading', 'made', true, true],
    ['made jointly, another leads', 'made', false, false],
    ['got from citizens and kept here', 'fromCitizens', null, true],
    ['got from citizens beside others, kept here', 'fromCitizens', false, true],
    ['got from another organ', 'fromOrgan', null, false],
  ] as const)('G8, %s', (_, origin, leads, right) => {
    const joint = leads === null ? null : { organs: '县水利局', leads }
    expect(isRightOrgan({ origin, joint })).toBe(right)
    expect(gatesWith({ origin, joint }).includes('G8')).toBe(!right)
  })
  it('G8 follows another law that says who publishes, by a leader’s hand alone', () => {
    const gate = (basisCode: Determination['basisCode']) => {
      const played = play([[clerk, determine(TEXT_A, { origin: 'fromOrgan', basisCode })]], at('draft'))
      return releaseGates(played.state, { contentHash: TEXT_A }).find(({ id }) => id === 'G8')
    }
    expect(gate('20-08')).toMatchObject({ level: 'block', open: true })
    expect(gate('other')).toMatchObject({ level: 'override', open: true })
  })
  it('G3 asks for a basis of disclosure, not of withholding', () => {
    expect(gatesWith({ basisCode: '16-01' })).toContain('G3')
    expect(gatesWith({ basisCode: 'other' })).not.toContain('G3')
  })
})
