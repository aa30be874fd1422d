import type { Channel } from '../channel.ts'
import * as common from '../dto/common.ts'
import * as jobs from '../dto/job.ts'
import * as lexicons from '../dto/lexicon.ts'
import { statisticsView } from '../dto/lexicon-statistics.ts'
import { IMPORT, LEXICON_FILE } from '../file-refusals.ts'
import type { ChannelName } from '../names.ts'
import { OFFICE_REFUSALS } from '../refusals.ts'

/** Taking lexicons in, using them, and what became of their hits. */
export const lexiconChannels = {
  'lexicon.list': { input: common.none, output: lexicons.lexiconList, roles: ['secrecyOfficer'], refusals: [] },
  'lexicon.check': {
    input: lexicons.lexiconFileInput,
    output: lexicons.lexiconCheck,
    roles: ['secrecyOfficer'],
    refusals: [...IMPORT, ...LEXICON_FILE],
  },
  'lexicon.add': {
    input: lexicons.lexiconFileInput,
    output: common.none,
    roles: ['secrecyOfficer'],
    refusals: [...OFFICE_REFUSALS, ...IMPORT, ...LEXICON_FILE, 'lexicon.versionTaken', 'release.certificateExpired'],
  },
  'lexicon.activate': {
    input: lexicons.activateInput,
    output: common.none,
    roles: ['secrecyOfficer'],
    refusals: [...OFFICE_REFUSALS, 'lexicon.unknown'],
  },
  'lexicon.tryOut': {
    input: lexicons.tryOutInput,
    output: lexicons.tryOutView,
    roles: ['secrecyOfficer'],
    refusals: [],
  },
  'lexicon.export': {
    input: lexicons.exportLexiconInput,
    output: jobs.jobStarted,
    roles: ['secrecyOfficer'],
    refusals: ['lexicon.unknown', 'file.tokenUnknown'],
  },
  'lexicon.rescan': { input: common.none, output: jobs.jobStarted, roles: ['secrecyOfficer'], refusals: [] },
  'lexicon.findings': { input: common.none, output: lexicons.findingsView, roles: ['secrecyOfficer'], refusals: [] },
  'lexicon.statistics': { input: common.none, output: statisticsView, roles: ['secrecyOfficer'], refusals: [] },
} as const satisfies Partial<Record<ChannelName, Channel>>
