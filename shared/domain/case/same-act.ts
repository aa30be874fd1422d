import { decide, type CaseCommand } from './decide.ts'
import type { CaseEvent } from './events.ts'
import { fold } from './evolve.ts'
import { caseCommandOf, contextOf, sameFacts } from './replay.ts'

type Made<C> = C extends CaseCommand ? readonly Exclude<keyof C, 'type'>[] : never

/** What the program itself makes for an act, anew at each try: no part of what the person asked for. */
const MADE: { readonly [T in CaseCommand['type']]?: Made<Extract<CaseCommand, { readonly type: T }>> } = {
  register: ['department'],
  submit: ['scan', 'chain', 'kind', 'heads'],
  declareChange: ['targetHead', 'targetTitle', 'targetNumber'],
  addEvidence: ['contentHash'],
  urge: ['dueOn'],
  escalate: ['dueOn'],
  answerGate: ['role'],
  release: ['pdfSha256', 'manifestSha256', 'manifestSignatureSha256', 'releasedOn', 'omitted'],
  extendRelease: ['pdfSha256', 'manifestSha256', 'manifestSignatureSha256'],
  reviewNonDisclosure: ['role'],
  proposeDisposal: ['today'],
  decideDisposal: ['today', 'role'],
  placeHold: ['holdId', 'role'],
  liftHold: ['role'],
  archive: ['packageSha256', 'files'],
}

/** The command with those parts as they were made the first time. */
const asMadeThen = (command: CaseCommand, recorded: CaseCommand): CaseCommand => {
  const made: readonly string[] = MADE[command.type] ?? []
  const then = Object.fromEntries(Object.entries(recorded).filter(([key]) => made.includes(key)))
  const now = Object.fromEntries(Object.entries(command).filter(([key]) => !made.includes(key)))
  // Both are of one type, and each part is of one of the two.
  return { ...now, ...then } as CaseCommand
}

/**
 * Is this command, of this person, the act that was recorded under its name, sent again? `events` is the whole log, `commandId`
 * a name that it holds. It is when the rules, asked as they were asked then, make the very same facts of it. Anything else under
 * a name that was used is another act, and must not get that one's receipt.
 */
export const isSameCaseAct = (
  events: readonly CaseEvent[],
  commandId: string,
  personId: string,
  command: CaseCommand,
): boolean => {
  const group = events.filter((event) => event.commandId === commandId)
  const [first, ...rest] = group
  if (first === undefined || first.actor.personId !== personId) return false
  const before = fold(events.slice(0, first.seq - 1))
  const recorded = caseCommandOf(before, [first, ...rest])
  if (recorded?.type !== command.type) return false
  const decided = decide(before, asMadeThen(command, recorded), contextOf(first))
  return decided.ok && sameFacts(decided.value, group)
}
