import type { Output } from '#shared/contract/channels.ts'
import { dateTimeText } from '../../i18n/date.ts'
import { accessDeed, accessEventWord } from '../../i18n/access.ts'
import { officeDeed, officeEventWord } from '../../i18n/office-log.ts'
import { deedText, eventWord } from '../../i18n/timeline.ts'
import { COMMON, ROLE_WORDS } from '../../i18n/words.ts'

type HistoryRow = Output<'case.history'>['rows'][number]

export interface TimelineEntry {
  readonly seq: number
  readonly at: string
  readonly word: string
  /** 部门负责人 李明 退回第1轮至拟稿，理由：… */
  readonly sentence: string
  readonly hash: string
}

const entryOf = (row: HistoryRow, word: string, deed: string): TimelineEntry => ({
  seq: row.seq,
  at: dateTimeText(row.at),
  word,
  sentence: `${ROLE_WORDS[row.actorRole]} ${COMMON.actedFor(row.actorName, row.forName)} ${deed}`,
  hash: row.hash,
})

/** One recorded act as a sentence of the case's story. */
export const timelineEntry = (row: HistoryRow): TimelineEntry =>
  entryOf(row, eventWord(row.type), deedText(row.type, row.detail))

/** What the office's log says of the case's way to the archive. */
export const keepingEntry = (row: HistoryRow): TimelineEntry =>
  entryOf(row, officeEventWord(row.type), officeDeed(row.type, row.detail))

/** Who read the case, or took something out of it. */
export const accessEntry = (row: HistoryRow): TimelineEntry =>
  entryOf(row, accessEventWord(row.type), accessDeed(row.type, row.detail))
