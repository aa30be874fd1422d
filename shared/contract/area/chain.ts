import { SKIP_ROLES } from '#shared/domain/case/review/chain-template.ts'
import { REVIEW_ROLES } from '#shared/domain/case/roles.ts'
import type { Channel } from '../channel.ts'
import * as review from '../dto/review.ts'
import * as common from '../dto/common.ts'
import type { ChannelName } from '../names.ts'
import { CASE_REFUSALS, PASS } from '../refusals.ts'

/** Rows of the contract: steps that a chain may have beside the four, and moves along the chain. */
export const chainChannels = {
  'case.passStep': {
    input: review.passStepInput,
    output: common.receipt,
    roles: REVIEW_ROLES,
    confirm: true,
    refusals: [...PASS, 'countersign.unknownParty', 'countersign.otherPerson', 'countersign.signed'],
  },
  'case.recordDiscussion': {
    input: review.discussionInput,
    output: common.receipt,
    roles: ['meetingRecorder'],
    confirm: true,
    refusals: [
      ...PASS,
      'case.reasonRequired',
      'discussion.incomplete',
      'discussion.nameTwice',
      'discussion.notPresent',
      'discussion.dissentDropped',
      'discussion.inFuture',
    ],
  },
  'case.skipStep': {
    input: review.moveInput,
    output: common.receipt,
    roles: SKIP_ROLES,
    confirm: true,
    refusals: [
      ...CASE_REFUSALS,
      'case.notYourStage',
      'step.notOptional',
      'case.ownDraft',
      'case.contentChanged',
      'case.referred',
      'case.reasonRequired',
      'import.classified',
    ],
  },
  'case.takeBack': {
    input: review.moveInput,
    output: common.receipt,
    roles: REVIEW_ROLES,
    confirm: true,
    refusals: [
      ...CASE_REFUSALS,
      'pass.nothingToTakeBack',
      'case.notYourStage',
      'case.released',
      'case.contentChanged',
      'case.reasonRequired',
      'import.classified',
    ],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
