import type { ReadSearch } from '#electron/main/store/search/search.ts'
import { bitsDown, keepBits } from '#shared/domain/search/bits.ts'
import { foldText } from '#shared/domain/search/fold.ts'

/** The cases of the index in which this stands, the newest first; '' for all. */
export const casesHolding = (index: ReadSearch, term: string): readonly string[] =>
  index.searchRuns().flatMap((run) => {
    const { size, there, holding } = index.askedRun(run)
    const docs = term === '' ? there : holding('text', foldText(term))
    keepBits(docs, there)
    return Array.from(bitsDown(docs, size), (at) => index.indexedCase(run.first + at)?.caseId ?? '')
  })

/** The cases that are to be taken in, as the queue has them. */
export const casesDue = (index: ReadSearch): readonly string[] => index.searchDue(0, 100).map(({ caseId }) => caseId)
