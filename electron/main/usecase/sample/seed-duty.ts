import { randomUUID } from 'node:crypto'
import { dutySample } from '#resources/sample/duty.ts'
import type { SampleCase } from '#resources/sample/cases.ts'
import { assertNever } from '#shared/lib/result.ts'
import { declareChange, listTargets, setTerm } from '../release/change.ts'
import { setDeadline } from '../draft/deadline.ts'
import { addEvidence, setDecisionKind, setDecisionStep } from '../draft/decision.ts'
import { closeLeak, noticeLeak, reportLeak, takeLeakMeasure } from '../office/leak.ts'
import { loadCase } from '../load-case.ts'
import { loadOffice } from '../load-office.ts'
import { granted } from './sample-acts.ts'
import type { Unlocked, Workstation } from '../workstation.ts'

/** A time limit, a procedure under way, a repeal that is being prepared: what a sample case shows beside the chain. */
export const seedDuty = async (
  workstation: Workstation,
  unlocked: Unlocked,
  caseId: string,
  duty: NonNullable<SampleCase['duty']>,
): Promise<void> => {
  const on = () => ({
    caseId,
    expectedSeq: loadCase(unlocked.store, caseId)?.state.seq ?? 0,
    commandId: randomUUID(),
  })
  switch (duty) {
    case 'deadline':
      granted(await setDeadline(workstation, unlocked, { ...on(), ...dutySample.deadline(workstation.now()) }))
      return
    case 'decision': {
      const { kind, hearing, evidence } = dutySample.decision
      granted(await setDecisionKind(workstation, unlocked, { ...on(), ...kind }))
      for (const answer of hearing) granted(await setDecisionStep(workstation, unlocked, { ...on(), ...answer }))
      for (const one of evidence) granted(await addEvidence(workstation, unlocked, { ...on(), ...one, token: null }))
      return
    }
    case 'change': {
      const [target] = granted(listTargets(workstation, unlocked, { search: dutySample.target }))
      granted(await setTerm(workstation, unlocked, { ...on(), ...dutySample.term }))
      if (target !== undefined)
        granted(
          await declareChange(workstation, unlocked, {
            ...on(),
            ...dutySample.change,
            targetCaseId: target.caseId,
          }),
        )
      return
    }
    default:
      assertNever(duty)
  }
}

/** A leak that was noticed, dealt with, reported and closed. */
export const seedLeak = async (workstation: Workstation, unlocked: Unlocked): Promise<void> => {
  const { notice, measure, reports, outcome } = dutySample.leak
  const at = workstation.now().toISOString()
  const commandId = randomUUID()
  granted(await noticeLeak(workstation, unlocked, { ...notice, caseId: null, noticedAt: at, commandId }))
  const incidentId = loadOffice(unlocked.store)?.state.leaks.at(-1)?.incidentId ?? ''
  const name = () => ({ incidentId, commandId: randomUUID() })
  const now = () => workstation.now().toISOString()
  granted(await takeLeakMeasure(workstation, unlocked, { ...name(), ...measure, takenAt: now() }))
  for (const report of reports)
    granted(await reportLeak(workstation, unlocked, { ...name(), ...report, reportedAt: now() }))
  granted(await closeLeak(workstation, unlocked, { ...name(), outcome }))
}
