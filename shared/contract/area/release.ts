import type { Channel } from '../channel.ts'
import * as common from '../dto/common.ts'
import * as jobs from '../dto/job.ts'
import * as release from '../dto/release.ts'
import * as sealing from '../dto/sealing.ts'
import * as signatures from '../dto/signature.ts'
import type { ErrorCode } from '../errors.ts'
import { IMPORT } from '../file-refusals.ts'
import type { ChannelName } from '../names.ts'
import { CASE_REFUSALS, OFFICE_REFUSALS } from '../refusals.ts'

const KEY_KEEPERS = ['publisher', 'systemAdministrator'] as const
const TOKEN: readonly ErrorCode[] = [
  'file.tokenUnknown',
  'key.driverMissing',
  'key.tokenAbsent',
  'key.unsupported',
  'key.notFound',
  'release.certificateExpired',
]

/** What a release is made with, how it is made, and what is done about it afterwards. */
export const releaseChannels = {
  'sealing.view': { input: common.none, output: sealing.sealingView, roles: 'any', refusals: [] },
  'sealing.approveSeal': {
    input: sealing.approveSealInput,
    output: common.none,
    roles: ['principalLeader'],
    confirm: true,
    refusals: ['seal.unusable', 'import.classified', 'identity.clockBack', 'identity.certificateExpired'],
  },
  'sealing.setTimestamp': {
    input: sealing.timestampInput,
    output: common.none,
    roles: ['publisher'],
    confirm: true,
    refusals: [
      ...(['timestamp.rootNeeded', 'timestamp.rootUnreadable'] as const),
      ...(['identity.clockBack', 'identity.certificateExpired'] as const),
    ],
  },
  'signature.verify': {
    input: signatures.verifyPdfInput,
    output: signatures.verifyPdfView,
    roles: null,
    refusals: ['key.unreadable'],
  },
  'publication.view': { input: common.none, output: release.publicationView, roles: 'any', refusals: [] },
  'publication.set': {
    input: release.publicationInput,
    output: common.none,
    roles: KEY_KEEPERS,
    refusals: [...OFFICE_REFUSALS, 'number.badPattern', 'import.classified'],
    confirm: true,
  },
  'key.useOffice': {
    input: sealing.useOfficeInput,
    output: common.none,
    roles: KEY_KEEPERS,
    refusals: OFFICE_REFUSALS,
    confirm: true,
  },
  'key.importFile': {
    input: sealing.importKeyInput,
    output: common.none,
    roles: KEY_KEEPERS,
    refusals: [
      ...OFFICE_REFUSALS,
      ...(['key.unreadable', 'key.wrongPassword', 'key.tooCostly', 'key.unsupported', 'key.notFound'] as const),
      'release.certificateExpired',
    ],
    confirm: true,
  },
  'key.listToken': { input: sealing.listTokenInput, output: sealing.tokenKeys, roles: KEY_KEEPERS, refusals: TOKEN },
  'key.useToken': {
    input: sealing.useTokenInput,
    output: common.none,
    roles: KEY_KEEPERS,
    refusals: [...OFFICE_REFUSALS, ...TOKEN],
    confirm: true,
  },
  'key.setHands': {
    input: sealing.setHandsInput,
    output: common.none,
    roles: KEY_KEEPERS,
    refusals: OFFICE_REFUSALS,
    confirm: true,
  },
  'release.prepare': {
    input: common.caseInput,
    output: release.preparedRelease,
    roles: 'any',
    refusals: ['case.notFound'],
  },
  'release.build': {
    input: jobs.releaseInput,
    output: jobs.jobStarted,
    roles: ['publisher'],
    refusals: [
      ...CASE_REFUSALS,
      'case.released',
      'case.notYourStage',
      'case.contentChanged',
      'case.notForPublication',
      'case.secrecyMissing',
      'case.secrecyRestricted',
      'release.gateOpen',
      'change.targetGone',
      'change.alreadyEnded',
      'archive.destroyed',
      'import.classified',
      'file.tokenUnknown',
    ],
    confirm: true,
  },
  'release.extend': {
    input: release.extendInput,
    output: jobs.jobStarted,
    roles: ['publisher'],
    refusals: [...CASE_REFUSALS, 'case.notReleased', 'archive.destroyed', 'file.tokenUnknown'],
    confirm: true,
  },
  'release.timestampQuestion': {
    input: release.timestampQuestionInput,
    output: jobs.jobStarted,
    roles: ['publisher'],
    refusals: ['case.notFound', 'case.notReleased', 'archive.destroyed', 'file.tokenUnknown'],
  },
  'release.proofQuestions': {
    input: common.caseInput,
    output: release.proofQuestions,
    roles: ['publisher'],
    refusals: ['case.notFound', 'case.notReleased', 'archive.destroyed'],
  },
  'release.compare': {
    input: release.compareInput,
    output: release.compared,
    roles: ['publisher'],
    refusals: [...CASE_REFUSALS, ...IMPORT, 'case.notReleased', 'archive.destroyed', 'published.impossibleTime'],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
