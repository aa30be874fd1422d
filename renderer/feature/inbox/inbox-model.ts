import type { Output } from '#shared/contract/channels.ts'
import { stageIndex, STAGES, type Stage } from '#shared/domain/case/roles.ts'
import { dateTimeText, dayMonthText, daysSince } from '../../i18n/date.ts'
import { DUE, dueParts, VALIDITY_WORDS, validityText } from '../../i18n/deadline.ts'
import { HOLD } from '../../i18n/hold.ts'
import { INBOX } from '../../i18n/inbox.ts'
import { COMMON, ROLE_WORDS, STAGE_WORDS } from '../../i18n/words.ts'

type InboxPage = Output<'inbox.list'>
type Row = InboxPage['rows'][number]

/** Rows asked for at a time; 5,000 cases stay in the store. */
export const PAGE_SIZE = 20

export interface InboxRow {
  readonly caseId: string
  readonly title: string
  /** Short words behind the title: how it came, what it changes, what became of the release. */
  readonly tags: readonly string[]
  readonly stage: string
  /** '' in the first, in which nearly all are. */
  readonly round: string
  readonly drafter: string
  readonly waiting: string
  readonly updated: string
  readonly due: string
  /** How near that is, and what holds it up. */
  readonly dueNote: string
  readonly urgency: 'overdue' | 'soon' | 'calm'
  readonly since: string
  readonly change: string
  /** Nothing has happened since this person's last act. */
  readonly seen: boolean
}

const urgencyOf = (due: Row['due']): InboxRow['urgency'] => {
  if (due === null || due.level === 'none') return 'calm'
  return due.level === 'overdue' ? 'overdue' : 'soon'
}

/** 撤下 holds from its approval on, everything else from its release. */
const holdsAlready = ({ changes, validity, stage }: Row): boolean =>
  validity !== null || (changes === 'withdraw' && stageIndex(stage) >= stageIndex('approved'))

const tagsOf = (row: Row): readonly string[] => {
  const { cameBy, changes, validity, held } = row
  return [
    INBOX.cameBy[cameBy],
    held ? HOLD.badge : '',
    changes === null ? '' : DUE.changeTag(changes, holdsAlready(row)),
    validity === null ? '' : validityText(validity) || VALIDITY_WORDS.inForce,
  ].filter((tag) => tag !== '')
}

/** A row as it is read, words instead of codes. */
export const inboxRows = (page: InboxPage): readonly InboxRow[] =>
  page.rows.map((row) => ({
    caseId: row.caseId,
    title: row.title.trim() === '' ? INBOX.untitled : row.title,
    tags: tagsOf(row),
    stage: STAGE_WORDS[row.stage],
    round: row.round === 1 ? '' : COMMON.round(row.round),
    drafter: row.mine ? INBOX.myself(row.drafterName) : row.drafterName,
    waiting: row.waitingRole === null ? COMMON.nothingWaits : ROLE_WORDS[row.waitingRole],
    updated: dateTimeText(row.updatedAt),
    due: dueParts(row.due)[0],
    dueNote: [dueParts(row.due)[1] ?? '', row.paused ? INBOX.paused : ''].filter((part) => part !== '').join('，'),
    urgency: urgencyOf(row.due),
    since: INBOX.since(daysSince(row.waitingSince, page.at), dayMonthText(row.waitingSince)),
    change: INBOX.change[row.change],
    seen: row.change === 'none',
  }))

/** How many cases stand at each stage, in the order of the stages; empty stages are left out. */
export const stageCounts = (page: InboxPage): readonly { readonly stage: Stage; readonly count: number }[] =>
  STAGES.map((stage) => ({ stage, count: page.byStage[stage] })).filter(({ count }) => count > 0)
