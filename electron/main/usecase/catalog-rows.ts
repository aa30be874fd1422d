import { archiveText } from '#resources/text/archive.ts'
import { catalogFacts } from '#shared/domain/archive/metadata.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { EMPTY_DOCUMENT } from '#shared/domain/document/model.ts'
import type { ReadStore } from '../store/types.ts'
import { loadCase, loadWording } from './load-case.ts'

const words = archiveText.catalog

/** One line of 归档文件目录 (R7.25): 序号、档号、文号、责任者、题名、日期、密级、页数、备注. */
export interface CatalogRow {
  readonly archivalNumber: string
  readonly documentNumber: string
  readonly responsible: string
  readonly title: string
  readonly date: string
  readonly secrecy: string
  readonly pages: number
  readonly remark: string
}

/** The line of one filed case; null for one without a number. A gap before it, and a destruction, stand in the remark. */
export const catalogRow = (store: ReadStore, caseId: string): CatalogRow | null => {
  const loaded = loadCase(store, caseId)
  const filed = loaded?.state.custody.filed ?? null
  if (loaded === null || filed === null) return null
  const { state, events } = loaded
  const { title, contentHash } = currentVersion(state)
  const isDestroyed = state.custody.destroyedAt !== null
  const document = isDestroyed ? { ...EMPTY_DOCUMENT, title } : loadWording(store, caseId, contentHash)
  const facts = catalogFacts({ events, document, officeName: store.office().name })
  const { serial, lastSerial, reason } = filed
  const gap = serial > lastSerial + 1 ? [words.gap(lastSerial + 1, serial - 1, reason)] : []
  return {
    ...facts,
    archivalNumber: filed.archivalNumber,
    secrecy: words.notSecret,
    pages: filed.pages,
    remark: [...gap, ...(isDestroyed ? [archiveText.appraisals.destroyed] : [])].join('；'),
  }
}

/** Cells in the order of the columns. */
export const catalogCells = (row: CatalogRow, index: number): readonly string[] => [
  String(index + 1),
  row.archivalNumber,
  row.documentNumber,
  row.responsible,
  row.title,
  row.date,
  row.secrecy,
  String(row.pages),
  row.remark,
]
