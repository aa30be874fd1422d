import type { Output } from '#shared/contract/channels.ts'

type Reports = Output<'case.importReports'>
export type ImportedRevision = Reports[number]['revisions'][number]

/** So many of one author are listed; the comparison itself shows them all. */
const SHOWN_MOST = 20

export interface ImportedAuthor {
  readonly author: string
  readonly count: number
  readonly shown: readonly ImportedRevision[]
  readonly rest: number
}

/** The tracked changes that were kept as a first round; they are what the second version changes in the first. */
export const keptRevisions = (
  reports: Reports | null,
  pair: { readonly from: number; readonly to: number } | null,
): readonly ImportedRevision[] =>
  pair?.from !== 1 || pair.to < 2 ? [] : (reports?.find((report) => report.trackedChanges === 'keep')?.revisions ?? [])

/** By author, who changed most first; within one in the order of the text. */
export const authorsOf = (revisions: readonly ImportedRevision[]): readonly ImportedAuthor[] => {
  const byAuthor = new Map<string, ImportedRevision[]>()
  for (const revision of revisions) byAuthor.set(revision.author, [...(byAuthor.get(revision.author) ?? []), revision])
  return [...byAuthor]
    .map(([author, all]) => ({
      author,
      count: all.length,
      shown: all.slice(0, SHOWN_MOST),
      rest: Math.max(0, all.length - SHOWN_MOST),
    }))
    .sort((one, other) => other.count - one.count)
}
