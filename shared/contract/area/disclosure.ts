import type { ChannelName } from '../names.ts'
import type { Channel } from '../channel.ts'
import { CASE_REFUSALS, DRAFT } from '../refusals.ts'
import * as cases from '../dto/case.ts'
import * as common from '../dto/common.ts'
import * as gates from '../dto/gate.ts'

/** 公开方式 and the release gates. */
export const disclosureChannels = {
  'disclosure.set': {
    input: cases.setDisclosureInput,
    output: common.receipt,
    roles: ['drafter'],
    refusals: [...DRAFT, 'disclosure.basisRequired', 'disclosure.reasonRequired', 'import.classified'],
  },
  'release.answerGate': {
    input: gates.answerGateInput,
    output: common.receipt,
    roles: ['deputyLeader', 'principalLeader', 'publisher'],
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
