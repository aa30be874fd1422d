import type { PostingMinimum } from '../../deadline/posting.ts'
import type { Enforcement, Objection } from '../enforcement/enforcement-events.ts'
import type { SourceFile } from '../draft/source-file.ts'

/** 公开方式, 政府信息公开条例 Arts 13-16: proactive 主动公开, onRequest 依申请公开, withheld 不予公开. */
export type DisclosureMode = 'proactive' | 'onRequest' | 'withheld'

/** 政府信息公开条例 Arts 2, 10: made 制作, fromCitizens 从公民、法人和其他组织获取, fromOrgan 从其他行政机关获取. */
export const ORIGINS = ['made', 'fromCitizens', 'fromOrgan'] as const
export type Origin = (typeof ORIGINS)[number]

/**
 * Arts 14 to 16, one question each: 国家秘密, 法律、行政法规禁止公开, 三安全一稳定 (Art. 14); 第三方合法权益 (15); 人事管理, 后勤管理, 内部工作
 * 流程 (16 para. 1); 讨论记录, 过程稿, 磋商信函, 请示报告, 行政执法案卷信息 (16 para. 2).
 */
export const EXCEPTIONS = [
  'stateSecret',
  'prohibited',
  'safety',
  'thirdParty',
  'personnel',
  'logistics',
  'workflow',
  'discussion',
  'processDraft',
  'negotiation',
  'instruction',
  'caseFile',
] as const
export type Exception = (typeof EXCEPTIONS)[number]
export interface ExceptionAnswer {
  readonly answer: 'no' | 'yes'
  /** Of a yes: which provision, what risk, what kind, and what is to become of it. */
  readonly note: string
}
export type ExceptionAnswers = Readonly<Record<Exception, ExceptionAnswer>>

/**
 * Why a third party's data go out all the same (Art. 15), or do not. `statute`: an applicant's trade secrets, where a law has them made
 * public (行政许可法 Art. 5 para. 2, V).
 */
export const THIRD_PARTY_GROUNDS = ['consent', 'publicInterest', 'statute', 'removed'] as const
export interface ThirdParty {
  readonly name: string
  readonly matter: string
  readonly ground: (typeof THIRD_PARTY_GROUNDS)[number]
  /** The consent, or the proof that an applicant was told; null otherwise. */
  readonly file: SourceFile | null
  /** Who decided for the public interest; '' otherwise. */
  readonly decidedBy: string
  readonly reason: string
  /** Of `statute`: the time to object. Absent of every other ground. */
  readonly objection?: Objection
}

export const CONSULTATION_OUTCOMES = ['agreed', 'disagreed', 'pending'] as const
/** 协商、确认 with another organ (Art. 11). */
export interface Consultation {
  readonly organ: string
  readonly consultedOn: string
  readonly means: string
  readonly file: SourceFile | null
  readonly outcome: (typeof CONSULTATION_OUTCOMES)[number]
  readonly note: string
}

/** 公开渠道, Arts 23 and 24. */
export const CHANNELS_OF_DISCLOSURE = [
  'platform',
  'website',
  'newMedia',
  'gazette',
  'pressConference',
  'newspaper',
  'radio',
  'television',
] as const
export type DisclosureChannel = (typeof CHANNELS_OF_DISCLOSURE)[number]
/** 公开范围. None: what is withheld reaches nobody. */
export const REACHES = ['society', 'region', 'persons'] as const
export const SCOPES = [...REACHES, 'none'] as const

/** Art. 20 (1) to (15), Art. 19's three cases, Art. 21 by the level of the office, another statute; what withholding rests on. */
export const BASIS_CODES = [
  ...['20-01', '20-02', '20-03', '20-04', '20-05', '20-06', '20-07', '20-08', '20-09', '20-10'],
  ...['20-11', '20-12', '20-13', '20-14', '20-15', '19-01', '19-02', '19-03'],
  ...['21-01', '21-02', '21-03', '21-04', '21-05', '21-06', '21-07'],
  ...['21-11', '21-12', '21-13', '21-14', '21-15', '21-16', '21-17', '21-18'],
  ...['13', '14-01', '14-02', '14-03', '15', '16-01', '16-02', '16-03', 'other'],
] as const
export type BasisCode = (typeof BASIS_CODES)[number]

/** 公开属性源头认定: what the drafter says of one wording and each of its items, before anybody reviews it. */
export interface Determination {
  readonly contentHash: string
  readonly mode: DisclosureMode
  readonly basisCode: BasisCode
  /** The basis in words. */
  readonly basis: string
  readonly reason: string
  readonly origin: Origin
  /** Made with other organs: who leads 牵头机关. Null for none. */
  readonly joint: { readonly organs: string; readonly leads: boolean } | null
  /** 转发类公文 follows what it forwards; null when nothing is forwarded. */
  readonly forwarded: DisclosureMode | null
  /** The document, then each attachment, by the hash of its bytes. */
  readonly items: readonly { readonly itemHash: string; readonly answers: ExceptionAnswers }[]
  readonly thirdParties: readonly ThirdParty[]
  /** Does it concern other organs (Art. 11 para. 1)? */
  readonly concernsOthers: boolean
  readonly consultations: readonly Consultation[]
  /** Does it need an approval (Art. 11 para. 2)? The approval, once it is there. */
  readonly needsApproval: boolean
  readonly approval: {
    readonly authority: string
    readonly documentNumber: string
    readonly approvedOn: string
  } | null
  readonly scope: (typeof SCOPES)[number]
  /** Which region, which persons; '' for the whole society. */
  readonly scopeNote: string
  readonly channels: readonly DisclosureChannel[]
  /** 公示期; null for none. */
  readonly posting: { readonly from: string; readonly until: string } | null
  /** The line of 主动公开基本目录 (条例 Art. 22) that it belongs to, as it read then; absent where none was named, and before there was one. */
  readonly entry?: { readonly version: string; readonly item: string; readonly matter: string }
  /** How long it must be at least; null for a posting for which no rule names a time. Absent where nobody was asked. */
  readonly postingMinimum?: PostingMinimum | null
  /** 行政执法公示; null for what is none. Absent where nobody was asked. */
  readonly enforcement?: Enforcement | null
}

export const REVIEW_RESULTS = ['kept', 'toProactive', 'toOnRequest'] as const

/** The facts of a case about whether and how it goes to the public. Part of `EventData`. */
export interface DisclosureEventData {
  DisclosureDetermined: Determination
  /** 办结 of a case that is approved as not proactive: when it is looked at again (Art. 18). */
  CaseConcluded: {
    readonly contentHash: string
    readonly mode: 'onRequest' | 'withheld'
    readonly nextReviewOn: string
  }
  /** 定期评估审查 (Art. 18); `nextReviewOn` is null once it is to be made public. */
  NonDisclosureReviewed: {
    readonly contentHash: string
    readonly result: (typeof REVIEW_RESULTS)[number]
    readonly reason: string
    readonly nextReviewOn: string | null
  }
}
export type DisclosureEventType = keyof DisclosureEventData
