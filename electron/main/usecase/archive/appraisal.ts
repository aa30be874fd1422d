import type { Input } from '#shared/contract/channels.ts'
import { APPRAISAL_ROLES } from '#shared/domain/case/custody/custody.ts'
import { beijingDate } from '../beijing-date.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { noteDestructions } from './destruction-register.ts'
import { forgetFindings } from '../scan/rescan.ts'
import { runCommand, type Receipt } from '../run-command.ts'
import { findCase } from '../find-case.ts'
import { withCleanWords } from '../written-words.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

const gate = async (workstation: Workstation, unlocked: Unlocked, text: string) =>
  refuseClassified(workstation, unlocked, await workstation.tasks.run('gate', { text }), null)

/** 提出鉴定销毁, by the archivist, of a file whose time of keeping is over. */
export const proposeDisposal = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, expectedSeq, commandId, reason }: Input<'archive.proposeDisposal'>,
): Promise<Outcome<Receipt>> => {
  if (findCase(unlocked, caseId) === null) return refuse('case.notFound')
  const refusal = await gate(workstation, unlocked, reason)
  if (refusal !== null) return refusal
  const today = beijingDate(workstation.now())
  const command = { type: 'proposeDisposal', today, reason } as const
  return runCommand(workstation, unlocked, { caseId, expectedSeq, commandId }, withCleanWords(command))
}

/**
 * 鉴定结论, by a second person. With 销毁 the key of the case's texts is destroyed in the transaction that records it, with
 * everything that lay sealed under it and its place in the search index; the log, its hashes and its signatures stay whole.
 * What words may still lie in older pages is written over after it (forget-traces.ts). Packages and released files outside of the store
 * are not reached by it; from a backup made before, a restore takes it out again (destroy-again.ts).
 */
export const decideDisposal = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, expectedSeq, commandId, result, reason, keepUntil }: Input<'archive.decideDisposal'>,
): Promise<Outcome<Receipt>> => {
  const { store, person } = unlocked
  if (findCase(unlocked, caseId) === null) return refuse('case.notFound')
  const refusal = await gate(workstation, unlocked, reason)
  if (refusal !== null) return refusal
  const role = APPRAISAL_ROLES.find((one) => person.roles.includes(one)) ?? 'deputyLeader'
  const today = beijingDate(workstation.now())
  const command = { type: 'decideDisposal', role, today, result, reason, keepUntil } as const
  const at = workstation.now().toISOString()
  const also = (): void => {
    if (result !== 'destroyed') return
    forgetFindings(store, caseId)
    store.destroyKey(caseId, at)
  }
  const envelope = { caseId, expectedSeq, commandId, also }
  const decided = await runCommand(workstation, unlocked, envelope, withCleanWords(command))
  if (decided.ok && result === 'destroyed') noteDestructions(workstation, unlocked)
  return decided
}
