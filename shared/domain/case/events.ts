import type { BearingHead } from '../chain/bearing.ts'
import type { ChainTemplate } from './review/chain-template.ts'
import type { CaseClockData } from './clock/clock-events.ts'
import type { CustodyEventData } from './custody/custody-events.ts'
import type { DisclosureEventData, DisclosureMode } from './disclosure/disclosure-events.ts'
import type { Delegation } from './authority/delegation.ts'
import type { Department } from './authority/department.ts'
import type { DutyEventData } from './duty/duty-events.ts'
import type { GateId } from './gate/gate-id.ts'
import type { HandlingEventData } from './handling/handling-events.ts'
import type { HoldEventData } from './custody/hold-events.ts'
import type { AfterReleaseData } from './release/after-release-events.ts'
import type { DocumentKind } from '../document/model.ts'
import type { Catalogue } from './release/catalogue.ts'
import type { PublicPart } from '../layout/public-version.ts'
import type { OpinionSheet } from './review/opinion-sheet.ts'
import type { RedactionEventData } from './draft/redaction-events.ts'
import type { ReturnStage, ReviewStage, Role, Stage } from './roles.ts'
import type { SourceFile } from './draft/source-file.ts'
/**
 * 保密审查结论: cleared 可以公开, partial 区分处理后公开 (政府信息公开条例 Art. 37), restricted 不得公开, referred 报请确定
 * (Art. 17 para. 3).
 */
export const SECRECY_CONCLUSIONS = ['cleared', 'partial', 'restricted', 'referred'] as const
export type SecrecyConclusion = (typeof SECRECY_CONCLUSIONS)[number]

/** 五问 of the 保密审查单: does the text hold any of these? */
export const SECRECY_QUESTIONS = [
  'stateSecret', // 国家秘密
  'workSecret', // 工作秘密, 保守国家秘密法 Art. 64
  'commercialSecret', // 商业秘密
  'personalPrivacy', // 个人隐私
  'sensitive', // 其他敏感信息
] as const
export type SecrecyQuestion = (typeof SECRECY_QUESTIONS)[number]
export const SECRECY_ANSWERS = ['no', 'yes', 'unsure'] as const
export type SecrecyAnswer = (typeof SECRECY_ANSWERS)[number]
export type SecrecyAnswers = Readonly<Record<SecrecyQuestion, SecrecyAnswer>>

/** 逐项审查: the conclusion on one item, the document or one attachment, named by the hash of its bytes. */
export interface SecrecyItem {
  readonly itemHash: string
  readonly conclusion: SecrecyConclusion
  readonly note: string
}

/** What the authority found on a referred case: notSecret 不属于国家秘密, workSecret 属于工作秘密, stateSecret 属于国家秘密. */
export const REFERRAL_ANSWERS = ['notSecret', 'workSecret', 'stateSecret'] as const
export type ReferralAnswer = (typeof REFERRAL_ANSWERS)[number]
/** 处置: kept 保留并说明, falsePositive 误报. (A replaced word 已修改 shows as a hit that is gone in the next round.) */
export type HitDisposition = 'kept' | 'falsePositive'

/** What a meeting decided: adopted 通过, rejected 不予通过, postponed 再次讨论 (重大行政决策程序暂行条例 Art. 30). */
export const DISCUSSION_RESULTS = ['adopted', 'rejected', 'postponed'] as const
export type DiscussionResult = (typeof DISCUSSION_RESULTS)[number]

/** accepted 采纳, rejected 不采纳 (with a reason), withdrawn 收回 by its author. */
export type SuggestionDecision = 'accepted' | 'rejected' | 'withdrawn'

/** A passage of the text that was seen: index into `documentLines`, UTF-16 units within that line. */
export interface PassagePlace {
  readonly line: number
  readonly start: number
  readonly end: number
}

/**
 * A hit as the log names it: never its words, which are document text and stay in the encrypted scan record. `key` is the
 * same for the same words between the same words in every version of the case, `id` names this place in this version.
 */
export interface HitReference {
  readonly id: string
  readonly key: string
  readonly rule: string
  readonly level: 'block' | 'high' | 'medium' | 'notice'
}

/** A pass; the sheet is there once the case is bound to a chain, at the steps that have one. */
interface PassData {
  readonly round: number
  readonly contentHash: string
  readonly opinion: string
  readonly sheet?: OpinionSheet
}

/**
 * The facts of a case, past tense, by type. `contentHash`, `scanHash` are SHA-256 in lower-case hex of blobs of the
 * case. Stored events never change: a new field is optional or a new type, and `upcast` brings old ones up to date.
 */
export interface EventData
  extends
    DutyEventData,
    DisclosureEventData,
    HandlingEventData,
    AfterReleaseData,
    RedactionEventData,
    CustodyEventData,
    HoldEventData,
    CaseClockData {
  DraftRegistered: {
    readonly title: string
    readonly version: 1
    readonly contentHash: string
    readonly source: SourceFile | null
    /**
     * 承办科室: the drafter's department as the case began. It stays the case's own when its drafter moves, or hands it on. Absent
     * where the drafter belonged to none, and in logs of before.
     */
    readonly department?: Department
  }
  DisclosureModeSet: { readonly mode: DisclosureMode; readonly basis: string; readonly reason: string }
  DraftRevised: { readonly title: string; readonly version: number; readonly contentHash: string }
  /**
   * 审批链: which steps this case goes through, bound at its first submission, and anew when it is handed in as another kind of
   * document or under another procedure; later versions of the template do not touch it. `kind`: the 文种 of the text that was
   * handed in, null for none; absent in logs from before it was told.
   */
  ChainBound: { readonly template: ChainTemplate; readonly kind?: DocumentKind | null }
  /** `datedOn`: 成文日期 as the text bears it; none where it bears none that can be read, and in logs of older programs. */
  CaseSubmitted: {
    readonly round: number
    readonly version: number
    readonly contentHash: string
    readonly datedOn?: string
    /**
     * The heads of the handling department on that day, who alone do 部门初审 of this round. Absent where it had none (any head
     * does it then), and in logs of before. Named here and not looked up later: who had to review is a fact of the round.
     */
    readonly heads?: readonly string[]
  }
  ScanCompleted: {
    readonly contentHash: string
    readonly scanHash: string
    readonly ruleSetVersion: string
    readonly lexicons: readonly { readonly id: string; readonly version: string; readonly sha256: string }[]
    readonly hits: readonly HitReference[]
  }
  DepartmentReviewPassed: PassData
  HitDisposed: {
    readonly contentHash: string
    readonly hitId: string
    readonly disposition: HitDisposition
    readonly reason: string
  }
  SecrecyReviewConcluded: {
    readonly round: number
    readonly contentHash: string
    readonly scanHash: string
    readonly answers: SecrecyAnswers
    readonly items: readonly SecrecyItem[]
    readonly conclusion: SecrecyConclusion
    readonly note: string
  }
  /** 已报保密行政管理部门: to whom, under which number, on which day. */
  SecrecyReferralReported: {
    readonly authority: string
    readonly documentNumber: string
    readonly reportedOn: string
  }
  /** 已答复. */
  SecrecyReferralAnswered: {
    readonly authority: string
    readonly documentNumber: string
    readonly answeredOn: string
    readonly answer: ReferralAnswer
  }
  DeputyReviewPassed: PassData
  FinalApprovalGiven: PassData
  /** Steps that a chain may have beside the four: passed with an opinion, and the number of a written one ('' for none). */
  StepPassed: PassData & {
    readonly step: 'legalReview' | 'fairCompetitionReview' | 'disclosureOfficeReview'
    readonly documentNumber: string
  }
  /** 会签 of one party; the step is passed once all required parties have signed. */
  CountersignGiven: {
    readonly round: number
    readonly contentHash: string
    readonly partyId: string
    readonly opinion: string
  }
  /** 集体讨论, 重大行政决策程序暂行条例 Arts 29, 30: who was there, what was decided, who differed and how. */
  CollectiveDiscussionRecorded: {
    readonly round: number
    readonly contentHash: string
    readonly meeting: string
    readonly heldOn: string
    readonly attendance: readonly string[]
    readonly result: DiscussionResult
    /** 行政首长最后发表意见 (Art. 30 para. 1). */
    readonly headSpokeLast: boolean
    /** The decision is not that of the majority; then with its reason (Art. 30 para. 2). */
    readonly againstMajority: boolean
    readonly reason: string
    readonly dissent: readonly { readonly name: string; readonly opinion: string }[]
  }
  /** A step let go by without a hand, by who the template names, with the reason. */
  StepSkipped: {
    readonly round: number
    readonly contentHash: string
    readonly step: ReviewStage
    readonly reason: string
  }
  /** 取回: a person takes back their own pass, before the next hand acts. */
  PassTakenBack: {
    readonly round: number
    readonly contentHash: string
    readonly step: ReviewStage
    readonly reason: string
  }
  CaseReturned: {
    readonly round: number
    readonly contentHash: string
    readonly fromStage: ReturnStage
    readonly toStage: Stage
    readonly reason: string
    /** What the person found, as far as they had come. */
    readonly sheet?: OpinionSheet
  }
  CaseWithdrawn: { readonly round: number; readonly reason: string }
  /** 批注 on a passage, or with place null on the whole. */
  RemarkMade: {
    readonly round: number
    readonly contentHash: string
    readonly remarkId: string
    readonly place: PassagePlace | null
    readonly text: string
  }
  RemarkAnswered: { readonly remarkId: string; readonly text: string }
  RemarkSettled: { readonly remarkId: string }
  /** 修改建议: one edit of the text, itself document text and so a blob of the case under its hash. */
  SuggestionMade: {
    readonly round: number
    readonly contentHash: string
    readonly suggestionId: string
    readonly editHash: string
  }
  SuggestionDecided: {
    readonly suggestionId: string
    readonly decision: SuggestionDecision
    readonly reason: string
  }
  /** 签批放行 of a release gate by a leader: who, is the actor. */
  ReleaseGateOverridden: { readonly gate: GateId; readonly contentHash: string; readonly reason: string }
  /** 确认 of what a release gate warns of. */
  ReleaseGateAcknowledged: { readonly gate: GateId; readonly contentHash: string; readonly reason: string }
  CaseReleased: {
    readonly contentHash: string
    readonly documentNumber: string
    readonly releasedOn: string
    readonly pdfSha256: string
    readonly manifestSha256: string
    readonly manifestSignatureSha256: string
    /** Columns of the catalogue (政府信息公开条例 Art. 12); a release of an older program has none. */
    readonly catalogue?: Catalogue
    /** Parts that the version for the public leaves out. */
    readonly omitted?: readonly PublicPart[]
  }
  ArchivePackageBuilt: { readonly contentHash: string; readonly packageSha256: string; readonly files: number }
}
export type EventType = keyof EventData

/** A fact that `decide` found lawful, not yet signed: type and data only. */
export type NewEvent = { readonly [T in EventType]: { readonly type: T; readonly data: EventData[T] } }[EventType]

/** Who acted, in which of their roles, under which certificate (SHA-256 of its DER, lower-case hex). */
export interface Actor {
  readonly personId: string
  readonly name: string
  readonly role: Role
  readonly certificateSha256: string
  /** Under which the person acted in a role that they do not hold; `role` is then their own. */
  readonly delegation?: Delegation
}

/** The role that was exercised. */
export const exercisedRole = ({ role, delegation }: Actor): Role => delegation?.role ?? role

/** What stands around the data of every recorded fact, in any log. `at` is RFC 3339 UTC with milliseconds. */
export interface EventHead {
  readonly caseId: string
  readonly seq: number
  readonly at: string
  readonly actor: Actor
  readonly commandId: string
  /** How far the office's log had come that bears on cases, for acts that others rest on (`vouches`). */
  readonly office?: BearingHead
}

/** A recorded fact as it is read back: place in the case, time, actor, data. */
export type CaseEvent = NewEvent & EventHead
