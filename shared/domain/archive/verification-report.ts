import type { CaseRefusalCode } from '../case/refusals.ts'
import type { ReplayProblemCode } from '../case/replay.ts'
import type { ChainProblemCode } from '../chain/verify.ts'
import type { InclusionProblem } from '../chain/inclusion.ts'
import type { OfficeDoubtCode } from '../chain/office-record.ts'
import type { OfficeExtractProblemCode } from '../chain/office-extract.ts'
import type { WholeProblemCode } from '../chain/whole-log.ts'
import type { PdfProblemCode } from '../signature/report.ts'

/** What is asked of one release, in this order. */
export const RELEASE_CHECKS = [
  'manifestPresent',
  'manifestForm',
  'manifestSignature',
  'hands',
  'inclusion',
  'pdfPresent',
  'pdfHash',
  'pdfSignature',
  'pdfSigner',
  'pdfText',
  'releaseFiles',
  'releaseContent',
  'releaseZip',
] as const

/** What is asked of an archive package, in this order; then of the release in it. */
export const PACKAGE_CHECKS = [
  'packageForm',
  'packageSignature',
  'tagFiles',
  'payloadFiles',
  'bagInfo',
  'checkpoint',
  'certificates',
  'logForm',
  'chain',
  'layout',
  'versions',
  'keptFiles',
  'scans',
  'source',
  'description',
  'rules',
  'officeLog',
  'releaseRecord',
  'pages',
  ...RELEASE_CHECKS,
] as const
/** What is asked of a batch of packages, in this order; each package in it is a part of its own. */
export const BATCH_CHECKS = [
  ...([
    'packageForm',
    'packageSignature',
    'tagFiles',
    'batchItems',
    'payloadFiles',
    'bagInfo',
    'batchNumbers',
  ] as const),
] as const
/** What is asked of a bag that somebody else made (RFC 8493), in this order. */
export const BAG_CHECKS = ['bagForm', 'bagFetched', 'bagTagFiles', 'bagPayload', 'bagCount'] as const
/** What is asked of a whole log's file, in this order. */
export const LOG_CHECKS = ['logFile', 'logLines', 'logClosing', 'logNoted'] as const
export type CheckId =
  | (typeof PACKAGE_CHECKS)[number]
  | (typeof BATCH_CHECKS)[number]
  | (typeof BAG_CHECKS)[number]
  | (typeof LOG_CHECKS)[number]

/** What of a whole log may fail beside its lines: the checkpoint that closes it, and one that was kept elsewhere. */
export type HeadProblem =
  | 'checkpoint.missing'
  | 'checkpoint.forged' // not signed by a person of this office
  | 'checkpoint.otherOffice' // the kept one is of another office, or forged
  | 'checkpoint.shorter' // the log ends before it: cut, or an older copy
  | 'checkpoint.otherLog' // long enough, and not the same

export type CheckProblem =
  | InclusionProblem
  | OfficeExtractProblemCode
  | OfficeDoubtCode
  | 'officeLog.notNamed'
  | ChainProblemCode
  | ReplayProblemCode
  | PdfProblemCode
  | WholeProblemCode
  | HeadProblem
  | 'signature.contentAltered'
  | 'signature.invalid'
  | 'signature.notForRelease'
  | 'signature.notTrusted'
  | 'signature.expired'
  | 'tree.symbolicLink'
  | 'tree.notAFile'
  | 'tree.tooDeep'
  | 'tree.tooMany'
  | 'tree.sameName'
  | 'file.missing'
  | 'file.unexpected'
  | 'file.altered' // its hash is not the one recorded
  | 'file.malformed' // not of the form that we write
  | 'manifest.ambiguous' // several manifests for one PDF
  | 'office.differs' // another office or authority than the one that is named
  | 'hands.notOfApproval'
  | 'pdf.otherSigner'
  | 'pdf.otherText'
  | 'pdf.belowLevel' // its signature does not reach the level that the manifest states
  | 'inclusion.path' // the log's head does not lie in the checkpoint's tree
  | 'time.backwards'
  | 'release.notRecorded' // the log holds no release
  | 'release.otherThanRecorded' // not the PDF, manifest or facts that the log records
  | 'text.differs'
  | 'text.otherWords' // nothing in it is against the log, and it is not what this program makes of the log
  | 'batch.itemBroken' // a package in it does not hold
  | 'batch.numberTwice'
  | 'batch.catalogDiffers' // it names other packages than lie here, or not all
  | 'bag.version' // not declared as BagIt, or of a version that is unknown
  | 'bag.encoding'
  | 'bag.noManifest'
  | 'bag.unknownAlgorithm'
  | 'bag.listsDiffer' // a payload manifest names fewer files than another
  | 'bag.zipped' // a bag in an archive, which must be unpacked first
  | 'bag.toFetch' // fetch.txt names payload that is not here
  | 'bag.unfinished' // a batch that was interrupted

export interface CheckDetail {
  readonly problem: CheckProblem
  /** Path within what is checked. */
  readonly file?: string
  /** Number of the event in the log. */
  readonly seq?: number
  readonly refusal?: CaseRefusalCode
  /** Line of the ledger, and the log that it is of. */
  readonly position?: number
  readonly caseId?: string
}

/**
 * `notReached`: an earlier check failed, so that this one would prove nothing. `byHand` 需人工: cannot be told from what is here;
 * fails nothing, and is shown.
 */
export interface Check {
  readonly id: CheckId
  readonly ok: boolean | 'notApplicable' | 'byHand' | 'notReached'
  readonly detail: CheckDetail | null
}

/** One release, or one package with its release. */
export interface VerifiedPart {
  readonly name: string
  readonly checks: readonly Check[]
  readonly subject: {
    readonly caseId: string
    readonly title: string
    readonly documentNumber: string
    readonly releasedOn: string
    readonly officeName: string
  } | null
  /** 档号 of a package whose case was filed, once its log holds. */
  readonly archivalNumber?: string
  /** Of such a case, the title that its metadata has. */
  readonly title?: string
  /** The authority that all trust comes from. Not pinned: compare its fingerprint with what the office published. */
  readonly trust: { readonly name: string; readonly sha256: string; readonly pinned: boolean } | null
}

export interface VerificationReport {
  readonly kind: 'release' | 'package' | 'batch' | 'bag' | 'log'
  /** True only when every check of every part holds. */
  readonly ok: boolean
  /** Of a batch the container first, then its packages; of many things as many as `createParts` keeps. */
  readonly parts: readonly VerifiedPart[]
  /** What was looked at, of a batch its packages: all of them, named or not. */
  readonly items: PartCount
  /** The first thing that does not hold. */
  readonly firstProblem: { readonly part: string; readonly check: CheckId; readonly detail: CheckDetail } | null
}

const isHeld = ({ ok }: Check): boolean => ok === true || ok === 'notApplicable' || ok === 'byHand'
/** Nothing in it fails; what a person must compare is theirs. */
export const partHolds = ({ checks }: Pick<VerifiedPart, 'checks'>): boolean => checks.every(isHeld)

export interface PartCount {
  readonly total: number
  readonly sound: number
}

/** So many parts that hold are named, as many of which a person must compare something, and as many that do not hold. */
export const MOST_PARTS = 2000

export interface Parts {
  readonly add: (part: VerifiedPart) => void
  /** In the order in which they came. */
  readonly parts: () => readonly VerifiedPart[]
  readonly count: () => PartCount
}

/** Collects what is verified one after another: what is held is bounded, whatever the number; what is counted is not. */
export const createParts = (most = MOST_PARTS): Parts => {
  const kept: VerifiedPart[] = []
  const room = { whole: most, byHand: most, broken: most }
  let [total, sound] = [0, 0]
  return {
    add: (part) => {
      const holds = partHolds(part)
      total += 1
      if (holds) sound += 1
      const kind = !holds ? 'broken' : part.checks.some(({ ok }) => ok === 'byHand') ? 'byHand' : 'whole'
      room[kind] -= 1
      if (room[kind] >= 0) kept.push(part)
    },
    parts: () => kept,
    count: () => ({ total, sound }),
  }
}

/** @param items of more than these parts; of the parts when absent. */
export const reportOf = (
  kind: VerificationReport['kind'],
  parts: readonly VerifiedPart[],
  items: PartCount = { total: parts.length, sound: parts.filter(partHolds).length },
): VerificationReport => {
  const failures = parts.flatMap(({ name, checks }) =>
    checks.flatMap(({ id, ok, detail }) =>
      ok === false && detail !== null ? [{ part: name, check: id, detail }] : [],
    ),
  )
  const ok = parts.length > 0 && items.total === items.sound && parts.every(partHolds)
  return { kind, ok, parts, items, firstProblem: failures[0] ?? null }
}
