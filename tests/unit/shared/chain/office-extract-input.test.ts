import { describe, expect, it } from 'vitest'
import { createChainTools } from '#electron/main/crypto/chain-tools.ts'
import { sha256 } from '#electron/main/crypto/digest.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import { bearingAfter, NO_BEARING, type BearingHead } from '#shared/domain/chain/bearing.ts'
import { bytesToHex, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { judgeOfficeExtract, officeExtraction, type OfficeExtractInput } from '#shared/domain/chain/office-extract.ts'
import type { NewOfficeEvent } from '#shared/domain/office/events.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { EVERY_ROLE, hashOf, head, type Person } from '../../../helper/case-play.ts'
import { createTestOffice } from '../../../helper/test-office.ts'
import { officeRecord, OTHER_OFFICER, timeOf, wholeLog } from '../../../helper/whole-log.ts'

const SYSTEM: Person = { personId: 'p-system', name: '纪系统', roles: ['systemAdministrator'] }
const SECURITY: Person = { personId: 'p-security', name: '安密', roles: ['securityAdministrator'] }
const people: readonly Person[] = [...EVERY_ROLE, OTHER_OFFICER, SYSTEM, SECURITY]
const office = createTestOffice()
const whole = wholeLog(office, 1, { founders: people })
const ofOffice = (record: EventRecord): boolean => record.caseId === OFFICE_LOG
const founded = whole.filter(({ type }) => type === 'OfficeFounded')
const ofCase = whole.filter((record) => !ofOffice(record))
const events = ofCase.flatMap((record) => {
  const parsed = parseEvent(record)
  return parsed.ok ? [parsed.value] : []
})
const last = ofCase.at(-1)
if (last === undefined) throw new Error('a case')
const END = { caseId: last.caseId, events: last.seq, head: bytesToHex(last.hash) }

/** The office’s entries at the lines from 1, those of the case at the lines from 100. */
const input = (
  entries: readonly EventRecord[] = founded,
  change: Partial<OfficeExtractInput> = {},
): OfficeExtractInput => ({
  office: { records: entries, positions: entries.map((_, index) => index + 1) },
  caseLog: { records: ofCase, positions: ofCase.map((_, index) => index + 100), events },
  authoritySha256: office.authority.certificateSha256,
  checkpoint: { signer: office.keyOf(head).certificateSha256, at: timeOf(1000) },
  releaseSigners: [office.release.certificateSha256],
  ...change,
})
const tools = createChainTools(
  people.map((person) => office.keyOf(person).certificate),
  office.authority.certificate,
)
const judged = (of: OfficeExtractInput): string => {
  const verdict = judgeOfficeExtract(of, tools)
  const said = verdict.ok ? verdict.doubt : verdict.problem
  if (said === null || said.code === 'officeLog.notNamed') return 'holds'
  return `${said.code} ${said.log} ${String(said.seq)}`
}
/** One more entry behind the founding, at this place of the office's log and at this time. */
const more = (fact: NewOfficeEvent, at = timeOf(2)): EventRecord =>
  officeRecord(office, SYSTEM, 'systemAdministrator', fact, { seq: 2, at, prev: founded[0]?.hash ?? new Uint8Array() })
const leaves: NewOfficeEvent = { type: 'PersonDisabled', data: { personId: OTHER_OFFICER.personId, reason: '调离' } }
const setting: NewOfficeEvent = { type: 'SessionOpened', data: { failures: 0, lastFailureAt: null } }

describe('the office’s part of a package, as somebody may have put it together', () => {
  it('holds as it was written, and with an entry that bears on cases', () => {
    expect(judged(input())).toBe('holds')
    expect(judged(input([...founded, more(leaves)]))).toBe('holds')
  })

  it('is refused with an entry of another log, or one that says nothing of who may do what', () => {
    expect(judged(input([...founded, ...ofCase.slice(0, 1)]))).toBe('chain.otherCase office 1')
    expect(judged(input([...founded, more(setting)]))).toBe('officeLog.notBearing office 2')
  })

  it('is refused where the case began before the office, or two lines are one', () => {
    const early = { ...input(), office: { records: founded, positions: [150] } }
    expect(judged(early)).toBe('chain.sequence case 1')
    const same = { ...input(), office: { records: founded, positions: [100] } }
    expect(judged(same)).toContain('chain.sequence')
  })

  it('is refused where what stands before is dated later, or the last after the checkpoint', () => {
    expect(judged(input([...founded, more(leaves, timeOf(500))]))).toBe('ledger.clockBack case 1')
    const { office: part } = input([...founded, more(leaves, timeOf(500))])
    const behind = { ...input(), office: { ...part, positions: [1, 900] } }
    expect(judged(behind)).toBe('holds')
    const { signer } = behind.checkpoint
    expect(judged({ ...behind, checkpoint: { signer, at: timeOf(500) } })).toBe('holds')
    expect(judged({ ...behind, checkpoint: { signer, at: timeOf(499) } })).toBe('ledger.clockBack office 2')
  })

  it('is refused when any one certificate of the office is not named, and takes one that it was renewed to', () => {
    const first = office.release.certificateSha256
    const renewed: NewOfficeEvent = { type: 'ReleaseCertificateRenewed', data: { certificateSha256: hashOf('9') } }
    const both = { releaseSigners: [first, hashOf('9')] }
    expect(judged(input(founded, both))).toBe('officeLog.releaseSigner office 0')
    expect(judged(input([...founded, more(renewed)], both))).toBe('holds')
  })

  it('is refused beside a case that is not the one at whose end the checkpoint was signed', () => {
    const { checkpoint } = input()
    const at = (log: typeof END) => judged(input(founded, { checkpoint: { ...checkpoint, log } }))
    expect(at(END)).toBe('holds')
    for (const other of [{ caseId: 'another' }, { events: END.events + 1 }, { head: hashOf('e') }])
      expect(at({ ...END, ...other })).toBe(`chain.cut case ${String(ofCase.length)}`)
  })

  it('is refused where an act names what was not there yet, less than an act before, or other entries', () => {
    const entries = [...founded, more(leaves, timeOf(900))]
    const heads = [NO_BEARING]
    for (const { hash } of entries) heads.push(bearingAfter(sha256, heads.at(-1) ?? NO_BEARING, hash))
    const [none, one, both] = heads
    if (none === undefined || one === undefined || both === undefined) throw new Error('two entries')
    const { checkpoint } = input()
    const naming = (...named: readonly BearingHead[]) => {
      const acts = events.map((event, index) => {
        const there = named[index]
        return there === undefined ? event : { ...event, office: there }
      })
      const of = input(entries, { checkpoint: { ...checkpoint, bearing: both, log: END } })
      return judged({
        ...of,
        office: { records: entries, positions: [1, 900] },
        caseLog: { ...of.caseLog, events: acts },
      })
    }
    expect(naming(none, one, one)).toBe('holds')
    expect(naming(both)).toBe('officeLog.leftOut case 1')
    expect(naming(one, none)).toBe('officeLog.leftOut case 2')
    expect(naming({ ...one, sha256: both.sha256 })).toBe('officeLog.leftOut case 1')
  })

  it('lets the clock be put right by two hands on lines that follow each other, and by none other', () => {
    const data = { correctionId: 'k-1', wrongUntil: timeOf(900), reason: '电池更换' }
    const at = timeOf(3)
    const proposal = more({ type: 'ClockCorrectionProposed', data }, at)
    const second: NewOfficeEvent = { type: 'ClockCorrected', data: { correctionId: 'k-1' } }
    const place = { seq: 3, at, prev: proposal.hash }
    const confirmed = officeRecord(office, SECURITY, 'securityAdministrator', second, place)
    const lying = (positions: readonly number[], ...entries: readonly EventRecord[]): string =>
      judged({ ...input(), office: { records: [...founded, ...entries], positions } })
    expect(lying([1, 2, 3], proposal, confirmed)).toBe('holds')
    expect(lying([1, 900, 901], proposal, confirmed)).toBe('holds')
    expect(lying([1, 2], proposal)).toBe('ledger.clockAlone office 2')
    expect(lying([1, 900], proposal)).toBe('ledger.clockAlone office 2')
    expect(lying([1, 2, 4], proposal, confirmed)).toBe('ledger.clockAlone office 2')
  })

  it('takes in every fact on which another of them rests', () => {
    const chosen = officeExtraction()
    const taken = [
      'PersonRolesProposed',
      'PersonRolesDeclined',
      'ReleaseCertificateRenewed',
      'KeyResetProposed',
      'KeyResetDeclined',
    ]
    expect(taken.filter((type) => !chosen(type))).toEqual([])
    const afterPassword = officeExtraction()
    expect(['PasswordChanged', 'SessionOpened', 'SessionOpened'].map(afterPassword)).toEqual([true, true, false])
  })
})
