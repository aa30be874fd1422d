import { STAGES, stageIndex, type Role, type Stage } from '#shared/domain/case/roles.ts'
import { DESK } from '../i18n/desk.ts'
import { COMMON, STAGE_STEP_WORDS } from '../i18n/words.ts'

/** Where a case is on its way, and whose hand it waits for. Past, present and future differ in shape and in words. */
export const StageSteps = ({
  stage,
  round,
  waitingRole,
}: {
  readonly stage: Stage
  readonly round: number
  readonly waitingRole: Role | null
}) => {
  const current = stageIndex(stage)
  // The last stage is an end, not a task: nobody is waited for there.
  const isDone = (index: number): boolean => index < current || (waitingRole === null && index === current)
  return (
    <div className="steps-row">
      <ol className="steps" aria-label={DESK.stepsLabel}>
        {STAGES.map((step, index) => {
          const state = isDone(index) ? 'done' : index === current ? 'current' : 'todo'
          const spoken = { done: DESK.stepDone, current: DESK.stepCurrent, todo: DESK.stepTodo }[state]
          return (
            <li key={step} className={`step step-${state}`} aria-current={index === current ? 'step' : undefined}>
              <span className="step-mark" aria-hidden="true" />
              {STAGE_STEP_WORDS[step]}
              <span className="visually-hidden">{spoken}</span>
            </li>
          )
        })}
      </ol>
      <p className="steps-waiting">
        {COMMON.round(round)}
        <strong>{waitingRole === null ? COMMON.nothingWaits : COMMON.waitingFor(waitingRole)}</strong>
      </p>
    </div>
  )
}
