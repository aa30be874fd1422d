import type { Input, Output } from '#shared/contract/channels.ts'
import { phrases as schema } from '#shared/contract/dto/people.ts'
import { ok } from '#shared/lib/result.ts'
import { refuseClassified } from '../refuse-classified.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'
import { withCleanWords } from '../written-words.ts'

const nameOf = ({ person }: Unlocked): string => `phrases.${person.personId}`

/** 常用语 of this person, in the encrypted store under their number; nobody else is ever given them. @throws for what `savePhrases` did not write. */
export const viewPhrases = (unlocked: Unlocked): Outcome<Output<'phrase.list'>> =>
  ok({ phrases: schema.shape.phrases.parse(unlocked.store.setting(nameOf(unlocked)) ?? []) })

/** Replaces them, blanks and repetitions left out. Refuses import.classified: this is text like any other. */
export const savePhrases = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'phrase.save'>,
): Promise<Outcome<Output<'phrase.save'>>> => {
  const found = await workstation.tasks.run('gate', { text: input.phrases.join('\n') })
  const refusal = refuseClassified(workstation, unlocked, found, null)
  if (refusal !== null) return refusal
  const { text } = withCleanWords({ text: input.phrases })
  const kept = [...new Set(text.map((phrase) => phrase.trim()).filter((phrase) => phrase !== ''))]
  unlocked.store.saveSetting(nameOf(unlocked), kept)
  return ok({})
}
