import { createHash } from 'node:crypto'
import { pictureMarkHits } from '#shared/domain/scan/classified-gate.ts'
import { ONE_DOWN } from '#shared/domain/scan/context.ts'
import { MARK } from '#shared/domain/scan/detector/mark.ts'
import { BUILT_IN, finding, hitId, type Hit, type Rule, type ScanContext } from '#shared/domain/scan/hit.ts'
import { leftoverRule, REMOVED_WORDS, UNREAD_PART, UNREAD_PICTURE } from '#shared/domain/scan/left-behind.ts'
import { NOTHING_WITHHELD, type Withheld } from '#shared/domain/document/redact/withheld.ts'
import type { FilePlace, HitSource } from '#shared/domain/scan/place.ts'
import type { Scanner } from '#shared/domain/scan/scan-text.ts'
import type { Inside, Piece } from '../document/inside/inside.ts'

/** A picture that was shown to whoever reads text off pictures. */
export interface SeenPicture {
  readonly sha256: string
  readonly place: FilePlace
  /** What it says; null when nobody could read it. */
  readonly text: string | null
}

/** What a scan looks at beside the text of the document. */
export interface ScannedFile {
  readonly source: HitSource
  readonly format: string
  /** Null when no reader could open it: then it is itself a finding. */
  readonly inside: Omit<Inside, 'pictures' | 'format'> | null
  readonly pictures: readonly SeenPicture[]
}

/** Where a hit was found, with enough of the text around it to be judged. */
export interface Elsewhere extends HitSource {
  readonly place: FilePlace
  readonly before: string
  readonly found: string
  readonly after: string
  /** Hits of one rule in one column of a table are one, and this many. */
  readonly count: number
}

/** A hit in a file or picture, before it has a name in the log. */
export interface HitElsewhere {
  readonly hit: Hit
  readonly elsewhere: Elsewhere
  /** What makes it the same hit in another version of the case. */
  readonly same: readonly string[]
}

const CONTEXT_CHARACTERS = 12
const SHOWN_CHARACTERS = 20
const MAX_FOUND = 200
/** More places in one file are the file as a whole. */
const MAX_PLACES = 50

/** What is kept with a case and does not go out weighs one level less; a mark of a state secret weighs the same everywhere. */
const weighed = (hit: Hit, source: HitSource): Hit =>
  source.kind !== 'original' || hit.level === 'block'
    ? hit
    : {
        ...hit,
        level: ONE_DOWN[hit.level],
        lowered: { from: hit.lowered?.from ?? hit.level, reason: 'context.notReleased' },
      }

const placeOf = ({ place, marks }: Piece, offset: number): FilePlace => {
  if (marks === undefined) return place
  let low = 0
  let high = marks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((marks[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const mark = marks[low - 1]
  if (mark === undefined) return place
  const { start: _start, ...at } = mark
  return { ...place, ...at }
}

const line = (text: string): string => text.replaceAll(/[\n\f\r\t]+/gu, ' ').toWellFormed()

const inPiece = (hit: Hit, piece: Piece, source: HitSource): HitElsewhere => {
  const { text } = piece
  const { start, end } = hit
  const place = placeOf(piece, start)
  const found = text.slice(start, end)
  const around = [
    text.slice(Math.max(0, start - CONTEXT_CHARACTERS), start),
    found,
    text.slice(end, end + CONTEXT_CHARACTERS),
  ]
  return {
    hit: weighed(hit, source),
    elsewhere: {
      ...source,
      place,
      before: line(text.slice(Math.max(0, start - SHOWN_CHARACTERS), start)),
      found: line(found.slice(0, MAX_FOUND)),
      after: line(text.slice(end, end + SHOWN_CHARACTERS)),
      count: 1,
    },
    same: [source.kind, place.part, hit.rule, hit.list, hit.term, ...around],
  }
}

const digest = (parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/** Hits of one rule and level in one column become one: nobody disposes of a thousand telephone numbers one by one. */
const byColumn = (hits: readonly HitElsewhere[]): readonly HitElsewhere[] => {
  const groups = new Map<string, HitElsewhere[]>()
  for (const one of hits) {
    const { hit, elsewhere } = one
    const column = elsewhere.place.cell?.replace(/\d+$/u, '')
    const { part, name, hidden } = elsewhere.place
    const key =
      column === undefined
        ? String(groups.size)
        : JSON.stringify([part, name, hidden, column, hit.rule, hit.list, hit.term, hit.level, hit.lowered])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    if (group.length === 1) return [first]
    const same = [digest(group.flatMap((one) => one.same))]
    return [{ ...first, elsewhere: { ...first.elsewhere, count: group.length }, same }]
  })
}

const built = ({ rule, category, level, basis }: Rule): Hit => ({
  id: hitId(rule, BUILT_IN, '', 0, 0),
  ...{ rule, category, level, basis, list: BUILT_IN, term: '', start: 0, end: 0, text: '', via: [], lowered: null },
})

/** A finding about a place, with no words to it; the same in another version when the bytes are. */
const about = (rule: Rule, source: HitSource, place: FilePlace, of: string): HitElsewhere => ({
  hit: weighed(built(rule), source),
  elsewhere: { ...source, place, before: '', found: '', after: '', count: 1 },
  same: [source.kind, rule.rule, of, JSON.stringify(place)],
})

const inPicture = (
  { sha256, place, text }: SeenPicture,
  source: HitSource,
  scan: (text: string) => readonly Hit[],
): readonly HitElsewhere[] => {
  if (text === null) return [about(UNREAD_PICTURE, source, place, sha256)]
  const piece: Piece = { text, place: { ...place, part: 'picture' } }
  const marks = pictureMarkHits(text).map(({ start, end }): Hit => {
    const found = finding(MARK, start, end)
    return { ...built(MARK), id: hitId(MARK.rule, BUILT_IN, '', start, end), ...found, text: text.slice(start, end) }
  })
  const others = scan(text).filter(({ rule, level }) => level !== 'block' || rule !== MARK.rule)
  return [...marks, ...others].map((hit) => inPiece(hit, piece, source))
}

/**
 * Where words that 区分处理 removed stand in a piece: the line or cell of each, or the piece itself for those that run over
 * the ends of lines. The finding quotes nothing: what must not go out is not told again.
 */
const removedIn = (piece: Piece, source: HitSource, removed: Withheld): readonly HitElsewhere[] => {
  if (removed.find(piece.text) === null) return []
  const places = new Map<string, FilePlace>()
  let start = 0
  for (const part of piece.text.split(/[\n\t\f]/u)) {
    const place = removed.find(part) === null ? null : placeOf(piece, start)
    if (place !== null) places.set(JSON.stringify(place), place)
    start += part.length + 1
  }
  const all = places.size === 0 ? [piece.place] : [...places.values()].slice(0, MAX_PLACES)
  return byColumn(all.map((place) => about(REMOVED_WORDS, source, place, source.sha256)))
}

/** Of the file that a case began with, the text in sight has become the draft; what it hid is scanned, and marks anywhere. */
const IN_SIGHT: ReadonlySet<string> = new Set(['text', 'cell', 'slide', 'page'])
const isMark = ({ category, level }: Hit): boolean => category === 'classified' && level === 'block'

/**
 * Everything found in a file or picture: hits in every text that it carries, pictures that nobody could read, parts that no
 * reader opened, and in what goes out whatever must not go out with it and the words that 区分处理 `removed` of the text.
 */
export const scanFile = (
  file: ScannedFile,
  scan: Scanner,
  context: ScanContext,
  removed: Withheld = NOTHING_WITHHELD,
): readonly HitElsewhere[] => {
  const { source, inside } = file
  const scanned = (text: string): readonly Hit[] => scan(text, context)
  if (inside === null && file.pictures.length === 0)
    return [about(UNREAD_PART, source, { part: 'other' }, source.sha256)]
  const isOriginal = source.kind === 'original'
  const inPieces = (inside?.pieces ?? []).flatMap((piece) => {
    const isDraft = isOriginal && IN_SIGHT.has(piece.place.part) && piece.place.hidden === undefined
    const hits = scanned(piece.text).filter((hit) => !isDraft || isMark(hit))
    return byColumn(hits.map((hit) => inPiece(hit, piece, source)))
  })
  // The original stays in the house, with all that was removed of it.
  const seen = isOriginal
    ? []
    : [
        ...(inside?.pieces ?? []),
        ...file.pictures.flatMap(({ text, place }) => (text === null ? [] : [{ text, place }])),
      ]
  return [
    ...inPieces,
    ...seen.flatMap((piece) => removedIn(piece, source, removed)),
    ...file.pictures.flatMap((picture) => inPicture(picture, source, scanned)),
    ...(inside?.unread ?? []).map((place) =>
      about(place.part === 'picture' ? UNREAD_PICTURE : UNREAD_PART, source, place, source.sha256),
    ),
    ...(isOriginal ? [] : (inside?.leftovers ?? [])).map(({ what, place }) =>
      about(leftoverRule(what), source, place, source.sha256),
    ),
  ]
}
