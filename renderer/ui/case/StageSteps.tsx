import type { Role, Stage } from '#shared/domain/case/roles.ts'
import { CHAINS } from '../../i18n/chains.ts'
import { DESK } from '../../i18n/desk.ts'
import { COMMON, STAGE_STEP_WORDS } from '../../i18n/words.ts'
import { caseStages, type ChainView } from './chain-view.ts'

/** Where a case is on its way, and whose hand it waits for. Past, present and future differ in shape and in words. */
export const StageSteps = ({
  chain,
  stage,
  round,
  waitingRole,
  ended,
}: {
  readonly chain: ChainView
  readonly stage: Stage
  readonly round: number
  readonly waitingRole: Role | null
  readonly ended: boolean
}) => {
  // What ends without being published is concluded where others are released.
  const stages = caseStages(chain).map((each) => (ended && each === 'released' ? 'concluded' : each))
  const current = stages.indexOf(stage)
  const skipped: ReadonlySet<Stage> = new Set(
    chain.steps.flatMap((step) => (step.skipped === null ? [] : [step.stage])),
  )
  // The last stage is an end, not a task: nobody is waited for there.
  const isDone = (index: number): boolean => index < current || (waitingRole === null && index === current)
  return (
    <div className="steps-row">
      <ol className="steps" aria-label={DESK.stepsLabel}>
        {stages.map((step, index) => {
          const state = skipped.has(step) ? 'skipped' : isDone(index) ? 'done' : index === current ? 'current' : 'todo'
          const spoken = {
            skipped: DESK.stepSkipped,
            done: DESK.stepDone,
            current: DESK.stepCurrent,
            todo: DESK.stepTodo,
          }[state]
          return (
            <li key={step} className={`step step-${state}`} aria-current={index === current ? 'step' : undefined}>
              <span className="step-mark" aria-hidden="true" />
              {STAGE_STEP_WORDS[step]}
              {state === 'skipped' && <span aria-hidden="true">{DESK.stepSkippedMark}</span>}
              <span className="visually-hidden">{spoken}</span>
            </li>
          )
        })}
      </ol>
      {/* The version that the case is bound to stays in sight (it is bound once it was handed in), in one piece with the rest. */}
      <p className="steps-waiting">
        {round > 0 && <span className="steps-chain">{CHAINS.ofCase(chain.name, chain.version)}</span>}
        {COMMON.round(round)}
        <strong>{waitingRole === null ? COMMON.nothingWaits : COMMON.waitingFor(waitingRole)}</strong>
      </p>
    </div>
  )
}
