import { describe, expect, it } from 'vitest'
import { verifyLogFile } from '#electron/main/usecase/verify/verify-log-file.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import type { NewOfficeEvent, OfficeEventData } from '#shared/domain/office/events.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { archivist, deputy, EVERY_ROLE, filing, principal, type Person } from '../../../../helper/case-play.ts'
import { recordOf } from '../../../../helper/signed-log.ts'
import { createTestOffice } from '../../../../helper/test-office.ts'
import {
  checkpointOver,
  headOver,
  logFileOf,
  officeRecord,
  OTHER_OFFICER,
  timeOf,
  wholeLog,
} from '../../../../helper/whole-log.ts'

const office = createTestOffice()
const system: Person = { personId: 'p-system', name: '系统员', roles: ['systemAdministrator'] }
const security: Person = { personId: 'p-security', name: '安全员', roles: ['securityAdministrator'] }
const honest = wholeLog(office, 2, { founders: [...EVERY_ROLE, OTHER_OFFICER, system, security] })

/** `later`: seconds after the time at which its line would come. */
const lastOf = (records: readonly EventRecord[], log: string, later = 0) => {
  const last = records.findLast(({ caseId }) => caseId === log)
  return { seq: (last?.seq ?? 0) + 1, prev: last?.hash ?? new Uint8Array(), at: timeOf(records.length + 1 + later) }
}
type Add = (records: readonly EventRecord[]) => readonly EventRecord[]
/** All of them in turn, each behind those before it. */
const after = (records: readonly EventRecord[], ...adds: readonly Add[]): readonly EventRecord[] =>
  adds.reduce((all, add) => add(all), records)
const inOffice =
  (by: Person, fact: (records: readonly EventRecord[]) => NewOfficeEvent, later = 0): Add =>
  (records) => [
    ...records,
    officeRecord(office, by, by.roles[0] ?? 'auditor', fact(records), lastOf(records, OFFICE_LOG, later)),
  ]
const inCase =
  (by: Person, fact: Pick<CaseEvent, 'type' | 'data'>, caseId = 'case-1', later = 0): Add =>
  (records) => {
    const { personId, name } = by
    const { certificateSha256 } = office.keyOf(by)
    const actor = { personId, name, role: by.roles[0] ?? 'auditor', certificateSha256 }
    const { seq, prev, at } = lastOf(records, caseId, later)
    // Of one of the types, with its own data.
    const event = { ...fact, caseId, seq, at, actor, commandId: `more-${String(records.length)}` } as CaseEvent
    return [...records, recordOf(office, event, prev, by)]
  }
/** Comes in, and signs for all that lies there. */
const cameIn = (by: Person, later = 0): Add =>
  inOffice(
    by,
    (records) => ({
      type: 'SessionOpened',
      data: { failures: 0, lastFailureAt: null, ledger: headOver(records) },
    }),
    later,
  )
const backedUp = inOffice(system, (records) => {
  const { size: ledgerSize, root } = headOver(records)
  const file = { sha256: 'b'.repeat(64), sizeBytes: 9, fileName: '备份', scheduled: false }
  return { type: 'BackupMade', data: { ...file, ledgerSize, root } }
})
const HELD = {
  ...({
    holdId: 'h-1',
    kind: 'litigation',
    authority: '某某法院',
    documentNumber: '1',
    orderedOn: '2026-03-01',
  } as const),
  reason: '涉诉',
}
const placed = inCase(archivist, { type: 'HoldPlaced', data: HELD })
const again = inCase(system, {
  type: 'HoldRepeated',
  data: {
    ...HELD,
    placedAt: timeOf(1),
    placedById: archivist.personId,
    placedBy: archivist.name,
    recordHash: 'a'.repeat(64),
  },
})
type Restored = OfficeEventData['StoreRestored']
const restored = (more: Partial<Restored> = {}, by = system, lines = 0): Add =>
  inOffice(by, (records) => {
    const { size: ledgerSize, root } = headOver(records.slice(0, records.length - lines))
    const known = { restoreId: 'r-1', backupSha256: 'b'.repeat(64), madeAt: timeOf(1), ledgerSize, root, later: null }
    return { type: 'StoreRestored', data: { ...known, ...more } }
  })
const accepted = inOffice(security, () => ({ type: 'RestoreAccepted', data: { restoreId: 'r-1' } }))

/** The first thing that does not hold when the log is closed by a checkpoint of whoever forged it, and none was kept elsewhere. */
const verdict = async (records: readonly EventRecord[]): Promise<string> => {
  const bytes = logFileOf(office, records, checkpointOver(office, records), [
    office.keyOf(system).certificate,
    office.keyOf(security).certificate,
  ])
  const context = { root: office.authority.certificate, now: new Date('2026-11-01T00:00:00.000Z') }
  const { checks } = await verifyLogFile('x.mjlog', bytes, context)
  return checks.find(({ ok }) => ok === false)?.detail?.problem ?? 'holds'
}

describe('what others have signed for when they came in', () => {
  const held = after(honest, placed)
  const known = after(held, cameIn(deputy), backedUp, cameIn(principal))
  /** The same lines, but for this one, which nobody's own log misses: it was its last. */
  const without = (line: number) => known.filter((_, index) => index !== line)

  it('holds, whoever comes in, and at whatever line a backup was made', async () => {
    expect(await verdict(known)).toBe('holds')
  })

  it('is not the log any more from which the last act of a case was taken out: a hold, before the file is destroyed', async () => {
    expect(await verdict(without(held.length - 1))).toBe('ledger.otherHistory')
  })

  it('nor one into which an act was put afterwards, dated back', async () => {
    const late = after(honest, placed).at(-1) as EventRecord
    const before = after(honest, cameIn(deputy), backedUp)
    expect(await verdict(before)).toBe('holds')
    expect(await verdict([...before.slice(0, honest.length), late, ...before.slice(honest.length)])).toBe(
      'ledger.otherHistory',
    )
  })

  it('nor one whose lines stand in another order', async () => {
    const [one, other] = [known[honest.length - 1], known[honest.length]] as [EventRecord, EventRecord]
    expect(one.caseId).not.toBe(other.caseId)
    const swapped = [...known.slice(0, honest.length - 1), other, one, ...known.slice(honest.length + 1)]
    expect(await verdict(swapped)).toBe('ledger.otherHistory')
  })

  it('nor one that a backup was made of and that is longer than it', async () => {
    const longer = inOffice(system, (records) => {
      const { root } = headOver(records)
      const file = { sha256: 'b'.repeat(64), sizeBytes: 9, fileName: '备份', scheduled: false }
      return { type: 'BackupMade', data: { ...file, ledgerSize: records.length + 1, root } }
    })
    expect(await verdict(after(honest, longer))).toBe('ledger.otherHistory')
  })
})

describe('a sign-in that does not say where the ledger stood', () => {
  const silent = (by: Person): Add =>
    inOffice(by, () => ({ type: 'SessionOpened', data: { failures: 0, lastFailureAt: null } }))

  it('holds where none had said it yet, as older programs wrote them, whatever backups were made', async () => {
    expect(await verdict(after(honest, silent(deputy), backedUp, silent(principal), cameIn(deputy)))).toBe('holds')
  })

  it('does not hold behind one that said it, whoever came in: it was left out on purpose', async () => {
    expect(await verdict(after(honest, cameIn(deputy), silent(deputy)))).toBe('ledger.standMissing')
    expect(await verdict(after(honest, cameIn(deputy), placed, silent(principal), cameIn(deputy)))).toBe(
      'ledger.standMissing',
    )
  })

  it('nor where it says less than what the one before had seen, which is true of every log', async () => {
    const saying = (lines: (records: readonly EventRecord[]) => number): Add =>
      inOffice(principal, (records) => ({
        type: 'SessionOpened',
        data: { failures: 0, lastFailureAt: null, ledger: headOver(records.slice(0, lines(records))) },
      }))
    expect(
      await verdict(
        after(
          honest,
          cameIn(deputy),
          placed,
          saying(() => 0),
        ),
      ),
    ).toBe('ledger.standMissing')
    const upToThem = saying(() => honest.length)
    expect(await verdict(after(honest, cameIn(deputy), placed, upToThem))).toBe('ledger.standMissing')
    // What others wrote at the same moment need not be in it.
    const withThem = saying(() => honest.length + 1)
    expect(await verdict(after(honest, cameIn(deputy), placed, withThem))).toBe('holds')
  })

  it('nor behind a restore of older lines, as long as one of them said it', async () => {
    expect(await verdict(after(honest, cameIn(deputy), restored(), silent(system)))).toBe('ledger.standMissing')
    expect(await verdict(after(honest, cameIn(deputy), restored(), cameIn(system)))).toBe('holds')
  })
})

describe('the ledger, over all its logs', () => {
  it('goes back by no more than two acts that are signed at once may, and not little by little', async () => {
    const held = (caseId: string, later: number): Add =>
      inCase(archivist, { type: 'HoldPlaced', data: HELD }, caseId, later)
    expect(await verdict(after(honest, cameIn(deputy, 200), held('case-1', 150)))).toBe('holds')
    const creeping = after(honest, cameIn(deputy, 200), held('case-1', 150), held('case-2', 100))
    expect(await verdict(creeping)).toBe('ledger.clockBack')
  })

  it('hands over nothing that was not filed under its number', async () => {
    const { type: _, ...item } = filing()
    const handed = (caseId: string) =>
      inOffice(archivist, () => ({
        type: 'HandoverPrepared',
        data: {
          handoverId: 'm-1',
          receiver: '档案馆',
          batch: '',
          items: [{ caseId, archivalNumber: item.archivalNumber }],
        },
      }))
    const filed = inCase(archivist, { type: 'ArchiveItemFiled', data: item })
    expect(await verdict(after(honest, filed, handed('case-1')))).toBe('holds')
    expect(await verdict(after(honest, filed, handed('case-2')))).toBe('handover.notFiled')
  })
})

describe('a restore', () => {
  const later = { size: 99, root: 'c'.repeat(64), at: timeOf(1) }
  it.each<[string, readonly Add[], string]>([
    ['of all that there was', [restored()], 'holds'],
    ['that holds a file again', [again, restored({ heldAgain: 1 }, system, 1)], 'holds'],
    ['that gives acts up, by two', [restored({ later }), accepted, cameIn(deputy)], 'holds'],
    ['that gives acts up, by one', [restored({ later }), cameIn(deputy)], 'restore.notAccepted'],
    ['of a file that is held again by nobody’s restore', [again, cameIn(deputy)], 'restore.notRecorded'],
    ['that another administrator recorded', [again, restored({ heldAgain: 1 }, security, 1)], 'restore.notRecorded'],
    ['that held more again', [again, restored({ heldAgain: 2 }, system, 1)], 'restore.otherFacts'],
    ['of another backup', [restored({ root: 'c'.repeat(64) })], 'restore.otherFacts'],
    ['that destroyed again, by one', [restored({ destroyedAgain: 1 })], 'restore.otherFacts'],
  ])('%s: %s', async (_, adds, expected) => {
    expect(await verdict(after(honest, ...adds))).toBe(expected)
  })
})
