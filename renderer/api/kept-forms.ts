import { useSyncExternalStore } from 'react'
import type { WireError } from '#shared/contract/errors.ts'
import { putFormsInto } from '../ui/form/kept-form.ts'
import { keepUnder } from '../ui/form/use-kept.ts'
import { call } from './client.ts'
import { createFormKeeper } from './form-keeper.ts'
import { beforeLeaving } from './unsaved.ts'

/** So long after a key what was typed goes into the encrypted store: also when the power goes, or the session is locked from outside. */
const DELAY_MS = 400

let problem: WireError | null = null
const listeners = new Set<() => void>()

const keeper = createFormKeeper({
  keep: (name, { caseId, value }) =>
    call('form.keep', { name, caseId, body: value === null ? null : JSON.stringify(value) }),
  delayMs: DELAY_MS,
  onProblem: (next) => {
    problem = next
    for (const listener of listeners) listener()
  },
})

putFormsInto(keeper.put)

beforeLeaving(async () => {
  const kept = await keeper.flush()
  return kept === null ? null : { ok: kept }
})

// The machine is locked, or the window goes: nobody presses anything on the page then.
window.addEventListener('pagehide', () => void keeper.flush())

/** Of a session that has ended, nothing is taken up any more. */
let session = 0
let isLoaded = false

/**
 * Takes up what this person left half filled. Once a session: what is typed since is newer. Refused (a password that must be changed
 * first) it is asked again when the session goes on.
 */
export const loadForms = async (): Promise<void> => {
  if (isLoaded) return
  const of = session
  const reply = await call('form.kept', {})
  if (!reply.ok || of !== session) return
  isLoaded = true
  for (const { name, body } of reply.value.forms) keepUnder(name, JSON.parse(body) as unknown)
}

/** Nothing that one person filled in is shown to the next, or sent in their name. */
export const forgetForms = (): void => {
  session += 1
  isLoaded = false
  keeper.forget()
}

/** Why what is typed into forms is not kept now; null while it is. */
export const useFormProblem = (): WireError | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => problem,
  )
