import type { Output } from '#shared/contract/channels.ts'
import { ACCESS_LOG, OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { accessDeed, accessEventWord } from '../../i18n/access.ts'
import { AUDIT } from '../../i18n/audit.ts'
import { dateText, dateTimeText, timeWithSecondsText } from '../../i18n/date.ts'
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
  /** The case that it is of; null for the office. */
  readonly caseId: string | null
  readonly hash: string
}

/** Each log has words of its own. */
const told = ({ caseId, type, detail, about }: AuditRow): Pick<AuditLine, 'kind' | 'what' | 'of'> => {
  const ofCase = about === null ? null : caseName(about)
  if (caseId === OFFICE_LOG) return { kind: officeEventWord(type), what: officeDeed(type, detail), of: AUDIT.office }
  if (caseId !== ACCESS_LOG) return { kind: eventWord(type), what: deedText(type, detail), of: ofCase ?? '' }
  return { kind: accessEventWord(type), what: accessDeed(type, detail), of: ofCase ?? AUDIT.access }
}

const caseOf = ({ caseId, detail, about }: AuditRow): string | null => {
  if (about === null) return null
  return caseId === ACCESS_LOG ? String(detail['caseId'] ?? '') : caseId
}

/** What people call a case by; one without a title by who registered it and when. */
const caseName = ({ title, number, registeredAt, registeredBy }: NonNullable<AuditRow['about']>): string =>
  title === ''
    ? AUDIT.untitled(registeredBy, `${dateText(registeredAt)} ${timeWithSecondsText(registeredAt)}`)
    : AUDIT.ofCase(title, number)

/** One line of the ledger in words. */
export const auditLine = (row: AuditRow): AuditLine => {
  const { kind, what, of } = told(row)
  return {
    position: row.position,
    at: dateTimeText(row.at),
    who: `${row.actorName}（${ROLE_WORDS[row.actorRole]}）`,
    ...{ kind, what, of },
    caseId: caseOf(row),
    hash: row.hash,
  }
}
