import { describe, expect, it } from 'vitest'
import { verifyLogFile } from '#electron/main/usecase/verify/verify-log-file.ts'
import { ADMINISTRATOR_ROLES } from '#shared/domain/case/roles.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import type { NewOfficeEvent } from '#shared/domain/office/events.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { clerk, EVERY_ROLE, type Person } from '../../../helper/case-play.ts'
import { recordOf } from '../../../helper/signed-log.ts'
import { createTestOffice } from '../../../helper/test-office.ts'
import { checkpointOver, logFileOf, officeRecord, OTHER_OFFICER, timeOf, wholeLog } from '../../../helper/whole-log.ts'

const office = createTestOffice()
const [system, security, auditor] = ADMINISTRATOR_ROLES.map((role) => ({
  ...{ personId: `p-${role}`, name: role, roles: [role] },
})) as unknown as readonly [Person, Person, Person] // one for each of three roles
const founders = [...EVERY_ROLE, OTHER_OFFICER, system, security, auditor]
const honest = wholeLog(office, 1, { founders })
/** The clock showed this, and was put right to that. */
const AHEAD = '2027-06-01T01:00:00.000Z'
const RIGHT = timeOf(honest.length + 100)
const AFTER = timeOf(honest.length + 200)

type Line = readonly [Person, NewOfficeEvent, string]
const cameIn = (by: Person, at: string): Line => [
  by,
  { type: 'SessionOpened', data: { failures: 0, lastFailureAt: null } },
  at,
]
const proposed = (by: Person, wrongUntil = AHEAD, at = RIGHT): Line => [
  by,
  { type: 'ClockCorrectionProposed', data: { correctionId: 'clock-1', wrongUntil, reason: '主板电池失效' } },
  at,
]
const corrected = (by: Person, at = RIGHT): Line => [
  by,
  { type: 'ClockCorrected', data: { correctionId: 'clock-1' } },
  at,
]

const withLines = (lines: readonly Line[]): EventRecord[] => {
  const records = [...honest]
  for (const [by, fact, at] of lines) {
    const last = records.findLast(({ caseId }) => caseId === OFFICE_LOG)
    const place = { seq: (last?.seq ?? 0) + 1, at, prev: last?.hash ?? new Uint8Array() }
    records.push(officeRecord(office, by, by.roles[0] ?? 'auditor', fact, place))
  }
  return records
}
/** The same with a line in the log of the case that says so, by an administrator. */
const toldByCase = (records: readonly EventRecord[], correctionId: string, at: string): EventRecord[] => {
  const last = records.findLast(({ caseId }) => caseId === 'case-1')
  const { personId, name } = auditor
  const { certificateSha256 } = office.keyOf(auditor)
  const actor = { personId, name, role: 'auditor' as const, certificateSha256 }
  const lastAt = (JSON.parse(Buffer.from(last?.body ?? []).toString('utf8')) as { readonly at: string }).at
  const data = { correctionId, wrongUntil: lastAt }
  const seq = (last?.seq ?? 0) + 1
  const event = { type: 'ClockCorrected', data, caseId: 'case-1', seq, at, actor, commandId: correctionId } as const
  return [...records, recordOf(office, event, last?.hash ?? new Uint8Array(), auditor)]
}

const verdict = async (records: readonly EventRecord[]): Promise<string> => {
  const certificates = [system, security, auditor].map((person) => office.keyOf(person).certificate)
  const closing = checkpointOver(office, records)
  const context = { root: office.authority.certificate, now: new Date('2026-11-01T00:00:00.000Z'), noted: closing }
  const { checks } = await verifyLogFile('x.mjlog', logFileOf(office, records, closing, certificates), context)
  return checks.find(({ ok }) => ok === false)?.detail?.problem ?? 'holds'
}

describe('a log whose clock was put right', () => {
  it('goes back in time once, by two administrators, and on from there', async () => {
    const whole = withLines([cameIn(clerk, AHEAD), proposed(security), corrected(auditor), cameIn(clerk, AFTER)])
    expect(await verdict(whole)).toBe('holds')
  })

  it.each<[string, readonly Line[], string]>([
    ['without a word of it', [cameIn(clerk, AFTER)], 'chain.clockBack'],
    ['by one administrator twice', [proposed(security), corrected(security)], 'replay.refused'],
    ['by others than the administrators', [proposed(security), corrected(clerk)], 'replay.refused'],
    ['by one hand, and no more', [proposed(security)], 'ledger.clockAlone'],
    ['by one hand, and going on', [proposed(security), cameIn(clerk, AFTER)], 'ledger.clockAlone'],
    ['by two hands at two times', [proposed(security), corrected(auditor, AFTER)], 'replay.refused'],
    [
      'from a stretch that is not named to its end',
      [proposed(security, '2027-01-01T00:00:00.000Z'), corrected(auditor)],
      'ledger.clockBack',
    ],
    [
      'once more on the same word',
      [proposed(security), corrected(auditor), cameIn(clerk, AFTER), cameIn(clerk, RIGHT)],
      'chain.clockBack',
    ],
  ])('does not go back %s', async (_, lines, problem) => {
    expect(await verdict(withLines([cameIn(clerk, AHEAD), ...lines]))).toBe(problem)
  })

  it('takes no case back on a correction that the office does not know', async () => {
    const right = timeOf(1)
    const lines = [proposed(security, AHEAD, right), corrected(auditor, right)]
    const whole = withLines([cameIn(clerk, AHEAD), ...lines])
    expect(await verdict(toldByCase(whole, 'clock-1', right))).toBe('holds')
    expect(await verdict(toldByCase(whole, 'of-nobody', right))).toBe('officeLog.clock')
    expect(await verdict(toldByCase(withLines([cameIn(clerk, AHEAD)]), 'clock-1', right))).toBe('ledger.clockBack')
  })
})
