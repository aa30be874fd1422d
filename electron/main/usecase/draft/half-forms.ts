import type { Input, Output } from '#shared/contract/channels.ts'
import { FORM_VERSION } from '#shared/contract/dto/half-form.ts'
import { ok } from '#shared/lib/result.ts'
import { findCase } from '../find-case.ts'
import { secrecyOfficersNamed } from '../secrecy-officers.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/** Every text that was typed into a form, at any depth. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

const parsed = (body: string): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(body) as unknown }
  } catch {
    return null
  }
}

/** What this person has left half filled, as this program's screens have it; that of another version's is no form of theirs. */
export const viewHalfForms = ({ store, person }: Unlocked): Outcome<Output<'form.kept'>> =>
  ok({
    forms: store
      .halfForms(person.personId)
      .filter(({ form }) => form === FORM_VERSION)
      .map(({ name, body }) => ({ name, body })),
  })

/**
 * Keeps a form as it stands, or with null forgets it: it was sent or given up. Text like any other: with a mark of classification
 * nothing of it is kept, also nothing of before. That is told to whoever types, and recorded when it is sent: this comes with
 * every key. Refuses import.classified, case.notFound, contract.invalidInput.
 */
export const keepHalfForm = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { name, caseId, body }: Input<'form.keep'>,
): Promise<Outcome<Output<'form.keep'>>> => {
  const { store, person } = unlocked
  const { personId } = person
  if (body === null) {
    store.dropHalfForm(personId, name)
    return ok({})
  }
  const form = parsed(body)
  if (form === null) return refuse('contract.invalidInput')
  const loaded = caseId === null ? null : findCase(unlocked, caseId)
  if (caseId !== null && (loaded === null || loaded.state.custody.destroyedAt !== null)) return refuse('case.notFound')
  const now = workstation.now().toISOString()
  const [rule] = await workstation.tasks.run('gate', { text: textsIn(form.value).join('\n') })
  if (rule !== undefined) {
    store.dropHalfForm(personId, name)
    return refuse('import.classified', { rule, at: now, officers: secrecyOfficersNamed(store) })
  }
  store.saveHalfForm(personId, { name, caseId, form: FORM_VERSION, body, savedAt: now })
  return ok({})
}
