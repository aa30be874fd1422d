import { archiveText } from '#resources/text/archive.ts'
import type { Input, Output, PushPayload } from '#shared/contract/channels.ts'
import { documentBytes } from '#shared/domain/document/bytes.ts'
import { ok } from '#shared/lib/result.ts'
import { safeBaseName } from '../archive/file-name.ts'
import { sha256Hex } from '../crypto/digest.ts'
import { writeSheet } from '../document/sheet/write-sheet.ts'
import { catalogDocument } from '../form/catalog-document.ts'
import { storeFilter } from './archive-list.ts'
import { beijingDate } from './beijing-date.ts'
import { catalogCells, catalogRow } from './catalog-rows.ts'
import { spelledOut } from './export-form.ts'
import type { JobContext } from './jobs.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'
import { writeExport } from './write-export.ts'

type Done = Omit<Extract<PushPayload['jobProgress']['outcome'], { state: 'done' }>, 'state'>
const words = archiveText.catalog

/** A list as it is exported: its name, what stands above it, its lines of cells. */
export interface ExportedList {
  readonly title: string
  readonly above: readonly string[]
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly below: readonly string[]
}

/** Writes a list as a workbook or as a PDF for print and signature. */
export const writeList = async (
  workstation: Workstation,
  unlocked: Unlocked,
  list: ExportedList,
  format: 'xlsx' | 'pdf',
  folder: string,
  job: JobContext,
): Promise<Outcome<Done>> => {
  const name = `${safeBaseName(list.title)}.${format}`
  const copy = { workstation, unlocked, caseId: null, kind: 'register' } as const
  if (format === 'xlsx')
    return writeExport(copy, folder, name, writeSheet(list.title.slice(0, 31), [list.columns, ...list.rows]), job)
  job.report('typeset', 0.3)
  const document = catalogDocument(list)
  const set = (one: typeof document) =>
    workstation.tasks.run(
      'render',
      {
        document: one,
        issuer: unlocked.store.office().name,
        releasedOn: beijingDate(workstation.now()),
        contentHash: sha256Hex(documentBytes(one)),
      },
      job.signal,
    )
  const first = await set(document)
  const missing = first.ok ? '' : String(first.error.detail?.characters ?? '')
  const rendered = first.ok || missing === '' ? first : await set(spelledOut(document, missing))
  return rendered.ok
    ? writeExport(copy, folder, name, rendered.value.bytes, job)
    : refuse(rendered.error.code, rendered.error.detail)
}

/** 归档文件目录 of all filed cases that the filter names, destroyed ones too; refuses archive.nothingChosen and file.tokenUnknown. */
export const exportCatalog = (
  workstation: Workstation,
  unlocked: Unlocked,
  { filter, format, folder: token }: Input<'archive.exportCatalog'>,
): Outcome<Output<'archive.exportCatalog'>> => {
  const folder = workstation.files.pathOf('exportFolder', token)
  if (folder === null) return refuse('file.tokenUnknown')
  const now = workstation.now()
  const { store } = unlocked
  const { rows } = store.archiveRows(storeFilter(store, now, 'filed', filter, 0, 1_000_000))
  if (rows.length === 0) return refuse('archive.nothingChosen')
  const office = store.office().name
  const jobId = workstation.jobs.start(async (job) => {
    job.report('check', 0.1)
    const lines = rows.flatMap(({ caseId }) => catalogRow(store, caseId) ?? [])
    const list = {
      title: words.title,
      above: [office, beijingDate(now)],
      columns: [...words.columns],
      rows: lines.map(catalogCells),
      below: [],
    }
    const outcome = await writeList(workstation, unlocked, list, format, folder, job)
    if (outcome.ok) workstation.files.spend(token)
    return outcome
  })
  return ok({ jobId })
}
