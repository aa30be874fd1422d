import { isReviewStage, STAGES, stageIndex, type Stage } from '#shared/domain/case/roles.ts'

/** The stages that a case can go back to from here, in their order. */
export const returnTargets = (stage: Stage): readonly Stage[] =>
  STAGES.slice(0, stageIndex(stage)).filter((target) => target === 'draft' || isReviewStage(target))
