import { describe, expect, it } from 'vitest'
import { certifyPersonKey, issuePersonCertificate } from '#electron/main/crypto/authority.ts'
import { readCertificate } from '#electron/main/certificate/certificate.ts'
import { verifyLogFile } from '#electron/main/usecase/verify/verify-log-file.ts'
import { DEFAULT_CHAIN } from '#shared/domain/case/review/chain-template.ts'
import type { Delegation } from '#shared/domain/case/authority/delegation.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { deputy, hashOf, head, principal } from '../../../../helper/case-play.ts'
import { createTestOffice, SET_UP_AT, type TestOffice } from '../../../../helper/test-office.ts'
import { checkpointOver, logFileOf, STORY, wholeLog } from '../../../../helper/whole-log.ts'

const office = createTestOffice()
const context = { root: office.authority.certificate, now: new Date('2026-11-01T00:00:00.000Z') }

describe('what a log tells and its office does not bear out', () => {
  /** What somebody with a password can do beside the program: the store that it opens holds the authority’s key. */
  const impostor = issuePersonCertificate(office.authority, principal, SET_UP_AT)
  const publicKey = readCertificate(office.keyOf(deputy).certificate)?.publicKey
  if (publicKey === undefined) throw new Error('a certificate of the office')
  const promoted = certifyPersonKey(
    office.authority,
    { ...deputy, roles: ['deputyLeader', 'principalLeader'] },
    publicKey,
    SET_UP_AT,
  )
  const handsOf = (personId: string, key: typeof impostor): TestOffice => ({
    ...office,
    keyOf: (person) => (person.personId === personId ? key : office.keyOf(person)),
  })
  const verdictWith = async (records: readonly EventRecord[], more: readonly Uint8Array[] = []): Promise<string> => {
    const noted = checkpointOver(office, records)
    const bytes = logFileOf(office, records, noted, more)
    const { checks } = await verifyLogFile('office.mjlog', bytes, { ...context, noted })
    const failed = checks.find(({ ok }) => ok === false)
    return failed === undefined ? 'holds' : `${failed.id}: ${failed.detail?.problem ?? ''}`
  }

  it('is found: an approval under a certificate of the authority that nobody was given', async () => {
    const records = wholeLog(office, 2, { hands: handsOf(principal.personId, impostor) })
    expect(await verdictWith(records, [impostor.certificate])).toBe('logLines: officeLog.signer')
  })

  it('is found: a person’s own key under a certificate with a role that two hands never gave', async () => {
    const key = { ...promoted, privateKey: office.keyOf(deputy).privateKey }
    const records = wholeLog(office, 2, { hands: handsOf(deputy.personId, key) })
    expect(await verdictWith(records, [promoted.certificate])).toBe('logLines: officeLog.signer')
  })

  it('is found: an act under a delegation that nobody recorded', async () => {
    const delegation: Delegation = {
      delegationId: 'd-1',
      forPersonId: head.personId,
      forName: head.name,
      role: 'departmentHead',
      delegateRole: 'deputyLeader',
      from: '2026-03-01',
      until: '2026-03-31',
      letterSha256: hashOf('7'),
    }
    const { personId, name } = deputy
    const story = STORY.map((event): CaseEvent => {
      if (event.type !== 'DepartmentReviewPassed') return event
      return { ...event, actor: { ...event.actor, personId, name, role: 'deputyLeader', delegation } }
    })
    expect(await verdictWith(wholeLog(office, 2, { story }))).toBe('logLines: officeLog.delegation')
  })

  it('is found: a case bound to a chain that the office never confirmed', async () => {
    const at = STORY.findIndex(({ type }) => type === 'CaseSubmitted')
    const submitted = STORY[at] as CaseEvent
    const template = { ...DEFAULT_CHAIN, version: 7, name: '从简' }
    const bound: CaseEvent = { ...submitted, type: 'ChainBound', data: { template } }
    const story = [...STORY.slice(0, at), bound, ...STORY.slice(at)].map((event, index) => ({
      ...event,
      seq: index + 1,
    }))
    expect(await verdictWith(wholeLog(office, 2, { story }))).toBe('logLines: officeLog.chain')
  })
})
