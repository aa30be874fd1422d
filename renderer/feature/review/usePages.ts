import { useEffect, useMemo, useState } from 'react'
import { createAskLoop, whenIdle } from '../../api/ask-loop.ts'
import { call } from '../../api/client.ts'
import { loadFaces } from '../../ui/pages/faces.ts'
import { rolesOf, type PageRange } from '../../ui/pages/page-model.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { MarkedPages } from './pages-model.ts'
import type { VersionPair } from './useComparison.ts'

export interface PagesModel {
  /** The last good pages stay while others are on their way. */
  readonly marked: MarkedPages | null
  readonly error: WireError | null
  readonly onRange: (range: PageRange) => void
  readonly onRetry: () => void
}

const FIRST_PAGES: PageRange = { from: 1, to: 2 }
/** One above and one below what is seen, so that they are there when it is turned. */
const around = ({ from, to }: PageRange): PageRange => ({
  from: Math.max(1, from - 1),
  to: Math.min(to + 1, from + 10),
})

/** 花脸稿 on its pages, set while it is looked at; whoever leaves before it is done gives it up. A null pair asks nothing. */
export const usePages = (caseId: string, pair: VersionPair | null): PagesModel => {
  const [marked, setMarked] = useState<MarkedPages | null>(null)
  const [error, setError] = useState<WireError | null>(null)
  const [range, setRange] = useState(FIRST_PAGES)
  const [attempt, setAttempt] = useState(0)
  const { from, to } = pair ?? { from: 0, to: 0 }
  const loop = useMemo(
    () =>
      createAskLoop({
        ask: async (pages: PageRange) => {
          const reply = await call('case.redlinePages', { caseId, fromVersion: from, toVersion: to, pages })
          // Faces that cannot be loaded are a damaged installation, which the release itself refuses by name.
          const drawable = reply.ok
            ? await loadFaces(rolesOf(reply.value)).then(
                () => true,
                () => false,
              )
            : true
          return { reply, drawable }
        },
        show: ({ reply, drawable }) => {
          if (reply.ok && drawable) setMarked(reply.value)
          setError(reply.ok ? (drawable ? null : { code: 'fault.fontMissing' }) : reply.error)
        },
        idle: whenIdle,
      }),
    [caseId, from, to],
  )
  useEffect(
    () => () => {
      loop.stop()
      void call('case.leaveRedlinePages', {})
      setMarked(null)
      setRange(FIRST_PAGES)
    },
    [loop],
  )
  const isAsked = pair !== null
  useEffect(() => {
    if (isAsked) loop.want(around(range))
  }, [loop, range, attempt, isAsked])
  return {
    marked,
    error,
    onRange: (next) => {
      setRange((now) => (now.from === next.from && now.to === next.to ? now : next))
    },
    onRetry: () => {
      setError(null)
      setAttempt((count) => count + 1)
    },
  }
}
