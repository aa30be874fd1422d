import { describe, expect, it } from 'vitest'
import { createChainTools } from '#electron/main/crypto/chain-tools.ts'
import { recoveryHand } from '#electron/main/crypto/recovery-proof.ts'
import { Secret } from '#electron/main/crypto/secret.ts'
import { recoveryPreimage } from '#shared/domain/office/recovery.ts'
import { issuePersonCertificate } from '#electron/main/crypto/authority.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import type { Delegation } from '#shared/domain/case/delegation.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { judgeOfficeExtract, officeExtraction } from '#shared/domain/chain/office-extract.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import type { NewOfficeEvent } from '#shared/domain/office/events.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { clerk, deputy, EVERY_ROLE, hashOf, head, principal, type Person } from '../../../helper/case-play.ts'
import { createTestOffice, SET_UP_AT, type TestOffice } from '../../../helper/test-office.ts'
import { OTHER_OFFICER, officeRecord, STORY, timeOf, wholeLog } from '../../../helper/whole-log.ts'

const SYSTEM: Person = { personId: 'p-system', name: '纪系统', roles: ['systemAdministrator'] }
const SECURITY: Person = { personId: 'p-security', name: '安密', roles: ['securityAdministrator'] }
const AUDIT: Person = { personId: 'p-audit', name: '申计', roles: ['auditor'] }
const office = createTestOffice()

const people: readonly Person[] = [...EVERY_ROLE, OTHER_OFFICER, SYSTEM, SECURITY, AUDIT]

interface Told {
  /** What the ledger holds, in its order; what the forger made of it. */
  readonly change?: (ledger: readonly EventRecord[]) => readonly EventRecord[]
  readonly hands?: TestOffice
  readonly story?: readonly CaseEvent[]
  readonly more?: readonly Uint8Array[]
  readonly checkpointBy?: string
  readonly releaseSigner?: string
  readonly recoveryKey?: string
}

/** What of one case’s package is asked: its own log, the office’s part, each at its line of the ledger. */
const judged = ({ change, hands, story, more = [], checkpointBy, releaseSigner, recoveryKey }: Told): string => {
  const whole = wholeLog(office, 1, {
    ...(hands === undefined ? {} : { hands }),
    ...(story === undefined ? {} : { story }),
    ...(recoveryKey === undefined ? {} : { recoveryKey }),
    founders: people,
  })
  const ledger = change?.(whole) ?? whole
  const lines = ledger.map((record, index) => ({ record, position: index + 1 }))
  const chosen = officeExtraction()
  const ofOffice = lines.filter(({ record }) => record.caseId === OFFICE_LOG && chosen(record.type))
  const ofCase = lines.filter(({ record }) => record.caseId !== OFFICE_LOG)
  const split = (some: typeof lines) => ({
    records: some.map(({ record }) => record),
    positions: some.map(({ position }) => position),
  })
  const certificates = [...people.map((person) => office.keyOf(person).certificate), ...more]
  const verdict = judgeOfficeExtract(
    {
      office: split(ofOffice),
      caseLog: {
        ...split(ofCase),
        events: ofCase.flatMap(({ record }) => {
          const parsed = parseEvent(record)
          return parsed.ok ? [parsed.value] : []
        }),
      },
      authoritySha256: office.authority.certificateSha256,
      checkpoint: { signer: checkpointBy ?? office.keyOf(head).certificateSha256, at: timeOf(1000) },
      releaseSigners: [releaseSigner ?? office.release.certificateSha256],
    },
    createChainTools(certificates, office.authority.certificate),
  )
  const said = verdict.ok ? verdict.doubt : verdict.problem
  if (said === null) return 'holds'
  return `${verdict.ok ? 'to be judged: ' : ''}${said.code} ${said.log} ${String(said.seq)}`
}

/** Puts acts of the office behind its first lines, or at the end of the ledger; the times of the office’s log rise. */
const withActs =
  (place: 'first' | 'last', acts: readonly (readonly [Person, Role, NewOfficeEvent])[], hands: TestOffice = office) =>
  (ledger: readonly EventRecord[]): readonly EventRecord[] => {
    const before = ledger.filter(({ caseId }) => caseId === OFFICE_LOG)
    const made: EventRecord[] = []
    for (const [by, role, fact] of acts) {
      const last = made.at(-1) ?? before.at(-1)
      if (last === undefined) throw new Error('a founded office')
      const at = timeOf(place === 'first' ? 3 : ledger.length + 1)
      made.push(officeRecord(hands, by, role, fact, { seq: last.seq + 1, at, prev: last.hash }))
    }
    const rest = ledger.filter(({ caseId }) => caseId !== OFFICE_LOG)
    return place === 'first' ? [...before, ...made, ...rest] : [...before, ...rest, ...made]
  }

const impostor = issuePersonCertificate(office.authority, principal, SET_UP_AT)
const handsOf = (personId: string, key: typeof impostor): TestOffice => ({
  ...office,
  keyOf: (person) => (person.personId === personId ? key : office.keyOf(person)),
})
const ownKey = (person: Person): string => office.keyOf(person).certificateSha256
const seqOf = (type: CaseEvent['type']): number => STORY.find((event) => event.type === type)?.seq ?? NaN
const proposed = (personId: string): NewOfficeEvent => ({
  type: 'KeyResetProposed',
  data: { proposalId: 'reset-1', personId, reason: '忘记口令' },
})
const reset = (personId: string): NewOfficeEvent => ({
  type: 'KeyReset',
  data: { proposalId: 'reset-1', personId, certificateSha256: impostor.certificateSha256 },
})
const withImpostor = { hands: handsOf(principal.personId, impostor), more: [impostor.certificate] }

const code = recoveryHand(new Secret(new Uint8Array(32).fill(7)))

describe('a package beside the part of the office’s log that it holds', () => {
  it('holds when the office bears out who signed', () => {
    expect(judged({})).toBe('holds')
  })

  it('is refused: a certificate that the authority’s key issued and nobody of the office gave', () => {
    expect(judged(withImpostor)).toBe(`officeLog.signer case ${String(seqOf('FinalApprovalGiven'))}`)
  })

  it('holds with a certificate that two administrators gave before the act, and not with one given after it', () => {
    const acts = [
      [SYSTEM, 'systemAdministrator', proposed(principal.personId)],
      [SECURITY, 'securityAdministrator', reset(principal.personId)],
    ] as const
    expect(judged({ ...withImpostor, change: withActs('first', acts) })).toBe('holds')
    const late = judged({ ...withImpostor, change: withActs('last', acts) })
    expect(late).toBe(`officeLog.signer case ${String(seqOf('FinalApprovalGiven'))}`)
  })

  it('is refused: one hand where two are asked, a hand without the role, or no proposal at all', () => {
    const alone = [
      [SYSTEM, 'systemAdministrator', proposed(principal.personId)],
      [SYSTEM, 'systemAdministrator', reset(principal.personId)],
    ] as const
    expect(judged({ ...withImpostor, change: withActs('first', alone) })).toBe('officeLog.unlawful office 5')
    const clerks = [
      [clerk, 'drafter', proposed(principal.personId)],
      [SECURITY, 'securityAdministrator', reset(principal.personId)],
    ] as const
    expect(judged({ ...withImpostor, change: withActs('first', clerks) })).toBe('officeLog.unlawful office 4')
    const none = [[SECURITY, 'securityAdministrator', reset(principal.personId)]] as const
    expect(judged({ ...withImpostor, change: withActs('first', none) })).toBe('officeLog.unlawful office 4')
  })

  describe('whose approval was signed by a key that came with the recovery code', () => {
    const { personId } = principal
    const { certificateSha256 } = impostor
    const { recoveryKey } = code
    type Act = readonly [Person, Role, NewOfficeEvent]
    const proof = code.sign(recoveryPreimage(office.authority.certificateSha256, personId, certificateSha256))
    // The new key signs for itself, as it does in the program.
    const recovered = (more: { readonly proof?: string }): Act => [
      principal,
      'principalLeader',
      { type: 'KeyRecovered', data: { personId, certificateSha256, ...more } },
    ]
    const seen: NewOfficeEvent = { type: 'KeyRecoveryConfirmed', data: { personId, certificateSha256 } }
    const owned: Act = [principal, 'principalLeader', { type: 'KeyRecoveryAcknowledged', data: { certificateSha256 } }]
    const bySystem: Act = [SYSTEM, 'systemAdministrator', seen]
    const bySecurity: Act = [SECURITY, 'securityAdministrator', seen]
    const told = (acts: readonly Act[], named: { readonly recoveryKey?: string }) =>
      judged({ ...withImpostor, ...named, change: withActs('first', acts, withImpostor.hands) })
    const approval = `case ${String(seqOf('FinalApprovalGiven'))}`

    it('is refused when the code did not sign for it: the store’s key alone makes nobody the leader', () => {
      expect(told([recovered({})], { recoveryKey })).toBe('officeLog.recovery office 4')
    })

    it('is for a person to judge when only the code did, or one other hand, or two and not its owner', () => {
      const open = `to be judged: officeLog.recoveryOpen ${approval}`
      expect(told([recovered({ proof })], { recoveryKey })).toBe(open)
      expect(told([recovered({ proof }), bySystem], { recoveryKey })).toBe(open)
      expect(told([recovered({ proof }), bySystem, bySecurity], { recoveryKey })).toBe(open)
      expect(told([recovered({})], {})).toBe(`to be judged: officeLog.recoveryUnproven ${approval}`)
    })

    it('holds once two others and its owner have said that it was them', () => {
      expect(told([recovered({ proof }), bySystem, bySecurity, owned], { recoveryKey })).toBe('holds')
      expect(told([recovered({}), bySystem, bySecurity, owned], {})).toBe('holds')
    })

    it('is refused: one hand twice, its own hand, its owner too early, or a hand that needs vouching itself', () => {
      const unlawful = (acts: readonly Act[]) => told(acts, { recoveryKey })
      expect(unlawful([recovered({ proof }), bySystem, bySystem])).toBe('officeLog.unlawful office 6')
      expect(unlawful([recovered({ proof }), [principal, 'principalLeader', seen]])).toBe('officeLog.unlawful office 5')
      expect(unlawful([recovered({ proof }), bySystem, owned])).toBe('officeLog.unlawful office 6')
      const back: Act = [
        SYSTEM,
        'systemAdministrator',
        { type: 'KeyRecovered', data: { personId: SYSTEM.personId, certificateSha256: ownKey(SYSTEM) } },
      ]
      expect(unlawful([back, recovered({ proof }), bySystem])).toBe('officeLog.unlawful office 6')
    })
  })

  it('is refused: an act of somebody who was disabled before it', () => {
    const acts = [
      [SYSTEM, 'systemAdministrator', { type: 'PersonDisabled', data: { personId: deputy.personId, reason: '调离' } }],
    ] as const
    const found = judged({ change: withActs('first', acts) })
    expect(found).toBe(`officeLog.signer case ${String(seqOf('DeputyReviewPassed'))}`)
  })

  it('is refused: a delegation that never was', () => {
    const delegation: Delegation = {
      ...{ delegationId: 'd-1', forPersonId: head.personId, forName: head.name, letterSha256: hashOf('7') },
      role: 'departmentHead',
      delegateRole: 'deputyLeader',
      ...{ from: '2026-03-01', until: '2026-03-31' },
    }
    const { personId, name } = deputy
    const story = STORY.map((event): CaseEvent =>
      event.type === 'DepartmentReviewPassed'
        ? { ...event, actor: { ...event.actor, personId, name, role: 'deputyLeader', delegation } }
        : event,
    )
    expect(judged({ story })).toBe(`officeLog.delegation case ${String(seqOf('DepartmentReviewPassed'))}`)
  })

  it('is refused: an entry of the office that was altered, moved, doubled, or is the first no more', () => {
    const acts = [
      [SYSTEM, 'systemAdministrator', { type: 'PersonDisabled', data: { personId: deputy.personId, reason: '调离' } }],
    ] as const
    const disabled = withActs('last', acts)
    const edited = (ledger: readonly EventRecord[]) =>
      disabled(ledger).map((record) =>
        record.type === 'PersonDisabled'
          ? { ...record, body: record.body.map((byte, at) => (at === 9 ? byte ^ 1 : byte)) }
          : record,
      )
    expect(judged({ change: edited })).toBe('chain.hash office 4')
    expect(judged({ change: (ledger) => [...disabled(ledger), ...disabled(ledger).slice(-1)] })).toBe(
      'chain.sequence office 5',
    )
    expect(judged({ change: (ledger) => disabled(ledger).filter(({ type }) => type !== 'OfficeFounded') })).toBe(
      'chain.sequence office 4',
    )
    expect(judged({ change: (ledger) => [...disabled(ledger).slice(1), ...ledger.slice(0, 1)] })).toContain(
      'chain.sequence',
    )
  })

  it('is refused: signed by an office’s certificate, or at a checkpoint by a person, that the log does not name', () => {
    expect(judged({ releaseSigner: hashOf('9') })).toBe('officeLog.releaseSigner office 0')
    expect(judged({ checkpointBy: impostor.certificateSha256 })).toBe('officeLog.signer office 1')
  })

  it('leaves in the office what does not bear on cases, but whoever came in first after a new key', () => {
    const chosen = officeExtraction()
    const types = [
      'OfficeFounded',
      'SessionOpened',
      'NumberTaken',
      'KeyRenewed',
      'SessionEnded',
      'SessionOpened',
      'SessionOpened',
    ]
    expect(types.map((type) => chosen(type))).toEqual([true, false, false, true, false, true, false])
    expect(wholeLog(office, 1).filter((record) => parseOfficeEvent(record).ok).length).toBe(3)
  })
})
