import { useState } from 'react'
import { useQuery } from '../../api/use-query.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

export type Statistics = Output<'lexicon.statistics'>
export type StatisticsEntry = Statistics['entries'][number]

export interface StatisticsModel {
  /** Null until they were asked for. */
  readonly statistics: Statistics | null
  readonly loading: boolean
  readonly error: WireError | null
  readonly onAsk: () => void
}

/** What became of the hits of each entry; counted when somebody asks, over every case. */
export const useStatistics = (): StatisticsModel => {
  const [isAsked, setIsAsked] = useState(false)
  const { data, error, loading, refresh } = useQuery('lexicon.statistics', isAsked ? {} : null)
  return {
    statistics: data,
    loading,
    error,
    onAsk: () => {
      if (isAsked) refresh()
      else setIsAsked(true)
    },
  }
}
