import type { BackupRefusalCode } from './backup-refusals.ts'
import type { TableProblemCode } from '#shared/domain/archive/retention-table.ts'
import type { CaseRefusalCode } from '#shared/domain/case/refusals.ts'
import type { CalendarPackageRefusal } from '#shared/domain/deadline/calendar-package.ts'
import type { OfficeRefusalCode } from '#shared/domain/office/refusals.ts'
import type { ReleaseKeyRefusalCode, SigningRefusalCode } from '#shared/domain/signature/refusals.ts'
import type { DeriveProblemCode } from '#shared/domain/document/redact/derive.ts'
import type { QueryProblem } from '#shared/domain/search/query.ts'
import type { PackageRefusal } from '#shared/domain/scan/lexicon-package.ts'

/** Why a file is not imported. */
export type ImportRefusalCode =
  | 'import.empty'
  | 'import.tooLarge'
  | 'import.binary'
  | 'import.wrongEncoding'
  | 'import.misnamed'
  | 'import.corrupt'
  | 'import.bomb'
  | 'import.encrypted'
  | 'import.unsupportedFormat'
  | 'import.trackedChanges'
  | 'import.unsafeXml'
  | 'import.pictureUnreadable'
  | 'import.pictureTooLarge'
  | 'import.noText'
  | 'import.takesTooLong'
  | 'import.officeMissing'
  | 'import.officeFailed'

/** Why a lexicon is not taken in, or cannot be used. */
export type LexiconRefusalCode =
  | PackageRefusal['code']
  | 'lexicon.notTrusted'
  | 'lexicon.factsNeeded' // a table does not say which lexicon it is
  | 'lexicon.versionTaken'
  | 'lexicon.unknown'
  | 'lexicon.inUse' // nothing would change
  | 'lexicon.weakensBlocking' // it bears the name of a shipped one and stops less

/** Refusals 拒绝: the rules say no and the person can act. */
export type RefusalCode =
  | CaseRefusalCode
  | SigningRefusalCode
  | ReleaseKeyRefusalCode
  | LexiconRefusalCode
  | OfficeRefusalCode
  | BackupRefusalCode
  | QueryProblem['code']
  | DeriveProblemCode
  | 'redaction.textChanged' // the removals were said of another text
  | 'redaction.reasonTells' // a reason that says what is removed
  | 'redaction.internalVersion' // a text that 区分处理 keeps in the house
  | TableProblemCode
  | 'archive.noFonds' // 全宗号 and the form of numbers are not set
  | 'archive.patternUnusable'
  | 'archive.spaceShort'
  | 'archive.nothingChosen'
  | 'archive.handedOver' // on a 移交清单: its number stands
  | 'archive.folderForeign' // something of that name lies there, and it is not ours
  | 'archive.batchExtra' // something of somebody else's lies in an unfinished batch
  | 'archive.notInspected' // nothing was found by that check in this session
  | 'archive.insidePackage' // a report would be a file too many there
  | 'archive.rootUnusable' // the file that was chosen is no certificate
  | 'archive.unknownPath'
  | 'archive.checkFailed' // 四性检测 found what no package may have
  | 'archive.batchPartly' // of a batch some packages could not be made; it is not whole
  | 'archive.textDestroyed' // by an appraisal, which the detail names; the history is still there
  | 'contract.rejectedSender'
  | 'contract.invalidInput'
  | 'contract.commandReused' // a command under the name of another one that is recorded
  | 'identity.locked'
  | 'identity.wrongPassword'
  | 'identity.lockedOut' // too many wrong passwords
  | 'identity.confirmationNeeded' // this act is signed with the password, given anew
  | 'identity.wrongRecoveryCode'
  | 'identity.weakPassword'
  | 'identity.passwordUsed' // one of the last ones
  | 'identity.passwordExpired' // run out, or given by another person: to be changed first
  | 'identity.keyLost' // the password is right, but the signing key lies under another one
  | 'identity.certificateExpired'
  | 'identity.clockBack'
  | 'identity.certificateEarly' // issued by a clock that was set ahead
  | 'clock.notLocked'
  | 'clock.twoNeeded'
  | 'clock.otherDate'
  | 'clock.wrongPassword'
  | 'clock.lockedOut'
  | 'identity.unknownPerson'
  | 'change.targetGone' // not released, or not here
  | CalendarPackageRefusal['code']
  | 'calendar.notTrusted'
  | 'deadline.notDocumentDate' // 成文日期 is not the one that the document bears
  | 'disclosure.entryGone' // no such line in the catalogue that is in force
  | 'publicity.columns' // a column of 主动公开基本目录 is not in the file
  | 'publicity.line' // a line of it lacks something
  | 'register.badCode' // the check character of an organ's code
  | 'office.exists'
  | 'office.incomplete'
  | 'case.notFound'
  | 'case.stale'
  | 'case.notSubmitted' // nothing to print yet of its approval
  | 'reassign.notOfRole' // the person does not hold the role, or was put out
  | 'case.fileMissing' // bytes that the document names are not among those of the case
  | 'file.tokenUnknown'
  | 'attachment.leftBehind' // comments, changes, hidden sheets …: what must not go out with a file
  | 'file.nameTaken'
  | 'job.cancelled'
  | 'job.unknown'
  | 'release.wordsEmpty' // a column of the catalogue that the law asks for
  | 'release.wordsStopped' // words beside the text that the scan of a text would stop
  | 'release.wordsRemoved' // words beside the text that 区分处理 removed from it
  | 'release.missingGlyph'
  | 'release.tableTooWide'
  | 'release.pictureUnusable'
  | 'release.tooManyPages'
  | 'release.certificateExpired'
  | 'seal.unusable' // neither PNG nor plain shapes; the detail says why
  | 'number.badPattern' // without {serial}, or something else in braces
  | ImportRefusalCode
  | 'import.classified'

/** Faults 故障: the world failed; nothing acknowledged is lost. */
export type FaultCode =
  | 'fault.wrongKey'
  | 'fault.storeCorrupt'
  | 'fault.storeNewer'
  | 'fault.storeMissing'
  | 'fault.storeInUse'
  | 'fault.keyringCorrupt'
  | 'fault.diskFull'
  | 'fault.readOnly'
  | 'fault.storeUnreachable'
  | 'fault.fileUnreadable'
  | 'fault.folderUnwritable'
  | 'fault.fontMissing'
  | 'fault.selfCheckFailed'
  | 'fault.chainBroken'
  | 'fault.tokenDriver' // the driver of a token broke down; the program did not
  | 'fault.textDestroyed' // 已鉴定销毁
  | 'fault.targetGone' // the medium that was written to is not there any more
  | 'fault.logRolledBack' // an older copy of the store lies where the newer one was

/** Every code that crosses to the window. renderer/i18n holds a sentence for each, or does not compile. */
export type ErrorCode = RefusalCode | FaultCode | 'defect'

/** Small values for the sentence: counts, names of stages and files. Never document text, never a path. */
export type ErrorDetail = Readonly<Record<string, string | number>>

/** The only thing that crosses as a failure: plain, because an Error loses its fields on the way (architecture R1). */
export interface WireError {
  readonly code: ErrorCode
  readonly detail?: ErrorDetail
  /** Finds the entry of the diagnostic log; on faults and defects only. */
  readonly faultId?: string
  /** Of an act on many things: what was refused of them, one by one, as many as are named. */
  readonly each?: readonly Pick<WireError, 'code' | 'detail' | 'faultId'>[]
}

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WireError }
