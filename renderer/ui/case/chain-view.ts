import type { Output } from '#shared/contract/channels.ts'
import type { Stage } from '#shared/domain/case/roles.ts'

export type ChainView = Output<'case.get'>['chain']

/** Every stage of a case with this chain, first to last. */
export const caseStages = ({ steps }: ChainView): readonly Stage[] => [
  'draft',
  ...steps.map(({ stage }) => stage),
  'approved',
  'released',
  'archived',
]

export const stageAfter = (chain: ChainView, stage: Stage): Stage => {
  const stages = caseStages(chain)
  return stages[stages.indexOf(stage) + 1] ?? stage
}

/** The stages that a case can go back to from here, in their order: the draft, or a step. */
export const returnTargets = (chain: ChainView, stage: Stage): readonly Stage[] => {
  const back: readonly Stage[] = ['draft', ...chain.steps.map((step) => step.stage)]
  const stages = caseStages(chain)
  return back.filter((target) => stages.indexOf(target) < stages.indexOf(stage))
}
