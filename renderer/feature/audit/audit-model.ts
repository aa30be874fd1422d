import type { Output } from '#shared/contract/channels.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { AUDIT } from '../../i18n/audit.ts'
import { dateTimeText } from '../../i18n/date.ts'
import { officeDeed, officeEventWord } from '../../i18n/office-log.ts'
import { deedText, eventWord } from '../../i18n/timeline.ts'
import { ROLE_WORDS } from '../../i18n/words.ts'

type AuditRow = Output<'audit.list'>['rows'][number]

export interface AuditLine {
  readonly position: number
  readonly at: string
  readonly who: string
  readonly kind: string
  readonly what: string
  readonly of: string
  readonly hash: string
}

/** One line of the ledger in words. */
export const auditLine = (row: AuditRow): AuditLine => {
  const isOffice = row.caseId === OFFICE_LOG
  return {
    position: row.position,
    at: dateTimeText(row.at),
    who: `${row.actorName}（${ROLE_WORDS[row.actorRole]}）`,
    kind: isOffice ? officeEventWord(row.type) : eventWord(row.type),
    what: isOffice ? officeDeed(row.type, row.detail) : deedText(row.type, row.detail),
    of: isOffice ? AUDIT.office : AUDIT.ofCase(row.caseId),
    hash: row.hash,
  }
}
