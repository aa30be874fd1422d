import { archiveText } from '#resources/text/archive.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { documentBytes } from '#shared/domain/document/bytes.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { ok } from '#shared/lib/result.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { writeSheet } from '../../document/sheet/write-sheet.ts'
import { catalogDocument } from '../../form/catalog-document.ts'
import type { ReadStore } from '../../store/types.ts'
import { storeFilter } from './archive-list.ts'
import { beijingDate } from '../beijing-date.ts'
import { archiveRulesOf } from './archive-rules.ts'
import { catalogCells, catalogRows, type CatalogRow } from './catalog-rows.ts'
import { spelledOut } from '../review/spelled-out.ts'
import { startFolderJob } from '../folder-job.ts'
import type { JobContext, JobDone } from '../jobs.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'
import { writeExport } from '../write-export.ts'

const words = archiveText.catalog

/** A list as it is exported: its name, what stands above it, its lines of cells. */
export interface ExportedList {
  readonly title: string
  readonly above: readonly string[]
  readonly columns: readonly string[]
  /** Of the columns on paper, in parts of a hundred; those of 归档文件目录 when left out. */
  readonly widths?: readonly number[]
  readonly rows: readonly (readonly string[])[]
  readonly below: readonly string[]
}

/** A list or a report as PDF/A; characters that no font has are spelled out by their codes. Refuses as the typesetter does. */
export const setDocument = async (
  workstation: Workstation,
  { store }: Unlocked,
  document: OfficialDocument,
  job: JobContext,
): Promise<Outcome<Uint8Array>> => {
  job.report('typeset', 0.3)
  const set = (one: OfficialDocument) =>
    workstation.tasks.run(
      'render',
      {
        document: one,
        issuer: store.office().name,
        releasedOn: beijingDate(workstation.now()),
        contentHash: sha256Hex(documentBytes(one)),
      },
      job.signal,
    )
  const first = await set(document)
  const missing = first.ok ? '' : String(first.error.detail?.characters ?? '')
  const rendered = first.ok || missing === '' ? first : await set(spelledOut(document, missing))
  return rendered.ok ? ok(rendered.value.bytes) : refuse(rendered.error.code, rendered.error.detail)
}

/** Writes a list as a workbook or as a PDF for print and signature. */
export const writeList = async (
  workstation: Workstation,
  unlocked: Unlocked,
  list: ExportedList,
  format: 'xlsx' | 'pdf',
  folder: string,
  job: JobContext,
): Promise<Outcome<JobDone>> => {
  const name = `${safeBaseName(list.title)}.${format}`
  const copy = { workstation, unlocked, caseId: null, kind: 'register' } as const
  if (format === 'xlsx')
    return writeExport(copy, folder, name, writeSheet(list.title.slice(0, 31), [list.columns, ...list.rows]), job)
  const set = await setDocument(workstation, unlocked, catalogDocument(list), job)
  return set.ok ? writeExport(copy, folder, name, set.value, job) : set
}

/** 全宗 and the choices under which the list was made, as they stand in its head (DA/T 22-2015, M-H). */
const scopeOf = (
  store: ReadStore,
  { fonds, year, retention, organisation }: Input<'archive.exportCatalog'>['filter'],
  lines: readonly CatalogRow[],
): Parameters<typeof words.scope>[0] => {
  const rules = archiveRulesOf(store)
  const all = archiveText.batch.everything
  return {
    fonds: fonds === null || fonds === rules?.fonds ? `${rules?.fonds ?? ''} ${rules?.fondsName ?? ''}`.trim() : fonds,
    year: year === null ? all : String(year),
    retention: retention === null ? all : archiveText.retentions[retention],
    organisation: organisation ?? all,
    items: lines.length,
    pages: lines.reduce((sum, { pages }) => sum + pages, 0),
  }
}

/** 归档文件目录 of all filed cases that the filter names, destroyed ones too; refuses archive.nothingChosen and file.tokenUnknown. */
export const exportCatalog = (
  workstation: Workstation,
  unlocked: Unlocked,
  { filter, format, folder: token }: Input<'archive.exportCatalog'>,
): Outcome<Output<'archive.exportCatalog'>> => {
  const now = workstation.now()
  const { store } = unlocked
  const { rows } = store.archiveRows(storeFilter(store, now, 'filed', filter, 0, 1_000_000))
  if (rows.length === 0) return refuse('archive.nothingChosen')
  return startFolderJob(workstation, 'exportFolder', token, async (folder, job) => {
    const ids = rows.map(({ caseId }) => caseId)
    const lines = await catalogRows(store, ids, job)
    const list = {
      title: words.title,
      above: [
        `${store.office().name}　${beijingDate(now)}`,
        words.scope(scopeOf(store, filter, lines)),
        ...(filter.transferDue === true ? [words.transferDue] : []),
      ],
      columns: [...words.columns],
      rows: lines.map(catalogCells),
      below: [],
    }
    return writeList(workstation, unlocked, list, format, folder, job)
  })
}
