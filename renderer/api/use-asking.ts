import { useState } from 'react'
import { rereadIfOvertaken, type Ended } from './overtaken.ts'
import type { Acts } from './use-acts.ts'

export interface Asking<T> {
  /** What is asked over the screen: a dialog, a form, or which of them; null for nothing. */
  readonly asking: T | null
  /** Asks something else, or nothing: what earlier acts said is gone. */
  readonly onAsk: (asking: T | null) => void
}

const useQuestion = <T>(acts: Acts, first: T | null = null): Asking<T> & { readonly close: () => void } => {
  const [asking, setAsking] = useState(first)
  return {
    asking,
    onAsk: (next) => {
      acts.fresh()
      setAsking(next)
    },
    close: () => {
      setAsking(null)
    },
  }
}

/** Questions over a list whose screen says itself what was done; `first` is asked from the beginning. */
export const useListAsking = <T>(
  acts: Acts,
  refresh: () => void,
  first: T | null = null,
): Asking<T> & {
  /** For the end of an act: the list is read again; done, the question is closed after `onDone` and the screen says `text`. */
  readonly settle: (text: string, onDone?: () => void) => (reply: Ended) => void
} => {
  const { asking, onAsk, close } = useQuestion<T>(acts, first)
  const settle = (text: string, onDone?: () => void) => (reply: Ended) => {
    refresh()
    acts.settle(text, () => {
      close()
      onDone?.()
    })(reply)
  }
  return { asking, onAsk, settle }
}

/** Questions over a part of a case, whose page says what was done. */
export const useCaseAsking = <T>(
  acts: Acts,
  page: { readonly onDone: (message: string) => void; readonly onStale: () => void },
): Asking<T> & {
  /** For the end of an act: done, the question is closed and the page says `text`; overtaken, the page reads the case again. */
  readonly settle: (text: string) => (reply: Ended) => void
} => {
  const { asking, onAsk, close } = useQuestion<T>(acts)
  const settle = (text: string) => (reply: Ended) => {
    if (reply.ok) {
      close()
      page.onDone(text)
    } else rereadIfOvertaken(reply, page.onStale)
  }
  return { asking, onAsk, settle }
}
