import { describe, expect, it } from 'vitest'
import { DEFAULT_CHAIN, type ChainStep, type ChainTemplate } from '#shared/domain/case/chain-template.ts'
import { decide } from '#shared/domain/case/decide.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { chainForCase } from '#shared/domain/office/chains.ts'
import { decideOffice, rolesFor, type OfficeCommand } from '#shared/domain/office/decide.ts'
import { delegationsTo } from '#shared/domain/office/delegations.ts'
import { encodeOfficeEvent, parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'
import { evolveOffice } from '#shared/domain/office/evolve.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { replayOffice } from '#shared/domain/office/replay.ts'
import type { ChainUse } from '#shared/domain/office/rights-events.ts'
import type { OfficeState } from '#shared/domain/office/state.ts'
import {
  clerk,
  deputy,
  head,
  officer,
  otherClerk,
  outcome,
  pass,
  principal,
  at as standing,
} from '../helper/case-play.ts'
import { fairness, finance, FULL_CHAIN, justice, lawyer, opener, recorder } from '../helper/full-chain.ts'

const HASH = 'c'.repeat(64)
const STAFF = [
  clerk,
  otherClerk,
  head,
  officer,
  deputy,
  principal,
  finance,
  justice,
  lawyer,
  fairness,
  opener,
  recorder,
  { personId: 'p-system', name: '管承启', roles: ['systemAdministrator'] },
  { personId: 'p-security', name: '安守正', roles: ['securityAdministrator'] },
  { personId: 'p-auditor', name: '审明远', roles: ['auditor'] },
] as const satisfies readonly { readonly personId: string; readonly name: string; readonly roles: readonly Role[] }[]
const DAY = '2026-03-10'
const NOW = `${DAY}T02:00:00.000Z`

/** An office as its workstation would record it: what is allowed is appended, refusals are given back. */
class Office {
  readonly events: OfficeEvent[] = []
  state: OfficeState | null = null
  at = NOW

  constructor(without: readonly string[] = []) {
    const people = STAFF.filter(({ personId }) => !without.includes(personId)).map((person) => ({
      ...person,
      certificateSha256: HASH,
    }))
    const office = { name: '测试局', authoritySha256: HASH, releaseSha256: HASH, people }
    this.act('p-system', { type: 'found', office })
  }
  act(personId: string, command: OfficeCommand): string {
    const roles: readonly Role[] = STAFF.find((one) => one.personId === personId)?.roles ?? []
    const decided = decideOffice(this.state, command, { personId, roles, at: this.at })
    if (!decided.ok) return decided.error.code
    const role = rolesFor(command)?.find((one) => roles.includes(one)) ?? roles[0] ?? 'auditor'
    const commandId = `command-${String(this.events.length)}`
    for (const fact of decided.value) {
      const seq = this.events.length + 1
      const actor = { personId, name: STAFF.find((one) => one.personId === personId)?.name ?? '', role }
      const event: OfficeEvent = {
        ...fact,
        caseId: OFFICE_LOG,
        seq,
        at: this.at,
        actor: { ...actor, certificateSha256: HASH },
        commandId,
      }
      this.events.push(event)
      this.state = evolveOffice(this.state, event)
    }
    return 'done'
  }
  get now(): OfficeState {
    if (this.state === null) throw new Error('founded')
    return this.state
  }
}

const chain = (version: number, more: Partial<ChainTemplate> = {}): ChainTemplate => ({
  ...FULL_CHAIN,
  version,
  ...more,
})
const propose = (
  template: ChainTemplate,
  uses: readonly ChainUse[] = ['normativeDocument'],
  proposalId = `p-${template.templateId}-${String(template.version)}`,
): OfficeCommand => ({ type: 'proposeChain', proposalId, template, uses, reason: '按规定增设' })
const confirm = (proposalId = 'p-full-1'): OfficeCommand => ({ type: 'confirmChain', proposalId })
const without = (kind: ChainStep['kind']): ChainTemplate =>
  chain(1, { steps: FULL_CHAIN.steps.filter((step) => step.kind !== kind) })

describe('a chain of the office', () => {
  it('is drawn up by the security administrator and in force when another administrator confirms it', () => {
    const office = new Office()
    expect(office.act('p-security', propose(chain(1)))).toBe('done')
    expect(chainForCase(office.now, { decision: 'normativeDocument', kind: null })).toEqual(DEFAULT_CHAIN)
    expect(office.act('p-security', confirm())).toBe('office.secondHand')
    expect(office.act('p-system', confirm())).toBe('done')
    expect(chainForCase(office.now, { decision: 'normativeDocument', kind: '通知' })).toEqual(chain(1))
    expect(chainForCase(office.now, { decision: null, kind: '通知' })).toEqual(DEFAULT_CHAIN)
    expect(office.act('p-system', confirm())).toBe('office.unknownProposal')
  })

  it('rises by one version at a time, one waiting, and what is newest takes a use from any other', () => {
    const office = new Office()
    office.act('p-security', propose(chain(1), ['通知', 'other']))
    expect(office.act('p-security', propose(chain(1), ['通知'], 'again'))).toBe('officeChain.proposalOpen')
    office.act('p-system', confirm())
    expect(office.act('p-security', propose(chain(1), ['通知'], 'old'))).toBe('officeChain.notNewer')
    expect(office.act('p-security', propose(chain(3), ['通知'], 'far'))).toBe('officeChain.notNewer')
    const short = { ...DEFAULT_CHAIN, version: 2, name: '一般事项' }
    expect(office.act('p-security', propose(short, ['other']))).toBe('done')
    office.act('p-system', confirm('p-default-2'))
    expect(chainForCase(office.now, { decision: null, kind: '函' })).toEqual(short)
    expect(chainForCase(office.now, { decision: null, kind: '通知' })).toEqual(chain(1))
    // Put out of use, its cases go the way of all others.
    expect(office.act('p-security', propose(chain(2), []))).toBe('done')
    office.act('p-system', confirm('p-full-2'))
    expect(chainForCase(office.now, { decision: null, kind: '通知' })).toEqual(short)
  })

  it.each<[string, OfficeCommand, string]>([
    ['the secrecy review', propose(without('secrecyReview')), 'approvalChain.stepMissing'],
    ['the first hand', propose(without('departmentReview')), 'approvalChain.stepMissing'],
    ['the last hand', propose(without('finalApproval')), 'approvalChain.stepMissing'],
    [
      'a hand that may be skipped',
      propose(
        chain(1, {
          steps: FULL_CHAIN.steps.map((step) =>
            step.kind === 'secrecyReview' ? { ...step, skippedBy: 'principalLeader' } : step,
          ),
        }),
      ),
      'approvalChain.mandatorySkipped',
    ],
    [
      'discussion before legal review',
      propose(chain(1, { steps: [...FULL_CHAIN.steps].sort((a, b) => order(a) - order(b)) })),
      'approvalChain.order',
    ],
    ['its name', propose(chain(1, { name: ' ' })), 'officeChain.nameMissing'],
    ['a reason', { ...propose(chain(1)), reason: ' ' } as OfficeCommand, 'office.reasonRequired'],
  ])('is refused without %s', (_, command, code) => {
    expect(new Office().act('p-security', command)).toBe(code)
  })

  it('is refused where the office has not the hands for it, then and at its confirmation', () => {
    expect(new Office([lawyer.personId]).act('p-security', propose(chain(1)))).toBe('officeChain.noHand')
    expect(new Office([finance.personId]).act('p-security', propose(chain(1)))).toBe('officeChain.partyNoHand')
    // Two must countersign, and only one person can.
    expect(new Office([justice.personId]).act('p-security', propose(chain(1)))).toBe('officeChain.handsTooFew')
    const office = new Office()
    office.act('p-security', propose(chain(1)))
    office.act('p-system', { type: 'disablePerson', personId: lawyer.personId, reason: '调离' })
    expect(office.act('p-system', confirm())).toBe('officeChain.noHand')
  })

  it('is nobody else’s to draw up or to confirm', () => {
    for (const { personId, roles } of STAFF) {
      const office = new Office()
      const drawn = office.act(personId, propose(chain(1)))
      expect(drawn, personId).toBe(
        roles.some((role) => role === 'securityAdministrator') ? 'done' : 'identity.wrongRole',
      )
      const other = new Office()
      other.act('p-security', propose(chain(1)))
      const expected = { 'p-system': 'done', 'p-security': 'office.secondHand' }[personId] ?? 'identity.wrongRole'
      expect(other.act(personId, confirm()), personId).toBe(expected)
    }
  })
})

const ORDER: readonly ChainStep['kind'][] = [
  'departmentReview',
  'collectiveDiscussion',
  'legalReview',
  'fairCompetitionReview',
]
const order = ({ kind }: ChainStep): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : 99)

const letter = (more: Partial<Extract<OfficeCommand, { type: 'recordDelegation' }>> = {}): OfficeCommand => ({
  type: 'recordDelegation',
  delegationId: 'd-1',
  forPersonId: deputy.personId,
  forName: deputy.name,
  role: 'deputyLeader',
  delegateId: head.personId,
  delegateName: head.name,
  delegateRole: 'departmentHead',
  from: DAY,
  until: '2026-03-20',
  letterSha256: HASH,
  letterName: '授权书.pdf',
  ...more,
})

const toAuditor = (delegateRole: Role) => letter({ delegateId: 'p-auditor', delegateRole })

describe('授权代行', () => {
  it('holds from its first day to its last, by the hand of the one who delegates', () => {
    const office = new Office()
    expect(office.act(deputy.personId, letter({ from: '2026-03-12' }))).toBe('done')
    const on = (day: string) => delegationsTo(office.now, head.personId, `${day}T02:00:00.000Z`).length
    expect([DAY, '2026-03-12', '2026-03-20', '2026-03-21'].map(on)).toEqual([0, 1, 1, 0])
    // The day is that of Beijing: its first moment is 16:00 of the day before in UTC.
    expect(delegationsTo(office.now, head.personId, '2026-03-11T16:00:00.000Z')).toHaveLength(1)
  })

  it('needs a second administrator where one of them recorded it by the letter', () => {
    const office = new Office()
    expect(office.act('p-security', letter())).toBe('done')
    expect(delegationsTo(office.now, head.personId, NOW)).toEqual([])
    const second: OfficeCommand = { type: 'confirmDelegation', delegationId: 'd-1' }
    expect(office.act('p-security', second)).toBe('office.secondHand')
    expect(office.act('p-system', second)).toBe('done')
    expect(delegationsTo(office.now, head.personId, NOW)).toHaveLength(1)
    expect(office.act('p-system', second)).toBe('delegation.unknown')
  })

  it('ends with its reason, and of itself when either of the two has left', () => {
    const end: OfficeCommand = { type: 'endDelegation', delegationId: 'd-1', reason: '提前返岗' }
    for (const personId of [deputy.personId, head.personId, 'p-security', 'p-system']) {
      const office = new Office()
      office.act(deputy.personId, letter())
      expect(office.act(personId, { ...end, reason: ' ' })).toBe('office.reasonRequired')
      expect(office.act(personId, end)).toBe('done')
      expect(delegationsTo(office.now, head.personId, NOW)).toEqual([])
      expect(office.act(personId, end)).toBe('delegation.unknown')
    }
    const office = new Office()
    office.act(deputy.personId, letter())
    expect(office.act(clerk.personId, end)).toBe('delegation.notYours')
    office.act('p-system', { type: 'disablePerson', personId: deputy.personId, reason: '调离' })
    expect(delegationsTo(office.now, head.personId, NOW)).toEqual([])
  })

  it.each<[string, string, OfficeCommand, string]>([
    ['of another person’s role', head.personId, letter({ role: 'departmentHead' }), 'delegation.notYours'],
    ['by who does not hold it', clerk.personId, letter(), 'identity.wrongRole'],
    ['of a role that is not held', 'p-security', letter({ role: 'principalLeader' }), 'delegation.roleNotHeld'],
    ['to oneself', deputy.personId, letter({ delegateId: deputy.personId }), 'delegation.toOneself'],
    ['to an administrator', deputy.personId, toAuditor('departmentHead'), 'delegation.noOffice'],
    ['to an administrator as one', deputy.personId, toAuditor('auditor'), 'delegation.noOffice'],
    [
      'to somebody who holds the role',
      'p-security',
      letter({
        forPersonId: clerk.personId,
        role: 'drafter',
        delegateId: otherClerk.personId,
        delegateRole: 'drafter',
      }),
      'delegation.holdsRole',
    ],
    ['for nobody here', 'p-security', letter({ forPersonId: 'p-nobody' }), 'office.unknownPerson'],
    ['to nobody here', deputy.personId, letter({ delegateId: 'p-nobody' }), 'office.unknownPerson'],
    ['that ends before it begins', deputy.personId, letter({ until: '2026-03-01' }), 'delegation.dates'],
    ['that is over', deputy.personId, letter({ from: '2026-02-01', until: '2026-03-09' }), 'delegation.dates'],
    ['for more than a year', deputy.personId, letter({ until: '2027-03-11' }), 'delegation.dates'],
  ])('is refused %s', (_, personId, command, code) => {
    expect(new Office().act(personId, command)).toBe(code)
  })

  it('stands once for a role at a time', () => {
    const office = new Office()
    office.act(deputy.personId, letter())
    const again = letter({ delegationId: 'd-2', from: '2026-03-20', until: '2026-03-25' })
    expect(office.act(deputy.personId, again)).toBe('delegation.overlaps')
    expect(office.act(deputy.personId, { ...again, from: '2026-03-21' } as OfficeCommand)).toBe('done')
    // One name, one letter; another's role in the same days is another letter.
    const own = { forPersonId: principal.personId, role: 'principalLeader' } as const
    expect(office.act(principal.personId, letter(own))).toBe('delegation.overlaps')
    expect(office.act(principal.personId, letter({ ...own, delegationId: 'd-3' }))).toBe('done')
  })

  it('may end where another begins, last a day or a year, and goes to nobody who was put out', () => {
    const office = new Office()
    office.act(deputy.personId, letter({ from: '2026-03-15' }))
    const before = (until: string) => letter({ delegationId: 'd-2', from: DAY, until })
    expect(office.act(deputy.personId, before('2026-03-15'))).toBe('delegation.overlaps')
    expect(office.act(deputy.personId, before('2026-03-14'))).toBe('done')
    for (const until of [DAY, '2027-03-10'])
      expect(new Office().act(deputy.personId, letter({ from: DAY, until }))).toBe('done')
    const left = new Office()
    left.act(deputy.personId, letter())
    expect(delegationsTo(left.now, clerk.personId, NOW)).toEqual([])
    left.act('p-system', { type: 'disablePerson', personId: head.personId, reason: '调离' })
    expect(delegationsTo(left.now, head.personId, NOW)).toEqual([])
    expect(left.act(deputy.personId, letter({ delegationId: 'd-2' }))).toBe('office.personDisabled')
  })

  it('breaks no separation of duty: no own draft, and one hand a round for the two together', () => {
    const office = new Office()
    office.act(deputy.personId, letter({ delegateId: clerk.personId, delegateRole: 'drafter' }))
    office.act(
      principal.personId,
      letter({ delegationId: 'd-2', forPersonId: principal.personId, role: 'principalLeader' }),
    )
    const acting = (person: typeof clerk) => ({
      ...person,
      at: NOW,
      delegations: delegationsTo(office.now, person.personId, NOW),
    })
    const state = standing('deputyReview').state
    const asked = decide(state, { ...pass('deputyReview') }, acting(clerk))
    expect(asked).toMatchObject({ error: { code: 'case.ownDraft' } })
    // The department's head has passed the first level and may not give the last for the principal leader.
    const last = decide(standing('finalApproval').state, { ...pass('finalApproval') }, acting(head))
    expect(last).toMatchObject({ error: { code: 'case.samePersonTwice' } })
    const stranger = outcome(standing('deputyReview'), otherClerk, { ...pass('deputyReview') })
    expect(stranger).toBe('identity.wrongRole')
  })
})

describe('a forgotten password', () => {
  const ask: OfficeCommand = { type: 'proposeReset', proposalId: 'r-1', personId: clerk.personId, reason: '遗忘' }
  const second: OfficeCommand = { type: 'confirmReset', proposalId: 'r-1', certificateSha256: 'd'.repeat(64) }

  it('is set anew by two administrators, and is to be changed by its person', () => {
    const office = new Office()
    expect(office.act('p-security', ask)).toBe('done')
    expect(office.act('p-system', { ...ask, proposalId: 'r-2' })).toBe('office.proposalOpen')
    expect(office.act('p-security', second)).toBe('office.secondHand')
    expect(office.act('p-system', second)).toBe('done')
    expect(office.now.people[clerk.personId]?.certificateSha256).toBe('d'.repeat(64))
    expect(office.now.rights.passwords[clerk.personId]).toEqual({ since: NOW, own: false })
    expect(office.act(clerk.personId, { type: 'changePassword' })).toBe('done')
    expect(office.now.rights.passwords[clerk.personId]?.own).toBe(true)
  })

  it('is nobody’s own to set anew, nor another role’s', () => {
    const office = new Office()
    expect(office.act('p-system', { ...ask, personId: 'p-system' })).toBe('office.ownRights')
    for (const { personId, roles } of STAFF) {
      const may = roles.some((role) => role === 'systemAdministrator' || role === 'securityAdministrator')
      expect(new Office().act(personId, ask), personId).toBe(may ? 'done' : 'identity.wrongRole')
    }
    office.act('p-security', ask)
    expect(office.act('p-system', { type: 'declineReset', proposalId: 'r-1', reason: '' })).toBe(
      'office.reasonRequired',
    )
    expect(office.act('p-security', { type: 'declineReset', proposalId: 'r-1', reason: '想起来了' })).toBe('done')
    expect(office.act('p-system', second)).toBe('office.unknownProposal')
  })
})

describe('the log of these acts', () => {
  it('is read back from its bytes, and lived again to the same state', () => {
    const office = new Office()
    office.act('p-security', propose(chain(1)))
    office.act('p-system', confirm())
    office.act('p-security', propose(chain(2)))
    office.act('p-system', { type: 'withdrawChain', proposalId: 'p-full-2', reason: '暂缓' })
    office.act(deputy.personId, letter())
    office.act(deputy.personId, { type: 'endDelegation', delegationId: 'd-1', reason: '返岗' })
    office.act('p-security', letter({ delegationId: 'd-3' }))
    office.act('p-system', { type: 'confirmDelegation', delegationId: 'd-3' })
    office.act('p-security', { type: 'proposeReset', proposalId: 'r-1', personId: clerk.personId, reason: '遗忘' })
    office.act('p-system', { type: 'confirmReset', proposalId: 'r-1', certificateSha256: HASH })
    office.act(head.personId, { type: 'renewOwnKey', certificateSha256: 'e'.repeat(64) })
    expect(office.events).toHaveLength(12)
    for (const event of office.events) {
      const { caseId, seq, type } = event
      expect(parseOfficeEvent({ caseId, seq, type, body: encodeOfficeEvent(event) })).toEqual({
        ok: true,
        value: event,
      })
    }
    expect(replayOffice(office.events)).toEqual({ ok: true, value: office.now })
  })

  it('does not hold when one hand did the work of two', () => {
    const office = new Office()
    office.act('p-security', propose(chain(1)))
    office.act('p-system', confirm())
    const forged = office.events.map((event) =>
      event.type === 'ChainTemplateConfirmed' ? { ...event, actor: office.events[1]?.actor ?? event.actor } : event,
    )
    expect(replayOffice(forged)).toMatchObject({ error: { code: 'replay.refused', refusal: 'office.secondHand' } })
  })
})
