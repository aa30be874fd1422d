import type { Channel } from '../channel.ts'
import { READING } from '../refusals.ts'
import * as audits from '../dto/audit.ts'
import * as jobs from '../dto/job.ts'

/** What the auditor alone may ask. */
export const auditChannels = {
  'audit.list': { input: audits.auditInput, output: audits.auditPage, roles: ['auditor'], refusals: READING },
  'audit.exportList': {
    input: audits.auditListInput,
    output: jobs.jobStarted,
    roles: ['auditor'],
    refusals: ['file.tokenUnknown'],
  },
  'audit.export': {
    input: audits.auditExportInput,
    output: jobs.jobStarted,
    roles: ['auditor'],
    refusals: ['file.tokenUnknown'],
  },
} as const satisfies Record<string, Channel>
