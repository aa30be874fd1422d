import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/case/roles.ts'
import {
  backupAfter,
  backupRoles,
  backupUnder,
  decideBackup,
  needsSecondHand,
  NO_BACKUP,
  RESTORE_KEEPERS,
} from '#shared/domain/office/backup/backup.ts'
import type { OfficeBackupData } from '#shared/domain/office/backup/backup-events.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'
import {
  decideRecovery,
  recoveriesAfter,
  recoveryPreimage,
  type RecoveryCommand,
} from '#shared/domain/office/rights/recovery.ts'
import type { OfficeState, OpenRecovery } from '#shared/domain/office/state.ts'

const AT = '2026-03-05T01:00:00.000Z'
const HASH = 'a'.repeat(64)
const OTHER = 'b'.repeat(64)
const by = (personId: string, type: string, data: object): OfficeEvent =>
  ({ type, data, at: AT, actor: { personId, name: personId } }) as unknown as OfficeEvent

describe('凭恢复码重设: two others, then the person', () => {
  type Recoveries = Readonly<Record<string, OpenRecovery>>
  const open = (...confirmedBy: readonly string[]): Recoveries => ({
    clara: {
      certificateSha256: HASH,
      at: AT,
      confirmedBy: confirmedBy.map((personId) => ({ personId, name: personId })),
    },
  })
  const said = (recoveries: Recoveries, command: RecoveryCommand, personId: string): unknown => {
    // Nothing else of the office is asked for here.
    const state = { rights: { recoveries } } as unknown as OfficeState
    const decided = decideRecovery(state, command, { personId, roles: [] })
    return decided.ok ? decided.value.map(({ type }) => type) : decided.error.code
  }
  const confirm = (certificateSha256 = HASH, personId = 'clara'): RecoveryCommand => ({
    type: 'confirmRecovery',
    ...{ personId, certificateSha256 },
  })
  const acknowledge = (certificateSha256 = HASH): RecoveryCommand => ({
    type: 'acknowledgeRecovery',
    certificateSha256,
  })
  const two = { ...open(), anna: { certificateSha256: OTHER, at: AT, confirmedBy: [] } }

  it.each<[string, unknown, unknown]>([
    ['another says that it was them', said(open(), confirm(), 'anna'), ['KeyRecoveryConfirmed']],
    ['a second one', said(open('anna'), confirm(), 'berta'), ['KeyRecoveryConfirmed']],
    ['the same one twice', said(open('anna', 'berta'), confirm(), 'anna'), 'recovery.confirmedAlready'],
    ['the person of themselves', said(open(), confirm(), 'clara'), 'office.ownRights'],
    ['one whose own is open', said(two, confirm(), 'anna'), 'recovery.ownOpen'],
    ['of another key', said(open(), confirm(OTHER), 'anna'), 'recovery.notOpen'],
    ['of somebody who did not come back', said(open(), confirm(HASH, 'dora'), 'anna'), 'recovery.notOpen'],
    ['of a name that every object has', said(open(), confirm(HASH, 'constructor'), 'anna'), 'recovery.notOpen'],
    ['the person, after one', said(open('anna'), acknowledge(), 'clara'), 'recovery.unconfirmed'],
    ['the person, after two', said(open('anna', 'berta'), acknowledge(), 'clara'), ['KeyRecoveryAcknowledged']],
    ['the person, of another key', said(open('anna', 'berta'), acknowledge(OTHER), 'clara'), 'recovery.notOpen'],
    ['another person', said(open('anna', 'berta'), acknowledge(), 'anna'), 'recovery.notOpen'],
  ])('%s', (_, heard, expected) => {
    expect(heard).toEqual(expected)
  })

  it('is open until then, or until two who are vouched for give another key', () => {
    const came = recoveriesAfter({}, by('clara', 'KeyRecovered', { personId: 'clara', certificateSha256: HASH }), null)
    expect(came).toEqual(open())
    const confirmed = (recoveries: Recoveries, hand: string): Recoveries =>
      recoveriesAfter(recoveries, by(hand, 'KeyRecoveryConfirmed', { personId: 'clara' }), null)
    expect(confirmed(confirmed(came, 'anna'), 'berta')).toEqual(open('anna', 'berta'))
    expect(confirmed({}, 'anna')).toEqual({})
    expect(recoveriesAfter(two, by('clara', 'KeyRecoveryAcknowledged', {}), null)).toEqual({ anna: two.anna })
    const reset = by('berta', 'KeyReset', { personId: 'clara', certificateSha256: OTHER })
    expect(recoveriesAfter(open(), reset, 'dora')).toEqual({})
    expect(recoveriesAfter(two, reset, 'anna')).toBe(two)
    const byAnna = by('anna', 'KeyReset', { personId: 'clara', certificateSha256: OTHER })
    expect(recoveriesAfter(two, byAnna, 'dora')).toBe(two)
    expect(recoveriesAfter(two, by('dora', 'SessionEnded', { how: 'left' }), null)).toBe(two)
  })

  it('is proven over bytes that are of nothing else', () => {
    const text = new TextDecoder().decode(recoveryPreimage('o', 'p', HASH))
    expect(text).toBe(
      `\u0003{"certificateSha256":"${HASH}","format":"mingjian-recovery","office":"o","personId":"p","version":1}`,
    )
  })
})

describe('从备份恢复: who takes what upon themselves', () => {
  type Restored = OfficeBackupData['StoreRestored']
  const later = { size: 9, root: HASH, at: AT }
  const restored = (more: Partial<Restored> = {}): Restored => ({
    ...{ restoreId: 'r-1', backupSha256: HASH, madeAt: AT, ledgerSize: 1, root: HASH, later: null },
    ...more,
  })
  type Backup = Parameters<typeof backupAfter>[0]
  const after = (backup: Backup, personId: string, type: string, data: object): Backup =>
    backupAfter(backup, by(personId, type, data) as Parameters<typeof backupAfter>[1])

  it.each<[string, Partial<Restored>, boolean]>([
    ['nothing', {}, false],
    ['nothing, and says so', { unseen: false, destroyedAgain: 0 }, false],
    ['acts', { later }, true],
    ['nobody knows what', { unseen: true }, true],
    ['nothing, but a file is destroyed', { destroyedAgain: 1 }, true],
  ])('that gives up %s', (_, more, isTwo) => {
    expect(needsSecondHand(restored(more))).toBe(isTwo)
    const roles: readonly Role[] | null = isTwo ? RESTORE_KEEPERS : null
    expect(backupRoles({ type: 'restoreStore', ...restored(more) })).toEqual(roles)
    const { restoring } = after(NO_BACKUP, 'anna', 'StoreRestored', restored(more))
    expect(restoring).toEqual(isTwo ? { restoreId: 'r-1', by: 'anna', later: more.later ?? null } : null)
  })

  it('is accepted by another, once, and then what was given up is known', () => {
    const open = after(NO_BACKUP, 'anna', 'StoreRestored', restored({ later }))
    const accept = (backup: Backup, personId: string, restoreId = 'r-1'): unknown => {
      const decided = decideBackup(backup, { type: 'acceptRestore', restoreId }, { personId })
      return decided.ok ? decided.value : decided.error.code
    }
    expect(accept(open, 'anna')).toBe('office.secondHand')
    expect(accept(open, 'berta', 'r-2')).toBe('restore.nothingToAccept')
    expect(accept(NO_BACKUP, 'berta')).toBe('restore.nothingToAccept')
    expect(accept(open, 'berta')).toEqual([{ type: 'RestoreAccepted', data: { restoreId: 'r-1' } }])
    const done = after(open, 'berta', 'RestoreAccepted', { restoreId: 'r-1' })
    expect(done).toMatchObject({ restoring: null, accepted: [later] })
    expect(accept(done, 'berta')).toBe('restore.nothingToAccept')
    const second = { ...later, size: 12 }
    const again = after(
      after(done, 'anna', 'StoreRestored', restored({ later: second })),
      'berta',
      'RestoreAccepted',
      {},
    )
    expect(again.accepted).toEqual([later, second])
    const unseen = after(
      after(done, 'anna', 'StoreRestored', restored({ unseen: true })),
      'berta',
      'RestoreAccepted',
      {},
    )
    expect(unseen.accepted).toEqual([later])
  })

  it('leaves a former store that is erased in its time, under whoever works; a backup by the plan likewise', () => {
    const once = after(NO_BACKUP, 'anna', 'FormerStoreErased', { replacedAt: AT, reason: 'expired' })
    expect(after(once, 'anna', 'FormerStoreErased', { replacedAt: '2026-04-01T00:00:00.000Z' }).erased).toEqual([
      AT,
      '2026-04-01T00:00:00.000Z',
    ])
    const file = { sha256: HASH, sizeBytes: 1, fileName: '备份', ledgerSize: 1, root: HASH }
    expect(backupRoles({ type: 'noteBackup', ...file, scheduled: true })).toBeNull()
    expect(backupRoles({ type: 'noteBackup', ...file, scheduled: false })).toEqual(['systemAdministrator'])
  })

  it('keeps no backup of a time to come, once the clock was put right', () => {
    const made = after(NO_BACKUP, 'anna', 'BackupMade', { fileName: '备份' })
    expect(backupUnder(made, { at: '2026-03-01T00:00:00.000Z' }).last?.at).toBe('2026-03-01T00:00:00.000Z')
    expect(backupUnder(made, { at: AT })).toBe(made)
    expect(backupUnder(made, { at: '2026-04-01T00:00:00.000Z' })).toBe(made)
    expect(backupUnder(NO_BACKUP, { at: AT })).toBe(NO_BACKUP)
  })
})
