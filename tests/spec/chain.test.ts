import { describe, expect, it } from 'vitest'
import {
  chainTemplateProblem,
  DEFAULT_CHAIN,
  isChainTemplate,
  stagesOf,
  type ChainStep,
  type ChainTemplate,
} from '#shared/domain/case/review/chain-template.ts'
import { replay } from '#shared/domain/case/replay.ts'
import {
  at,
  clerk,
  conclude,
  deputy,
  dispose,
  head,
  hit,
  officer,
  otherClerk,
  outcome,
  pass,
  play,
  principal,
  remark,
  sendBack,
  step,
  submit,
  TEXT_A,
  TEXT_B,
  withdraw,
  type Person,
} from '../helper/case-play.ts'
import {
  countersign,
  discussed,
  escalate,
  finance,
  FULL_CHAIN,
  FULL_STAGES,
  fullAt,
  handOn,
  justice,
  lawyer,
  otherCountersigner,
  recorder,
  sheetPass,
  skipStep,
  submitBound,
  takeBack,
  urge,
} from '../helper/full-chain.ts'
import { acting, LETTER } from '../helper/letter.ts'

const changed = (change: (steps: ChainStep[]) => ChainStep[]): ChainTemplate => ({
  ...FULL_CHAIN,
  steps: change([...FULL_CHAIN.steps]),
})
const AT = '2026-03-01T02:00:00.000Z'
const problemOf = (template: ChainTemplate): string | undefined => chainTemplateProblem(template)?.code

describe('a chain template', () => {
  it('is lawful as shipped, and with every kind of step', () => {
    expect([DEFAULT_CHAIN, FULL_CHAIN].map(problemOf)).toEqual([undefined, undefined])
    expect([DEFAULT_CHAIN, FULL_CHAIN].every(isChainTemplate)).toBe(true)
  })
  it.each(['departmentReview', 'secrecyReview', 'deputyReview', 'finalApproval'] as const)(
    'is none without %s, or when it may be skipped',
    (kind) => {
      expect(problemOf(changed((steps) => steps.filter((one) => one.kind !== kind)))).toBe('approvalChain.stepMissing')
      const skipped = changed((steps) =>
        steps.map((one) => (one.kind === kind ? { ...one, skippedBy: 'principalLeader' } : one)),
      )
      expect(problemOf(skipped)).toBe('approvalChain.mandatorySkipped')
    },
  )
  it.each([
    ['departmentReview', 'countersign'],
    ['legalReview', 'collectiveDiscussion'],
    ['fairCompetitionReview', 'collectiveDiscussion'],
    ['secrecyReview', 'deputyReview'],
    ['collectiveDiscussion', 'finalApproval'],
  ] as const)('has %s before %s', (before, after) => {
    const kinds = FULL_CHAIN.steps.map(({ kind }) => kind)
    const swapped = changed((steps) => {
      const [a, b] = [kinds.indexOf(before), kinds.indexOf(after)]
      return steps.map((one, index) => (index === a ? steps[b] : index === b ? steps[a] : one) as ChainStep)
    })
    expect(problemOf(swapped)).toBe('approvalChain.order')
  })
  it('has each kind once, and parties at a countersign alone, at least one of them required, none twice', () => {
    expect(problemOf(changed((steps) => [...steps, ...steps.slice(2, 3)]))).toBe('approvalChain.stepTwice')
    const parties = FULL_CHAIN.steps[1]?.parties ?? []
    const withParties = (index: number, given: ChainStep['parties']) =>
      problemOf(changed((steps) => steps.map((one, n) => (n === index ? { ...one, parties: given } : one))))
    expect(withParties(0, parties)).toBe('approvalChain.partyElsewhere')
    expect(withParties(1, [])).toBe('approvalChain.noParty')
    expect(
      withParties(
        1,
        parties.map((one) => ({ ...one, required: false })),
      ),
    ).toBe('approvalChain.noParty')
    expect(withParties(1, [...parties, ...parties.slice(0, 1)])).toBe('approvalChain.partyTwice')
    const free = { partyId: 'x', name: '甲', personId: null, required: true }
    const other = { ...free, partyId: 'y', name: '乙' }
    expect(withParties(1, [free, other])).toBeUndefined()
    expect(withParties(1, [free, { ...other, partyId: 'x' }])).toBe('approvalChain.partyTwice')
    expect(withParties(1, [free, { ...other, name: '甲' }])).toBe('approvalChain.partyTwice')
    const by = (personId: string) => [
      { ...free, personId },
      { ...other, personId: 'p-1' },
    ]
    expect(withParties(1, by('p-1'))).toBe('approvalChain.partyTwice')
    expect(withParties(1, by('p-2'))).toBeUndefined()
    expect(withParties(1, [free, { ...other, name: ' ' }])).toBe('approvalChain.nameMissing')
    expect(
      withParties(
        1,
        parties.map((one) => ({ ...one, name: ' ' })),
      ),
    ).toBe('approvalChain.nameMissing')
  })
  it('is read strictly: nothing more, nothing less', () => {
    expect(isChainTemplate({ ...FULL_CHAIN, extra: 1 })).toBe(false)
    expect(isChainTemplate({ ...FULL_CHAIN, version: 0 })).toBe(false)
    expect(isChainTemplate({ ...FULL_CHAIN, steps: [{ kind: 'secrecyReview' }] })).toBe(false)
    expect(isChainTemplate({ ...FULL_CHAIN, steps: [{ ...FULL_CHAIN.steps[0], kind: 'approved' }] })).toBe(false)
  })
})

describe('a case is bound to its chain at its first submission', () => {
  it('by an event, and goes through the steps of that chain', () => {
    expect(fullAt('archived').state.chain).toEqual(FULL_CHAIN)
    expect(FULL_STAGES.map((stage) => fullAt(stage).state.stage)).toEqual(FULL_STAGES)
  })
  it('refuses a chain that is none', () => {
    const broken = changed((steps) => steps.slice(1))
    expect(outcome(at('draft'), clerk, submitBound(broken))).toBe('approvalChain.stepMissing')
  })
  it('and keeps it: another template at a later submission changes nothing', () => {
    const returned = play([[head, sendBack('draft')]], fullAt('departmentReview'))
    const again = play([[clerk, { ...submit(TEXT_B), chain: DEFAULT_CHAIN }]], returned)
    expect(again.state.chain).toEqual(FULL_CHAIN)
    expect(again.events.filter(({ type }) => type === 'ChainBound')).toHaveLength(1)
  })
  it('and is bound anew when it comes back as another 文种, or under another procedure', () => {
    const first = play(
      [
        [clerk, { ...submitBound(), kind: '通知' }],
        [head, sendBack('draft')],
      ],
      fullAt('draft'),
    )
    const again = (kind: '通知' | '决定') => ({ ...submit(TEXT_B), chain: DEFAULT_CHAIN, kind })
    const same = play([[clerk, again('通知')]], first)
    expect(same.state.chain).toEqual(FULL_CHAIN)
    const other = play([[clerk, again('决定')]], first)
    expect([other.state.chain, other.state.chainFor]).toEqual([DEFAULT_CHAIN, { kind: '决定', decision: null }])
    expect(replay(other.events)).toEqual({ ok: true, value: other.state })
    const decision = { type: 'setDecisionKind', kind: 'normativeDocument', marketEntities: false, reason: '' } as const
    const under = play(
      [
        [clerk, decision],
        [clerk, again('通知')],
      ],
      first,
    )
    expect(under.state.chainFor).toEqual({ kind: '通知', decision: 'normativeDocument' })
    const broken = { ...again('决定'), chain: changed((steps) => steps.slice(1)) }
    expect(outcome(first, clerk, broken)).toBe('approvalChain.stepMissing')
  })
  it('without such an event it is the default chain, and nobody is asked for a sheet', () => {
    const { state } = at('archived')
    expect([state.chain, state.chainBound]).toEqual([DEFAULT_CHAIN, false])
    expect(stagesOf(state.chain)).toHaveLength(8)
  })
})

describe('a countersign', () => {
  it('is given in any order, each party by whom the template names, and passes with the last that is required', () => {
    const one = play([[justice, countersign('justice')]], fullAt('countersign'))
    expect(one.state.stage).toBe('countersign')
    expect(outcome(one, otherCountersigner, countersign('justice'))).toBe('countersign.signed')
    expect(outcome(one, otherCountersigner, countersign('finance'))).toBe('countersign.otherPerson')
    expect(outcome(one, justice, countersign('union'))).toBe('case.samePersonTwice')
    expect(outcome(one, otherCountersigner, countersign('nobody'))).toBe('countersign.unknownParty')
    const more = play([[otherCountersigner, countersign('union')]], one)
    expect(more.state.stage).toBe('countersign')
    expect(play([[finance, countersign('finance')]], more).state.stage).toBe('legalReview')
  })
  it('is cancelled for all when one of them returns the case', () => {
    const one = play([[justice, countersign('justice')]], fullAt('countersign'))
    const returned = play([[finance, sendBack('departmentReview')]], one)
    expect(returned.state).toMatchObject({ stage: 'departmentReview', passes: [] })
    const again = play([[head, sheetPass('departmentReview')]], returned)
    expect(play([[justice, countersign('justice')]], again).state.stage).toBe('countersign')
  })
  it('is taken back by who gave it while others are awaited; the others stand', () => {
    const two = play(
      [
        [justice, countersign('justice')],
        [otherCountersigner, countersign('union')],
      ],
      fullAt('countersign'),
    )
    const back = play([[justice, takeBack]], two)
    expect(back.state.passes.map(({ partyId }) => partyId)).toEqual([undefined, 'union'])
    expect(outcome(back, justice, takeBack)).toBe('pass.nothingToTakeBack')
  })
})

describe('a collective discussion', () => {
  const there = fullAt('collectiveDiscussion')
  it('that is not adopted is recorded and lets nothing pass', () => {
    const rejected = play([[recorder, discussed({ result: 'rejected' })]], there)
    expect(rejected.state).toMatchObject({ stage: 'collectiveDiscussion', discussions: [{ result: 'rejected' }] })
    expect(play([[recorder, sendBack()]], rejected).state.stage).toBe('draft')
  })
  it('keeps 不同意见: another record of the same meeting holds them all', () => {
    const postponed = play([[recorder, discussed({ result: 'postponed' })]], there)
    expect(outcome(postponed, recorder, discussed({ dissent: [] }))).toBe('discussion.dissentDropped')
    const reworded = [{ name: '秦委员', opinion: '同意' }]
    expect(outcome(postponed, recorder, discussed({ dissent: reworded }))).toBe('discussion.dissentDropped')
    expect(play([[recorder, discussed()]], postponed).state.stage).toBe('finalApproval')
    expect(play([[recorder, discussed({ heldOn: '2026-02-28', dissent: [] })]], postponed).state.stage).toBe(
      'finalApproval',
    )
  })
  it('names who was there, and who differed among them, and why a majority was not followed', () => {
    expect(outcome(there, recorder, discussed({ attendance: [] }))).toBe('discussion.incomplete')
    expect(outcome(there, recorder, discussed({ attendance: ['甲', '甲'], dissent: [] }))).toBe('discussion.nameTwice')
    expect(outcome(there, recorder, discussed({ dissent: [{ name: '外人', opinion: '反对' }] }))).toBe(
      'discussion.notPresent',
    )
    expect(outcome(there, recorder, discussed({ againstMajority: true }))).toBe('case.reasonRequired')
    const later = { ...recorder, at: '2026-02-26T16:00:00.000Z' }
    expect(outcome(there, later, discussed({ heldOn: '2026-02-28' }))).toBe('discussion.inFuture')
  })
})

describe('a skip', () => {
  it('is recorded with its reason, moves on, and does not take the hand of who skips', () => {
    const skipped = play([[principal, skipStep]], fullAt('countersign'))
    expect(skipped.state).toMatchObject({
      stage: 'legalReview',
      skips: [{ stage: 'countersign', personId: principal.personId, reason: '不涉及市场主体' }],
      hands: [{ stage: 'departmentReview' }],
    })
    expect(outcome(fullAt('countersign'), principal, { ...skipStep, reason: ' ' })).toBe('case.reasonRequired')
    expect(outcome(fullAt('countersign'), principal, { ...skipStep, contentHash: TEXT_B })).toBe('case.contentChanged')
  })
  it('is due again after a return to before it', () => {
    const skipped = play(
      [
        [principal, skipStep],
        [lawyer, sendBack('departmentReview')],
      ],
      fullAt('countersign'),
    )
    expect(skipped.state.skips).toEqual([])
    expect(play([[head, sheetPass('departmentReview')]], skipped).state.stage).toBe('countersign')
  })
  it('is not for a leader on their own text, nor while the secrecy authority is asked, and says why', () => {
    const there = fullAt('countersign')
    const referral = { referredAt: AT, reportedOn: null }
    expect(outcome({ ...there, state: { ...there.state, referral } }, principal, skipStep)).toBe('case.referred')
    expect(outcome(there, principal, { ...skipStep, reason: ' 不涉及 ' })).toMatchObject([
      { type: 'StepSkipped', data: { step: 'countersign', reason: '不涉及' } },
    ])
    const author: Person = { ...principal, personId: clerk.personId }
    expect(outcome(fullAt('countersign'), author, skipStep)).toBe('case.ownDraft')
  })
})

describe('a pass that is taken back', () => {
  it('makes the step due again, by the same hand', () => {
    const back = play([[head, takeBack]], fullAt('countersign'))
    expect(back.state).toMatchObject({ stage: 'departmentReview', passes: [] })
    expect(play([[head, sheetPass('departmentReview')]], back).state.stage).toBe('countersign')
  })
  it('is too late once the next hand has acted, be it by a remark', () => {
    expect(outcome(play([[officer, dispose('h1')]], at('secrecyReview')), head, takeBack)).toBe(
      'pass.nothingToTakeBack',
    )
    expect(outcome(play([[deputy, remark()]], at('deputyReview')), officer, takeBack)).toBe('pass.nothingToTakeBack')
  })
  it('takes the secrecy conclusion with it, and an approval before the release', () => {
    expect(play([[officer, takeBack]], at('deputyReview')).state).toMatchObject({
      stage: 'secrecyReview',
      secrecy: null,
    })
    const back = play([[principal, takeBack]], at('approved'))
    expect(back.state).toMatchObject({ stage: 'finalApproval', timing: { approvedAt: null } })
  })
  it('is theirs who still hold the role, of this text, and not of what is released', () => {
    const there = at('secrecyReview')
    const left = { ...head, roles: [] }
    expect(outcome(there, left, takeBack)).toBe('identity.wrongRole')
    expect(outcome(there, head, { ...takeBack, contentHash: TEXT_B })).toBe('case.contentChanged')
    expect(outcome(at('released'), principal, takeBack)).toBe('case.released')
    expect(outcome(there, head, { ...takeBack, reason: ' 看漏 ' })).toMatchObject([
      { type: 'PassTakenBack', data: { round: 1, contentHash: TEXT_A, step: 'departmentReview', reason: '看漏' } },
    ])
  })
  it('is the last one of theirs, where they signed before', () => {
    const both: Person = { ...head, roles: ['departmentHead', 'legalReviewer'] }
    const twice = fullAt('legalReview').state
    const passes = twice.passes.map((pass) =>
      pass.stage === 'departmentReview' ? { ...pass, personId: both.personId } : pass,
    )
    const [first] = passes
    if (first === undefined) throw new Error('the head has passed')
    const state = {
      ...twice,
      stage: 'fairCompetitionReview' as const,
      passes: [...passes, { ...first, stage: 'legalReview' as const }],
    }
    expect(outcome({ state, events: [] }, both, takeBack)).toMatchObject([{ data: { step: 'legalReview' } }])
  })
  it('leaves the drafter no way to withdraw unseen', () => {
    expect(outcome(play([[head, takeBack]], at('secrecyReview')), clerk, withdraw)).toBe('case.alreadyPassed')
  })
})

describe('a case that is handed on', () => {
  it('to another drafter: they draft from now on, and neither of them reviews', () => {
    const handed = play(
      [
        [principal, handOn('drafter', otherClerk)],
        [head, sendBack('draft')],
      ],
      at('departmentReview'),
    )
    expect(handed.state).toMatchObject({ drafterId: otherClerk.personId, drafterName: otherClerk.name })
    expect(outcome(handed, clerk, submit(TEXT_A))).toBe('case.notDrafter')
    const again = play([[otherClerk, submit(TEXT_A)]], handed)
    const both = [otherClerk, clerk].map((one) => ({ ...one, roles: ['departmentHead'] }) satisfies Person)
    expect(both.map((one) => outcome(again, one, pass('departmentReview')))).toEqual(['case.ownDraft', 'case.ownDraft'])
  })
  it('to one person of the step: nobody else of the role, until it moves on', () => {
    const other: Person = { ...head, personId: 'p-head-2', name: '邹科长' }
    const handed = play([[head, handOn('step', other)]], at('departmentReview'))
    expect(outcome(handed, head, pass('departmentReview'))).toBe('case.assignedToOther')
    expect(play([[other, pass('departmentReview')]], handed).state.assignee).toBeNull()
    expect(outcome(handed, head, handOn('step', other))).toBe('reassign.samePerson')
    expect(outcome(handed, head, handOn('step', clerk))).toBe('case.ownDraft')
    expect(outcome(handed, head, handOn('step', deputy, ''))).toBe('case.reasonRequired')
    expect(outcome(at('deputyReview'), deputy, handOn('step', head))).toBe('case.samePersonTwice')
  })
})

describe('a countersign that one named person is asked for', () => {
  const there = () => fullAt('countersign')
  it('is signed by another to whom a leader handed the step, who keeps nobody else from theirs', () => {
    const handed = play([[principal, handOn('step', otherCountersigner)]], there())
    expect(outcome(handed, finance, countersign('finance'))).toBe('case.assignedToOther')
    const signed = play([[otherCountersigner, countersign('finance')]], handed)
    expect(signed.state.assignee).toBeNull()
    expect(play([[justice, countersign('justice')]], signed).state.stage).toBe('legalReview')
  })
  it('is not signed by somebody whom the countersigners chose among themselves', () => {
    const handed = play([[justice, handOn('step', otherCountersigner)]], there())
    expect(outcome(handed, otherCountersigner, countersign('finance'))).toBe('countersign.otherPerson')
    expect(outcome(handed, otherCountersigner, countersign('justice'))).not.toBe('countersign.otherPerson')
  })
  it('is signed under the letter of that person', () => {
    const letter = { ...LETTER, forPersonId: finance.personId, forName: finance.name, role: 'countersigner' } as const
    const stranger = { ...LETTER, forPersonId: justice.personId, forName: justice.name, role: 'countersigner' } as const
    const lawful = { ...lawyer, personId: 'p-lawyer-2' }
    const of = (delegation: typeof letter) =>
      acting(lawful, undefined, { ...delegation, delegateRole: 'legalReviewer' })
    expect(outcome(there(), of(letter), countersign('finance'))).not.toBe('countersign.otherPerson')
    expect(outcome(there(), of(stranger), countersign('finance'))).toBe('countersign.otherPerson')
  })
})

describe('an overdue step', () => {
  const late = { ...clerk, at: '2026-02-28T16:00:00.000Z' }
  it('is reported to the leader above, once, and only when its last day is over', () => {
    const there = at('departmentReview')
    expect(outcome(there, { ...clerk, at: '2026-02-27T15:59:00.000Z' }, escalate)).toBe('escalation.notOverdue')
    const told = step(there, late, escalate)
    expect(told.ok && told.value.state.escalatedTo).toBe('deputyLeader')
    if (told.ok) expect(outcome(told.value, late, escalate)).toBe('escalation.doneAlready')
    if (told.ok) expect(outcome(told.value, deputy, handOn('step', otherCountersigner))).not.toBe('identity.wrongRole')
    expect(outcome(at('finalApproval'), late, escalate)).toBe('escalation.nobodyAbove')
    expect(outcome(there, otherClerk, urge)).toBe('case.notDrafter')
  })
})

it('hits are looked at wherever the chain has the secrecy review', () => {
  expect(outcome(fullAt('secrecyReview'), officer, conclude())).toBe('case.openHits')
  expect(hit('h1').level).toBe('medium')
  expect(TEXT_A).not.toBe(TEXT_B)
})
