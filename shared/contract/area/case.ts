import type { Channel } from '../channel.ts'
import * as cases from '../dto/case.ts'
import * as common from '../dto/common.ts'
import * as diffs from '../dto/diff.ts'
import * as exports from '../dto/export.ts'
import * as files from '../dto/file.ts'
import * as history from '../dto/history.ts'
import * as imports from '../dto/import.ts'
import * as inbox from '../dto/inbox.ts'
import * as jobs from '../dto/job.ts'
import * as redlinePages from '../dto/redline-pages.ts'
import { IMPORT } from '../file-refusals.ts'
import type { ChannelName } from '../names.ts'
import { LAYOUT, READING, TEXT } from '../refusals.ts'

/** The case: how it begins, is listed, shown, compared and taken out. */
export const caseChannels = {
  'inbox.list': { input: inbox.inboxInput, output: inbox.inboxPage, roles: 'any', refusals: [] },
  'case.register': {
    input: imports.registerInput,
    output: imports.registered,
    roles: ['drafter'],
    refusals: [...IMPORT, 'file.tokenUnknown', 'identity.clockBack', 'identity.certificateExpired'],
  },
  'case.importReports': {
    input: common.caseInput,
    output: imports.importReports,
    roles: 'any',
    refusals: ['case.notFound'],
  },
  'case.get': {
    input: common.caseInput,
    output: cases.caseView,
    roles: 'any',
    refusals: ['case.notFound', ...READING],
  },
  'case.history': { input: common.caseInput, output: history.history, roles: 'any', refusals: ['case.notFound'] },
  'case.diff': {
    input: diffs.diffInput,
    output: diffs.diffView,
    roles: 'any',
    refusals: [...TEXT, ...READING],
  },
  'case.redlinePages': {
    input: redlinePages.redlinePagesInput,
    output: redlinePages.redlinePagesView,
    roles: 'any',
    refusals: [...TEXT, 'job.cancelled', ...LAYOUT, ...READING],
  },
  'case.leaveRedlinePages': { input: common.none, output: common.none, roles: 'any', refusals: [] },
  'case.attribution': {
    input: common.caseInput,
    output: history.attributionView,
    roles: 'any',
    refusals: [...TEXT, ...READING],
  },
  'blob.read': {
    input: files.blobInput,
    output: files.blobView,
    roles: 'any',
    refusals: ['case.notFound', 'case.fileMissing', ...READING],
  },
  'case.exportRedline': {
    input: exports.exportRedlineInput,
    output: jobs.jobStarted,
    roles: 'any',
    refusals: [...TEXT, 'file.tokenUnknown', 'redaction.internalVersion'],
  },
  'case.exportAttribution': {
    input: exports.exportAttributionInput,
    output: jobs.jobStarted,
    roles: 'any',
    refusals: [...TEXT, 'file.tokenUnknown'],
  },
  'case.exportForm': {
    input: exports.exportFormInput,
    output: jobs.jobStarted,
    roles: 'any',
    refusals: [...TEXT, 'case.notSubmitted', 'case.secrecyMissing', 'file.tokenUnknown'],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
