import type { Channel } from '../channel.ts'
import * as common from '../dto/common.ts'
import * as jobs from '../dto/job.ts'
import * as leak from '../dto/leak.ts'
import type { ErrorCode } from '../errors.ts'
import type { ChannelName } from '../names.ts'
import { OFFICE_REFUSALS } from '../refusals.ts'

const HANDLERS = ['secrecyOfficer', 'deputyLeader', 'principalLeader'] as const
const LEAK: readonly ErrorCode[] = [
  ...OFFICE_REFUSALS,
  'office.reasonRequired',
  'leak.unknown',
  'leak.closed',
  'leak.impossibleTime',
  'import.classified',
]

/** What is done about a leak. */
export const leakChannels = {
  'leak.list': { input: common.none, output: leak.leakList, roles: HANDLERS, refusals: [] },
  'leak.notice': {
    input: leak.noticeInput,
    output: common.receipt,
    roles: 'any',
    refusals: [...LEAK, 'case.notReleased'],
  },
  'leak.measure': { input: leak.measureInput, output: common.receipt, roles: HANDLERS, refusals: LEAK },
  'leak.report': { input: leak.reportInput, output: common.receipt, roles: HANDLERS, refusals: LEAK },
  'leak.close': {
    input: leak.closeInput,
    output: common.receipt,
    roles: HANDLERS,
    refusals: [...LEAK, 'leak.reportMissing'],
  },
  'leak.export': {
    input: leak.exportLeakInput,
    output: jobs.jobStarted,
    roles: HANDLERS,
    refusals: ['leak.unknown', 'file.tokenUnknown'],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
