import { randomUUID } from 'node:crypto'
import type { Input } from '#shared/contract/channels.ts'
import { HOLD_ROLES, LIFT_ROLES } from '#shared/domain/case/custody/hold.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { runCommand, type Receipt } from '../run-command.ts'
import { findCase } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'
import { withCleanWords } from '../written-words.ts'

/** In which of their roles the person does this. */
const roleOf = ({ person }: Unlocked, wanted: readonly Role[]): Role =>
  wanted.find((one) => person.roles.includes(one)) ?? 'archivist'

const gate = async (workstation: Workstation, unlocked: Unlocked, words: readonly string[]) =>
  refuseClassified(workstation, unlocked, await workstation.tasks.run('gate', { text: words.join('\n') }), null)

/** 列入保全: from then on nothing of the case is destroyed, until another person lifts it. Refuses as `decideHold`. */
export const placeHold = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, expectedSeq, commandId, kind, authority, documentNumber, orderedOn, reason }: Input<'hold.place'>,
): Promise<Outcome<Receipt>> => {
  if (findCase(unlocked, caseId) === null) return refuse('case.notFound')
  const refusal = await gate(workstation, unlocked, [authority, documentNumber, reason])
  if (refusal !== null) return refusal
  const role = roleOf(unlocked, HOLD_ROLES)
  const facts = { holdId: randomUUID(), kind, authority, documentNumber, orderedOn, reason }
  const command = { type: 'placeHold', role, ...facts } as const
  return runCommand(workstation, unlocked, { caseId, expectedSeq, commandId }, withCleanWords(command))
}

/** 解除保全 of one of them. Refuses as `decideHold`. */
export const liftHold = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, expectedSeq, commandId, holdId, documentNumber, reason }: Input<'hold.lift'>,
): Promise<Outcome<Receipt>> => {
  if (findCase(unlocked, caseId) === null) return refuse('case.notFound')
  const refusal = await gate(workstation, unlocked, [documentNumber, reason])
  if (refusal !== null) return refusal
  const command = { type: 'liftHold', role: roleOf(unlocked, LIFT_ROLES), holdId, documentNumber, reason } as const
  return runCommand(workstation, unlocked, { caseId, expectedSeq, commandId }, withCleanWords(command))
}
