import { useEffect, useMemo, useState } from 'react'
import type { Reply, WireError } from '#shared/contract/errors.ts'
import { loadFaces } from '../ui/pages/faces.ts'
import { rolesOf, type PageRange, type Preview } from '../ui/pages/page-model.ts'
import { createAskLoop, whenIdle, type AskLoop } from './ask-loop.ts'

export interface SetPages<Wanted, Pages> {
  /** The last good pages stay while newer ones are set, and when a newer text cannot be set. */
  readonly pages: Pages | null
  readonly error: WireError | null
  readonly onForgetError: () => void
  /** What can be seen of them, from page 1. */
  readonly range: PageRange
  readonly onRange: (range: PageRange) => void
  /** Takes what is wanted now. */
  readonly loop: AskLoop<Wanted>
}

const FIRST_PAGES: PageRange = { from: 1, to: 2 }

/** Faces that cannot be loaded are a damaged installation, which the release itself refuses by name. */
const canDraw = (pages: Pick<Preview, 'sheets' | 'faces'>): Promise<boolean> =>
  loadFaces(rolesOf(pages)).then(
    () => true,
    () => false,
  )

/**
 * Pages that are typeset while somebody looks at them: the newest wanted, one question at a time. Another `ask` begins anew:
 * nothing is shown of what was asked before, and its answers come to nothing.
 */
export const useSetPages = <Wanted, Pages extends Pick<Preview, 'sheets' | 'faces'>>(
  ask: (wanted: Wanted) => Promise<Reply<Pages>>,
): SetPages<Wanted, Pages> => {
  const [pages, setPages] = useState<Pages | null>(null)
  const [error, setError] = useState<WireError | null>(null)
  const [range, setRange] = useState(FIRST_PAGES)
  const loop = useMemo(
    () =>
      createAskLoop({
        ask: async (wanted: Wanted) => {
          const reply = await ask(wanted)
          return { reply, drawable: !reply.ok || (await canDraw(reply.value)) }
        },
        show: ({ reply, drawable }) => {
          if (reply.ok && drawable) setPages(reply.value)
          setError(reply.ok ? (drawable ? null : { code: 'fault.fontMissing' }) : reply.error)
        },
        idle: whenIdle,
      }),
    [ask],
  )
  useEffect(
    () => () => {
      loop.stop()
      setPages(null)
      setRange(FIRST_PAGES)
    },
    [loop],
  )
  return {
    pages,
    error,
    onForgetError: () => {
      setError(null)
    },
    range,
    onRange: (next) => {
      setRange((now) => (now.from === next.from && now.to === next.to ? now : next))
    },
    loop,
  }
}
