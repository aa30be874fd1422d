import type { z } from 'zod'
import { archiveChannels } from './area/archive.ts'
import { auditChannels } from './area/audit.ts'
import { backupChannels } from './area/backup.ts'
import { calendarChannels } from './area/calendar.ts'
import { leakChannels } from './area/leak.ts'
import { caseChannels } from './area/case.ts'
import { chainChannels } from './area/chain.ts'
import { disclosureChannels } from './area/disclosure.ts'
import { draftChannels } from './area/draft.ts'
import { dutyChannels } from './area/duty.ts'
import { lexiconChannels } from './area/lexicon.ts'
import { peopleChannels } from './area/people.ts'
import { publicityChannels } from './area/publicity.ts'
import { recoveryChannels } from './area/recovery.ts'
import { redactionChannels } from './area/redaction.ts'
import { registerChannels } from './area/register.ts'
import { releaseChannels } from './area/release.ts'
import { remarkChannels } from './area/remark.ts'
import { reviewChannels } from './area/review.ts'
import { searchChannels } from './area/search.ts'
import { sessionChannels } from './area/session.ts'
import type { Channel } from './channel.ts'
import * as common from './dto/common.ts'
import * as jobs from './dto/job.ts'
import { remindersView } from './dto/reminders.ts'
import type { ErrorCode } from './errors.ts'
import type { ChannelName } from './names.ts'

/** The one table of what the window may ask. Handlers, client and contract tests are derived from it. */
export const channels = {
  ...sessionChannels,
  ...peopleChannels,
  ...recoveryChannels,
  ...lexiconChannels,
  ...caseChannels,
  ...draftChannels,
  ...redactionChannels,
  ...disclosureChannels,
  ...reviewChannels,
  ...chainChannels,
  ...remarkChannels,
  ...dutyChannels,
  ...releaseChannels,
  ...archiveChannels,
  ...registerChannels,
  ...publicityChannels,
  ...searchChannels,
  ...auditChannels,
  ...backupChannels,
  ...calendarChannels,
  ...leakChannels,
  'office.reminders': { input: common.none, output: remindersView, roles: 'any', refusals: [] },
  'job.cancel': { input: jobs.cancelInput, output: common.none, roles: 'any', refusals: ['job.unknown'] },
  'file.choose': { input: jobs.chooseInput, output: jobs.chosen, roles: 'any', refusals: [] },
} as const satisfies Record<ChannelName, Channel>

export type Input<C extends ChannelName> = z.input<(typeof channels)[C]['input']>
export type Output<C extends ChannelName> = z.output<(typeof channels)[C]['output']>

/** What the pushes carry. */
export interface PushPayload {
  readonly caseChanged: { readonly caseId: string; readonly seq: number }
  readonly jobProgress: z.output<typeof jobs.jobProgress>
  readonly locked: Record<string, never>
  readonly faultRaised: { readonly code: ErrorCode; readonly faultId: string }
}

export type { Channel }
export type { ChannelName }
