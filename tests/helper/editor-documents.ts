import {
  EMPTY_DOCUMENT,
  TEXT_BLOCK_KINDS,
  type Block,
  type OfficialDocument,
  type Table,
} from '#shared/domain/document/model.ts'
import type { Random } from './random.ts'

const PIECES = [
  '县水利局',
  '一、',
  '（一）',
  '1.',
  '2026年',
  ' ',
  '　',
  '\t',
  'GB/T 9704',
  '𠮷',
  '，',
  '。',
  'é',
  '<b>',
  '&',
  '附件：',
  'ﬀ',
]
const line = (random: Random): string => Array.from({ length: random.below(6) }, () => random.pick(PIECES)).join('')

/** Cells of random spans that cover the grid exactly: each takes what is free to its right and below. */
export const randomTable = (random: Random): Table => {
  const columns = 1 + random.below(4)
  const rowCount = 1 + random.below(4)
  const taken = Array.from({ length: rowCount }, () => new Array<boolean>(columns).fill(false))
  const rows = taken.map((_, row) => {
    const cells: Table['rows'][number][number][] = []
    for (let column = 0; column < columns; column += 1) {
      if (taken[row]![column]!) continue
      let columnSpan = 1
      while (column + columnSpan < columns && !taken[row]![column + columnSpan]! && random.next() < 0.3) columnSpan += 1
      const rowSpan = random.next() < 0.3 ? 1 + random.below(rowCount - row) : 1
      for (let down = row; down < row + rowSpan; down += 1) taken[down]!.fill(true, column, column + columnSpan)
      cells.push({ lines: Array.from({ length: 1 + random.below(3) }, () => line(random)), columnSpan, rowSpan })
    }
    return cells
  })
  return {
    kind: 'table',
    widths: Array.from({ length: columns }, () => 1 + random.below(500)),
    headRows: random.below(rowCount + 1),
    landscape: random.next() < 0.2,
    rows,
  }
}

const block = (random: Random): Block => {
  const kind = random.next()
  if (kind < 0.1) return randomTable(random)
  if (kind < 0.2) {
    return {
      kind: 'image',
      sha256: Array.from({ length: 64 }, () => random.below(16).toString(16)).join(''),
      format: random.pick(['png', 'jpeg'] as const),
      widthPx: 1 + random.below(3000),
      heightPx: 1 + random.below(3000),
      widthMm: 1 + random.below(156),
      alternative: line(random),
    }
  }
  return { kind: random.pick(TEXT_BLOCK_KINDS), text: line(random) }
}

/** A valid document of every kind of part, for properties that must hold of all. */
export const randomDocument = (random: Random): OfficialDocument => ({
  ...EMPTY_DOCUMENT,
  title: line(random),
  addressee: line(random),
  body: Array.from({ length: random.below(9) }, () => block(random)),
  attachmentNames: Array.from({ length: random.below(4) }, () => line(random)),
  signatories: Array.from({ length: random.below(3) }, () => line(random)),
  date: line(random),
  note: line(random),
})
