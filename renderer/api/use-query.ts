import { useCallback, useSyncExternalStore } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { ChannelName } from '#shared/contract/names.ts'
import { call } from './client.ts'
import { QueryCache, type QueryState } from './query-cache.ts'

const cache = new QueryCache(call)
const NOT_ASKED: QueryState<never> = { data: null, error: null, loading: false }

/** Listens for what makes answers stale; once, at start. */
export const connectQueries = (): void => {
  window.mingjian.on('caseChanged', ({ caseId }) => {
    cache.caseChanged(caseId)
  })
}

/** The draft of a case was saved: lists name it anew, and what was read of it is not shown again once it was left. */
export const draftSaved = (caseId: string): void => {
  cache.draftSaved(caseId)
}

export const forgetQueries = (): void => {
  cache.clear()
}

/** The answer to a query, read again whenever a push says that it is stale. A null input asks nothing. */
export const useQuery = <C extends ChannelName>(
  name: C,
  input: Input<C> | null,
): QueryState<Output<C>> & { readonly refresh: () => void } => {
  const key = input === null ? null : JSON.stringify(input)
  const subscribe = useCallback(
    (listener: () => void) =>
      key === null ? () => undefined : cache.subscribe(name, JSON.parse(key) as unknown, listener),
    [name, key],
  )
  const read = useCallback(() => (key === null ? NOT_ASKED : cache.read(name, JSON.parse(key) as unknown)), [name, key])
  // The cache holds what this very channel answered.
  const state = useSyncExternalStore(subscribe, read) as QueryState<Output<C>>
  const refresh = useCallback(() => {
    if (key !== null) cache.refresh(name, JSON.parse(key) as unknown)
  }, [name, key])
  return { ...state, refresh }
}
