import { readFileSync } from 'node:fs'
import type { Layer } from '#shared/domain/scan/layer.ts'
import { layersOf } from '#shared/domain/scan/layer.ts'
import type { LexiconEntry } from '#shared/domain/scan/lexicon.ts'
import { compileLexicons, type Matcher } from '#shared/domain/scan/matcher.ts'
import type { ScanData } from '#shared/domain/scan/scan-data.ts'
import { scanner } from '#shared/domain/scan/scan-text.ts'
import type { Hit, ScanContext } from '#shared/domain/scan/hit.ts'
import { prepareTables } from '#shared/domain/scan/tables.ts'

const file = new URL('../../../../resources/lexicon/scan-tables.json', import.meta.url)
// Our own file, tested against its builder.
export const data = JSON.parse(readFileSync(file, 'utf8')) as ScanData
export const tables = prepareTables(data)

export const entry = (term: string, more: Partial<LexiconEntry> = {}): LexiconEntry => ({
  term,
  category: 'classified',
  level: 'high',
  ...more,
})

export const matcherOf = (entries: readonly (string | LexiconEntry)[], layers?: readonly Layer[]): Matcher =>
  compileLexicons(
    [{ id: 'test', version: '1', entries: entries.map((e) => (typeof e === 'string' ? entry(e) : e)) }],
    tables,
    ...(layers === undefined ? [] : [layers]),
  )

export interface Found {
  readonly term: string
  readonly start: number
  readonly end: number
  readonly via: readonly Layer[]
}

/** Matches as readable values, in text order. */
export const found = (matcher: Matcher, text: string): Found[] => {
  const { count, entry: entries, start, end, via } = matcher.find(text)
  return Array.from({ length: count }, (_, i) => ({
    term: matcher.entries[entries[i] ?? -1]?.term ?? '',
    start: start[i] ?? -1,
    end: end[i] ?? -1,
    via: layersOf(via[i] ?? 0),
  })).sort((a, b) => a.start - b.start || a.end - b.end || (a.term < b.term ? -1 : 1))
}

/** What was found as "term=slice" lines. */
export const slices = (matcher: Matcher, text: string): string[] =>
  found(matcher, text).map(({ term, start, end }) => `${term}=${text.slice(start, end)}`)

const ofNoLexicon = scanner(matcherOf([]))
/** Hits of the built-in detectors alone. */
export const detected = (text: string, context: ScanContext = {}): readonly Hit[] => ofNoLexicon(text, context)
export const rulesIn = (text: string, context: ScanContext = {}): string[] =>
  detected(text, context).map(({ rule, level }) => `${rule} ${level}`)
