import { formText } from '#resources/text/form.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { submittedHash } from '#shared/domain/form/approval-form.ts'
import { assert } from '#shared/lib/result.ts'
import {
  APPROVAL_FILE,
  KEPT_FOLDER,
  RELEASE_FOLDER,
  REPORT_PDF,
  REPORT_XML,
  scanFile,
  SOURCE_FOLDER,
} from '../../archive/bag/package-layout.ts'
import type { Tree } from '../../archive/bag/read-tree.ts'
import { parseReport, parseReportHead, reportedNumber } from '../../archive/xml/report-file.ts'
import { checkDocument } from '../../form/check-document.ts'
import { saidByPdf, type SaidText } from '../../pdf/said-by-pdf.ts'
import { checkPdf } from '../../pdf/self-check.ts'
import { itemForms, type ItemForm } from '../archive/item-forms.ts'
import { spelledOut } from '../review/spelled-out.ts'
import { parseScanRecord, type ScanRecord } from '../scan/scan-record.ts'
import type { PackedPages, PageTold, Told } from './packed-pages.ts'
import { formAgrees } from './told-form.ts'

/** Of the characters of a document, those that do not stand in what was printed of it. */
const missingFrom = (said: readonly SaidText[], document: OfficialDocument): string => {
  const has = new Set(said.map(({ text }) => text).join(''))
  return [...new Set(JSON.stringify(document))].filter((character) => !has.has(character)).join('')
}

/** A printed form against the same made once more: word for word, or all its facts with other words around them. */
const formTold = async (
  bytes: Uint8Array,
  said: readonly SaidText[],
  document: OfficialDocument,
  { log }: PackedPages,
): Promise<Told> => {
  if ((await checkPdf(bytes, { document })).length === 0) return 'same'
  const missing = missingFrom(said, document)
  if ((await checkPdf(bytes, { document: spelledOut(document, missing) })).length === 0) return 'same'
  const people = [...new Set(log.events.map(({ actor }) => actor.name))]
  return (await formAgrees(bytes, said, { document, missing, people })) ? 'otherWords' : 'otherwise'
}

/** Name and value of the time limit, and of the digest that ends 基本情况. */
const [FACTS, DEADLINE_FROM_END] = [0, 3]

/**
 * The line of the time limit, which hangs on the calendar of that day: it is taken as it stands. By its name; where another version
 * named it otherwise, by its place, if there is one line more than without it.
 */
const deadlineIn = (said: readonly SaidText[], without: (deadline: string) => OfficialDocument | undefined): string => {
  const facts = said.filter(({ table, text }) => table === FACTS && text !== '').map(({ text }) => text)
  const named = facts.indexOf(formText.facts.deadline)
  if (named >= 0) return facts[named + 1] ?? ''
  const table = without('')?.body.find(({ kind }) => kind === 'table')
  const lines = table?.kind === 'table' ? table.rows.flat().flatMap((cell) => cell.lines).length : facts.length
  return facts.length === lines + 2 ? (facts.at(-DEADLINE_FROM_END) ?? '') : ''
}

const countBelow = (tree: Tree, folder: string): number => tree.paths.filter((path) => path.startsWith(folder)).length
const bytesOf = async (tree: Tree, path: string): Promise<Uint8Array> => (await tree.read(path)) ?? new Uint8Array()
/** Ours have some hundred kilobytes. The reader takes a second for each 200 of what is none. */
const MAX_FORM_BYTES = 16 * 1024 * 1024
const printedAt = async (tree: Tree, path: string): Promise<Uint8Array> => {
  const bytes = await bytesOf(tree, path)
  return bytes.length > MAX_FORM_BYTES ? new Uint8Array() : bytes
}

/** Cover, 审批单, 保密审查单 as this program prints them of the log; null of a case that nobody handed in. */
export const madeForms = async ({ tree, bag, log, texts }: PackedPages): Promise<readonly ItemForm[] | null> => {
  if (submittedHash(log.events) === null) return null
  const scans = new Map<string, ScanRecord>()
  for (const event of log.events) {
    if (event.type !== 'ScanCompleted') continue
    const { scanHash } = event.data
    const record = parseScanRecord(await bytesOf(tree, scanFile(scanHash)))
    if (record !== null) scans.set(scanHash, record)
  }
  const facts = {
    ...{ events: log.events, hashes: log.records.map(({ hash }) => bytesToHex(hash)), office: bag.signer.organization },
    ...{ head: { size: bag.checkpoint.position, root: bag.checkpoint.root }, printedAt: bag.checkpoint.at },
    wordingOf: (contentHash: string) => {
      const document = texts.get(contentHash)
      assert(document !== undefined, 'a version that was verified')
      return document
    },
    hitsOf: (scanHash: string) => scans.get(scanHash)?.hits ?? [],
    counts: {
      release: countBelow(tree, RELEASE_FOLDER),
      kept: countBelow(tree, KEPT_FOLDER),
      source: countBelow(tree, SOURCE_FOLDER),
    },
  }
  const made = (deadline: string): readonly ItemForm[] => itemForms({ ...facts, deadline })
  const approval = (deadline: string) => made(deadline).find(({ path }) => path === APPROVAL_FILE)?.document
  const printed = await printedAt(tree, APPROVAL_FILE)
  return made(deadlineIn((await saidByPdf(printed)) ?? [], approval))
}

/** What the forms of a filed case tell. */
export const formsTold = async (packed: PackedPages): Promise<readonly PageTold[]> => {
  const { tree } = packed
  const made = await madeForms(packed)
  // Ours never packs a case that nobody handed in; whoever did has made forms of their own.
  if (made === null) return [[APPROVAL_FILE, 'otherWords']]
  const told: PageTold[] = []
  for (const { path, document } of made) {
    const bytes = await printedAt(tree, path)
    told.push([path, await formTold(bytes, (await saidByPdf(bytes)) ?? [], document, packed)])
  }
  return told
}

/** 四性检测报告 as PDF: what its XML says, which was made first. */
export const reportTold = async (packed: PackedPages): Promise<PageTold> => {
  const xml = await bytesOf(packed.tree, REPORT_XML)
  const [findings, head] = [parseReport(xml), parseReportHead(xml)]
  // Another version's name for its stage: nothing to print it under.
  if (findings === null || head === null) return [REPORT_PDF, 'otherWords']
  const bytes = await printedAt(packed.tree, REPORT_PDF)
  const said = (await saidByPdf(bytes)) ?? []
  return [REPORT_PDF, await formTold(bytes, said, checkDocument(reportedNumber(xml), findings, head), packed)]
}
