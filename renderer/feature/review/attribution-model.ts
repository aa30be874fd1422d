import type { Output } from '#shared/contract/channels.ts'
import { countCharacters } from '#shared/domain/text/grapheme.ts'
import type { DiffRun } from '../../ui/document/DiffText.tsx'

export type AttributionView = Output<'case.attribution'>
/** Who made a version, in which round, when. */
export type Origin = AttributionView['versions'][number]

/** How marks differ in shape: so many kinds of line under the text; the number beside it tells versions beyond apart. */
const SHAPES = 5

/** A version and how much of it still stands. */
export interface VersionShare {
  readonly version: number
  readonly personName: string
  readonly round: number
  readonly at: string
  /** Characters of it in the newest text, as a reader counts them. */
  readonly characters: number
  /** Of the whole text, rounded. */
  readonly percent: number
  /** 1 to `SHAPES`; 0 for the first version, whose text stays unmarked. */
  readonly shape: number
}

export interface OriginRun {
  readonly text: string
  /** Whose words they are; null for the first version. */
  readonly origin: VersionShare | null
  readonly version: number
  /** Names a mark on the page; of an unmarked run empty. */
  readonly id: string
}

export interface OriginLine {
  readonly key: string
  readonly runs: readonly OriginRun[]
}

export interface Origins {
  readonly lines: readonly OriginLine[]
  /** Oldest first, also those of which nothing stands. */
  readonly shares: readonly VersionShare[]
}

export const NO_ORIGINS: Origins = { lines: [], shares: [] }

/** The newest text as lines of runs, those of later versions marked; and what each version still has in it. */
export const shapeAttribution = ({ paragraphs, versions }: AttributionView): Origins => {
  const standing = new Map<number, number>()
  let total = 0
  for (const { text, version } of paragraphs.flatMap(({ runs }) => runs)) {
    const characters = countCharacters(text)
    standing.set(version, (standing.get(version) ?? 0) + characters)
    total += characters
  }
  const shares = versions.map((version, index): VersionShare => {
    const characters = standing.get(version.version) ?? 0
    return {
      ...version,
      characters,
      percent: total === 0 ? 0 : Math.round((100 * characters) / total),
      shape: index === 0 ? 0 : ((index - 1) % SHAPES) + 1,
    }
  })
  const marked = new Map(shares.slice(1).map((share) => [share.version, share]))
  const lines = paragraphs.map(({ line, runs }): OriginLine => {
    const key = `o${String(line)}`
    return {
      key,
      runs: runs.map(({ text, version }, index) => {
        const origin = marked.get(version) ?? null
        return { text, version, origin, id: origin === null ? '' : `${key}.${String(index)}` }
      }),
    }
  })
  return { lines, shares }
}

/** The runs of a line of the merged view with what is kept cut where its origin changes, so that all of it tells its own. */
export const splitByOrigin = (runs: readonly DiffRun[], line: OriginLine): readonly DiffRun[] => {
  const origins = line.runs
  let at = 0
  let offset = 0
  const take = (text: string): readonly { readonly text: string; readonly version: number | null }[] => {
    const pieces: { text: string; version: number | null }[] = []
    let rest = text
    while (rest !== '') {
      const own = origins[at]
      const room = own === undefined ? rest.length : own.text.length - offset
      const piece = rest.slice(0, room)
      if (piece !== '') pieces.push({ text: piece, version: own?.version ?? null })
      rest = rest.slice(piece.length)
      offset += piece.length
      if (own !== undefined && offset >= own.text.length) {
        at += 1
        offset = 0
      }
    }
    return pieces
  }
  return runs.flatMap((run) => {
    if (run.mark === 'deleted' || run.mark === 'movedFrom') return [run]
    const pieces = take(run.text)
    return run.mark === 'inserted' ? [run] : pieces.map(({ text, version }) => ({ ...run, text, version }))
  })
}

/** The marks in the order of the page, of one version or of all: what walking goes through. */
export const marksOf = (lines: readonly OriginLine[], version: number | null): readonly { readonly id: string }[] =>
  lines
    .flatMap(({ runs }) => runs)
    .filter(({ origin }) => origin !== null && (version === null || origin.version === version))

/** Where a note stands beside its text: below, or above where there is no room left below; within the window. */
export const notePlace = (
  beside: { readonly left: number; readonly top: number; readonly bottom: number },
  note: { readonly width: number; readonly height: number },
  room: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } => {
  const below = beside.bottom + NOTE_GAP_PX
  const above = Math.max(0, Math.min(beside.top - NOTE_GAP_PX, room.height) - note.height)
  return {
    left: Math.max(NOTE_GAP_PX, Math.min(beside.left, room.width - note.width - NOTE_GAP_PX)),
    top: below + note.height <= room.height ? Math.max(0, below) : above,
  }
}
const NOTE_GAP_PX = 8
