import { useState } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { ChannelName } from '#shared/contract/names.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useQuery } from './use-query.ts'

/** An answer that is read, with what the list is of. */
export interface Shown<T> {
  readonly of: string
  readonly data: T
}

/** What to show while the next page is read: the page before, unless it is of another list or the reading has failed. */
export const stillShown = <T>(
  data: T | null,
  error: WireError | null,
  last: Shown<T> | null,
  of: string | null,
): T | null => data ?? (error === null && last !== null && last.of === of ? last.data : null)

/**
 * A page of a list, as useQuery; the page before stays until the next one is there, so that the list does not fold up under whoever
 * reads it and the keyboard stays where it was. `of` says of which list; null input asks nothing and shows nothing.
 */
export const usePagedQuery = <C extends ChannelName>(
  name: C,
  input: Input<C> | null,
  of: string,
): ReturnType<typeof useQuery<C>> => {
  const state = useQuery(name, input)
  const [last, setLast] = useState<Shown<Output<C>> | null>(null)
  if (state.data !== null && (last?.data !== state.data || last.of !== of)) setLast({ of, data: state.data })
  return { ...state, data: stillShown(state.data, state.error, last, input === null ? null : of) }
}
