import type { ChannelName } from '../names.ts'
import type { Channel } from '../channel.ts'
import { IMPORT } from '../file-refusals.ts'
import { CASE_REFUSALS, DRAFT } from '../refusals.ts'
import * as disclosures from '../dto/disclosure.ts'
import * as common from '../dto/common.ts'
import * as gates from '../dto/gate.ts'

/** 公开方式 and the release gates. */
export const disclosureChannels = {
  'disclosure.set': {
    input: disclosures.setDisclosureInput,
    output: common.receipt,
    roles: ['drafter'],
    refusals: [...DRAFT, 'disclosure.basisRequired', 'disclosure.reasonRequired', 'import.classified'],
  },
  'disclosure.posting': {
    input: disclosures.postingInput,
    output: disclosures.postingView,
    roles: ['drafter'],
    refusals: [],
  },
  'disclosure.determine': {
    input: disclosures.determineInput,
    output: common.receipt,
    roles: ['drafter'],
    refusals: [
      ...DRAFT,
      'case.contentChanged',
      'case.fileMissing',
      'disclosure.basisRequired',
      'disclosure.reasonRequired',
      'disclosure.itemsDiffer',
      'disclosure.entryGone',
      'disclosure.incomplete',
      'disclosure.postingShort',
      'disclosure.postingUnexplained',
      'disclosure.exceptionStands',
      'disclosure.noException',
      'disclosure.followsForwarded',
      'import.classified',
    ],
  },
  'disclosure.addRecord': {
    input: disclosures.addRecordInput,
    output: disclosures.recordAdded,
    roles: ['drafter'],
    refusals: [...DRAFT, ...IMPORT, 'file.tokenUnknown'],
  },
  'disclosure.conclude': {
    input: disclosures.concludeCaseInput,
    output: common.receipt,
    roles: ['publisher'],
    confirm: true,
    refusals: [
      ...CASE_REFUSALS,
      'case.notYourStage',
      'case.contentChanged',
      'case.disclosureMissing',
      'disclosure.isProactive',
      'disclosure.reviewInPast',
      'import.classified',
    ],
  },
  'disclosure.review': {
    input: disclosures.reviewNonDisclosureInput,
    output: common.receipt,
    roles: ['deputyLeader', 'principalLeader'],
    confirm: true,
    refusals: [
      ...CASE_REFUSALS,
      'case.notYourStage',
      'case.contentChanged',
      'case.reasonRequired',
      'disclosure.isOnRequest',
      'disclosure.reviewInPast',
      'archive.destroyed',
      'import.classified',
    ],
  },
  'disclosure.due': {
    input: common.none,
    output: disclosures.nonDisclosures,
    roles: ['deputyLeader', 'principalLeader', 'publisher'],
    refusals: [],
  },
  'release.answerGate': {
    input: gates.answerGateInput,
    output: common.receipt,
    roles: ['deputyLeader', 'principalLeader', 'publisher'],
    confirm: true,
    refusals: [
      ...CASE_REFUSALS,
      'case.released',
      'case.notYourStage',
      'case.ownDraft',
      'case.contentChanged',
      'case.referred',
      'case.reasonRequired',
      'release.gateHolds',
      'release.gateBlocks',
      'import.classified',
    ],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
