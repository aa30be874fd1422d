import type { Output } from '#shared/contract/channels.ts'
import { documentLines, documentToText, type LinePart } from '#shared/domain/document/lines.ts'

export type CaseView = Output<'case.get'>
export type Hit = CaseView['hits'][number]
export type HitLevel = Hit['level']

const LEVELS: readonly HitLevel[] = ['block', 'high', 'medium', 'notice']

export interface Segment {
  readonly text: string
  /** All hits that cover this stretch, the gravest first; none for plain text. */
  readonly hits: readonly Hit[]
  /** Names to scroll to, one for each hit: `h` and its place in the scan, apart by spaces. */
  readonly anchors: string
}

export interface HitLine {
  readonly key: string
  readonly kind: LinePart
  readonly segments: readonly Segment[]
}

/** Where a hit is scrolled to. A hit's id is the scanner's and may hold anything. */
export const anchorOf = (hits: readonly Hit[], hitId: string): string =>
  `h${String(hits.findIndex((hit) => hit.id === hitId))}`

/** Hits of the text first, then those of files and pictures, item by item. */
const byPlace = (a: Hit, b: Hit): number => (a.elsewhere?.item ?? -1) - (b.elsewhere?.item ?? -1) || a.start - b.start

const byGravity = (a: Hit, b: Hit): number => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.start - b.start

interface Anchored {
  readonly hit: Hit
  readonly anchor: string
}

/** Cuts one line at the borders of the hits that touch it; hits may overlap and may go on over the line's end. */
const segmentsOf = (text: string, offset: number, anchored: readonly Anchored[]): readonly Segment[] => {
  const end = offset + text.length
  const touching = anchored.filter(({ hit }) => hit.start < end && hit.end > offset)
  if (touching.length === 0) return [{ text, hits: [], anchors: '' }]
  const borders = touching.flatMap(({ hit }) => [Math.max(hit.start, offset), Math.min(hit.end, end)])
  const cuts = [...new Set([offset, ...borders, end])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end
    const covering = touching.filter(({ hit }) => hit.start <= from && hit.end >= to)
    return {
      text: text.slice(from - offset, to - offset),
      hits: covering.map(({ hit }) => hit).sort(byGravity),
      anchors: covering.map(({ anchor }) => anchor).join(' '),
    }
  })
}

/** The scanned text as lines cut into stretches with their hits. */
export const hitLines = (view: Pick<CaseView, 'document' | 'hits'>): readonly HitLine[] => {
  const anchored = view.hits.flatMap((hit, index) =>
    hit.elsewhere === undefined ? [{ hit, anchor: `h${String(index)}` }] : [],
  )
  let offset = 0
  return documentLines(view.document).map(({ part, text }, index) => {
    const segments = segmentsOf(text, offset, anchored)
    offset += text.length + 1
    return { key: String(index), kind: part, segments }
  })
}

/** The words that each hit covers, by the hit's id; '' for one that has none, as a picture that nobody could read. */
export const matchedTexts = (view: Pick<CaseView, 'document' | 'hits'>): ReadonlyMap<string, string> => {
  const text = documentToText(view.document)
  return new Map(
    view.hits.map(({ id, start, end, elsewhere }) => [
      id,
      elsewhere === undefined ? text.slice(start, end) : elsewhere.found,
    ]),
  )
}

/** A hand is missing. */
export const isOpen = (hit: Hit): boolean => hit.hands.length < hit.handsNeeded

export interface HitGroup {
  readonly level: HitLevel
  readonly rules: readonly { readonly rule: string; readonly hits: readonly Hit[] }[]
  readonly open: number
  readonly total: number
}

/** Hits by level, the gravest first, then by rule in the order in which they first appear in the text. */
export const groupHits = (hits: readonly Hit[]): readonly HitGroup[] =>
  LEVELS.flatMap((level) => {
    const ofLevel = hits.filter((hit) => hit.level === level).sort(byPlace)
    if (ofLevel.length === 0) return []
    const rules = [...new Set(ofLevel.map((hit) => hit.rule))].map((rule) => ({
      rule,
      hits: ofLevel.filter((hit) => hit.rule === rule),
    }))
    return [{ level, rules, open: ofLevel.filter(isOpen).length, total: ofLevel.length }]
  })

/** The next hit that waits for this person after this one, in the order of the panel; null when none is left. */
export const nextOpenHit = (hits: readonly Hit[], currentId: string | null): Hit | null => {
  const ordered = groupHits(hits).flatMap((group) => group.rules.flatMap((rule) => rule.hits))
  const index = ordered.findIndex((hit) => hit.id === currentId)
  const rest = [...ordered.slice(index + 1), ...ordered.slice(0, index + 1)]
  return rest.find((hit) => hit.waitsForMe) ?? null
}
