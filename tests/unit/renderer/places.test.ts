import { describe, expect, it } from 'vitest'
import { backLabelOf, navOf, INBOX, type Place } from '#renderer/app/places.ts'
import { ARCHIVE_DESK } from '#renderer/i18n/archive.ts'
import { BACKUP } from '#renderer/i18n/backup.ts'
import { DUE_REVIEW } from '#renderer/i18n/due-review.ts'
import { LEAK } from '#renderer/i18n/leak.ts'
import { REGISTER } from '#renderer/i18n/register.ts'
import { SEALING } from '#renderer/i18n/sealing.ts'
import { SEARCH } from '#renderer/i18n/search.ts'
import { COMMON } from '#renderer/i18n/words.ts'
import { channels } from '#shared/contract/channels.ts'
import { ROLES, type Role } from '#shared/domain/case/roles.ts'

const wordsOf = (...roles: Role[]): readonly string[] => navOf(roles, INBOX).map(({ word }) => word)
const currentOf = (place: Place): readonly string[] =>
  navOf(['archivist', 'publisher'], place).flatMap(({ word, isCurrent }) => (isCurrent ? [word] : []))

describe('where a person may go', () => {
  it('leads everybody who may keep keys to where they are kept', () => {
    const keepers = ROLES.filter((role) => (channels['key.useOffice'].roles as readonly Role[]).includes(role))
    expect(keepers).toContain('systemAdministrator')
    for (const role of keepers) expect(wordsOf(role)).toContain(SEALING.open)
  })

  it('shows an administrator no cases, and a reviewer no backups', () => {
    expect(wordsOf('systemAdministrator')).not.toContain(SEARCH.open)
    expect(wordsOf('systemAdministrator')).toContain(BACKUP.open)
    expect(wordsOf('departmentHead')).not.toContain(BACKUP.open)
  })

  it('marks where the person is: a case belongs to the screen that opened it', () => {
    expect(currentOf({ caseId: 'c1', justImported: false, from: 'archive' })).toEqual([ARCHIVE_DESK.open])
    expect(currentOf({ caseId: 'c1', justImported: false })).toHaveLength(1)
    expect(currentOf({ leakOf: null })).toEqual([LEAK.open])
  })
})

it.each([
  [undefined, COMMON.back],
  ['search', SEARCH.back],
  ['dueReview', DUE_REVIEW.back],
  ['register', REGISTER.back],
  ['archive', ARCHIVE_DESK.back],
] as const)('names the way back to %s', (from, label) => {
  expect(backLabelOf(from)).toBe(label)
})
