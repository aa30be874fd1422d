import type { Input } from '#shared/contract/channels.ts'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import type { PassStage } from '#shared/domain/case/review/pass.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { itemHashesOf } from '../draft/item-hashes.ts'
import { loadWording } from '../load-case.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { runCommand, type CommandEnvelope, type Receipt } from '../run-command.ts'
import { findCase } from '../find-case.ts'
import { withCleanWords } from '../written-words.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

interface OnCase {
  readonly caseId: string
  readonly expectedSeq: number
  readonly commandId: string
}

/**
 * Every act of a person on a case. What they write goes into the log, which forgets nothing: the door stands before these
 * words as before any others.
 */
export const act = async (
  workstation: Workstation,
  unlocked: Unlocked,
  command: CaseCommand,
  { caseId, expectedSeq, commandId }: OnCase,
  written: readonly string[],
  blobs: CommandEnvelope['blobs'] = [],
): Promise<Outcome<Receipt>> => {
  if (findCase(unlocked, caseId) === null) return refuse('case.notFound')
  const rules = await workstation.tasks.run('gate', { text: written.join('\n') })
  const refusal = refuseClassified(workstation, unlocked, rules, null)
  return (
    refusal ?? runCommand(workstation, unlocked, { caseId, expectedSeq, commandId, blobs }, withCleanWords(command))
  )
}

type Sheet = Input<'case.passDepartment'>['sheet']
const sheetOf = (sheet: Sheet) => (sheet === undefined ? {} : { sheet })
const sheetWords = (sheet: Sheet): readonly string[] =>
  sheet === undefined ? [] : [...sheet.cells.map(({ note }) => note), ...sheet.sources]

/** 公开方式: the drafter chooses it with its basis. Refuses what `decide` refuses of `setDisclosure`. */
export const setDisclosure = (workstation: Workstation, unlocked: Unlocked, input: Input<'disclosure.set'>) => {
  const { mode, basis, reason } = input
  return act(workstation, unlocked, { type: 'setDisclosure', mode, basis, reason }, input, [basis, reason])
}

/** 撤回 by the drafter, before anybody has passed. */
export const withdrawCase = (workstation: Workstation, unlocked: Unlocked, input: Input<'case.withdraw'>) =>
  act(workstation, unlocked, { type: 'withdraw', reason: input.reason }, input, [input.reason])

/** 通过 at one of the three levels, 签发 at the last. */
export const passReview = (
  stage: PassStage,
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.passDepartment'>,
) => {
  const { contentHash, opinion, sheet } = input
  const command = { type: 'pass', stage, contentHash, opinion, ...sheetOf(sheet) } as const
  return act(workstation, unlocked, command, input, [opinion, ...sheetWords(sheet)])
}

/** 通过 of a step that the chain has beside the four; a countersign names for whom. */
export const passStep = (workstation: Workstation, unlocked: Unlocked, input: Input<'case.passStep'>) => {
  const { stage, contentHash, opinion, partyId, documentNumber, sheet } = input
  const more = { ...(partyId === undefined ? {} : { partyId }), ...(documentNumber ? { documentNumber } : {}) }
  const command = { type: 'pass', stage, contentHash, opinion, ...more, ...sheetOf(sheet) } as const
  return act(workstation, unlocked, command, input, [opinion, documentNumber ?? '', ...sheetWords(sheet)])
}

/** 集体讨论 as it was held. */
export const recordDiscussion = (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.recordDiscussion'>,
) => {
  const { caseId: _caseId, expectedSeq: _expectedSeq, commandId: _commandId, ...record } = input
  const written = record.dissent.flatMap(({ name, opinion }) => [name, opinion])
  const words = [record.meeting, record.reason, ...record.attendance, ...written]
  return act(workstation, unlocked, { type: 'recordDiscussion', ...record }, input, words)
}

/** A step let go by, or an own pass taken back; always with a reason. */
export const moveCase = (
  type: 'skipStep' | 'takeBack',
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.skipStep'>,
) => act(workstation, unlocked, { type, contentHash: input.contentHash, reason: input.reason }, input, [input.reason])

/** 退回 to an earlier stage, with a reason. */
export const returnCase = (workstation: Workstation, unlocked: Unlocked, input: Input<'case.return'>) => {
  const { contentHash, toStage, reason, sheet } = input
  const command = { type: 'return', contentHash, toStage, reason, ...sheetOf(sheet) } as const
  return act(workstation, unlocked, command, input, [reason, ...sheetWords(sheet)])
}

/** 处置 of one hit, with a reason. */
export const disposeHit = (workstation: Workstation, unlocked: Unlocked, input: Input<'hit.dispose'>) => {
  const { contentHash, hitId, disposition, reason } = input
  return act(workstation, unlocked, { type: 'disposeHit', contentHash, hitId, disposition, reason }, input, [reason])
}

/** 保密审查结论 on every item; `cleared` only once every hit is disposed of and nothing speaks against it. */
export const concludeSecrecy = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'secrecy.conclude'>,
): Promise<Outcome<Receipt>> => {
  const loaded = findCase(unlocked, input.caseId)
  if (loaded === null) return refuse('case.notFound')
  const { state } = loaded
  const { contentHash, answers, conclusion, note } = input
  if (currentVersion(state).contentHash !== contentHash) return refuse('case.contentChanged')
  const itemHashes = itemHashesOf(loadWording(unlocked.store, state.caseId, contentHash))
  const items = input.items.map((item, index) => ({ ...item, itemHash: itemHashes[index] ?? '' }))
  const command = { type: 'concludeSecrecy', contentHash, itemHashes, answers, items, conclusion, note } as const
  return act(workstation, unlocked, command, input, [note, ...input.items.map((item) => item.note)])
}

/** 报请确定: that it was reported, or what was answered. */
export const recordReferral = (workstation: Workstation, unlocked: Unlocked, input: Input<'secrecy.referral'>) => {
  const { contentHash, authority, documentNumber } = input
  const common = { contentHash, authority, documentNumber }
  const command: CaseCommand =
    input.kind === 'reported'
      ? { type: 'reportReferral', ...common, reportedOn: input.reportedOn }
      : { type: 'answerReferral', ...common, answeredOn: input.answeredOn, answer: input.answer }
  return act(workstation, unlocked, command, input, [authority, documentNumber])
}
