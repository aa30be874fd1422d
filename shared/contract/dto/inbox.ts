import { z } from 'zod'
import { INBOX_GROUPS } from '#shared/domain/case/projection/inbox.ts'
import { identifier, role, sequence, shortText, stage, timestamp } from './common.ts'
import { dueView, validityView } from './duty.ts'

export const inboxInput = z.strictObject({
  /** waiting: what waits for one of my roles; all: everything I may see. */
  scope: z.enum(['waiting', 'all']),
  /** Of what waits: everything when absent. */
  group: z.enum(INBOX_GROUPS).optional(),
  offset: sequence,
  limit: z.int().min(1).max(200),
})
const inboxRow = z.strictObject({
  caseId: identifier,
  title: z.string().max(500),
  stage,
  round: sequence,
  drafterName: shortText,
  updatedAt: timestamp,
  waitingRole: role.nullable(),
  /** Since when it stands at its stage, and how it came there. */
  waitingSince: timestamp,
  cameBy: z.enum(['registered', 'forward', 'returned', 'withdrawn']),
  /** Since this person's last act on it. */
  change: z.enum(['new', 'text', 'acts', 'none']),
  due: dueView.nullable(),
  /** 报请确定: the office's own clock stands still. */
  paused: z.boolean(),
  /** Of what was released. */
  validity: validityView.nullable(),
  /** What the case is to do to a release; null for an ordinary one. */
  changes: shortText.nullable(),
  /** 保全: nothing of it may be destroyed now. */
  held: z.boolean(),
  mine: z.boolean(),
})
export const inboxPage = z.strictObject({
  rows: z.array(inboxRow),
  total: sequence,
  /** When the list was made. */
  at: timestamp,
  /** How many wait for me, of each group, and how many there are at each stage. */
  waiting: z.strictObject({ all: sequence, overdue: sequence, soon: sequence, returned: sequence }),
  byStage: z.record(stage, sequence),
})
