import type { Output } from '#shared/contract/channels.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { listChanges } from '#shared/domain/text/version/change-list.ts'
import { diffVersions, type Version } from '#shared/domain/text/version/version-diff.ts'

export interface DiffTaskInput {
  readonly from: Version
  /** The versions between the two, oldest first; none when comparing backwards. */
  readonly between: readonly Version[]
  readonly to: Version
}

/** The comparison of two versions as the window gets it, but for themselves and who made them. */
export const diffTask = ({
  from,
  between,
  to,
}: DiffTaskInput): Omit<Output<'case.diff'>, 'from' | 'to' | 'versions'> => {
  const diff = diffVersions(from, between, to)
  const oldLines = documentLines(from.document)
  const newLines = documentLines(to.document)
  const oldPartOf = new Map(diff.kinds.map((kind) => [kind.new, kind.oldKind]))
  const isBackwards = from.version > to.version
  return {
    paragraphs: diff.paragraphs.map(({ old, new: at, change, runs, block, placedBy, ...more }) => {
      const line = at === null ? oldLines[old ?? 0] : newLines[at]
      return {
        ...{ old, new: at, change },
        part: line?.part ?? 'paragraph',
        item: line?.item ?? 0,
        bodyBlock: line?.block ?? null,
        cell: line?.cell ?? null,
        oldPart: at === null ? null : (oldPartOf.get(at) ?? null),
        move: block ?? null,
        renumbered: more.renumbered ?? null,
        splitFrom: more.splitFrom ?? null,
        joinedTo: more.joinedTo ?? null,
        placedBy: isBackwards ? null : placedBy,
        runs: runs.map((run) => (isBackwards ? { ...run, version: null } : run)),
      }
    }),
    departures: [...diff.departures],
    counts: diff.counts,
    structure: diff.structure.map(({ from: before = null, to: after = null, ...change }) => ({
      ...change,
      ...{ from: before, to: after },
    })),
    groups: listChanges(diff, oldLines, newLines).map(({ headings, changes, ...group }) => ({
      ...group,
      headings: [...headings],
      changes: changes.map((change) => ({ ...change, paragraphs: [...change.paragraphs] })),
    })),
    fallback: diff.fallback,
  }
}
