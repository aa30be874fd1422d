import type { z } from 'zod'
import { REVIEW_ROLE, type Role } from '#shared/domain/case/roles.ts'
import { CHANNELS, type ChannelName } from './names.ts'
import { archiveChannels } from './area/archive.ts'
import { auditChannels } from './area/audit.ts'
import { backupChannels } from './area/backup.ts'
import type { ErrorCode } from './errors.ts'
import type { Channel } from './channel.ts'
import { chainChannels } from './area/chain.ts'
import { peopleChannels } from './area/people.ts'
import { recoveryChannels } from './area/recovery.ts'
import { disclosureChannels } from './area/disclosure.ts'
import { redactionChannels } from './area/redaction.ts'
import { careChannels } from './area/care.ts'
import { releaseChannels } from './area/release.ts'
import { dutyChannels } from './area/duty.ts'
import { registerChannels } from './area/register.ts'
import { searchChannels } from './area/search.ts'
import { sessionChannels } from './area/session.ts'
import { lexiconChannels } from './area/lexicon.ts'
import { IMPORT } from './file-refusals.ts'
import { CASE_REFUSALS, OFFICE_REFUSALS, READING, REVIEW, PASS, REMARK, DERIVE, DRAFT, LAYOUT } from './refusals.ts'
import * as common from './dto/common.ts'
import * as cases from './dto/case.ts'
import * as diffs from './dto/diff.ts'
import * as files from './dto/file.ts'
import * as exports from './dto/export.ts'
import * as jobs from './dto/job.ts'
import * as preview from './dto/preview.ts'
import * as redlinePages from './dto/redline-pages.ts'
import * as remarks from './dto/remark.ts'
import * as scans from './dto/scan.ts'
import * as sealing from './dto/sealing.ts'
import * as signatures from './dto/signature.ts'
import * as settings from './dto/settings.ts'

const REVIEWERS: readonly Role[] = Object.values(REVIEW_ROLE)

/** The one table of what the window may ask. Handlers, client and contract tests are derived from it. */
export const channels = {
  ...sessionChannels,
  ...peopleChannels,
  ...recoveryChannels,
  'settings.get': { input: common.none, output: settings.settingsView, roles: 'any', refusals: [] },
  'settings.set': {
    input: settings.settingsInput,
    output: common.none,
    roles: ['drafter'],
    refusals: [...OFFICE_REFUSALS, 'import.classified'],
  },
  'template.list': { input: common.none, output: settings.templateList, roles: ['drafter'], refusals: [] },
  ...auditChannels,
  ...backupChannels,
  ...registerChannels,
  'inbox.list': { input: cases.inboxInput, output: cases.inboxPage, roles: 'any', refusals: [] },
  'case.get': {
    input: cases.caseInput,
    output: cases.caseView,
    roles: 'any',
    refusals: ['case.notFound', ...READING],
  },
  'case.history': { input: cases.caseInput, output: cases.history, roles: 'any', refusals: ['case.notFound'] },
  'case.diff': {
    input: diffs.diffInput,
    output: diffs.diffView,
    roles: 'any',
    refusals: ['case.notFound', ...READING],
  },
  'case.redlinePages': {
    input: redlinePages.redlinePagesInput,
    output: redlinePages.redlinePagesView,
    roles: 'any',
    refusals: ['case.notFound', 'job.cancelled', ...LAYOUT, ...READING],
  },
  'case.leaveRedlinePages': { input: common.none, output: common.none, roles: 'any', refusals: [] },
  'case.attribution': {
    input: cases.caseInput,
    output: cases.attributionView,
    roles: 'any',
    refusals: ['case.notFound', ...READING],
  },
  'case.exportRedline': {
    input: exports.exportRedlineInput,
    output: jobs.jobStarted,
    roles: 'any',
    refusals: ['case.notFound', 'file.tokenUnknown', 'redaction.internalVersion'],
  },
  'case.exportAttribution': {
    input: exports.exportAttributionInput,
    output: jobs.jobStarted,
    roles: 'any',
    refusals: ['case.notFound', 'file.tokenUnknown'],
  },
  'case.exportForm': {
    input: exports.exportFormInput,
    output: jobs.jobStarted,
    roles: 'any',
    refusals: ['case.notFound', 'case.notSubmitted', 'case.secrecyMissing', 'file.tokenUnknown'],
  },
  'case.register': {
    input: cases.registerInput,
    output: cases.registered,
    roles: ['drafter'],
    refusals: [...IMPORT, 'file.tokenUnknown', 'identity.clockBack', 'identity.certificateExpired'],
  },
  'case.importReports': {
    input: cases.caseInput,
    output: cases.importReports,
    roles: 'any',
    refusals: ['case.notFound'],
  },
  'draft.save': {
    input: cases.saveDraftInput,
    output: cases.draftSaved,
    roles: ['drafter'],
    refusals: [...DRAFT, 'import.classified'],
  },
  'draft.preview': {
    input: preview.previewInput,
    output: preview.previewView,
    roles: ['drafter'],
    refusals: LAYOUT,
  },
  'draft.scan': {
    input: scans.scanDraftInput,
    output: scans.draftScanned,
    roles: ['drafter'],
    refusals: ['case.notFound', 'case.notDrafter'],
  },
  'case.addAttachment': {
    input: files.addAttachmentInput,
    output: files.attachmentAdded,
    roles: ['drafter'],
    refusals: [...DRAFT, ...IMPORT, 'file.tokenUnknown', 'attachment.leftBehind'],
  },
  'case.addPicture': {
    input: files.addPictureInput,
    output: files.pictureAdded,
    roles: ['drafter'],
    refusals: [...DRAFT, ...IMPORT, 'file.tokenUnknown'],
  },
  'case.addPictureBytes': {
    input: files.addPictureBytesInput,
    output: files.pictureAdded,
    roles: ['drafter'],
    refusals: [...DRAFT, ...IMPORT],
  },
  'blob.read': {
    input: files.blobInput,
    output: files.blobView,
    roles: 'any',
    refusals: ['case.notFound', 'case.fileMissing', ...READING],
  },
  'draft.checkText': {
    input: cases.checkTextInput,
    output: common.none,
    roles: ['drafter'],
    refusals: [...OFFICE_REFUSALS, 'import.classified'],
  },
  'draft.exportDocx': {
    input: cases.exportDocxInput,
    output: cases.docxExported,
    roles: ['drafter'],
    refusals: ['case.notFound', 'case.notDrafter', 'file.tokenUnknown', ...READING],
  },
  ...disclosureChannels,
  ...redactionChannels,
  ...careChannels,
  ...dutyChannels,
  ...searchChannels,
  'case.submit': {
    input: cases.submitInput,
    output: common.receipt,
    roles: ['drafter'],
    refusals: [
      ...DRAFT,
      ...DERIVE,
      'job.cancelled',
      'redaction.textChanged',
      'redaction.mismatch',
      'redaction.required',
      'redaction.withheld',
      'release.wordsStopped',
      'release.wordsRemoved',
      'case.reasonRequired',
      'case.emptyDocument',
      'case.disclosureMissing',
      'disclosure.notDetermined',
      'disclosure.textChanged',
      'disclosure.noteDiffers',
      'case.openSuggestions',
      'case.contentChanged',
      'case.fileMissing',
      'case.blockingHits',
      'case.leftBehind',
      'import.classified',
    ],
  },
  'case.withdraw': {
    input: cases.withdrawInput,
    output: common.receipt,
    roles: ['drafter'],
    refusals: [...DRAFT, 'case.notYourStage', 'case.alreadyPassed', 'case.reasonRequired', 'import.classified'],
  },
  'case.passDepartment': {
    input: cases.passInput,
    output: common.receipt,
    roles: REVIEWERS,
    refusals: PASS,
    confirm: true,
  },
  'case.passDeputy': {
    input: cases.passInput,
    output: common.receipt,
    roles: REVIEWERS,
    refusals: PASS,
    confirm: true,
  },
  'case.approveFinal': {
    input: cases.passInput,
    output: common.receipt,
    roles: REVIEWERS,
    refusals: PASS,
    confirm: true,
  },
  ...chainChannels,
  ...lexiconChannels,
  'case.return': {
    input: cases.returnInput,
    output: common.receipt,
    roles: REVIEWERS,
    refusals: [
      ...CASE_REFUSALS,
      ...REVIEW,
      'case.reasonRequired',
      'case.notEarlierStage',
      ...(['sheet.agrees', 'sheet.cellTwice', 'sheet.noteMissing', 'sheet.sourceBlank'] as const),
      'import.classified',
    ],
    confirm: true,
  },
  'hit.dispose': {
    input: cases.disposeInput,
    output: common.receipt,
    roles: ['departmentHead', 'secrecyOfficer'],
    refusals: [
      ...CASE_REFUSALS,
      ...REVIEW,
      'case.unknownHit',
      'case.blockingHits',
      'case.reasonRequired',
      'import.classified',
    ],
  },
  'secrecy.conclude': {
    input: cases.concludeInput,
    output: common.receipt,
    roles: ['secrecyOfficer'],
    refusals: [
      ...CASE_REFUSALS,
      ...REVIEW,
      'case.openHits',
      'case.opinionRequired',
      'secrecy.itemsDiffer',
      'secrecy.notClear',
      'secrecy.redacted',
      'redaction.required',
      'import.classified',
    ],
    confirm: true,
  },
  'secrecy.referral': {
    input: cases.referralInput,
    output: common.receipt,
    roles: ['secrecyOfficer'],
    refusals: [
      ...CASE_REFUSALS,
      ...REVIEW,
      'case.notReferred',
      'case.referralReported',
      'case.reasonRequired',
      'import.classified',
    ],
  },
  'case.remarks': {
    input: cases.caseInput,
    output: remarks.remarksView,
    roles: 'any',
    refusals: ['case.notFound', ...READING],
  },
  'remark.make': { input: remarks.remarkInput, output: common.receipt, roles: REVIEWERS, refusals: REMARK },
  'remark.answer': {
    input: remarks.answerInput,
    output: common.receipt,
    roles: ['drafter', ...REVIEWERS],
    refusals: [...REMARK, 'case.notDrafter'],
  },
  'remark.settle': { input: remarks.settleInput, output: common.receipt, roles: REVIEWERS, refusals: REMARK },
  'suggestion.make': {
    input: remarks.suggestInput,
    output: common.receipt,
    roles: REVIEWERS,
    refusals: [...CASE_REFUSALS, ...REVIEW, 'case.unknownSuggestion', 'import.classified'],
  },
  'suggestion.decide': {
    input: remarks.decideSuggestionsInput,
    output: common.receipt,
    roles: ['drafter', ...REVIEWERS],
    refusals: [
      ...CASE_REFUSALS,
      ...REVIEW,
      'case.notDrafter',
      'case.unknownSuggestion',
      'case.reasonRequired',
      'import.classified',
    ],
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
  'archive.export': {
    input: jobs.archiveInput,
    output: jobs.jobStarted,
    roles: ['archivist'],
    refusals: [
      ...CASE_REFUSALS,
      'case.notReleased',
      'case.contentChanged',
      'archive.notFiled',
      'archive.destroyed',
      'file.tokenUnknown',
    ],
    confirm: true,
  },
  ...archiveChannels,
  'job.cancel': { input: jobs.cancelInput, output: common.none, roles: 'any', refusals: ['job.unknown'] },
  'signature.verify': {
    input: signatures.verifyPdfInput,
    output: signatures.verifyPdfView,
    roles: null,
    refusals: ['key.unreadable'],
  },
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
  ...releaseChannels,
  'file.choose': { input: jobs.chooseInput, output: jobs.chosen, roles: 'any', refusals: [] },
} as const satisfies Record<ChannelName, Channel>

export type Input<C extends ChannelName> = z.input<(typeof channels)[C]['input']>
export type Output<C extends ChannelName> = z.output<(typeof channels)[C]['output']>

/** What the pushes carry. */
export interface PushPayload {
  readonly caseChanged: { readonly caseId: string; readonly seq: number }
  readonly jobProgress: z.output<typeof jobs.jobProgress>
  readonly locked: Record<string, never>
  readonly faultRaised: { readonly code: ErrorCode; readonly faultId: string }
}

export { CHANNELS }
export type { Channel }
export type { ChannelName }
