import { describe, expect, it } from 'vitest'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import type { Delegation } from '#shared/domain/case/authority/delegation.ts'
import { encodeEventBody } from '#shared/domain/case/event-body.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import { replay } from '#shared/domain/case/replay.ts'
import type { OfficeCommand } from '#shared/domain/office/decide.ts'
import type { OfficeDepartmentData } from '#shared/domain/office/people/department-events.ts'
import { departmentOf, headsOf } from '#shared/domain/office/people/departments.ts'
import { replayOffice } from '#shared/domain/office/replay.ts'
import {
  clerk,
  deputy,
  disclose,
  dispose,
  hashOf,
  head,
  hit,
  otherClerk,
  outcome,
  pass,
  play,
  principal,
  register,
  sendBack,
  submit,
  TEXT_A,
  type Person,
} from '../helper/case-play.ts'
import { Office, STAFF } from '../helper/played-office.ts'

const GENERAL = { departmentId: 'd-general', name: '综合科' }
const DISCLOSURE = { departmentId: 'd-disclosure', name: '政务公开科' }
const otherHead: Person = { ...head, personId: 'p-head-2', name: '邹科长' }

/** A case of a department, handed in while these were its heads. */
const handedIn = (heads: readonly Person[], department: typeof GENERAL | null = GENERAL) =>
  play([
    [clerk, { ...register(), ...(department === null ? {} : { department }) }],
    [clerk, disclose],
    [clerk, { ...submit(TEXT_A, [hit('h', 'high')]), heads: heads.map(({ personId }) => personId) }],
  ])
const handOn = (to: Person) =>
  ({ type: 'reassign', what: 'step', toPersonId: to.personId, toName: to.name, reason: '外出' }) as const

describe('the first review of a department that has a head', () => {
  it('is done by that head and by no other, whatever the act', () => {
    const there = handedIn([head])
    for (const act of [pass('departmentReview'), sendBack('draft'), dispose('h')])
      expect(outcome(there, otherHead, act)).toBe('case.otherDepartment')
    expect(
      play(
        [
          [head, dispose('h')],
          [head, pass('departmentReview')],
        ],
        there,
      ).state.stage,
    ).toBe('secrecyReview')
  })

  it('is any head’s where the department has none, where its only head wrote the text, and in an office without departments', () => {
    for (const there of [handedIn([]), handedIn([clerk]), handedIn([head], null)]) {
      expect(there.state.heads).toEqual([])
      expect(outcome(there, otherHead, sendBack('draft'))).not.toBeTypeOf('string')
    }
  })

  it('is done for that head by letter, from another department too, and never by letter of another head', () => {
    const letter: Delegation = {
      ...{ delegationId: 'letter', forPersonId: head.personId, forName: head.name },
      ...{ role: 'departmentHead', delegateRole: 'deputyLeader' },
      ...{ from: '2020-01-01', until: '2099-12-31', letterSha256: hashOf('8') },
    }
    const by = (one: Delegation): Person => ({ ...deputy, at: '2026-03-10T02:00:00.000Z', delegations: [one] })
    expect(outcome(handedIn([head]), by(letter), sendBack('draft'))).not.toBeTypeOf('string')
    const others = { ...letter, forPersonId: otherHead.personId, forName: otherHead.name }
    expect(outcome(handedIn([head]), by(others), sendBack('draft'))).toBe('case.otherDepartment')
  })

  it('goes to whom the principal leader hands it, and no other head takes it', () => {
    expect(outcome(handedIn([head]), otherHead, handOn(otherHead))).toBe('identity.wrongRole')
    const handed = play([[principal, handOn(otherHead)]], handedIn([head]))
    expect(outcome(handed, otherHead, sendBack('draft'))).not.toBeTypeOf('string')
    expect(outcome(handed, head, sendBack('draft'))).toBe('case.assignedToOther')
  })

  it('is fixed for the round as it is handed in, and asked anew in the next; the department stays that of the beginning', () => {
    const back = play([[head, sendBack('draft')]], handedIn([head]))
    const again = play([[clerk, { ...submit(TEXT_A), heads: [otherHead.personId] }]], back)
    expect(again.state).toMatchObject({ department: GENERAL, heads: [otherHead.personId] })
    expect(outcome(again, head, sendBack('draft'))).toBe('case.otherDepartment')
  })

  it('stands in the row: only its heads have it waiting', () => {
    expect(caseRowOf(handedIn([head]).state)).toMatchObject({ department: '综合科', reviewers: [head.personId] })
    const passed = play(
      [
        [head, dispose('h')],
        [head, pass('departmentReview')],
      ],
      handedIn([head]),
    )
    expect(caseRowOf(passed.state).reviewers).toEqual([])
  })

  it('is lived again from the log, which is refused when it names an author, or heads of no department', () => {
    const { events } = handedIn([head, otherHead])
    expect(replay(events).ok).toBe(true)
    for (const event of events)
      expect(parseEvent({ ...event, body: encodeEventBody(event) })).toMatchObject({ ok: true })
    const forged = (heads: readonly string[], from = events) =>
      from.map((event) => (event.type === 'CaseSubmitted' ? { ...event, data: { ...event.data, heads } } : event))
    for (const log of [forged([clerk.personId]), forged([]), forged([head.personId], handedIn([], null).events)])
      expect(replay(log)).toMatchObject({ error: { code: 'replay.otherFacts' } })
  })
})

const SYSTEM = 'p-system'
const SECURITY = 'p-security'
const staffed = (): Office => new Office([...STAFF, otherHead])
const departmentNameOf = (office: Office, { personId }: Person): string | null =>
  departmentOf(office.now, personId)?.name ?? null

type Proposed = OfficeDepartmentData['DepartmentsProposed']
const propose = (change: Partial<Proposed> = {}): OfficeCommand => ({
  ...{ type: 'proposeDepartments', proposalId: 'p1', departments: [GENERAL, DISCLOSURE], reason: '机构改革' },
  members: [
    { personId: clerk.personId, departmentId: GENERAL.departmentId },
    { personId: head.personId, departmentId: GENERAL.departmentId },
    { personId: otherHead.personId, departmentId: DISCLOSURE.departmentId },
  ],
  ...change,
})
const confirm = (proposalId = 'p1'): OfficeCommand => ({ type: 'confirmDepartments', proposalId })
const arranged = (): Office => {
  const office = staffed()
  office.act(SECURITY, propose())
  office.act(SYSTEM, confirm())
  return office
}

describe('the departments of the office', () => {
  it('are drawn up by the security administrator and in force when another administrator confirms them', () => {
    const office = staffed()
    expect(office.act(SECURITY, propose())).toBe('done')
    expect(departmentNameOf(office, clerk)).toBeNull()
    expect(office.act(SECURITY, confirm())).toBe('office.secondHand')
    expect(office.act(SYSTEM, confirm())).toBe('done')
    expect([clerk, head, otherHead, otherClerk].map((one) => departmentNameOf(office, one))).toEqual([
      '综合科',
      '综合科',
      '政务公开科',
      null,
    ])
    expect(headsOf(office.now, GENERAL.departmentId)).toEqual([head.personId])
    expect(office.act(SYSTEM, confirm())).toBe('office.unknownProposal')
    expect(replayOffice(office.events).ok).toBe(true)
  })

  it('keep whom a later arrangement does not name, and let go of those whose department is no more', () => {
    const office = arranged()
    office.act(SECURITY, propose({ proposalId: 'p2', departments: [GENERAL], members: [] }))
    office.act(SYSTEM, confirm('p2'))
    expect([departmentNameOf(office, clerk), departmentNameOf(office, otherHead)]).toEqual(['综合科', null])
  })

  it('are declined or taken back with a reason, and then drawn up anew', () => {
    const office = staffed()
    office.act(SECURITY, propose())
    expect(office.act(SECURITY, propose({ proposalId: 'p2' }))).toBe('department.proposalOpen')
    expect(office.act(SYSTEM, { type: 'declineDepartments', proposalId: 'p1', reason: ' ' })).toBe(
      'office.reasonRequired',
    )
    expect(office.act(SYSTEM, { type: 'declineDepartments', proposalId: 'p1', reason: '漏列' })).toBe('done')
    expect(office.act(SECURITY, propose({ proposalId: 'p2' }))).toBe('done')
  })

  const wrong: readonly (readonly [string, Partial<Proposed>, string])[] = [
    ['without a name', { departments: [{ ...GENERAL, name: ' ' }] }, 'department.nameMissing'],
    ['twice by name', { departments: [GENERAL, { ...DISCLOSURE, name: '综合科 ' }] }, 'department.nameTaken'],
    ['for a stranger', { members: [{ personId: 'p-x', departmentId: null }] }, 'office.unknownPerson'],
    ['that it does not list', { departments: [DISCLOSURE] }, 'department.unknown'],
    ['without a reason', { reason: '' }, 'office.reasonRequired'],
  ]
  it.each(wrong)('are refused %s', (_, change, code) => {
    expect(staffed().act(SECURITY, propose(change))).toBe(code)
  })

  it('are given to a new account, among those that there are', () => {
    const office = arranged()
    const add = (departmentId: string): OfficeCommand => ({
      ...{ type: 'addPerson', personId: `p-${departmentId}`, name: departmentId, certificateSha256: hashOf('9') },
      departmentId,
    })
    expect(office.act(SYSTEM, add('d-none'))).toBe('department.unknown')
    expect(office.act(SYSTEM, add(DISCLOSURE.departmentId))).toBe('done')
    expect(departmentOf(office.now, 'p-d-disclosure')).toEqual(DISCLOSURE)
  })

  it('have no head in somebody who was put out', () => {
    const office = arranged()
    office.act(SYSTEM, { type: 'disablePerson', personId: head.personId, reason: '调离' })
    expect(headsOf(office.now, GENERAL.departmentId)).toEqual([])
  })
})
