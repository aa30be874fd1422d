import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../helper/random.ts'
import { documentWriter } from '../../../helper/random-document.ts'
import { checkedDocumentDiff } from './diff-laws.ts'

describe('a comparison of random documents', () => {
  it('keeps every law on 10,000 revisions, tables and attachments among them', () => {
    const { document, revised } = documentWriter(createRandom(20240502))
    const seen = new Set<string>()
    let moved = 0
    for (let round = 0; round < 10_000; round += 1) {
      const old = document()
      const diff = checkedDocumentDiff(old, revised(old))
      for (const { kind } of diff.structure) seen.add(kind)
      moved += diff.counts.movedBlocks
    }
    expect(moved).toBeGreaterThan(300)
    // That the documents are varied enough to mean something.
    expect([...seen].sort()).toStrictEqual([
      ...['attachmentAdded', 'attachmentMoved', 'attachmentRemoved', 'cellSpans', 'columnWidths', 'columnsAdded'],
      ...['columnsMoved', 'columnsRemoved', 'fileReplaced', 'form', 'headRows', 'imageAdded', 'imageRemoved'],
      ...['imageReplaced', 'imageResized', 'landscape', 'rowsAdded', 'rowsRemoved', 'tableAdded', 'tableRemoved'],
    ])
  })

  it('keeps every law on 1,000 unrelated pairs', () => {
    const { document } = documentWriter(createRandom(8))
    for (let round = 0; round < 1000; round += 1) checkedDocumentDiff(document(), document())
  })

  it('keeps every law when the work allowed runs out', () => {
    const { document, revised } = documentWriter(createRandom(12))
    let fallbacks = 0
    for (let round = 0; round < 1000; round += 1) {
      const old = document()
      if (checkedDocumentDiff(old, revised(old), { maxSteps: round % 90 }).fallback) fallbacks += 1
    }
    expect(fallbacks).toBeGreaterThan(100)
  })
})
