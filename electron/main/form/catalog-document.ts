import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { formDocument, paragraph, table } from './parts.ts'

/** Widths of the nine columns of 归档文件目录, and of 移交清单, which has as many. */
const WIDTHS = [5, 18, 13, 13, 22, 9, 6, 6, 8]

/** A list on landscape pages: title, lines above, the table with its head on every page, lines below. */
export const catalogDocument = (list: {
  readonly title: string
  readonly above: readonly string[]
  readonly columns: readonly string[]
  readonly widths?: readonly number[]
  readonly rows: readonly (readonly string[])[]
  readonly below: readonly string[]
}): OfficialDocument =>
  formDocument(
    list.title,
    [
      ...list.above.map(paragraph),
      { ...table(list.widths ?? WIDTHS, list.columns, list.rows), landscape: true },
      ...list.below.map(paragraph),
    ],
    [],
  )
