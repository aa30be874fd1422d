import type { Output } from '#shared/contract/channels.ts'
import { STAGES, type Stage } from '#shared/domain/case/roles.ts'
import { dateTimeColumn } from '../../i18n/date.ts'
import { INBOX } from '../../i18n/inbox.ts'
import { COMMON, ROLE_WORDS, STAGE_WORDS } from '../../i18n/words.ts'

type InboxPage = Output<'inbox.list'>

/** Rows asked for at a time; 5,000 cases stay in the store. */
export const PAGE_SIZE = 20

export interface InboxRow {
  readonly caseId: string
  readonly title: string
  readonly stage: string
  readonly round: string
  readonly drafter: string
  readonly waiting: string
  readonly updated: string
}

/** A row as it is read, words instead of codes. */
export const inboxRows = (page: InboxPage): readonly InboxRow[] =>
  page.rows.map((row) => ({
    caseId: row.caseId,
    title: row.title.trim() === '' ? INBOX.untitled : row.title,
    stage: STAGE_WORDS[row.stage],
    round: COMMON.round(row.round),
    drafter: row.mine ? INBOX.myself(row.drafterName) : row.drafterName,
    waiting: row.waitingRole === null ? COMMON.nothingWaits : ROLE_WORDS[row.waitingRole],
    updated: dateTimeColumn(row.updatedAt),
  }))

/** How many cases stand at each stage, in the order of the stages; empty stages are left out. */
export const stageCounts = (page: InboxPage): readonly { readonly stage: Stage; readonly count: number }[] =>
  STAGES.map((stage) => ({ stage, count: page.byStage[stage] })).filter(({ count }) => count > 0)
