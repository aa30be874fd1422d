import { describe, expect, it } from 'vitest'
import { authorsOf, keptRevisions, type ImportedRevision } from '#renderer/feature/review/imported-model.ts'
import { IMPORTED } from '#renderer/i18n/imported-revisions.ts'

const revision = (author: string, text = '甲', kind: ImportedRevision['kind'] = 'insertion'): ImportedRevision => ({
  kind,
  of: 'text',
  author,
  date: '2026-03-02T09:00:00Z',
  text,
})
const report = (trackedChanges: 'keep' | 'accept', revisions: ImportedRevision[]) => ({
  ...{ fileName: 'a.docx', format: 'docx', sizeBytes: 1, sha256: 'a'.repeat(64), personName: '林' },
  ...{ at: '2026-03-02T09:00:00.000Z', trackedChanges, findings: [], revisions },
})

describe('tracked changes that a file brought along', () => {
  it('are shown where the first version is compared with a later one, if they were kept', () => {
    const kept = [report('keep', [revision('林川')])]
    expect(keptRevisions(kept, { from: 1, to: 2 })).toHaveLength(1)
    expect(keptRevisions(kept, { from: 2, to: 3 })).toEqual([])
    expect(keptRevisions(kept, null)).toEqual([])
    expect(keptRevisions([report('accept', [revision('林川')])], { from: 1, to: 2 })).toEqual([])
    expect(keptRevisions(null, { from: 1, to: 2 })).toEqual([])
  })
  it('stand by author, who changed most first, twenty of each', () => {
    const many = [revision('甲'), ...Array.from({ length: 25 }, (_, n) => revision('乙', String(n)))]
    expect(authorsOf(many)).toMatchObject([
      { author: '乙', count: 25, rest: 5 },
      { author: '甲', count: 1, rest: 0 },
    ])
    expect(
      authorsOf(many)[0]
        ?.shown.map(({ text }) => text)
        .slice(0, 3),
    ).toEqual(['0', '1', '2'])
  })
  it('read as sentences', () => {
    expect(IMPORTED.change('deletion', 'text', '月底', '2026-03-02T09:00:00Z')).toBe('删除“月底”（2026年3月2日）')
    expect(IMPORTED.change('insertion', 'row', '', null)).toBe('新增表格行')
  })
})
