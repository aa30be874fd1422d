import type { ErrorCode } from './errors.ts'

/** Any channel may answer so. */
export const COMMON_REFUSALS: readonly ErrorCode[] = [
  'contract.rejectedSender',
  'contract.invalidInput',
  'contract.commandReused',
  'identity.locked',
  'identity.wrongRole',
  'identity.confirmationNeeded',
  'identity.passwordExpired',
]
/** Any command on a case may answer so too. */
export const CASE_REFUSALS: readonly ErrorCode[] = [
  'case.notFound',
  'case.stale',
  'identity.clockBack',
  'identity.certificateExpired',
]

/** What is shown is recorded first (查阅留痕), and that may refuse. */
export const READING: readonly ErrorCode[] = ['identity.clockBack', 'identity.certificateExpired', 'case.stale']

/** The texts of a case are asked for, which may have been destroyed after an appraisal. */
export const TEXT: readonly ErrorCode[] = ['case.notFound', 'archive.textDestroyed']

/** Any act of the office's own log may answer so too. */
export const OFFICE_REFUSALS: readonly ErrorCode[] = [
  'case.stale',
  'identity.clockBack',
  'identity.certificateExpired',
  'office.personDisabled',
]

export const REVIEW: readonly ErrorCode[] = [
  'case.notYourStage',
  'case.ownDraft',
  'case.samePersonTwice',
  'case.contentChanged',
  'case.assignedToOther',
  'case.otherDepartment',
  'case.referred',
]
const SHEET: readonly ErrorCode[] = [
  'sheet.missing',
  'sheet.notAsked',
  'sheet.cellTwice',
  'sheet.cellMissing',
  'sheet.noteMissing',
  'sheet.sourceBlank',
  'sheet.sourcesMissing',
  'sheet.needsRevision',
  'sheet.disagrees',
  'sheet.majorMatterMissing',
]
export const PASS: readonly ErrorCode[] = [
  ...CASE_REFUSALS,
  ...REVIEW,
  'case.opinionRequired',
  'case.secrecyMissing',
  'case.secrecyRestricted',
  'case.openHits',
  'case.openSuggestions',
  ...SHEET,
  'import.classified',
  // The last approval withdraws a release: that other case may say no.
  'change.targetGone',
  'change.alreadyEnded',
  'case.notReleased',
]
export const REMARK: readonly ErrorCode[] = [
  ...CASE_REFUSALS,
  ...REVIEW,
  'case.unknownRemark',
  'case.remarkSettled',
  'case.remarkEmpty',
  'import.classified',
]
export const DRAFT: readonly ErrorCode[] = [
  ...CASE_REFUSALS,
  'case.notDrafter',
  'case.released',
  'case.alreadySubmitted',
]

/** Why removals make no public version of a draft. */
export const DERIVE: readonly ErrorCode[] = [
  'redaction.nothing',
  'redaction.badPlace',
  'redaction.overlap',
  'redaction.leftElsewhere',
]

/** Why a document cannot be set on pages. */
export const LAYOUT: readonly ErrorCode[] = [
  'release.missingGlyph',
  'release.tableTooWide',
  'release.pictureUnusable',
  'release.tooManyPages',
]
