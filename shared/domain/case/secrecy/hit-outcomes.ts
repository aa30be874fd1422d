import type { CaseEvent } from '../events.ts'
import type { CaseState } from '../state.ts'

/** What became of a hit: kept 保留, falsePositive 误报, changed 已修改 (gone in a later round), open 未处置. */
export const HIT_OUTCOMES = ['kept', 'falsePositive', 'changed', 'open'] as const
export type HitOutcome = (typeof HIT_OUTCOMES)[number]

/** A hit of a case over all its rounds, by its key, and the last scan that found it. */
export interface HitStory {
  readonly key: string
  readonly scanHash: string
  readonly outcome: HitOutcome
}

/** The story of every hit that any scan of a case found, each key once, in the order in which they were first found. */
export const hitStories = (events: readonly CaseEvent[], state: CaseState): readonly HitStory[] => {
  const lastScanOf = new Map<string, string>()
  for (const event of events) {
    if (event.type !== 'ScanCompleted') continue
    for (const { key } of event.data.hits) lastScanOf.set(key, event.data.scanHash)
  }
  const newest = events.findLast((event) => event.type === 'ScanCompleted')?.data
  const standing = new Set(newest?.hits.map(({ key }) => key))
  return [...lastScanOf].map(([key, scanHash]) => {
    const hands = Object.hasOwn(state.disposedKeys, key) ? (state.disposedKeys[key] ?? []) : []
    const said = hands.at(-1)?.disposition ?? 'open'
    return { key, scanHash, outcome: standing.has(key) ? said : 'changed' }
  })
}
