import type { Input, Output } from '#shared/contract/channels.ts'
import { importReport } from '#shared/contract/dto/import.ts'
import { ok } from '#shared/lib/result.ts'
import { utf8Bytes } from '#shared/lib/utf8.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { StoreFault } from '../../store/fault.ts'
import type { ReadStore } from '../../store/types.ts'
import { findCase } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked } from '../workstation.ts'

export type ImportReport = Output<'case.importReports'>[number]

/** The report as a blob of the case, named by its hash. */
export const importReportBlob = (report: ImportReport): { readonly hash: string; readonly bytes: Uint8Array } => {
  const bytes = utf8Bytes(JSON.stringify(report))
  return { hash: sha256Hex(bytes), bytes }
}

const readReport = (store: ReadStore, caseId: string, hash: string): ImportReport => {
  const bytes = store.readBlob(caseId, hash)
  if (bytes === null) throw new StoreFault('fault.storeCorrupt')
  return importReport.parse(JSON.parse(new TextDecoder().decode(bytes)))
}

/** What each import of this case found, oldest first. Refuses case.notFound. @throws StoreFault when a report is gone. */
export const viewImportReports = (
  unlocked: Unlocked,
  input: Input<'case.importReports'>,
): Outcome<Output<'case.importReports'>> => {
  if (findCase(unlocked, input.caseId) === null) return refuse('case.notFound')
  const { store } = unlocked
  return ok(store.importReports(input.caseId).map((hash) => readReport(store, input.caseId, hash)))
}
