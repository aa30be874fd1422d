import { useState } from 'react'
import { discardForm, type FormOf } from '../ui/form/kept-form.ts'
import { rereadIfOvertaken, type Ended } from './overtaken.ts'
import type { Acts } from './use-acts.ts'

export interface Asking<T> {
  /** What is asked over the screen: a dialog, a form, or which of them; null for nothing. */
  readonly asking: T | null
  /** Asks something else, or nothing: what earlier acts said is gone. */
  readonly onAsk: (asking: T | null) => void
  /** Under which name what is typed into it is kept (`ui/form/KeptFields`). */
  readonly form: FormOf | null
}

/**
 * Of which form the fields of a question are, so that a lock does not take what was typed; with its end, done or given up, it is
 * forgotten. Null for one without a field.
 */
export type FormOfAsking<T> = (asking: T) => FormOf | null

const useQuestion = <T>(
  acts: Acts,
  formOf: FormOfAsking<T>,
  first: T | null = null,
): Asking<T> & { readonly close: () => void } => {
  const [asking, setAsking] = useState(first)
  const form = asking === null ? null : formOf(asking)
  const close = (): void => {
    if (form !== null) discardForm(form)
    setAsking(null)
  }
  return {
    asking,
    form,
    onAsk: (next) => {
      acts.fresh()
      if (next === null) close()
      else setAsking(next)
    },
    close,
  }
}

/** Questions over a list whose screen says itself what was done; `first` is asked from the beginning. */
export const useListAsking = <T>(
  acts: Acts,
  refresh: () => void,
  formOf: FormOfAsking<T>,
  first: T | null = null,
): Asking<T> & {
  /** For the end of an act: the list is read again; done, the question is closed after `onDone` and the screen says `text`. */
  readonly settle: (text: string, onDone?: () => void) => (reply: Ended) => void
} => {
  const { close, ...question } = useQuestion<T>(acts, formOf, first)
  const settle = (text: string, onDone?: () => void) => (reply: Ended) => {
    refresh()
    acts.settle(text, () => {
      close()
      onDone?.()
    })(reply)
  }
  return { ...question, settle }
}

/** Questions over a part of a case, whose page says what was done. */
export const useCaseAsking = <T>(
  acts: Acts,
  page: { readonly onDone: (message: string) => void; readonly onStale: () => void },
  formOf: FormOfAsking<T>,
): Asking<T> & {
  /** For the end of an act: done, the question is closed and the page says `text`; overtaken, the page reads the case again. */
  readonly settle: (text: string) => (reply: Ended) => void
} => {
  const { close, ...question } = useQuestion<T>(acts, formOf)
  const settle = (text: string) => (reply: Ended) => {
    if (reply.ok) {
      close()
      page.onDone(text)
    } else rereadIfOvertaken(reply, page.onStale)
  }
  return { ...question, settle }
}
