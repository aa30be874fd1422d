import type { Channel } from '../channel.ts'
import * as common from '../dto/common.ts'
import * as drafts from '../dto/draft.ts'
import * as files from '../dto/file.ts'
import * as forms from '../dto/half-form.ts'
import * as preview from '../dto/preview.ts'
import * as scans from '../dto/scan.ts'
import * as settings from '../dto/settings.ts'
import { IMPORT } from '../file-refusals.ts'
import type { ChannelName } from '../names.ts'
import { DERIVE, DRAFT, LAYOUT, OFFICE_REFUSALS, READING } from '../refusals.ts'

/** 拟稿: the drafter's text, what is put into it, and its way to the review and back. */
export const draftChannels = {
  'settings.get': { input: common.none, output: settings.settingsView, roles: 'any', refusals: [] },
  'settings.set': {
    input: settings.settingsInput,
    output: common.none,
    roles: ['drafter'],
    refusals: [...OFFICE_REFUSALS, 'import.classified'],
  },
  'template.list': { input: common.none, output: settings.templateList, roles: ['drafter'], refusals: [] },
  'form.kept': { input: common.none, output: forms.halfForms, roles: 'any', refusals: [] },
  'form.keep': {
    input: forms.keepFormInput,
    output: common.none,
    roles: 'any',
    refusals: ['import.classified', 'case.notFound', 'contract.invalidInput'],
  },
  'draft.save': {
    input: drafts.saveDraftInput,
    output: drafts.draftSaved,
    roles: ['drafter'],
    refusals: [...DRAFT, 'import.classified'],
  },
  'draft.checkText': {
    input: drafts.checkTextInput,
    output: common.none,
    roles: ['drafter'],
    refusals: [...OFFICE_REFUSALS, 'import.classified'],
  },
  'draft.scan': {
    input: scans.scanDraftInput,
    output: scans.draftScanned,
    roles: ['drafter'],
    refusals: ['case.notFound', 'case.notDrafter'],
  },
  'draft.preview': {
    input: preview.previewInput,
    output: preview.previewView,
    roles: ['drafter'],
    refusals: LAYOUT,
  },
  'draft.exportDocx': {
    input: drafts.exportDocxInput,
    output: drafts.docxExported,
    roles: ['drafter'],
    refusals: ['case.notFound', 'case.notDrafter', 'file.tokenUnknown', ...READING],
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
  'case.submit': {
    input: drafts.submitInput,
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
    input: drafts.withdrawInput,
    output: common.receipt,
    roles: ['drafter'],
    refusals: [...DRAFT, 'case.notYourStage', 'case.alreadyPassed', 'case.reasonRequired', 'import.classified'],
  },
} as const satisfies Partial<Record<ChannelName, Channel>>
