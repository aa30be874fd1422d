import type { Input } from '#shared/contract/channels.ts'
import { GATE_ROLES, mayAnswerGate } from '#shared/domain/case/gate/gate.ts'
import { act } from './review.ts'
import type { Receipt } from '../run-command.ts'
import { findCase } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/** 签批放行 or 确认 of a gate, in the first of the person's roles that may. Refuses what `decide` refuses of `answerGate`. */
export const answerGate = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'release.answerGate'>,
): Promise<Outcome<Receipt>> => {
  const loaded = findCase(unlocked, input.caseId)
  if (loaded === null) return refuse('case.notFound')
  const { gate, contentHash, reason } = input
  const may = GATE_ROLES.find((role) => mayAnswerGate(loaded.state, contentHash, role, unlocked.person) === null)
  const role = may ?? GATE_ROLES.find((one) => unlocked.person.roles.includes(one)) ?? 'principalLeader'
  return act(workstation, unlocked, { type: 'answerGate', gate, contentHash, role, reason }, input, [reason])
}
