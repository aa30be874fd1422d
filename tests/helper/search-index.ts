import type { ReadSearch } from '#electron/main/store/search.ts'
import { UNIT_ORDER } from '#electron/main/store/unit-order.ts'
import { termDocs } from '#shared/domain/search/answer.ts'
import { bitsDown, keepBits } from '#shared/domain/search/bits.ts'
import { foldText } from '#shared/domain/search/fold.ts'
import { SPACE } from '#shared/domain/search/posting.ts'

/** The cases of the index in which this stands, the newest first; '' for all. */
export const casesHolding = (index: ReadSearch, term: string): readonly string[] =>
  index.searchRuns().flatMap((run) => {
    const size = run.last - run.first + 1
    const there = index.indexedIn(run)
    const lists = { size, there, list: (key: number) => index.searchList(run, key), order: UNIT_ORDER }
    const docs = term === '' ? there : termDocs(SPACE.text, foldText(term), lists)
    keepBits(docs, there)
    return Array.from(bitsDown(docs, size), (at) => index.indexedCase(run.first + at)?.caseId ?? '')
  })
