import type { Role } from '#shared/domain/case/roles.ts'
import type { Channel } from '../channel.ts'
import * as common from '../dto/common.ts'
import * as jobs from '../dto/job.ts'
import * as register from '../dto/register.ts'
import type { ErrorCode } from '../errors.ts'
import type { ChannelName } from '../names.ts'
import { OFFICE_REFUSALS } from '../refusals.ts'

/**
 * Whoever has a part in cases that others hand in reads the registers; each register counts what that person may see. What the office
 * publishes of itself is read, and exported, with them.
 */
export const READERS: readonly Role[] = [
  'disclosureOfficer',
  'principalLeader',
  'deputyLeader',
  'departmentHead',
  'secrecyOfficer',
  'publisher',
  'archivist',
]
const DELIVERERS: readonly Role[] = ['disclosureOfficer', 'archivist', 'publisher']
const ENTRY: readonly ErrorCode[] = [
  ...OFFICE_REFUSALS,
  'office.reasonRequired',
  'register.unknown',
  'register.ended',
  'register.numberTaken',
  'register.impossibleDate',
  'import.classified',
]

/** 台账、统计和年报. */
export const registerChannels = {
  'register.view': { input: register.registerInput, output: register.registerView, roles: READERS, refusals: [] },
  'register.records': {
    input: register.recordsInput,
    output: register.recordsView,
    roles: READERS,
    refusals: ['register.unknown'],
  },
  'register.export': {
    input: register.registerExportInput,
    output: jobs.jobStarted,
    roles: READERS,
    refusals: ['file.tokenUnknown'],
  },
  'register.entries': { input: common.none, output: register.entriesView, roles: READERS, refusals: [] },
  'register.report': { input: register.reportInput, output: register.reportView, roles: READERS, refusals: [] },
  'register.record': {
    input: register.entryInput,
    output: common.receipt,
    roles: DELIVERERS,
    refusals: ENTRY,
  },
  'register.deliver': {
    input: register.deliverInput,
    output: common.receipt,
    roles: DELIVERERS,
    refusals: [...ENTRY, 'register.nothingChosen'],
  },
  'register.setCode': {
    input: register.codeInput,
    output: common.none,
    roles: ['disclosureOfficer'],
    refusals: [...OFFICE_REFUSALS, 'register.badCode'],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
