import { err, ok, type Result } from '#shared/lib/result.ts'
import { assembleDocument } from '../assemble.ts'
import { HiddenText } from '../docx/hidden-text.ts'
import { FindingList } from '../finding.ts'
import { Flow } from '../flow.ts'
import type { ImportedDocument } from '../imported.ts'
import { ImportStop, refuse, type ImportRefusal } from '../refusal.ts'
import { reportBeside } from './beside.ts'
import { earlierRevisions, scanEarlier } from './earlier.ts'
import { paragraphsOf } from './paragraphs.ts'
import { readPages } from './pages.ts'
import { openPdf } from './open-pdf.ts'

const countOf = (file: Buffer, pattern: RegExp): number => file.toString('latin1').match(pattern)?.length ?? 0

/**
 * Reads the text of a PDF: paragraphs rebuilt from the lines of the page, in the order from top to bottom. What is not seen,
 * stands beside the text or comes from an earlier save goes to hiddenText and is reported; pictures are not taken. Nothing
 * is fetched and no script of the file runs. `cmapFolder` holds the character maps of Chinese files (resources/cmap).
 * Refuses import.noText (a scan), import.encrypted, import.corrupt, import.tooLarge, import.takesTooLong.
 */
export const importPdf = async (
  bytes: Uint8Array,
  cmapFolder: string,
): Promise<Result<ImportedDocument, ImportRefusal>> => {
  const findings = new FindingList()
  const hidden = new HiddenText()
  const opened = await openPdf(bytes, cmapFolder)
  if (!opened.ok) return opened
  const pdf = opened.value
  try {
    const pages = await readPages(pdf, findings, hidden)
    const { paragraphs, margins, joined } = paragraphsOf(pages.lines, pages.heights)
    await reportBeside(pdf, findings, hidden)
    findings.add('import.headerFooter', margins.length)
    for (const text of margins) hidden.add(text, 'import.headerFooter')
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    findings.add('import.images', countOf(file, /\/Subtype\s{0,4}\/Image\b/gu))
    const revisions = earlierRevisions(file)
    findings.add('import.earlierRevisions', revisions.length)
    await scanEarlier(bytes, revisions, cmapFolder, hidden)
    const flow = new Flow(findings)
    for (const { text, traits } of paragraphs) {
      flow.text(text)
      flow.endLine(traits)
    }
    if (flow.blocks.length === 0) return refuse('import.noText')
    findings.add('import.linesJoined', joined)
    const assembled = assembleDocument(flow.blocks, findings)
    if (!assembled.ok) return assembled
    const { document } = assembled.value
    return ok({
      ...{ document, pictures: new Map(), revisions: [], format: 'pdf' },
      findings: findings.list((block) => assembled.value.lineOf(block)),
      hiddenText: hidden.list(),
      hiddenPieces: hidden.pieces(),
    })
  } catch (stop) {
    if (stop instanceof ImportStop) return err(stop.refusal)
    throw stop
  } finally {
    await pdf.loadingTask.destroy()
  }
}
