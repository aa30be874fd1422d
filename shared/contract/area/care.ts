import type { Channel } from '../channel.ts'
import * as care from '../dto/care.ts'
import * as common from '../dto/common.ts'
import * as jobs from '../dto/job.ts'
import type { ErrorCode } from '../errors.ts'
import { IMPORT } from '../file-refusals.ts'
import type { ChannelName } from '../names.ts'
import { OFFICE_REFUSALS } from '../refusals.ts'

const KEEPERS = ['systemAdministrator', 'securityAdministrator', 'disclosureOfficer'] as const
const HANDLERS = ['secrecyOfficer', 'deputyLeader', 'principalLeader'] as const

const CALENDAR_FILE: readonly ErrorCode[] = [
  ...IMPORT,
  'file.tokenUnknown',
  'release.certificateExpired',
  'calendar.notPackage',
  'calendar.altered',
  'calendar.notTrusted',
  'calendar.empty',
  'calendar.notJson',
  'calendar.malformed',
  'calendar.dateOutsideYear',
  'calendar.overlap',
  'calendar.workOnWeekday',
  'calendar.statutoryDayMissing',
  'calendar.duplicateYear',
]
const LEAK: readonly ErrorCode[] = [
  ...OFFICE_REFUSALS,
  'office.reasonRequired',
  'leak.unknown',
  'leak.closed',
  'leak.impossibleTime',
  'import.classified',
]

/** The working calendar of the office, and what is done about a leak. */
export const careChannels = {
  'calendar.view': { input: common.none, output: care.calendarView, roles: KEEPERS, refusals: [] },
  'calendar.check': {
    input: care.calendarFileInput,
    output: care.calendarCheck,
    roles: KEEPERS,
    refusals: CALENDAR_FILE,
  },
  'calendar.adopt': {
    input: care.adoptInput,
    output: care.adoptedView,
    roles: KEEPERS,
    confirm: true,
    refusals: [
      ...CALENDAR_FILE,
      ...OFFICE_REFUSALS,
      'calendar.notNewer',
      'calendar.notUsable',
      'calendar.proposalOpen',
      'office.secondHand',
    ],
  },
  'calendar.confirm': {
    input: care.confirmCalendarInput,
    output: care.movedView,
    roles: KEEPERS,
    confirm: true,
    refusals: [
      ...OFFICE_REFUSALS,
      'office.unknownProposal',
      'office.secondHand',
      'calendar.notNewer',
      'calendar.notUsable',
    ],
  },
  'calendar.decline': {
    input: care.declineCalendarInput,
    output: common.none,
    roles: KEEPERS,
    refusals: [...OFFICE_REFUSALS, 'office.unknownProposal', 'office.reasonRequired', 'import.classified'],
  },
  'calendar.setLocal': {
    input: care.setLocalInput,
    output: common.none,
    roles: KEEPERS,
    confirm: true,
    refusals: [
      ...OFFICE_REFUSALS,
      'office.reasonRequired',
      'calendar.notUsable',
      'calendar.proposalOpen',
      'import.classified',
    ],
  },
  'calendar.trust': {
    input: care.adoptInput,
    output: common.none,
    roles: ['securityAdministrator'],
    confirm: true,
    refusals: [...CALENDAR_FILE, ...OFFICE_REFUSALS],
  },
  'calendar.distrust': {
    input: care.distrustInput,
    output: common.none,
    roles: ['securityAdministrator'],
    confirm: true,
    refusals: OFFICE_REFUSALS,
  },
  'leak.list': { input: common.none, output: care.leakList, roles: HANDLERS, refusals: [] },
  'leak.notice': {
    input: care.noticeInput,
    output: common.receipt,
    roles: 'any',
    refusals: [...LEAK, 'case.notReleased'],
  },
  'leak.measure': { input: care.measureInput, output: common.receipt, roles: HANDLERS, refusals: LEAK },
  'leak.report': { input: care.reportInput, output: common.receipt, roles: HANDLERS, refusals: LEAK },
  'leak.close': {
    input: care.closeInput,
    output: common.receipt,
    roles: HANDLERS,
    refusals: [...LEAK, 'leak.reportMissing'],
  },
  'leak.export': {
    input: care.exportLeakInput,
    output: jobs.jobStarted,
    roles: HANDLERS,
    refusals: ['leak.unknown', 'file.tokenUnknown'],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
