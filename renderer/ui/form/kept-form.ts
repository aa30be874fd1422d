import { useCallback } from 'react'
import { keepUnder, keptUnder, useKept } from './use-kept.ts'

/** What stands in a form, on its way to the store; null when it was sent or given up. */
export type PutForm = (name: string, form: { readonly caseId: string | null; readonly value: unknown }) => void

let put: PutForm = () => undefined

/** Where kept forms go. Called once, by whoever brings them to the store. */
export const putFormsInto = (store: PutForm): void => {
  put = store
}

export interface KeptForm<T> {
  readonly value: T
  readonly set: (next: T) => void
  /** Sent or given up: the store forgets it, and the screen goes back to what it began with. */
  readonly discard: () => void
  /** Sent, and still shown as it was sent. */
  readonly settle: () => void
}

/**
 * As `useKept`, for what is written: what was typed is kept in the encrypted store of the program too, and is there again after a
 * lock, an end of the program, or a power cut. `name` is of letters, digits, blanks, _ and -; `caseId` of the case that the form
 * is about.
 */
export const useKeptForm = <T>(name: string, initial: T, caseId: string | null = null): KeptForm<T> => {
  const [value, setKept] = useKept(name, initial)
  const set = useCallback(
    (next: T) => {
      setKept(next)
      put(name, { caseId, value: next })
    },
    [name, caseId, setKept],
  )
  const settle = useCallback(() => {
    put(name, { caseId, value: null })
  }, [name, caseId])
  const discard = useCallback(() => {
    setKept(initial)
    settle()
  }, [initial, setKept, settle])
  return { value, set, discard, settle }
}

/** Of which form the fields of a dialog are, and of which case. */
export interface FormOf {
  readonly name: string
  readonly caseId: string | null
}

/** The fields that were typed into, by name; null for none. */
export type Typed = Readonly<Record<string, unknown>> | null

export const typedIn = (name: string): Typed => keptUnder<Typed>(name, null)

/** One field more of a form. Two may be told in one stroke: each adds to what stands there then. */
export const typeInto = ({ name, caseId }: FormOf, field: string, value: unknown): void => {
  const next = { ...typedIn(name), [field]: value }
  keepUnder(name, next)
  put(name, { caseId, value: next })
}

/** Sent or given up: nothing of it is kept. */
export const discardForm = ({ name, caseId }: FormOf): void => {
  if (typedIn(name) === null) return
  keepUnder(name, null)
  put(name, { caseId, value: null })
}

/** Of a form of many parts, one was sent. */
export const discardFields = (form: FormOf, fields: readonly string[]): void => {
  const left = Object.entries(typedIn(form.name) ?? {}).filter(([field]) => !fields.includes(field))
  if (left.length === 0) {
    discardForm(form)
    return
  }
  const next = Object.fromEntries(left)
  keepUnder(form.name, next)
  put(form.name, { caseId: form.caseId, value: next })
}

/** Sent, and still shown as it was sent: the next one of a series begins with it. */
export const settleForm = ({ name, caseId }: FormOf): void => {
  put(name, { caseId, value: null })
}
