import { describe, expect, it } from 'vitest'
import type { AccessEvent } from '#shared/domain/access/events.ts'
import { DEFAULT_CHAIN, type ChainTemplate } from '#shared/domain/case/review/chain-template.ts'
import type { Delegation } from '#shared/domain/case/authority/delegation.ts'
import type { DecisionKind } from '#shared/domain/case/duty/duty-events.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { accessClaimsOf, caseClaimsOf, officeClaimsOf, type OfficeClaim } from '#shared/domain/chain/office-claims.ts'
import type { DocumentKind } from '#shared/domain/document/model.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'
import { at, hashOf } from '../../../helper/case-play.ts'
import {
  AT,
  anna,
  berta,
  chain,
  clara,
  confirm,
  desk,
  dora,
  founded,
  ofAnna,
  ofBerta,
  ofClara,
  ofDora,
} from './office-desk.ts'

describe('the department of a case', () => {
  const general = { departmentId: 'd-1', name: '综合科' }
  const arrange = (made: ReturnType<typeof desk>): void => {
    const data = { proposalId: 'p', departments: [general], members: [{ personId: 'p-c', departmentId: 'd-1' }] }
    made.office(ofBerta, berta, { type: 'DepartmentsProposed', data: { ...data, reason: '设立' } })
    made.office(ofAnna, anna, { type: 'DepartmentsConfirmed', data })
  }
  const begun = (department: typeof general | null, personId = 'p-c') =>
    ({ told: 'department', personId, department }) as const
  const heads = (...named: readonly string[]) =>
    ({ told: 'heads', departmentId: 'd-1', heads: named, authors: [] }) as const

  it('is the one that the drafter had then, and named by everybody who had one', () => {
    const made = founded()
    expect(made.act(ofClara, begun(null))).toBeNull()
    arrange(made)
    expect(made.act(ofClara, begun(general))).toBeNull()
    expect(made.act(ofClara, begun(null))).toBe('officeLog.department')
    expect(made.act(ofClara, begun({ ...general, name: '财务科' }))).toBe('officeLog.department')
    expect(made.act(ofClara, begun(general, 'p-d'))).toBe('officeLog.department')
  })

  it('has the heads that the office had then, but those who wrote the text', () => {
    const made = founded()
    arrange(made)
    expect(made.act(ofClara, heads('p-c'))).toBeNull()
    expect(made.act(ofClara, heads())).toBe('officeLog.department')
    expect(made.act(ofClara, heads('p-c', 'p-d'))).toBe('officeLog.department')
    expect(made.act(ofClara, { ...heads(), authors: ['p-c'] })).toBeNull()
  })
})

describe('a case bound to a chain', () => {
  const bound = (
    template: ChainTemplate,
    decision: DecisionKind | null = null,
    kind?: DocumentKind | null,
  ): OfficeClaim => ({ told: 'chain', template, decision, kind })

  it('may have the default while nothing else was confirmed for all cases', () => {
    const made = founded()
    expect(made.act(ofClara, bound(DEFAULT_CHAIN))).toBeNull()
    confirm(made, chain('all'), ['other'])
    expect(made.act(ofClara, bound(DEFAULT_CHAIN))).toBe('officeLog.chain')
    expect(made.act(ofClara, bound(chain('all')))).toBeNull()
  })

  it('may have none that is only proposed, was put out of use, or reads otherwise than it was confirmed', () => {
    const made = founded()
    const data = { proposalId: 'x', template: chain('mine'), uses: ['other'], reason: '试行' } as const
    made.office(ofBerta, berta, { type: 'ChainTemplateProposed', data })
    expect(made.act(ofClara, bound(chain('mine')))).toBe('officeLog.chain')
    confirm(made, chain('old'), ['other'])
    confirm(made, chain('old', 2), [])
    expect(made.act(ofClara, bound(chain('old', 2)))).toBe('officeLog.chain')
    confirm(made, chain('good'), ['other'])
    const [first, ...rest] = DEFAULT_CHAIN.steps
    const eased = { ...chain('good'), steps: [{ ...first, workingDays: 99 }, ...rest] } as ChainTemplate
    expect(made.act(ofClara, bound(eased))).toBe('officeLog.chain')
  })

  it('has that of its 文种, and no other kind’s; only events of before the first that tells it leave that open', () => {
    const made = founded()
    confirm(made, chain('notices'), ['通知'])
    confirm(made, chain('replies'), ['批复'])
    expect(made.act(ofClara, bound(chain('replies')))).toBeNull()
    expect(made.act(ofClara, bound(chain('notices'), null, '通知'))).toBeNull()
    expect(made.act(ofClara, bound(chain('replies'), null, '通知'))).toBe('officeLog.chain')
    expect(made.act(ofClara, bound(DEFAULT_CHAIN, null, '通知'))).toBe('officeLog.chain')
    expect(made.act(ofClara, bound(DEFAULT_CHAIN, null, '函'))).toBeNull()
    expect(made.act(ofClara, bound(DEFAULT_CHAIN, null, null))).toBeNull()
    expect(made.act(ofClara, bound(chain('replies')))).toBe('officeLog.chain')
  })

  it('has that of its procedure where there is one', () => {
    const made = founded()
    confirm(made, chain('decision'), ['majorDecision'])
    expect(made.act(ofClara, bound(DEFAULT_CHAIN, 'majorDecision'))).toBe('officeLog.chain')
    expect(made.act(ofClara, bound(chain('decision'), 'majorDecision'))).toBeNull()
    expect(made.act(ofClara, bound(chain('decision'), null))).toBe('officeLog.chain')
  })
})

describe('an act for another', () => {
  const letter: Delegation = {
    delegationId: 'd-1',
    forPersonId: 'p-c',
    forName: clara.name,
    role: 'departmentHead',
    delegateRole: 'deputyLeader',
    from: '2026-03-01',
    until: '2026-03-10',
    letterSha256: hashOf('7'),
  }
  const record = (made: ReturnType<typeof desk>): void => {
    const data = { ...letter, delegateId: 'p-d', delegateName: dora.name, letterName: '授权书.pdf' }
    expect(made.office(ofClara, clara, { type: 'DelegationRecorded', data })).toBeNull()
  }
  const acted = (at = AT, delegation = letter, personId = 'p-d'): OfficeClaim => ({
    told: 'delegated',
    ...{ personId, at, delegation },
  })

  it('rests on a letter that was recorded, in its days, for its delegate', () => {
    const made = founded()
    expect(made.act(ofDora, acted())).toBe('officeLog.delegation')
    record(made)
    expect(made.act(ofDora, acted())).toBeNull()
    expect(made.act(ofDora, acted('2026-03-10T16:00:00.000Z'))).toBe('officeLog.delegation')
    expect(made.act(ofBerta, acted(AT, letter, 'p-b'))).toBe('officeLog.delegation')
    expect(made.act(ofDora, acted(AT, { ...letter, until: '2026-12-31' }))).toBe('officeLog.delegation')
  })

  it('rests on nothing once the letter was ended', () => {
    const made = founded()
    record(made)
    made.office(ofClara, clara, { type: 'DelegationEnded', data: { delegationId: 'd-1', reason: '已返岗' } })
    expect(made.act(ofDora, acted())).toBe('officeLog.delegation')
  })
})

describe('a case handed on', () => {
  it('goes to somebody of the office who holds the role', () => {
    const { act } = founded()
    const to = (personId: string, name: string, role: Role | null): OfficeClaim => ({
      told: 'reassigned',
      ...{ personId, name, role },
    })
    expect(act(ofClara, to('p-d', dora.name, 'deputyLeader'))).toBeNull()
    expect(act(ofClara, to('p-d', dora.name, 'drafter'))).toBe('officeLog.reassigned')
    expect(act(ofClara, to('p-d', '另一人', 'deputyLeader'))).toBe('officeLog.reassigned')
    expect(act(ofClara, to('p-x', '外人', null))).toBe('officeLog.reassigned')
  })
})

describe('what a line rests on', () => {
  const letter = { delegationId: 'd-1' } as unknown as Delegation // asked for as a whole, by whoever has the office's log
  const line = (type: string, data: object, delegation?: Delegation): CaseEvent =>
    ({ type, data, at: AT, actor: { personId: 'p-d', delegation } }) as unknown as CaseEvent
  const submitted = (round: number): CaseEvent => line('CaseSubmitted', { round })
  const bound = line('ChainBound', { template: chain('mine'), kind: '通知' })
  const handedOn = (what: 'drafter' | 'step'): CaseEvent =>
    line('CaseReassigned', { toPersonId: 'p-c', toName: clara.name, what })
  const inReview = at('deputyReview').state
  const toClara = { told: 'reassigned', personId: 'p-c', name: clara.name } as const

  it.each<[string, readonly OfficeClaim[], readonly unknown[]]>([
    ['nothing, of most acts', caseClaimsOf(line('RemarkMade', {}), inReview, []), []],
    [
      'the letter, of an act for another',
      caseClaimsOf(line('RemarkMade', {}, letter), inReview, []),
      [{ told: 'delegated', personId: 'p-d', at: AT, delegation: letter }],
    ],
    [
      'the chain that a case is bound to',
      caseClaimsOf(bound, null, []),
      [{ told: 'chain', template: chain('mine'), decision: null, kind: '通知' }],
    ],
    [
      'the default chain, handed in without any',
      caseClaimsOf(submitted(1), null, [submitted(1)]),
      [{ told: 'chain', template: DEFAULT_CHAIN, decision: null, kind: undefined }],
    ],
    ['nothing, bound in the same act', caseClaimsOf(submitted(1), null, [bound, submitted(1)]), []],
    ['nothing, handed in again', caseClaimsOf(submitted(2), inReview, []), []],
    ['who holds the step', caseClaimsOf(handedOn('step'), inReview, []), [{ ...toClara, role: 'deputyLeader' }]],
    ['who may draft', caseClaimsOf(handedOn('drafter'), inReview, []), [{ ...toClara, role: 'drafter' }]],
    [
      'the correction of the clock',
      caseClaimsOf(line('ClockCorrected', { correctionId: 'k-1' }), inReview, []),
      [{ told: 'clock', correctionId: 'k-1', at: AT }],
    ],
    [
      'the same, of who read what',
      accessClaimsOf({ type: 'ClockCorrected', data: { correctionId: 'k-1' }, at: AT } as AccessEvent),
      [{ told: 'clock', correctionId: 'k-1', at: AT }],
    ],
    ['nothing, of reading', accessClaimsOf({ type: 'CaseRead' } as AccessEvent), []],
    ['nothing, of leaving', officeClaimsOf({ type: 'SessionEnded' } as OfficeEvent), []],
    [
      'itself, of coming in',
      officeClaimsOf({ type: 'SessionOpened' } as OfficeEvent),
      [{ told: 'office', event: { type: 'SessionOpened' } }],
    ],
  ])('is %s', (_, claims, expected) => {
    expect(claims).toEqual(expected)
  })
})

describe('who did the first review', () => {
  const line = (type: string, data: object): CaseEvent =>
    ({ type, data, at: AT, actor: { personId: 'p-d' } }) as unknown as CaseEvent
  const department = { departmentId: 'd-1', name: '综合科' }
  const { state } = at('draft')

  it('rests on the department that the case began in, or on the drafter having had none', () => {
    expect(caseClaimsOf(line('DraftRegistered', { department }), null, [])).toEqual([
      { told: 'department', personId: 'p-d', department },
    ])
    expect(caseClaimsOf(line('DraftRegistered', {}), null, [])).toEqual([
      { told: 'department', personId: 'p-d', department: null },
    ])
  })

  it('rests on the heads that the department had then, of whom none may have written of the text', () => {
    const placed = { ...state, department, drafterIds: ['p-d', 'p-e'] }
    const authors = ['p-d', 'p-e', ...state.versions.map(({ authorId }) => authorId)]
    const claimed = (heads: object) => caseClaimsOf(line('CaseSubmitted', { round: 2, ...heads }), placed, [])
    expect(claimed({ heads: ['p-h'] })).toEqual([{ told: 'heads', departmentId: 'd-1', heads: ['p-h'], authors }])
    expect(claimed({})).toEqual([{ told: 'heads', departmentId: 'd-1', heads: [], authors }])
    expect(caseClaimsOf(line('CaseSubmitted', { round: 2, heads: ['p-h'] }), state, [])).toEqual([])
  })
})

describe('what of the office’s log others rest on', () => {
  it('is who holds which key, role, delegation and chain, who heads which department, and where its clock was put right', () => {
    const told = (type: string): boolean => officeClaimsOf({ type } as OfficeEvent).length === 1
    const resting = [
      ...['OfficeFounded', 'PersonAdded', 'PersonRolesChanged', 'PersonDisabled', 'CertificateRenewed'],
      ...['KeyRecovered', 'KeyRecoveryConfirmed', 'KeyRecoveryAcknowledged', 'RecoveryKeyNamed', 'KeyReset'],
      ...['KeyRenewed', 'PasswordChanged', 'SessionOpened'],
      ...['ChainTemplateProposed', 'ChainTemplateConfirmed', 'ChainTemplateWithdrawn'],
      ...['DelegationRecorded', 'DelegationConfirmed', 'DelegationEnded'],
      ...['DepartmentsProposed', 'DepartmentsConfirmed', 'DepartmentsDeclined'],
      ...['ClockCorrectionProposed', 'ClockCorrected'],
    ]
    expect(resting.filter((type) => !told(type))).toEqual([])
    expect(['SessionEnded', 'LexiconActivated', 'BackupMade', 'ChainTemplateDeclined'].filter(told)).toEqual([])
  })
})
