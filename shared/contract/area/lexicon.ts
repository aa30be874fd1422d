import type { Channel } from '../channel.ts'
import * as common from '../dto/common.ts'
import { statisticsView } from '../dto/lexicon-statistics.ts'
import type { ChannelName } from '../names.ts'

/** Rows of the contract: what is asked of lexicons beside taking them in and using them. */
export const lexiconChannels = {
  'lexicon.statistics': { input: common.none, output: statisticsView, roles: ['secrecyOfficer'], refusals: [] },
} as const satisfies Partial<Record<ChannelName, Channel>>
