import { startTransition, useMemo, useState } from 'react'
import { useQuery } from '../../api/use-query.ts'
import type { WireError } from '#shared/contract/errors.ts'
import {
  marksOf,
  NO_ORIGINS,
  shapeAttribution,
  type AttributionView,
  type Origin,
  type OriginLine,
  type Origins,
  type VersionShare,
} from './attribution-model.ts'
import { filterGroups, NO_FILTER, type Change, type ChangeGroup, type DiffView, type Filter } from './change-model.ts'
import { shapeDiff, type MarkedSheet } from './marked-model.ts'

export interface VersionPair {
  readonly from: number
  readonly to: number
}

export interface Comparison {
  readonly data: DiffView | null
  readonly sheet: MarkedSheet | null
  /** What the filter leaves, by 条款 and in the order of the page. */
  readonly groups: readonly ChangeGroup[]
  readonly changes: readonly Change[]
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  /** The names of what the filter leaves; null when it leaves all. */
  readonly shown: ReadonlySet<string> | null
  /** The newer of the two is the text that stands: remarks are made on it, and it tells the origin of all its words. */
  readonly isNewest: boolean
  /** Null until they are wanted. */
  readonly origins: Origins | null
  readonly onWantOrigins: () => void
  readonly originOf: (version: number) => Origin | undefined
  readonly error: WireError | null
  readonly onRetry: () => void
}

export interface Attribution {
  readonly data: AttributionView | null
  readonly origins: Origins
  readonly lines: readonly OriginLine[]
  readonly shares: readonly VersionShare[]
  /** The marks that are shown, in the order of the page. */
  readonly marks: readonly { readonly id: string }[]
  /** The one version whose marks are shown; null for all. */
  readonly shown: number | null
  readonly onShown: (version: number | null) => void
  readonly error: WireError | null
  readonly onRetry: () => void
}

const NO_GROUPS: readonly ChangeGroup[] = []
const NO_CHANGES: readonly Change[] = []

/** The comparison of two versions, asked for while it is shown; `attribution` of the newer one, if it is the newest. */
export const useComparison = (
  caseId: string,
  pair: VersionPair | null,
  attribution: Attribution | null,
): Comparison => {
  const { data, error, refresh } = useQuery(
    'case.diff',
    pair === null ? null : { caseId, fromVersion: pair.from, toVersion: pair.to },
  )
  const [filter, onFilter] = useState(NO_FILTER)
  const [wanted, setWanted] = useState(false)
  const sheet = useMemo(() => (data === null ? null : shapeDiff(data)), [data])
  const passed = useMemo(() => {
    if (data === null || sheet === null) return { groups: NO_GROUPS, changes: NO_CHANGES, shown: null }
    if (filter.person === null && filter.round === null && filter.kind === null)
      return { groups: sheet.groups, changes: sheet.changes, shown: null }
    const groups = filterGroups(sheet.groups, data, filter)
    const shown = new Set(groups.flatMap((group) => group.changes.map((change) => change.id)))
    return { groups, changes: sheet.changes.filter((change) => shown.has(change.id)), shown }
  }, [data, sheet, filter])
  const known = attribution?.data?.versions ?? []
  return {
    data,
    sheet,
    ...passed,
    filter,
    onFilter,
    isNewest: attribution !== null,
    origins: wanted && attribution?.data != null ? attribution.origins : null,
    onWantOrigins: () => {
      startTransition(() => {
        setWanted(true)
      })
    },
    originOf: (version) => [...(data?.versions ?? []), ...known].find((origin) => origin.version === version),
    error,
    onRetry: refresh,
  }
}

/** 责任到人, asked for while it or a comparison is shown. */
export const useAttribution = (caseId: string, isAsked: boolean): Attribution => {
  const { data, error, refresh } = useQuery('case.attribution', isAsked ? { caseId } : null)
  const [shown, onShown] = useState<number | null>(null)
  const origins = useMemo(() => (data === null ? NO_ORIGINS : shapeAttribution(data)), [data])
  const marks = useMemo(() => marksOf(origins.lines, shown), [origins, shown])
  return { data, origins, ...origins, marks, shown, onShown, error, onRetry: refresh }
}
