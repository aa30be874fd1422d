import { LEXICON_ROLES } from '#shared/domain/office/lexicon/lexicon-use.ts'
import type { Channel } from '../channel.ts'
import * as common from '../dto/common.ts'
import * as jobs from '../dto/job.ts'
import * as lexicons from '../dto/lexicon.ts'
import { scanLimits, setScanLimitsInput } from '../dto/scan-limits.ts'
import { statisticsView } from '../dto/lexicon-statistics.ts'
import { IMPORT, LEXICON_FILE } from '../file-refusals.ts'
import type { ChannelName } from '../names.ts'
import { OFFICE_REFUSALS } from '../refusals.ts'

/** Taking lexicons in, using them by two hands, what became of their hits; and the limits that scans go by. */
export const lexiconChannels = {
  'lexicon.list': { input: common.none, output: lexicons.lexiconList, roles: LEXICON_ROLES, refusals: [] },
  'lexicon.check': {
    input: lexicons.lexiconFileInput,
    output: lexicons.lexiconCheck,
    roles: LEXICON_ROLES,
    refusals: [...IMPORT, ...LEXICON_FILE],
  },
  'lexicon.add': {
    input: lexicons.lexiconFileInput,
    output: common.none,
    roles: LEXICON_ROLES,
    refusals: [
      ...OFFICE_REFUSALS,
      ...IMPORT,
      ...LEXICON_FILE,
      'lexicon.versionTaken',
      'lexicon.weakensBlocking',
      'release.certificateExpired',
    ],
  },
  'lexicon.propose': {
    input: lexicons.proposeUseInput,
    output: common.none,
    roles: LEXICON_ROLES,
    refusals: [
      ...OFFICE_REFUSALS,
      'lexicon.unknown',
      'lexicon.inUse',
      'lexicon.weakensBlocking',
      'office.proposalOpen',
      'office.reasonRequired',
      'import.classified',
    ],
  },
  'lexicon.confirm': {
    input: lexicons.confirmUseInput,
    output: jobs.jobStarted,
    roles: LEXICON_ROLES,
    confirm: true,
    refusals: [...OFFICE_REFUSALS, 'lexicon.unknown', 'office.unknownProposal', 'office.secondHand'],
  },
  'lexicon.decline': {
    input: lexicons.declineUseInput,
    output: common.none,
    roles: LEXICON_ROLES,
    refusals: [...OFFICE_REFUSALS, 'office.unknownProposal', 'office.reasonRequired', 'import.classified'],
  },
  'lexicon.tryOut': {
    input: lexicons.tryOutInput,
    output: lexicons.tryOutView,
    roles: LEXICON_ROLES,
    refusals: [],
  },
  'lexicon.export': {
    input: lexicons.exportLexiconInput,
    output: jobs.jobStarted,
    roles: LEXICON_ROLES,
    refusals: ['lexicon.unknown', 'file.tokenUnknown'],
  },
  'scan.limits': { input: common.none, output: scanLimits, roles: ['securityAdministrator'], refusals: [] },
  'scan.setLimits': {
    input: setScanLimitsInput,
    output: common.none,
    roles: ['securityAdministrator'],
    confirm: true,
    refusals: OFFICE_REFUSALS,
  },
  'lexicon.rescan': { input: common.none, output: jobs.jobStarted, roles: ['secrecyOfficer'], refusals: [] },
  'lexicon.findings': { input: common.none, output: lexicons.findingsView, roles: ['secrecyOfficer'], refusals: [] },
  'lexicon.statistics': { input: common.none, output: statisticsView, roles: ['secrecyOfficer'], refusals: [] },
} as const satisfies Partial<Record<ChannelName, Channel>>
