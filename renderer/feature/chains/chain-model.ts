import type { Input, Output } from '#shared/contract/channels.ts'
import { chainTemplateProblem, DEFAULT_CHAIN, MANDATORY_STEPS } from '#shared/domain/case/review/chain-template.ts'
import { REVIEW_STAGES, type ReviewStage } from '#shared/domain/case/roles.ts'
import type { ChainUse } from '#shared/domain/office/rights/rights-events.ts'
import { CHAIN_USE_WORDS, CHAINS } from '../../i18n/chains.ts'
import { STAGE_WORDS } from '../../i18n/words.ts'

export type ChainsData = Output<'approvalChain.view'>
export type Chain = ChainsData['chains'][number]
/** What is in use, or proposed. */
export type ChainVersion = Pick<Chain, 'template' | 'uses'>
export type Step = Input<'approvalChain.propose'>['steps'][number]
export type Party = Step['parties'][number]

/** A version that is being drawn up. */
export interface ChainDraft {
  readonly templateId: string | null
  readonly baseVersion: number
  readonly name: string
  readonly steps: readonly Step[]
  readonly uses: readonly ChainUse[]
}

const newStep = (kind: ReviewStage): Step => ({ kind, skippedBy: null, workingDays: 3, parties: [] })

/** A new chain begins with what every chain has. */
export const emptyDraft = (): ChainDraft => ({
  templateId: null,
  baseVersion: 0,
  name: '',
  steps: MANDATORY_STEPS.map(newStep),
  uses: [],
})

export const draftOf = ({ template, uses }: ChainVersion): ChainDraft => ({
  templateId: template.templateId,
  baseVersion: template.version,
  name: CHAINS.name(template.name),
  steps: template.steps,
  uses: template.templateId === DEFAULT_CHAIN.templateId && uses.length === 0 ? ['other'] : uses,
})

export const isMandatory = (kind: ReviewStage): boolean => MANDATORY_STEPS.some((one) => one === kind)

/**
 * 政府信息公开条例 Art. 4 (V): the office for disclosure organizes 组织开展 the review of what is to be published; it does not say that it signs each
 * case, so that no chain is refused for the want of it. Arts 54 and 55 tell which organs the article binds. Whoever draws up a chain
 * without that step is told, and decides.
 */
export const lacksDisclosureOffice = ({ steps }: Pick<ChainDraft, 'steps'>): boolean =>
  !steps.some(({ kind }) => kind === 'disclosureOfficeReview')

/** Kinds that the chain does not have yet. */
export const addable = ({ steps }: Pick<ChainDraft, 'steps'>): readonly ReviewStage[] =>
  REVIEW_STAGES.filter((kind) => !steps.some((step) => step.kind === kind))

/** With one more step, at the first place that the order of the law leaves it. */
export const withStep = (draft: ChainDraft, kind: ReviewStage): ChainDraft => {
  const step = kind === 'countersign' ? { ...newStep(kind), parties: [newParty(0)] } : newStep(kind)
  const at = (index: number): readonly Step[] => [...draft.steps.slice(0, index), step, ...draft.steps.slice(index)]
  const places = draft.steps.map((_, index) => index)
  const lawful = places.find(
    (index) => chainTemplateProblem({ ...DEFAULT_CHAIN, steps: at(index) })?.code !== 'approvalChain.order',
  )
  return { ...draft, steps: at(lawful ?? draft.steps.length - 1) }
}

export const withoutStep = (draft: ChainDraft, kind: ReviewStage): ChainDraft => ({
  ...draft,
  steps: draft.steps.filter((step) => step.kind !== kind),
})

/** One place up or down; unchanged at the ends. */
export const moved = (draft: ChainDraft, index: number, by: -1 | 1): ChainDraft => {
  const [one, other] = [draft.steps[index], draft.steps[index + by]]
  if (one === undefined || other === undefined) return draft
  const steps = draft.steps.map((step, at) => (at === index ? other : at === index + by ? one : step))
  return { ...draft, steps }
}

export const withStepChange = (draft: ChainDraft, kind: ReviewStage, change: Partial<Step>): ChainDraft => ({
  ...draft,
  steps: draft.steps.map((step) => (step.kind === kind ? { ...step, ...change } : step)),
})

export const newParty = (count: number): Party => ({
  partyId: `party-${String(count + 1)}-${crypto.randomUUID().slice(0, 8)}`,
  name: '',
  personId: null,
  required: true,
})

/** Why this could not be proposed; null when nothing is seen here. The main process decides. */
export const draftProblem = (draft: ChainDraft): ReturnType<typeof chainTemplateProblem> =>
  chainTemplateProblem({ templateId: 'draft', version: 1, name: draft.name, steps: draft.steps })

/** All steps with their parties and limits as one line. */
export const stepsLine = (steps: readonly Step[]): string =>
  CHAINS.line(
    steps.map(({ kind, parties, skippedBy, workingDays }) =>
      CHAINS.step(
        STAGE_WORDS[kind],
        parties.map(({ name }) => name),
        skippedBy !== null,
        workingDays,
      ),
    ),
  )

/** '' for a step that is as it was. */
const stepChange = (one: Step, other: Step): string => {
  const { change } = CHAINS
  const names = (parties: readonly Party[]): readonly string[] =>
    parties.map(({ name, required }) => change.party(name, required))
  const [was, is] = [names(one.parties), names(other.parties)]
  const persons = (parties: readonly Party[]): string => parties.map(({ personId }) => personId ?? '').join(' ')
  const parts = [
    one.workingDays === other.workingDays ? '' : change.days(one.workingDays, other.workingDays),
    one.skippedBy === other.skippedBy
      ? ''
      : change.skip(CHAINS.skipBy[one.skippedBy ?? 'none'], CHAINS.skipBy[other.skippedBy ?? 'none']),
    was.join() === is.join() ? '' : change.parties(was, is),
    was.join() === is.join() && persons(one.parties) !== persons(other.parties) ? change.persons : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : change.step(STAGE_WORDS[one.kind], parts)
}

/**
 * What a proposed version changes of the one in use, a line each, for whoever confirms it; null for a new chain. An empty list
 * says that nothing differs.
 */
export const chainChanges = (chains: readonly ChainVersion[], proposed: ChainVersion): readonly string[] | null => {
  const inUse = chains.find(({ template }) => template.templateId === proposed.template.templateId)
  if (inUse === undefined) return null
  const { change } = CHAINS
  const was = draftOf(inUse)
  const { name, steps } = proposed.template
  const common = (some: readonly Step[], others: readonly Step[]): readonly Step[] =>
    some.filter(({ kind }) => others.some((step) => step.kind === kind))
  const wordsOf = (some: readonly Step[]): readonly string[] => some.map(({ kind }) => STAGE_WORDS[kind])
  const [before, after] = [wordsOf(common(was.steps, steps)), wordsOf(common(steps, was.steps))]
  const lines = [
    was.name === CHAINS.name(name) ? '' : change.name(was.name, CHAINS.name(name)),
    ...wordsOf(was.steps.filter(({ kind }) => !steps.some((step) => step.kind === kind))).map(change.removed),
    ...steps.map(({ kind }, index) => {
      if (was.steps.some((step) => step.kind === kind)) return ''
      return change.added(STAGE_WORDS[kind], wordsOf(steps)[index - 1] ?? null)
    }),
    before.join() === after.join() ? '' : change.order(after),
    ...was.steps.map((step) => {
      const other = steps.find(({ kind }) => kind === step.kind)
      return other === undefined ? '' : stepChange(step, other)
    }),
    ...proposed.uses
      .filter((use) => !was.uses.includes(use))
      .map((use) => {
        const taken = chains.find((one) => one !== inUse && draftOf(one).uses.includes(use))
        return change.use(CHAIN_USE_WORDS[use], taken === undefined ? null : draftOf(taken).name)
      }),
    ...was.uses.filter((use) => !proposed.uses.includes(use)).map((use) => change.noUse(CHAIN_USE_WORDS[use])),
  ]
  return lines.filter((line) => line !== '')
}
