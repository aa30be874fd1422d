import { assert } from '#shared/lib/result.ts'
import type { EventData, HitDisposition, HitReference, SecrecyConclusion, SuggestionDecision } from './events.ts'
import type { DisclosureMode, Determination } from './disclosure/disclosure-events.ts'
import type { DocumentKind } from '../document/model.ts'
import type { DecisionKind } from './duty/duty-events.ts'
import type { ChainTemplate } from './review/chain-template.ts'
import type { GateAnswer } from './gate/gate-id.ts'
import type { ReviewStage, Role, Stage } from './roles.ts'
import type { Department } from './authority/department.ts'
import type { Duty } from './duty/duty.ts'
import type { Timing } from './duty/timing.ts'
import type { CustodyEventData } from './custody/custody-events.ts'
import type { HoldEventData } from './custody/hold-events.ts'
import type { PublicVersion } from './draft/redaction-events.ts'

/** A pass of one level in the round under way, bound to the content it was given for (I4). */
export interface Pass {
  readonly stage: ReviewStage
  readonly personId: string
  readonly contentHash: string
  /** Of a countersign: for whom. */
  readonly partyId?: string
}

/** A level passed by a person in the round under way. */
export interface Hand {
  readonly stage: ReviewStage
  readonly personId: string
  /** Under a delegation: for whom. */
  readonly forPersonId?: string
}

/** One fixed wording of the draft; version 1,2,3… within the case. */
export interface Version {
  readonly version: number
  readonly contentHash: string
  readonly title: string
  readonly authorId: string
}

/** 处置 of a hit by one person; `carried` when it was given for the identical hit of an earlier version. */
export interface HitHand {
  readonly disposition: HitDisposition
  readonly reason: string
  readonly personId: string
  readonly carried: boolean
}

/** What the log says of a case's place in the archive. */
export interface Custody {
  readonly filed: (CustodyEventData['ArchiveItemFiled'] & { readonly at: string; readonly personName: string }) | null
  /** Numbers that were given before the one that stands; never given again. */
  readonly voided: readonly string[]
  /** A package was made under the number that stands. */
  readonly packaged: boolean
  readonly proposal: { readonly personId: string; readonly personName: string; readonly reason: string } | null
  /** Longer than the period: by an appraisal. */
  readonly keepUntil: string | null
  /** When the key of the texts was destroyed. */
  readonly destroyedAt: string | null
}

/** A hold that stands, and who placed it, by which record of this log or of one that a restore gave up. */
export interface Hold extends Readonly<HoldEventData['HoldPlaced']> {
  readonly at: string
  readonly personId: string
  readonly personName: string
}

/** What the log says about whether and how the case goes to the public. Built by `evolve` alone. */
export interface Publicity {
  /** The public version that was made last; whether it stands says `publicVersionOf`. */
  readonly made: PublicVersion | null
  /** Texts that a secrecy review found fit for the public in part only: as they are they never go out. */
  readonly partOnly: readonly string[]
  readonly determination: Determination | null
  /** Of a case that is ended without being published; `nextReviewOn` null once it is to be made public after all. */
  readonly ending: {
    readonly mode: 'onRequest' | 'withheld'
    readonly concludedAt: string
    readonly nextReviewOn: string | null
  } | null
}

/** What the facts add up to. Built by `evolve` alone; unchanged parts keep their identity. */
export interface CaseState {
  readonly caseId: string
  readonly seq: number
  readonly lastAt: string
  /** The steps that this case goes through. */
  readonly chain: ChainTemplate
  /** An event has bound the case to that chain; false for the default chain of a case that no event has bound. */
  readonly chainBound: boolean
  /** For which 文种 and procedure the case was bound to it; null where no event says. */
  readonly chainFor: { readonly kind: DocumentKind | null; readonly decision: DecisionKind | null } | null
  readonly stage: Stage
  /** Somebody of the role that it waits for has acted since it came to that stage. */
  readonly stageTouched: boolean
  readonly round: number
  readonly drafterId: string
  readonly drafterName: string
  /** Everybody who has had the case as its drafter. */
  readonly drafterIds: readonly string[]
  /** 承办科室; null where the drafter belonged to none as the case began. */
  readonly department: Department | null
  /** Heads of that department as this round began; empty where 部门初审 is any head's. */
  readonly heads: readonly string[]
  /** 交办: the one person of the role whom the step waits for; null for any. */
  readonly assignee: {
    readonly personId: string
    readonly name: string
    /** By the principal leader, or whom the overdue step was reported to; not by somebody of the step's own role. */
    readonly byLeader: boolean
  } | null
  /** 提级: the leader to whom the overdue step was reported. */
  readonly escalatedTo: Role | null
  readonly versions: readonly Version[]
  readonly disclosure: { readonly mode: DisclosureMode; readonly basis: string; readonly reason: string } | null
  readonly scan: {
    readonly contentHash: string
    readonly scanHash: string
    readonly ruleSetVersion: string
    readonly hits: readonly HitReference[]
  } | null
  /** Who disposed of each hit of that scan, by its id. */
  readonly dispositions: Readonly<Record<string, readonly HitHand[]>>
  /** Who disposed of such a hit in any version so far, by its key. */
  readonly disposedKeys: Readonly<Record<string, readonly HitHand[]>>
  /** Those that still hold. */
  readonly passes: readonly Pass[]
  /** Everybody who passed a level in the round under way, also when a return voided it since: hands are counted by it. */
  readonly hands: readonly Hand[]
  /** Steps of the round that were let go by without a hand; a return to before them makes them due again. */
  readonly skips: readonly { readonly stage: ReviewStage; readonly personId: string; readonly reason: string }[]
  /** Records of collective discussions over the whole life of the case: what was written stays. */
  readonly discussions: readonly Pick<EventData['CollectiveDiscussionRecorded'], 'heldOn' | 'dissent' | 'result'>[]
  readonly secrecy: { readonly conclusion: SecrecyConclusion; readonly contentHash: string } | null
  /** 报请确定 under way: the case is locked until the authority has answered. Times are those of the log. */
  readonly referral: { readonly referredAt: string; readonly reportedOn: string | null } | null
  readonly remarks: readonly { readonly remarkId: string; readonly settled: boolean }[]
  readonly suggestions: readonly {
    readonly suggestionId: string
    readonly authorId: string
    /** Null while nobody has decided. */
    readonly decision: SuggestionDecision | null
  }[]
  readonly timing: Timing
  readonly duty: Duty
  readonly publicity: Publicity
  readonly custody: Custody
  /** 保全 that stand, the oldest first. */
  readonly holds: readonly Hold[]
  /** What was answered to release gates, oldest first; each holds for its content only. */
  readonly gateAnswers: readonly GateAnswer[]
  readonly commandIds: readonly string[]
}

/** The wording that the case stands on. */
export const currentVersion = (state: CaseState): Version => {
  const version = state.versions.at(-1)
  assert(version !== undefined, 'a case has a version')
  return version
}

/** What says whether a public version stands. */
export type Standing = Pick<CaseState, 'publicity' | 'round' | 'versions'>

/** The public version that stands: the one of this round, which is then the current text; null for none. */
export const publicVersionOf = (state: Standing): PublicVersion | null => {
  const { made } = state.publicity
  return made?.round === state.round && made.contentHash === state.versions.at(-1)?.contentHash ? made : null
}

/** Parties of the countersign that have signed and whose signature stands. */
export const signedParties = (state: CaseState): ReadonlySet<string> =>
  new Set(state.passes.flatMap(({ partyId }) => (partyId === undefined ? [] : [partyId])))

/**
 * Does the case go on with this conclusion? A public version goes on as 区分处理后公开, any other text as 可以公开; what is
 * withheld anyway also goes on when it may not be made public.
 */
export const isSecrecyPassed = (
  state: Pick<CaseState, 'disclosure' | 'publicity' | 'round' | 'versions'>,
  conclusion: SecrecyConclusion,
): boolean =>
  conclusion === (publicVersionOf(state) === null ? 'cleared' : 'partial') ||
  (conclusion === 'restricted' && state.disclosure?.mode === 'withheld')

/** How many people must dispose of a hit: two of a high one, so that nobody lets it out alone. */
export const handsNeeded = (level: HitReference['level']): number => (level === 'high' ? 2 : 1)

/** Everybody who disposed of a hit of the current scan. */
export const hitHands = (state: CaseState, hitId: string): readonly HitHand[] =>
  Object.hasOwn(state.dispositions, hitId) ? (state.dispositions[hitId] ?? []) : []

const currentHits = (state: CaseState): readonly HitReference[] =>
  state.scan?.contentHash === currentVersion(state).contentHash ? state.scan.hits : []

/** Hits of the scan of the current wording that lack a hand (a person counts once, habit 14). */
export const openHits = (state: CaseState): readonly HitReference[] =>
  currentHits(state).filter((hit) => hitHands(state, hit.id).length < handsNeeded(hit.level))

/** High hits that nobody has looked at yet: the first review does not pass them on unseen. */
export const unseenHighHits = (state: CaseState): readonly HitReference[] =>
  currentHits(state).filter((hit) => hit.level === 'high' && hitHands(state, hit.id).length === 0)
