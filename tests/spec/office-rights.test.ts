import { describe, expect, it } from 'vitest'
import { decide } from '#shared/domain/case/decide.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import type { OfficeCommand } from '#shared/domain/office/decide.ts'
import { delegationsTo } from '#shared/domain/office/rights/delegations.ts'
import { encodeOfficeEvent, parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import { replayOffice } from '#shared/domain/office/replay.ts'
import { clerk, deputy, head, otherClerk, outcome, pass, principal, at as standing } from '../helper/case-play.ts'
import { chain, confirm, DAY, HASH, NOW, Office, propose, STAFF } from '../helper/played-office.ts'

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
