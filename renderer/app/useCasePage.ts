import { useCallback, useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useQuery } from '../api/use-query.ts'

export interface CasePageModel {
  /** Null until the case is read. */
  readonly view: Output<'case.get'> | null
  /** Why it could not be read, or that it has gone on without this person's act. */
  readonly error: WireError | null
  readonly onRetry: () => void
  /** What was done last. */
  readonly message: string | null
  /** A part of the case did something, which the page says. */
  readonly onDone: (message: string) => void
  /** A part of the case found it gone on: it is read again, and the page says so. */
  readonly onStale: () => void
  /** Another part is looked at: what was said of the last one is gone. */
  readonly onElsewhere: () => void
}

/** A case as it is now, and what its page says of it. */
export const useCasePage = (caseId: string): CasePageModel => {
  const { data: view, error, refresh } = useQuery('case.get', { caseId })
  const [message, setMessage] = useState<string | null>(null)
  const [overtaken, setOvertaken] = useState(false)
  const onStale = useCallback(() => {
    setMessage(null)
    setOvertaken(true)
    refresh()
  }, [refresh])
  return {
    view,
    error: error ?? (overtaken ? { code: 'case.stale' } : null),
    onRetry: refresh,
    message,
    onDone: (text) => {
      setMessage(text)
      setOvertaken(false)
      refresh()
    },
    onStale,
    onElsewhere: () => {
      setMessage(null)
      setOvertaken(false)
    },
  }
}
