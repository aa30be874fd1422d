import type { EventData } from '#shared/domain/case/events.ts'
import { historyText as words } from './history.ts'

/** 集体讨论 as lines: meeting, who was there, how it was decided, and every 不同意见 (重大行政决策程序暂行条例 Art. 30 para. 3). */
export const discussionLines = (record: EventData['CollectiveDiscussionRecorded']): readonly string[] => [
  words.meeting(record.meeting, record.heldOn),
  words.attendance(record.attendance.join('、')),
  words.headSpokeLast(record.headSpokeLast),
  ...(record.againstMajority ? [words.againstMajority] : []),
  ...(record.reason === '' ? [] : [words.reason(record.reason)]),
  ...(record.dissent.length === 0
    ? [words.noDissent]
    : record.dissent.map(({ name, opinion }) => words.dissent(name, opinion))),
]
