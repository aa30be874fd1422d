import type { Input } from '#shared/contract/channels.ts'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import type { ReviewStage } from '#shared/domain/case/roles.ts'
import { runCommand, type Receipt } from './run-command.ts'
import { findCase } from './view-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

interface OnCase {
  readonly caseId: string
  readonly expectedSeq: number
  readonly commandId: string
}

/** Every act of a person on a case that carries no text with it. */
const act = (
  workstation: Workstation,
  unlocked: Unlocked,
  command: CaseCommand,
  { caseId, expectedSeq, commandId }: OnCase,
): Promise<Outcome<Receipt>> =>
  findCase(unlocked, caseId) === null
    ? Promise.resolve(refuse('case.notFound'))
    : runCommand(workstation, unlocked, { caseId, expectedSeq, commandId }, command)

export const setDisclosure = (workstation: Workstation, unlocked: Unlocked, input: Input<'disclosure.set'>) => {
  const { mode, basis, reason } = input
  return act(workstation, unlocked, { type: 'setDisclosure', mode, basis, reason }, input)
}

export const withdrawCase = (workstation: Workstation, unlocked: Unlocked, input: Input<'case.withdraw'>) =>
  act(workstation, unlocked, { type: 'withdraw', reason: input.reason }, input)

/** 通过 at one of the three levels, 签发 at the last. */
export const passReview = (
  stage: Exclude<ReviewStage, 'secrecyReview'>,
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.passDepartment'>,
) => {
  const { contentHash, opinion } = input
  return act(workstation, unlocked, { type: 'pass', stage, contentHash, opinion }, input)
}

export const returnCase = (workstation: Workstation, unlocked: Unlocked, input: Input<'case.return'>) => {
  const { contentHash, toStage, reason } = input
  return act(workstation, unlocked, { type: 'return', contentHash, toStage, reason }, input)
}

export const disposeHit = (workstation: Workstation, unlocked: Unlocked, input: Input<'hit.dispose'>) => {
  const { contentHash, hitId, disposition, reason } = input
  return act(workstation, unlocked, { type: 'disposeHit', contentHash, hitId, disposition, reason }, input)
}

export const concludeSecrecy = (workstation: Workstation, unlocked: Unlocked, input: Input<'secrecy.conclude'>) => {
  const { contentHash, conclusion, note } = input
  return act(workstation, unlocked, { type: 'concludeSecrecy', contentHash, conclusion, note }, input)
}
