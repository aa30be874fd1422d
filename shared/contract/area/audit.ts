import type { Channel } from '../channel.ts'
import * as audits from '../dto/audit.ts'
import * as jobs from '../dto/job.ts'

/** What the auditor alone may ask. */
export const auditChannels = {
  'audit.list': { input: audits.auditInput, output: audits.auditPage, roles: ['auditor'], refusals: [] },
  'audit.export': {
    input: audits.auditExportInput,
    output: jobs.jobStarted,
    roles: ['auditor'],
    refusals: ['file.tokenUnknown'],
  },
} as const satisfies Record<string, Channel>
