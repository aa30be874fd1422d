import type { OfficeCommand } from '#shared/domain/office/decide.ts'
import { refuseClassified } from './refuse-classified.ts'
import type { Receipt } from './run-command.ts'
import { runOfficeCommand } from './run-office-command.ts'
import type { Outcome, Unlocked, Workstation } from './workstation.ts'
import { withCleanWords } from './written-words.ts'

/**
 * An act of the office in which a person wrote something: the door stands before these words as before any others, and they
 * are recorded as they can be read. Refuses import.classified, and what `runOfficeCommand` refuses.
 */
export const officeAct = async (
  workstation: Workstation,
  unlocked: Unlocked,
  commandId: string,
  command: OfficeCommand,
  written: readonly string[],
): Promise<Outcome<Receipt>> => {
  const rules = await workstation.tasks.run('gate', { text: written.join('\n') })
  const refusal = refuseClassified(workstation, unlocked, rules, null)
  return refusal ?? runOfficeCommand(workstation, unlocked, { commandId }, withCleanWords(command))
}

/** One command, one proposal: sent again, it is the same. */
export const nameOfAct = ({ person }: Unlocked, commandId: string): string =>
  `${person.personId.slice(0, 8)}-${commandId}`.slice(0, 64)
