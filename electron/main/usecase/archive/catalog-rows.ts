import { setImmediate as nextTurn } from 'node:timers/promises'
import { archiveText } from '#resources/text/archive.ts'
import { catalogFacts } from '#shared/domain/archive/metadata.ts'
import type { DisclosureMode } from '#shared/domain/case/disclosure/disclosure-events.ts'
import { assert } from '#shared/lib/result.ts'
import type { ReadStore } from '../../store/types.ts'
import type { JobContext } from '../jobs.ts'
import { currentWording, loadCase } from '../load-case.ts'

const words = archiveText.catalog
/** How long reading logs holds the thread before others are answered. */
const SLICE_MS = 8

/** One line of 归档文件目录 (DA/T 22-2015, V2): 序号、档号、文号、责任者、题名、日期、密级、页数、备注. */
export interface CatalogRow {
  readonly archivalNumber: string
  readonly documentNumber: string
  readonly responsible: string
  readonly title: string
  readonly date: string
  readonly secrecy: string
  readonly pages: number
  readonly remark: string
  /** 公开方式, for the list that goes with a handover (档案法实施条例 Art. 30 para. 2, V); null where none was set. */
  readonly mode: DisclosureMode | null
}

/** The line of one filed case; null for one without a number. A gap before it, numbers that it had, and its destruction stand in the remark. */
export const catalogRow = (store: ReadStore, caseId: string): CatalogRow | null => {
  const loaded = loadCase(store, caseId)
  const filed = loaded?.state.custody.filed ?? null
  if (loaded === null || filed === null) return null
  const { state, events } = loaded
  const isDestroyed = state.custody.destroyedAt !== null
  const facts = catalogFacts({ events, document: currentWording(store, state), officeName: store.office().name })
  const { serial, lastSerial, reason } = filed
  const { voided } = state.custody
  const gap = serial > lastSerial + 1 ? [words.gap(lastSerial + 1, serial - 1, reason)] : []
  return {
    ...facts,
    archivalNumber: filed.archivalNumber,
    secrecy: words.notSecret,
    pages: filed.pages,
    remark: [
      ...gap,
      ...(voided.length === 0 ? [] : [words.voided(voided.join('、'), reason)]),
      ...(isDestroyed ? [archiveText.appraisals.destroyed] : []),
    ].join('；'),
    mode: state.disclosure?.mode ?? null,
  }
}

/**
 * The lines of these cases, in their order. Others are answered in between, and the job can be cancelled.
 * @throws the signal's reason once it is aborted.
 */
export const catalogRows = async (
  store: ReadStore,
  caseIds: readonly string[],
  { signal, report }: Pick<JobContext, 'signal' | 'report'>,
): Promise<readonly CatalogRow[]> => {
  const rows: CatalogRow[] = []
  let slice = performance.now()
  for (const [index, caseId] of caseIds.entries()) {
    if (performance.now() - slice > SLICE_MS) {
      report('check', index / caseIds.length)
      await nextTurn()
      signal.throwIfAborted()
      slice = performance.now()
    }
    const row = catalogRow(store, caseId)
    assert(row !== null, 'a list is of filed cases')
    rows.push(row)
  }
  return rows
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
