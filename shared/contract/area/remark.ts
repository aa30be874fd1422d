import { REVIEW_ROLES } from '#shared/domain/case/roles.ts'
import type { Channel } from '../channel.ts'
import * as common from '../dto/common.ts'
import * as remarks from '../dto/remark.ts'
import type { ChannelName } from '../names.ts'
import { CASE_REFUSALS, READING, REMARK, REVIEW } from '../refusals.ts'

/** 批注 and 修改建议: who writes them, who answers, who decides. */
export const remarkChannels = {
  'case.remarks': {
    input: common.caseInput,
    output: remarks.remarksView,
    roles: 'any',
    refusals: ['case.notFound', ...READING],
  },
  'remark.make': { input: remarks.remarkInput, output: common.receipt, roles: REVIEW_ROLES, refusals: REMARK },
  'remark.answer': {
    input: remarks.answerInput,
    output: common.receipt,
    roles: ['drafter', ...REVIEW_ROLES],
    refusals: [...REMARK, 'case.notDrafter'],
  },
  'remark.settle': { input: remarks.settleInput, output: common.receipt, roles: REVIEW_ROLES, refusals: REMARK },
  'suggestion.make': {
    input: remarks.suggestInput,
    output: common.receipt,
    roles: REVIEW_ROLES,
    refusals: [...CASE_REFUSALS, ...REVIEW, 'case.unknownSuggestion', 'import.classified'],
  },
  'suggestion.decide': {
    input: remarks.decideSuggestionsInput,
    output: common.receipt,
    roles: ['drafter', ...REVIEW_ROLES],
    refusals: [
      ...CASE_REFUSALS,
      ...REVIEW,
      'case.notDrafter',
      'case.unknownSuggestion',
      'case.reasonRequired',
      'import.classified',
    ],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
