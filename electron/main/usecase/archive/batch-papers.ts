import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { archiveText } from '#resources/text/archive.ts'
import { createTally, sumOf, type BatchResults } from '#shared/domain/archive/check-tally.ts'
import type { BagFile } from '../../archive/bag/bag.ts'
import { ITEMS_FOLDER, type OpenBatch } from '../../archive/batch/batch-folder.ts'
import { renderBatchIndex } from '../../archive/page/index-page.ts'
import { INDEX_FILE, REPORT_XML } from '../../archive/bag/package-layout.ts'
import { ArchiveFault } from '../../archive/medium/fault.ts'
import { encodeBatchReport, parseReport } from '../../archive/xml/report-file.ts'
import { xml, xmlDocument } from '../../archive/xml/xml.ts'
import { batchReportDocument, handoverFormDocument } from '../../form/batch-document.ts'
import { beijingDate } from '../beijing-date.ts'
import { catalogCells, catalogRow } from './catalog-rows.ts'
import { ChainFault } from '../faults.ts'
import { pageOf, setPapers } from './item-papers.ts'
import { packageIndex } from '#resources/text/package-index.ts'
import type { Unlocked, Workstation } from '../workstation.ts'

const words = archiveText.batch

interface Item {
  readonly caseId: string
  readonly archivalNumber: string
  readonly folderName: string
}

/** What the reports in the packages say, all together. */
const resultsOf = async (batch: OpenBatch, items: readonly Item[], signal: AbortSignal): Promise<BatchResults> => {
  const tally = createTally('filing')
  for (const { archivalNumber, folderName } of items) {
    signal.throwIfAborted()
    const findings = parseReport(await readFile(join(batch.items, folderName, REPORT_XML)))
    // Its package was verified: what cannot be read now, the medium does not hold.
    if (findings === null) throw new ArchiveFault('fault.fileUnreadable')
    tally.add(archivalNumber, findings)
  }
  return tally.results
}

/** Lists and forms of a batch of these packages, and of so many that were left out: 目录 as XML and HTML, 四性检测报告 as XML and PDF, 移交接收登记表. */
export const batchPapers = async (
  workstation: Workstation,
  unlocked: Unlocked,
  batch: OpenBatch,
  { items, left }: { readonly items: readonly Item[]; readonly left: number },
  signal: AbortSignal,
): Promise<readonly BagFile[]> => {
  const { store } = unlocked
  const now = workstation.now()
  const office = store.office().name
  const rows = items.map(({ caseId, folderName }, index) => {
    const row = catalogRow(store, caseId)
    if (row === null) throw new ChainFault(0)
    return { folderName, cells: catalogCells(row, index) }
  })
  const catalog = xmlDocument(
    xml(
      words.root,
      rows.map(({ cells, folderName }) =>
        xml(words.entry, [
          ...words.fields.map((name, index) => xml(name, [cells[index] ?? ''])),
          xml(words.folder, [`items/${folderName}`]),
        ]),
      ),
    ),
  )
  const index = renderBatchIndex(
    packageIndex.batchTitle(batch.name),
    [
      [packageIndex.facts.office, office],
      [words.form.rows.items, String(items.length)],
      [packageIndex.facts.packedOn, beijingDate(now)],
    ],
    words.fields,
    rows.map(({ cells, folderName }) => ({ cells, path: `${ITEMS_FOLDER}${folderName}/${INDEX_FILE}` })),
  )
  const results = await resultsOf(batch, items, signal)
  const head = { stage: 'filing', checkedAt: now.toISOString() } as const
  const summary = words.form.summary(sumOf(results, 'passed'), sumOf(results, 'failed'), sumOf(results, 'manual'))
  const set = await setPapers(
    workstation,
    [
      {
        path: words.reportPdf,
        originalName: words.reportPdf,
        paper: pageOf(batchReportDocument(batch.name, items.length, results, head), office, now),
      },
      {
        path: words.handoverFile,
        originalName: words.handoverFile,
        paper: pageOf(
          handoverFormDocument({ office, name: batch.name, items: items.length, left, summary }),
          office,
          now,
        ),
      },
    ],
    signal,
  )
  const papers = await Promise.all(set.map(async ({ path, read }) => ({ path, bytes: await read() })))
  return [
    { path: words.catalogFile, bytes: catalog },
    { path: words.indexFile, bytes: Buffer.from(index, 'utf8') },
    { path: words.reportXml, bytes: encodeBatchReport(batch.name, results, head) },
    ...papers,
  ]
}
