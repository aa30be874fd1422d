import type { Output } from '#shared/contract/channels.ts'
import { ACCESS_LOG, OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { accessDeed, accessEventWord } from '../../i18n/access.ts'
import { AUDIT } from '../../i18n/audit.ts'
import { dateTimeText } from '../../i18n/date.ts'
import { officeDeed, officeEventWord } from '../../i18n/office-log.ts'
import { deedText, eventWord } from '../../i18n/timeline.ts'
import { ROLE_WORDS } from '../../i18n/words.ts'

type AuditRow = Output<'audit.list'>['rows'][number]

export const PAGE_ROWS = 50

export interface AuditLine {
  readonly position: number
  readonly at: string
  readonly who: string
  readonly kind: string
  readonly what: string
  readonly of: string
  readonly hash: string
}

/** Each log has words of its own. */
const told = ({ caseId, type, detail }: AuditRow): Pick<AuditLine, 'kind' | 'what' | 'of'> => {
  if (caseId === OFFICE_LOG) return { kind: officeEventWord(type), what: officeDeed(type, detail), of: AUDIT.office }
  if (caseId !== ACCESS_LOG) return { kind: eventWord(type), what: deedText(type, detail), of: AUDIT.ofCase(caseId) }
  const about = String(detail['caseId'] ?? '')
  const of = about === '' ? AUDIT.access : AUDIT.ofCase(about)
  return { kind: accessEventWord(type), what: accessDeed(type, detail), of }
}

/** One line of the ledger in words. */
export const auditLine = (row: AuditRow): AuditLine => {
  const { kind, what, of } = told(row)
  return {
    position: row.position,
    at: dateTimeText(row.at),
    who: `${row.actorName}（${ROLE_WORDS[row.actorRole]}）`,
    ...{ kind, what, of },
    hash: row.hash,
  }
}
