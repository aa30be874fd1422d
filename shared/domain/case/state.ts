import { assert } from '#shared/lib/result.ts'
import type { DisclosureMode, HitDisposition, HitReference, SecrecyConclusion, SuggestionDecision } from './events.ts'
import type { ReviewStage, Stage } from './roles.ts'

/** A pass of one level in the round under way, bound to the content it was given for (I4). */
export interface Pass {
  readonly stage: ReviewStage
  readonly personId: string
  readonly contentHash: string
}

/** A level passed by a person in the round under way. */
export interface Hand {
  readonly stage: ReviewStage
  readonly personId: string
}

/** One fixed wording of the draft; version 1,2,3… within the case. */
export interface Version {
  readonly version: number
  readonly contentHash: string
  readonly title: string
  readonly authorId: string
}

/** What the facts add up to. Built by `evolve` alone; unchanged parts keep their identity. */
export interface CaseState {
  readonly caseId: string
  readonly seq: number
  readonly lastAt: string
  readonly stage: Stage
  readonly round: number
  readonly drafterId: string
  readonly drafterName: string
  readonly versions: readonly Version[]
  readonly disclosure: { readonly mode: DisclosureMode; readonly basis: string; readonly reason: string } | null
  readonly scan: {
    readonly contentHash: string
    readonly scanHash: string
    readonly hits: readonly HitReference[]
  } | null
  readonly dispositions: Readonly<
    Record<string, { readonly disposition: HitDisposition; readonly reason: string; readonly personId: string }>
  >
  /** Those that still hold. */
  readonly passes: readonly Pass[]
  /** Everybody who passed a level in the round under way, also when a return voided it since: hands are counted by it. */
  readonly hands: readonly Hand[]
  readonly secrecy: { readonly conclusion: SecrecyConclusion; readonly contentHash: string } | null
  readonly remarks: readonly { readonly remarkId: string; readonly settled: boolean }[]
  readonly suggestions: readonly {
    readonly suggestionId: string
    readonly authorId: string
    /** Null while nobody has decided. */
    readonly decision: SuggestionDecision | null
  }[]
  readonly commandIds: readonly string[]
}

/** The wording that the case stands on. */
export const currentVersion = (state: CaseState): Version => {
  const version = state.versions.at(-1)
  assert(version !== undefined, 'a case has a version')
  return version
}

/** Hits of the scan of the current wording that nobody has disposed of yet. */
export const openHits = (state: CaseState): readonly HitReference[] =>
  state.scan?.contentHash === currentVersion(state).contentHash
    ? state.scan.hits.filter((hit) => !Object.hasOwn(state.dispositions, hit.id))
    : []
