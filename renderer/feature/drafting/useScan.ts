import { startTransition, useEffect, useMemo, useRef, useState } from 'react'
import type { WireError } from '#shared/contract/errors.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { call } from '../../api/client.ts'
import { createAskLoop, whenIdle } from '../../api/ask-loop.ts'
import { scannedOf, type Scanned } from './scan-model.ts'

export interface ScanModel {
  /** Of the text as it was when it was last looked at; null until then. */
  readonly scanned: Scanned | null
  readonly error: WireError | null
}

/** Secrecy and wording hits of the draft as it stands. An answer about a text that has changed meanwhile is dropped. */
export const useScan = (caseId: string, document: OfficialDocument): ScanModel => {
  const [state, setState] = useState<ScanModel>({ scanned: null, error: null })
  const newest = useRef(document)
  const loop = useMemo(
    () =>
      createAskLoop({
        ask: async (wanted: OfficialDocument) => ({
          wanted,
          reply: await call('draft.scan', { caseId, document: wanted }),
        }),
        show: ({ wanted, reply }) => {
          if (wanted !== newest.current) return
          startTransition(() => {
            setState(({ scanned }) =>
              reply.ok ? { scanned: scannedOf(wanted, reply.value), error: null } : { scanned, error: reply.error },
            )
          })
        },
        idle: whenIdle,
      }),
    [caseId],
  )
  useEffect(() => {
    newest.current = document
    loop.want(document)
  }, [loop, document])
  useEffect(
    () => () => {
      loop.stop()
    },
    [loop],
  )
  return state
}
