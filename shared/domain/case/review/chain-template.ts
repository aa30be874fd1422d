import { closed, identifier, integer, list, nullable, oneOf, text, flag, type Guard } from '#shared/lib/guard.ts'
import { REVIEW_STAGES, type ReviewStage, type Stage } from '../roles.ts'

/** Leaders who may be named to let a step be skipped. */
export const SKIP_ROLES = ['principalLeader', 'deputyLeader'] as const
export type SkipRole = (typeof SKIP_ROLES)[number]

/** 会签方: an organ or a person whose signature the step asks for. */
export interface CountersignParty {
  readonly partyId: string
  readonly name: string
  /** The one person who may sign for it; null for anybody with the role. */
  readonly personId: string | null
  /** Those that are required must all have signed, in any order; the others may. */
  readonly required: boolean
}

/** One step of a chain; its kind says who acts and how. */
export interface ChainStep {
  readonly kind: ReviewStage
  /** Who may skip it, always with a reason; null when nobody may. */
  readonly skippedBy: SkipRole | null
  /** Working days until the step is overdue; null for no limit. */
  readonly workingDays: number | null
  /** Of a countersign; empty at every other kind. */
  readonly parties: readonly CountersignParty[]
}

/** 审批链: the steps between draft and approval, each kind at most once. Stored templates never change: a change is a new version. */
export interface ChainTemplate {
  readonly templateId: string
  readonly version: number
  readonly name: string
  readonly steps: readonly ChainStep[]
}

/** No statute names a limit for the three hands; local practice has three to ten working days (design, configurable). */
const DEFAULT_WORKING_DAYS = 3
const plain = (kind: ReviewStage): ChainStep => ({
  kind,
  skippedBy: null,
  workingDays: DEFAULT_WORKING_DAYS,
  parties: [],
})

/** Steps that no chain goes without: the three hands of the office rules, and the secrecy review (保守国家秘密法 Art. 35, V). */
export const MANDATORY_STEPS = ['departmentReview', 'secrecyReview', 'deputyReview', 'finalApproval'] as const

/** The chain of every case that names no other, and of logs from before there were others. */
export const DEFAULT_CHAIN: ChainTemplate = {
  templateId: 'default',
  version: 1,
  name: '',
  steps: MANDATORY_STEPS.map(plain),
}

/** Which step comes before which, whatever else a template says. */
const PRECEDENCE: readonly (readonly [ReviewStage, ReviewStage])[] = [
  // 初审 is the first hand and 把关 the last (design).
  ...REVIEW_STAGES.filter((kind) => kind !== 'departmentReview').map((kind) => ['departmentReview', kind] as const),
  ...REVIEW_STAGES.filter((kind) => kind !== 'finalApproval').map((kind) => [kind, 'finalApproval'] as const),
  // Leaders see what the secrecy review has cleared: 先审查、后公开, 保守国家秘密法实施条例 Art. 42 (V); before 复审 by design.
  ['secrecyReview', 'deputyReview'],
  // 未经合法性审查不得提交讨论, 重大行政决策程序暂行条例 Art. 25 (V).
  ['legalReview', 'collectiveDiscussion'],
  // 公平竞争审查 goes with what is handed in for discussion, same Art. 29 (V).
  ['fairCompetitionReview', 'collectiveDiscussion'],
]

export type ChainTemplateProblemCode =
  | 'approvalChain.stepMissing' // one of MANDATORY_STEPS
  | 'approvalChain.stepTwice'
  | 'approvalChain.order'
  | 'approvalChain.mandatorySkipped' // a mandatory step that may be skipped
  | 'approvalChain.noParty' // a countersign that asks for nobody
  | 'approvalChain.partyTwice'
  | 'approvalChain.partyElsewhere' // parties at a step that is no countersign
  | 'approvalChain.nameMissing'
export interface ChainTemplateProblem {
  readonly code: ChainTemplateProblemCode
  readonly detail: { readonly stage?: ReviewStage; readonly before?: ReviewStage }
}

const partyProblem = ({ kind, parties }: ChainStep): ChainTemplateProblemCode | null => {
  if (kind !== 'countersign') return parties.length === 0 ? null : 'approvalChain.partyElsewhere'
  if (!parties.some(({ required }) => required)) return 'approvalChain.noParty'
  if (parties.some(({ name }) => name.trim() === '')) return 'approvalChain.nameMissing'
  const named = parties.flatMap(({ personId }) => (personId === null ? [] : [personId]))
  const all = [parties.map(({ partyId }) => partyId), parties.map(({ name }) => name), named]
  return all.every((values) => new Set(values).size === values.length) ? null : 'approvalChain.partyTwice'
}

/** The first thing that keeps a template from being a lawful chain; null for none. */
export const chainTemplateProblem = ({ steps }: ChainTemplate): ChainTemplateProblem | null => {
  const kinds = steps.map(({ kind }) => kind)
  const missing = MANDATORY_STEPS.find((kind) => !kinds.includes(kind))
  if (missing !== undefined) return { code: 'approvalChain.stepMissing', detail: { stage: missing } }
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index)
  if (twice !== undefined) return { code: 'approvalChain.stepTwice', detail: { stage: twice } }
  const wrong = PRECEDENCE.find(
    ([before, stage]) =>
      kinds.includes(before) && kinds.includes(stage) && kinds.indexOf(before) > kinds.indexOf(stage),
  )
  if (wrong !== undefined) return { code: 'approvalChain.order', detail: { before: wrong[0], stage: wrong[1] } }
  const isMandatory = (kind: ReviewStage): boolean => MANDATORY_STEPS.some((one) => one === kind)
  const skipped = steps.find(({ kind, skippedBy }) => skippedBy !== null && isMandatory(kind))
  if (skipped !== undefined) return { code: 'approvalChain.mandatorySkipped', detail: { stage: skipped.kind } }
  for (const step of steps) {
    const code = partyProblem(step)
    if (code !== null) return { code, detail: { stage: step.kind } }
  }
  return null
}

export const MAX_PARTIES = 50
export const MAX_CHAIN_NAME = 60
const MAX_WORKING_DAYS = 250

/** The shape of a template as an event or a file holds it; whether it is lawful says `chainTemplateProblem`. */
export const isChainTemplate: Guard<ChainTemplate> = closed({
  templateId: identifier,
  version: integer(1, 1_000_000),
  name: text(MAX_CHAIN_NAME),
  steps: list(
    closed({
      kind: oneOf(REVIEW_STAGES),
      skippedBy: nullable(oneOf(SKIP_ROLES)),
      workingDays: nullable(integer(1, MAX_WORKING_DAYS)),
      parties: list(
        closed({
          partyId: identifier,
          name: text(MAX_CHAIN_NAME),
          personId: nullable(identifier),
          required: flag,
        }),
        MAX_PARTIES,
      ),
    }),
    REVIEW_STAGES.length,
  ),
})

/** Every stage that a case of this chain passes, first to last. */
export const stagesOf = ({ steps }: ChainTemplate): readonly Stage[] => [
  'draft',
  ...steps.map(({ kind }) => kind),
  'approved',
  'released',
  'archived',
]

/** Where a stage lies in the chain, 0 for the draft; -1 for a step that the chain does not have. */
export const placeOf = (chain: ChainTemplate, stage: Stage): number => stagesOf(chain).indexOf(stage)

/** The stage after this one; the last is followed by itself. */
export const stageAfter = (chain: ChainTemplate, stage: Stage): Stage =>
  stagesOf(chain)[placeOf(chain, stage) + 1] ?? stage

/** The step of the chain that is of this kind; null for a stage that is none. */
export const stepOf = ({ steps }: ChainTemplate, stage: Stage): ChainStep | null =>
  steps.find(({ kind }) => kind === stage) ?? null

/** Does the chain come to `first` before it comes to `second`? */
export const comesBefore = (chain: ChainTemplate, first: Stage, second: Stage): boolean =>
  placeOf(chain, first) < placeOf(chain, second)
