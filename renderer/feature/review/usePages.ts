import { useCallback, useEffect, useState } from 'react'
import type { WireError } from '#shared/contract/errors.ts'
import { call } from '../../api/client.ts'
import { useSetPages } from '../../api/use-set-pages.ts'
import type { PageRange } from '../../ui/pages/page-model.ts'
import type { MarkedPages } from './pages-model.ts'
import type { VersionPair } from './useComparison.ts'

export interface PagesModel {
  /** The last good pages stay while others are on their way. */
  readonly marked: MarkedPages | null
  readonly error: WireError | null
  readonly onRange: (range: PageRange) => void
  readonly onRetry: () => void
}

/** One above and one below what is seen, so that they are there when it is turned. */
const around = ({ from, to }: PageRange): PageRange => ({
  from: Math.max(1, from - 1),
  to: Math.min(to + 1, from + 10),
})

/** 花脸稿 on its pages, set while it is looked at; whoever leaves before it is done gives it up. A null pair asks nothing. */
export const usePages = (caseId: string, pair: VersionPair | null): PagesModel => {
  const [attempt, setAttempt] = useState(0)
  const { from, to } = pair ?? { from: 0, to: 0 }
  const ask = useCallback(
    (pages: PageRange) => call('case.redlinePages', { caseId, fromVersion: from, toVersion: to, pages }),
    [caseId, from, to],
  )
  const { pages, error, onForgetError, range, onRange, loop } = useSetPages<PageRange, MarkedPages>(ask)
  useEffect(
    () => () => {
      void call('case.leaveRedlinePages', {})
    },
    [ask],
  )
  const isAsked = pair !== null
  useEffect(() => {
    if (isAsked) loop.want(around(range))
  }, [loop, range, attempt, isAsked])
  return {
    marked: pages,
    error,
    onRange,
    onRetry: () => {
      onForgetError()
      setAttempt((count) => count + 1)
    },
  }
}
