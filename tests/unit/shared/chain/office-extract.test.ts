import { describe, expect, it } from 'vitest'
import { createChainTools } from '#electron/main/crypto/chain-tools.ts'
import { recoveryHand } from '#electron/main/crypto/recovery-proof.ts'
import { Secret } from '#electron/main/crypto/secret.ts'
import { recoveryPreimage } from '#shared/domain/office/rights/recovery.ts'
import { issuePersonCertificate } from '#electron/main/crypto/authority.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import { sha256 } from '#electron/main/crypto/digest.ts'
import { vouches } from '#shared/domain/case/vouches.ts'
import { bearingAfter, NO_BEARING, type BearingHead } from '#shared/domain/chain/bearing.ts'
import type { Delegation } from '#shared/domain/case/authority/delegation.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { judgeOfficeExtract, officeExtraction, type OfficeExtractVerdict } from '#shared/domain/chain/office-extract.ts'
import { bytesToHex, GENESIS, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import type { NewOfficeEvent } from '#shared/domain/office/events.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { clerk, deputy, EVERY_ROLE, hashOf, head, principal, type Person } from '../../../helper/case-play.ts'
import { createTestOffice, SET_UP_AT, type TestOffice } from '../../../helper/test-office.ts'
import { recordOf } from '../../../helper/signed-log.ts'
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
  /** What its people signed of the office’s log: nothing, as in an older program; in their acts and at the checkpoint; or in their acts alone. */
  readonly names?: 'acts and checkpoint' | 'acts'
  /** How many acts are cut off the end of the case. */
  readonly cut?: number
  /** What becomes of the office’s part once everything was signed. */
  readonly forge?: (lines: readonly OfficeLine[]) => readonly OfficeLine[]
}
interface OfficeLine {
  readonly record: EventRecord
  readonly position: number
}

const isOfOffice = ({ record }: OfficeLine): boolean => record.caseId === OFFICE_LOG
const headOf = (lines: readonly OfficeLine[]): BearingHead =>
  lines.reduce((head, { record }) => bearingAfter(sha256, head, record.hash), NO_BEARING)
/** The entries that bear on cases. */
const bearing = (lines: readonly OfficeLine[]): readonly OfficeLine[] => {
  const chosen = officeExtraction()
  return lines.filter((line) => isOfOffice(line) && chosen(line.record.type))
}
/** The acts of the case signed anew, each naming how far the office had come, as the program signs them. */
const naming = (lines: readonly OfficeLine[], hands: TestOffice): readonly OfficeLine[] => {
  let prev = GENESIS
  return lines.map((line) => {
    if (isOfOffice(line)) return line
    const parsed = parseEvent(line.record)
    if (!parsed.ok) throw new Error('an event of the case')
    const before = headOf(bearing(lines.filter(({ position }) => position < line.position)))
    const event = vouches(parsed.value.type) ? { ...parsed.value, office: before } : parsed.value
    const record = recordOf(hands, event, prev)
    prev = record.hash
    return { ...line, record }
  })
}

/** What of one case’s package is asked: its own log, the office’s part, each at its line of the ledger. */
const judgedVerdict = (told: Told): OfficeExtractVerdict => {
  const { change, hands, story, more = [], checkpointBy, releaseSigner, recoveryKey, names, forge } = told
  const whole = wholeLog(office, 1, {
    ...(hands === undefined ? {} : { hands }),
    ...(story === undefined ? {} : { story }),
    ...(recoveryKey === undefined ? {} : { recoveryKey }),
    founders: people,
  })
  const ledger = change?.(whole) ?? whole
  const written = ledger.map((record, index) => ({ record, position: index + 1 }))
  const lines = names === undefined ? written : naming(written, hands ?? office)
  const entries = bearing(lines)
  const ofOffice = forge?.(entries) ?? entries
  const ofCase = lines.filter((line) => !isOfOffice(line))
  const end = ofCase.at(-1)?.record ?? entries[0]?.record
  if (end === undefined) throw new Error('a case')
  const log = { caseId: end.caseId, events: end.seq, head: bytesToHex(end.hash) }
  const noted = names === 'acts and checkpoint' ? { bearing: headOf(entries), log } : {}
  const packed = told.cut === undefined ? ofCase : ofCase.slice(0, -told.cut)
  const split = (some: readonly OfficeLine[]) => ({
    records: some.map(({ record }) => record),
    positions: some.map(({ position }) => position),
  })
  const certificates = [...people.map((person) => office.keyOf(person).certificate), ...more]
  return judgeOfficeExtract(
    {
      office: split(ofOffice),
      caseLog: {
        ...split(packed),
        events: packed.flatMap(({ record }) => {
          const parsed = parseEvent(record)
          return parsed.ok ? [parsed.value] : []
        }),
      },
      authoritySha256: office.authority.certificateSha256,
      checkpoint: { signer: checkpointBy ?? office.keyOf(head).certificateSha256, at: timeOf(1000), ...noted },
      releaseSigners: [releaseSigner ?? office.release.certificateSha256],
    },
    createChainTools(certificates, office.authority.certificate),
  )
}

const judged = (told: Told): string => {
  const verdict = judgedVerdict(told)
  const said = verdict.ok ? verdict.doubt : verdict.problem
  // Most of these are of a program that named nothing: what is asked of them is the rest.
  if (said === null || (told.names === undefined && said.code === 'officeLog.notNamed')) return 'holds'
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

  describe('whose people signed how many entries there were', () => {
    const letter: Delegation = {
      ...{ delegationId: 'd-1', forPersonId: head.personId, forName: head.name, letterSha256: hashOf('7') },
      role: 'departmentHead',
      delegateRole: 'deputyLeader',
      ...{ from: '2026-03-01', until: '2026-03-31' },
    }
    const recorded = { ...letter, delegateId: deputy.personId, delegateName: deputy.name, letterName: '授权书.pdf' }
    const leaves = (who: Person): NewOfficeEvent => ({
      type: 'PersonDisabled',
      data: { personId: who.personId, reason: '调离' },
    })
    const before = [
      [head, 'departmentHead', { type: 'DelegationRecorded', data: recorded }],
      [head, 'departmentHead', { type: 'DelegationEnded', data: { delegationId: 'd-1', reason: '已返岗' } }],
      [SYSTEM, 'systemAdministrator', leaves(OTHER_OFFICER)],
    ] as const
    const after = [[SYSTEM, 'systemAdministrator', leaves(clerk)]] as const
    const change = (ledger: readonly EventRecord[]) => withActs('last', after)(withActs('first', before)(ledger))
    const told = (forge?: Told['forge'], names: Told['names'] = 'acts and checkpoint'): string =>
      judged({ change, names, ...(forge === undefined ? {} : { forge }) })
    const leftOut = `officeLog.leftOut case ${String(seqOf('CaseSubmitted'))}`
    const drop = (seq: number) => (lines: readonly OfficeLine[]) => lines.filter(({ record }) => record.seq !== seq)

    it('holds when all of them are there', () => {
      expect(told()).toBe('holds')
    })

    it.each<[string, string, Told['forge']]>([
      ['the end of a delegation', leftOut, drop(5)],
      ['a person who was put out', leftOut, drop(6)],
      ['everything but the founding', leftOut, (lines) => lines.slice(0, 1)],
      ['the last one, of after the last act', 'officeLog.leftOut office 0', (lines) => lines.slice(0, -1)],
    ])('is refused: left out, %s', (_, said, forge) => {
      expect(told(forge)).toBe(said)
    })

    it('is refused: two that changed places, or one that is another than was signed', () => {
      const swapped = (lines: readonly OfficeLine[]) => {
        const [founded, one, two, ...rest] = lines
        if (founded === undefined || one === undefined || two === undefined) throw new Error('as many as that')
        return [founded, { ...two, position: one.position }, { ...one, position: two.position }, ...rest]
      }
      expect(told(swapped)).toBe('chain.sequence office 6')
      // The same person, in the same place, with other words: as an older version of it that was never recorded.
      const [by, role, fact] = after[0]
      const older = (lines: readonly OfficeLine[]) =>
        lines.map((line, index) => {
          if (index < lines.length - 1) return line
          const { seq, prev } = line.record
          const data = { ...(fact as { readonly data: { readonly personId: string } }).data, reason: '退休' }
          const other = { type: 'PersonDisabled', data } as NewOfficeEvent
          return { ...line, record: officeRecord(office, by, role, other, { seq, at: timeOf(900), prev }) }
        })
      expect(told(older)).toBe('officeLog.leftOut office 0')
    })

    it('is refused: the case’s own last act cut off, which may be its repeal', () => {
      expect(judged({ change, names: 'acts and checkpoint', cut: 1 })).toBe(
        `chain.cut case ${String(STORY.length - 1)}`,
      )
    })

    it('is refused: a checkpoint that names nothing beside acts that do', () => {
      expect(told(undefined, 'acts')).toBe('officeLog.leftOut office 0')
    })

    it('is for a person to judge when it is of a program in which nobody named any', () => {
      expect(judgedVerdict({ change })).toMatchObject({ ok: true, doubt: { code: 'officeLog.notNamed' } })
    })
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
