import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { refuseClassified } from '../refuse-classified.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

/**
 * Looks at text before it is pasted, so that a marked paragraph does not even come onto the page. Refuses
 * import.classified; the same text would be refused again when it is saved.
 */
export const checkText = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'draft.checkText'>,
): Promise<Outcome<Output<'draft.checkText'>>> => {
  const rules = await workstation.tasks.run('gate', input)
  return refuseClassified(workstation, unlocked, rules, null) ?? ok({})
}
