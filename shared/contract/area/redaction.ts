import type { ChannelName } from '../names.ts'
import type { Channel } from '../channel.ts'
import { DERIVE, DRAFT } from '../refusals.ts'
import * as common from '../dto/common.ts'
import * as redactions from '../dto/redaction.ts'

/** 区分处理 of a draft. */
export const redactionChannels = {
  'redaction.view': {
    input: common.caseInput,
    output: redactions.redactionView,
    roles: ['drafter'],
    refusals: ['case.notFound', 'case.notDrafter', 'case.alreadySubmitted'],
  },
  'redaction.save': {
    input: redactions.saveRedactionInput,
    output: redactions.redactionSaved,
    roles: ['drafter'],
    refusals: [
      ...DRAFT,
      ...DERIVE,
      'case.contentChanged',
      'case.reasonRequired',
      'redaction.reasonTells',
      'import.classified',
    ],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
