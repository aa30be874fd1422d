import type { Channel } from '../channel.ts'
import * as cases from '../dto/case.ts'
import * as common from '../dto/common.ts'
import * as duty from '../dto/duty.ts'
import type { ChannelName } from '../names.ts'
import { CASE_REFUSALS } from '../refusals.ts'

const HANDS = ['drafter', 'departmentHead', 'secrecyOfficer', 'deputyLeader', 'principalLeader'] as const

/** Time limits, the evidence of procedures, and changes of releases. */
export const dutyChannels = {
  'case.deadline': {
    input: cases.caseInput,
    output: duty.deadlineView,
    roles: 'any',
    refusals: ['case.notFound'],
  },
  'deadline.set': {
    input: duty.setDeadlineInput,
    output: common.receipt,
    roles: HANDS,
    refusals: [
      ...CASE_REFUSALS,
      'case.released',
      'case.notYourStage',
      'case.notDrafter',
      'case.ownDraft',
      'case.samePersonTwice',
      'case.contentChanged',
      'case.referred',
      'case.reasonRequired',
      'deadline.unknownLimit',
      'deadline.dateRequired',
      'deadline.notDocumentDate',
      'deadline.inFuture',
      'import.classified',
    ],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
