import type { ChannelName } from '../names.ts'
import type { Channel } from '../channel.ts'
import * as common from '../dto/common.ts'
import { READING } from '../refusals.ts'
import * as search from '../dto/search.ts'

const QUESTION = [
  'search.empty',
  'search.bracket',
  'search.quote',
  'search.operator',
  'search.tooMany',
  'job.cancelled',
] as const

/** 检索: everybody finds what they may see, and nothing else. */
export const searchChannels = {
  'search.find': {
    input: search.searchInput,
    output: search.searchPage,
    roles: 'any',
    refusals: [...QUESTION, ...READING],
  },
  'search.count': { input: search.searchCountInput, output: search.searchCount, roles: 'any', refusals: QUESTION },
  'search.saved': { input: common.none, output: search.savedSearches, roles: 'any', refusals: [] },
  'search.save': {
    input: search.saveSearchesInput,
    output: common.none,
    roles: 'any',
    refusals: ['import.classified'],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
