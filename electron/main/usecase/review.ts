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

/** 公开方式: the drafter chooses it with its basis. Refuses what `decide` refuses of `setDisclosure`. */
export const setDisclosure = (workstation: Workstation, unlocked: Unlocked, input: Input<'disclosure.set'>) => {
  const { mode, basis, reason } = input
  return act(workstation, unlocked, { type: 'setDisclosure', mode, basis, reason }, input)
}

/** 撤回 by the drafter, before anybody has passed. */
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

/** 退回 to an earlier stage, with a reason. */
export const returnCase = (workstation: Workstation, unlocked: Unlocked, input: Input<'case.return'>) => {
  const { contentHash, toStage, reason } = input
  return act(workstation, unlocked, { type: 'return', contentHash, toStage, reason }, input)
}

/** 处置 of one hit, with a reason. */
export const disposeHit = (workstation: Workstation, unlocked: Unlocked, input: Input<'hit.dispose'>) => {
  const { contentHash, hitId, disposition, reason } = input
  return act(workstation, unlocked, { type: 'disposeHit', contentHash, hitId, disposition, reason }, input)
}

/** 保密审查结论; `cleared` only once every hit is disposed of. */
export const concludeSecrecy = (workstation: Workstation, unlocked: Unlocked, input: Input<'secrecy.conclude'>) => {
  const { contentHash, conclusion, note } = input
  return act(workstation, unlocked, { type: 'concludeSecrecy', contentHash, conclusion, note }, input)
}
