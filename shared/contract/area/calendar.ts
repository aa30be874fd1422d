import type { Channel } from '../channel.ts'
import * as calendar from '../dto/calendar.ts'
import * as common from '../dto/common.ts'
import type { ErrorCode } from '../errors.ts'
import { IMPORT } from '../file-refusals.ts'
import type { ChannelName } from '../names.ts'
import { OFFICE_REFUSALS } from '../refusals.ts'

const KEEPERS = ['systemAdministrator', 'securityAdministrator', 'disclosureOfficer'] as const

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

/** The working calendar of the office. */
export const calendarChannels = {
  'calendar.view': { input: common.none, output: calendar.calendarView, roles: KEEPERS, refusals: [] },
  'calendar.check': {
    input: calendar.calendarFileInput,
    output: calendar.calendarCheck,
    roles: KEEPERS,
    refusals: CALENDAR_FILE,
  },
  'calendar.adopt': {
    input: calendar.adoptInput,
    output: calendar.adoptedView,
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
    input: calendar.confirmCalendarInput,
    output: calendar.movedView,
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
    input: calendar.declineCalendarInput,
    output: common.none,
    roles: KEEPERS,
    refusals: [...OFFICE_REFUSALS, 'office.unknownProposal', 'office.reasonRequired', 'import.classified'],
  },
  'calendar.setLocal': {
    input: calendar.setLocalInput,
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
    input: calendar.adoptInput,
    output: common.none,
    roles: ['securityAdministrator'],
    confirm: true,
    refusals: [...CALENDAR_FILE, ...OFFICE_REFUSALS],
  },
  'calendar.distrust': {
    input: calendar.distrustInput,
    output: common.none,
    roles: ['securityAdministrator'],
    confirm: true,
    refusals: OFFICE_REFUSALS,
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
