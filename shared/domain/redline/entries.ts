import type { DocumentLine } from '../document/lines.ts'
import type { VersionDiff } from '../text/version/version-diff.ts'
import type { Mark, MarkedLine, MarkedRun } from './model.ts'

/** What of a comparison it takes to mark both documents. */
export type MarkedDiff = Pick<VersionDiff, 'paragraphs' | 'departures' | 'kinds'>

/** A line of the merged view, marked, at the place where it stands; a moved one also where it stood. */
export interface Entry {
  readonly old: number | null
  readonly new: number | null
  /** What it is and where it stands: in the new document, or in the old one for a line that is there no more. */
  readonly place: DocumentLine
  readonly line: MarkedLine
}

/** All lines of a comparison in the order of the merged view. */
export const entriesOf = (
  diff: MarkedDiff,
  oldLines: readonly DocumentLine[],
  newLines: readonly DocumentLine[],
): readonly Entry[] => {
  const oldPartOf = new Map(diff.kinds.map((kind) => [kind.new, kind.oldKind]))
  const movedByOld = new Map(
    diff.paragraphs.flatMap((one, paragraph) => (one.old === null ? [] : [[one.old, { ...one, paragraph }] as const])),
  )
  const entries: Entry[] = []
  let departed = 0
  const depart = (before: number): void => {
    for (let next = diff.departures[departed]; next?.before === before; next = diff.departures[departed]) {
      departed += 1
      const place = oldLines[next.old]
      const moved = movedByOld.get(next.old)
      if (place === undefined || moved === undefined) continue
      const { placedBy: version, block: move = null, paragraph } = moved
      const runs = moved.runs.flatMap(({ kind, text, version: author }, run): MarkedRun[] => {
        if (kind === 'inserted') return []
        return [
          kind === 'kept' ? { mark: 'movedFrom', text, version, run } : { mark: 'deleted', text, version: author, run },
        ]
      })
      const line: MarkedLine = { part: place.part, mark: 'movedFrom', version, oldPart: null, move, paragraph, runs }
      entries.push({ old: next.old, new: null, place, line })
    }
  }
  for (const [index, { old, new: at, block: move = null, placedBy, runs }] of diff.paragraphs.entries()) {
    depart(index)
    const place = at === null ? oldLines[old ?? 0] : newLines[at]
    if (place === undefined) continue
    const mark: Mark = old === null ? 'inserted' : at === null ? 'deleted' : move === null ? 'kept' : 'movedTo'
    const marked = runs.flatMap(({ kind, text, version }, run): MarkedRun[] => {
      if (kind === 'kept')
        return [{ mark: move === null ? 'kept' : 'movedTo', text, version: move === null ? null : placedBy, run }]
      // Of a moved line, what was deleted is shown where it stood.
      return kind === 'deleted' && move !== null ? [] : [{ mark: kind, text, version, run }]
    })
    const authored = runs.find((run) => run.version !== null)?.version ?? null
    const version = mark === 'inserted' || mark === 'deleted' ? authored : placedBy
    const oldPart = at === null ? null : (oldPartOf.get(at) ?? null)
    // Both sides of a moved line are known by their new line; where it stood has an entry of its own.
    entries.push({
      old: move === null ? old : null,
      new: at,
      place,
      line: { part: place.part, mark, version, oldPart, move, paragraph: index, runs: marked },
    })
  }
  depart(diff.paragraphs.length)
  return entries
}
