import type { Output } from '#shared/contract/channels.ts'
import { documentLines, type DocumentLine } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { HitLevel } from '#shared/domain/scan/lexicon.ts'
import { scanWord } from '../../i18n/scan.ts'
import { SCAN_PANEL } from '../../i18n/scan-panel.ts'
import { LEVEL_WORDS } from '../../i18n/words.ts'
import type { Highlight } from './editor/editor-props.ts'
import { placeOf } from './place-model.ts'

export type DraftHit = Output<'draft.scan'>['hits'][number]

/** What one line holds of a hit: its index in `documentLines`, and offsets in its text. */
export interface HitPiece {
  readonly line: number
  readonly from: number
  readonly to: number
}

export interface PlacedHit {
  readonly hit: DraftHit
  readonly text: string
  /** A hit that runs over the end of a line has several; none is without one. */
  readonly pieces: readonly [HitPiece, ...HitPiece[]]
}

/** What a scan said of a document. */
export interface Scanned {
  readonly lines: readonly DocumentLine[]
  readonly hits: readonly PlacedHit[]
  readonly counts: Readonly<Record<HitLevel, number>>
  readonly lexicons: Output<'draft.scan'>['lexicons']
}

export type ShownLevel = 'all' | HitLevel

export const HIT_LEVELS: readonly HitLevel[] = ['block', 'high', 'medium', 'notice']

/** Longer lists are told by their number, as those of the format check are. */
const MAX_SHOWN = 200
const MAX_HIGHLIGHTS = 500

/** Index of the last line that begins at the offset or before it. */
const lineAt = (starts: readonly number[], offset: number): number => {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** The answer of a scan, its offsets told by line. The document must be the one that was asked about. */
export const scannedOf = (document: OfficialDocument, answer: Output<'draft.scan'>): Scanned => {
  const lines = documentLines(document)
  const starts: number[] = []
  let offset = 0
  for (const { text } of lines) {
    starts.push(offset)
    offset += text.length + 1
  }
  const pieceOf = (line: number, { start, end }: DraftHit): HitPiece => {
    const begin = starts[line] ?? 0
    const length = lines[line]?.text.length ?? 0
    return { line, from: Math.max(0, start - begin), to: Math.min(length, end - begin) }
  }
  const hits = answer.hits.map((hit): PlacedHit => {
    const first = lineAt(starts, hit.start)
    const last = Math.max(first, lineAt(starts, hit.end - 1))
    const later = Array.from({ length: last - first }, (_, index) => pieceOf(first + 1 + index, hit))
    const pieces = [pieceOf(first, hit), ...later] as const
    const text = pieces.map(({ line, from, to }) => lines[line]?.text.slice(from, to) ?? '').join('')
    return { hit, text, pieces }
  })
  return { lines, hits, counts: answer.counts, lexicons: answer.lexicons }
}

export const hitCount = ({ counts }: Pick<Scanned, 'counts'>): number =>
  HIT_LEVELS.reduce((sum, level) => sum + counts[level], 0)

export interface ShownHits {
  readonly groups: readonly {
    readonly level: HitLevel
    readonly rules: readonly { readonly rule: string; readonly hits: readonly PlacedHit[] }[]
  }[]
  /** How many there are beyond those shown. */
  readonly more: number
}

/** Hits by level, the gravest first, then by rule in the order in which each first appears in the text. */
export const shownHits = (scanned: Scanned, shown: ShownLevel): ShownHits => {
  const listed = scanned.hits.filter(({ hit }) => shown === 'all' || hit.level === shown).slice(0, MAX_SHOWN)
  const total = shown === 'all' ? hitCount(scanned) : scanned.counts[shown]
  const groups = HIT_LEVELS.flatMap((level) => {
    const ofLevel = listed.filter(({ hit }) => hit.level === level)
    const rules = [...new Set(ofLevel.map(({ hit }) => hit.rule))].map((rule) => ({
      rule,
      hits: ofLevel.filter(({ hit }) => hit.rule === rule),
    }))
    return rules.length === 0 ? [] : [{ level, rules }]
  })
  return { groups, more: total - listed.length }
}

/** The marks of hits that the editor of an item draws. */
export const hitHighlightsOf = ({ lines, hits }: Scanned, item: number): readonly Highlight[] =>
  hits
    .flatMap(({ hit, pieces }) =>
      pieces.flatMap(({ line, from, to }): readonly Highlight[] => {
        const place = placeOf(lines, line)
        if (place.where !== 'editor' || place.item !== item || from >= to) return []
        const title = SCAN_PANEL.mark(LEVEL_WORDS[hit.level], hit.term === '' ? scanWord(hit.rule) : hit.term)
        return [{ line: place.line, from, to, className: `mark-hit mark-hit-${hit.level}`, title }]
      }),
    )
    .slice(0, MAX_HIGHLIGHTS)
