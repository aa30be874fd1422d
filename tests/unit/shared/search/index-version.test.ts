import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { INDEX_VERSION } from '#electron/main/usecase/search/index-cases.ts'
import { casePartsOf } from '#shared/domain/search/case-parts.ts'
import { FACETS } from '#shared/domain/search/facet.ts'
import { at } from '../../../helper/case-play.ts'

/** What version of the index reads what: a line is added, none is altered. */
const READS: Readonly<Record<number, string>> = {
  1: '34423fade3dca396',
  2: 'e67ae4a5e4f97a89', // 承办科室 among the facets
  3: 'e67ae4a5e4f97a89', // ü in the sounds of titles and names as it is typed
}

it('raises the version of the index with what is read out of a case, so that old cases are read again', () => {
  const parts = casePartsOf(
    at('released').events,
    (hash) => ['标题', hash],
    null,
    ['云发〔2026〕3号'],
    [{ fileName: '附件.txt', text: '附件文字' }],
  )
  const read = JSON.stringify([FACETS, parts.map(({ kind, label, text }) => [kind, label, text])])
  // Other now: raise INDEX_VERSION, and add its line here.
  expect(createHash('sha256').update(read).digest('hex').slice(0, 16)).toBe(READS[INDEX_VERSION])
})
