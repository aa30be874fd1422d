import { formText } from '#resources/text/form.ts'
import type { CheckDetail } from '#shared/domain/archive/verification-report.ts'
import { writtenIn } from '#shared/domain/archive/told-by-log.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import { imagesOf } from '#shared/domain/document/bodies.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { submittedHash } from '#shared/domain/form/approval-form.ts'
import { diffVersions } from '#shared/domain/text/version-diff.ts'
import { assert } from '#shared/lib/result.ts'
import { utf8Text } from '#shared/lib/utf8.ts'
import { INFO_FILE, parseBagInfo, PAYLOAD_FOLDER } from '../../archive/bag.ts'
import { renderHistory, toldEvents, toldTime } from '../../archive/history.ts'
import { entriesOf } from '../../archive/index-page.ts'
import {
  APPROVAL_FILE,
  HISTORY_FILE,
  INDEX_FILE,
  KEPT_FOLDER,
  keptFile,
  redlineFile,
  RELEASE_FOLDER,
  scanFile,
  SOURCE_FOLDER,
} from '../../archive/package-layout.ts'
import type { Tree } from '../../archive/read-tree.ts'
import { checkPdf, SelfCheckFault } from '../../pdf/self-check.ts'
import { saidByPdf } from '../../pdf/said-by-pdf.ts'
import { changeListDocument } from '../../redline/change-table.ts'
import { redlineDocx, type RedlineDocxInput } from '../../redline/redline-docx.ts'
import { markedPage } from '../../redline/set-marked.ts'
import { itemForms, type ItemForm } from '../archive/item-forms.ts'
import { itemIndex, itemNames } from '../archive/item-index.ts'
import { authoredVersions } from '../review/authored-versions.ts'
import { codeOfCharacter, spelledOut } from '../review/spelled-out.ts'
import { parseScanRecord, type ScanRecord } from '../scan/scan-record.ts'
import type { VerifiedBag } from './verify-bag.ts'
import type { Judgement } from './verify-description.ts'
import type { VerifiedLog } from './verify-log.ts'

/** `otherWords`: nothing in it is against the log, and it is not what this program makes of the log. */
type Told = 'same' | 'otherWords' | 'otherwise'

interface Packed {
  readonly tree: Tree
  readonly bag: VerifiedBag
  readonly log: VerifiedLog
  /** By their hashes. */
  readonly texts: ReadonlyMap<string, OfficialDocument>
}

/** What people read of a text, without the white space between. */
const read = (text: string): string => text.replaceAll(/[^\p{L}\p{N}\p{P}\p{S}]/gu, '')
const textOf = async (tree: Tree, path: string): Promise<string> =>
  utf8Text((await tree.read(path)) ?? new Uint8Array()) ?? ''

/** 办理过程: each event once, when and by whom it was, with what the person wrote. */
const historyTold = async ({ tree, log: { events } }: Packed): Promise<Told> => {
  const page = await textOf(tree, HISTORY_FILE)
  if (page === renderHistory(events)) return 'same'
  const told = toldEvents(page)
  // A page of another form tells nothing that could be compared.
  if (told.length === 0) return 'otherWords'
  const isTold = (event: CaseEvent, index: number): boolean => {
    const row = told[index]
    return (
      row?.seq === event.seq &&
      row.at === toldTime(event) &&
      row.who.startsWith(event.actor.name) &&
      read(row.said).includes(read(writtenIn(event) ?? ''))
    )
  }
  return told.length === events.length && events.every(isTold) ? 'otherWords' : 'otherwise'
}

/** 目录页: every file but itself on a line of its own, which opens it and has its size, its digest and its name. */
const indexTold = async ({ tree, bag, log: { events }, texts }: Packed): Promise<Told> => {
  const page = await textOf(tree, INDEX_FILE)
  const entries = entriesOf(page)
  const nameOf = itemNames(events, [...texts.values()])
  const names = new Set(entries.map(({ path }) => nameOf(path)))
  const isHere = ({ path, opens, bytes, sha256, originalName }: (typeof entries)[number]): boolean => {
    const found = bag.payload.get(path)
    const isMisnamed = originalName !== nameOf(path) && names.has(originalName)
    return opens === path && found?.bytes === bytes && found.sha256 === sha256 && !isMisnamed
  }
  const listed = new Set(entries.map(({ path }) => path))
  if (entries.length === 0) return 'otherWords'
  const isWhole =
    listed.size === entries.length &&
    entries.every(isHere) &&
    [...bag.payload.keys()].every((path) => path === INDEX_FILE || !path.startsWith(PAYLOAD_FOLDER) || listed.has(path))
  if (!isWhole) return 'otherwise'
  const info = parseBagInfo((await tree.read(INFO_FILE)) ?? new Uint8Array())
  const document = texts.get(authoredVersions(events).at(-1)?.contentHash ?? '')
  assert(info !== null && document !== undefined, 'a bag and texts that were verified')
  const facts = {
    events,
    document,
    officeName: bag.signer.organization,
    caseId: bag.caseId,
    packedOn: info.baggingDate,
  }
  const isNamed = entries.every(({ path, originalName }) => originalName === nameOf(path))
  return isNamed && itemIndex(facts, entries) === page ? 'same' : 'otherWords'
}

/** Whoever passed a level of the last round, and what they wrote, stands in 审批单. */
const isSigned = (said: string, events: readonly CaseEvent[]): boolean => {
  const submitted = events.findLastIndex(({ type }) => type === 'CaseSubmitted')
  const printed = (text: string): string =>
    [...read(text)]
      .map((character) => (said.includes(character) ? character : read(codeOfCharacter(character))))
      .join('')
  return events
    .slice(submitted)
    .filter((event) => 'opinion' in event.data)
    .every(({ actor, data }) =>
      [actor.name, 'opinion' in data && typeof data.opinion === 'string' ? data.opinion : ''].every((text) =>
        said.includes(printed(text)),
      ),
    )
}

/** Of the characters of a document, those that do not stand in what was printed of it. */
const missingFrom = (said: string, document: OfficialDocument): string => {
  const has = new Set(said)
  return [...new Set(JSON.stringify(document))].filter((character) => !has.has(character)).join('')
}

const formTold = async (bytes: Uint8Array, { document, path }: ItemForm, packed: Packed): Promise<Told> => {
  if ((await checkPdf(bytes, { document })).length === 0) return 'same'
  const said = ((await saidByPdf(bytes)) ?? []).join('')
  const spelled = spelledOut(document, missingFrom(said, document))
  if ((await checkPdf(bytes, { document: spelled })).length === 0) return 'same'
  return path === APPROVAL_FILE && !isSigned(read(said), packed.log.events) ? 'otherwise' : 'otherWords'
}

/** The line of the time limit, which hangs on the calendar of that day: it is taken as it stands. */
const deadlineIn = (texts: readonly string[]): string => {
  const at = texts.indexOf(formText.facts.deadline)
  return at < 0 ? '' : (texts[at + 1] ?? '')
}

const countBelow = (tree: Tree, folder: string): number => tree.paths.filter((path) => path.startsWith(folder)).length

/** Cover, 审批单, 保密审查单: word for word what this program prints of the log. */
const formsTold = async (packed: Packed): Promise<readonly (readonly [string, Told])[]> => {
  const { tree, bag, log, texts } = packed
  // Ours never packs a case that nobody handed in; whoever did has made forms of their own.
  if (submittedHash(log.events) === null) return [[APPROVAL_FILE, 'otherWords']]
  const scans = new Map<string, ScanRecord>()
  for (const event of log.events) {
    if (event.type !== 'ScanCompleted') continue
    const { scanHash } = event.data
    const record = parseScanRecord((await tree.read(scanFile(scanHash))) ?? new Uint8Array())
    if (record !== null) scans.set(scanHash, record)
  }
  const approval = await tree.read(APPROVAL_FILE)
  const forms = itemForms({
    ...{ events: log.events, hashes: log.records.map(({ hash }) => bytesToHex(hash)), office: bag.signer.organization },
    ...{ head: { size: bag.checkpoint.position, root: bag.checkpoint.root }, printedAt: bag.checkpoint.at },
    wordingOf: (contentHash) => {
      const document = texts.get(contentHash)
      assert(document !== undefined, 'a version that was verified')
      return document
    },
    hitsOf: (scanHash) => scans.get(scanHash)?.hits ?? [],
    deadline: deadlineIn((approval === null ? null : await saidByPdf(approval)) ?? []),
    counts: {
      release: countBelow(tree, RELEASE_FOLDER),
      kept: countBelow(tree, KEPT_FOLDER),
      source: countBelow(tree, SOURCE_FOLDER),
    },
  })
  const told: (readonly [string, Told])[] = []
  for (const form of forms)
    told.push([form.path, await formTold((await tree.read(form.path)) ?? new Uint8Array(), form, packed)])
  return told
}

const picturesOf = async (
  tree: Tree,
  documents: readonly OfficialDocument[],
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const pictures = new Map<string, Uint8Array>()
  for (const { sha256, format } of documents.flatMap(imagesOf)) {
    const bytes = await tree.read(keptFile(sha256, format))
    if (bytes !== null) pictures.set(sha256, bytes)
  }
  return pictures
}

/** 花脸稿 as a Word file is the same bytes each time. Of texts that it cannot be made of, whoever made it did so otherwise. */
const wordTold = async (tree: Tree, path: string, input: RedlineDocxInput): Promise<Told> => {
  try {
    const made = redlineDocx(input)
    return Buffer.compare((await tree.read(path)) ?? new Uint8Array(), made) === 0 ? 'same' : 'otherWords'
  } catch (error) {
    if (!(error instanceof SelfCheckFault)) throw error
    return 'otherWords'
  }
}

/** 花脸稿 of two versions that follow each other: the comparison made once more. */
const redlinesTold = async ({ tree, bag, log, texts }: Packed): Promise<readonly (readonly [string, Told])[]> => {
  const versions = authoredVersions(log.events)
  const told: (readonly [string, Told])[] = []
  for (const [index, to] of versions.entries()) {
    const from = versions[index - 1]
    const [old, new_] = [texts.get(from?.contentHash ?? ''), texts.get(to.contentHash)]
    if (from === undefined || old === undefined || new_ === undefined) continue
    const [before, after] = [from.origin.version, to.origin.version]
    const diff = diffVersions({ document: old, version: before }, [], { document: new_, version: after })
    const heading = { from: from.origin, to: to.origin, origins: [to.origin] }
    const path = redlineFile(before, after)
    const pdf = await tree.read(path)
    if (pdf !== null) {
      const { document } = markedPage({ diff, old, new: new_, version: after })
      const appendix = changeListDocument(diff, old, new_, heading)
      told.push([path, (await checkPdf(pdf, { document, appendix })).length === 0 ? 'same' : 'otherWords'])
      continue
    }
    const word = path.replace(/\.pdf$/u, '.docx')
    const input = { ...heading, diff, old, new: new_, office: bag.signer.organization }
    told.push([word, await wordTold(tree, word, { ...input, pictures: await picturesOf(tree, [old, new_]) })])
  }
  return told
}

/**
 * Do the pages for people say what log and texts of the same package say: 办理过程, and of a filed case its index, cover, 审批单,
 * 保密审查单 and 花脸稿? All are made once more by what made them. In doubt where one is of other words: of another version of the
 * program, or of somebody's. The log holds, and so do the rules. @throws ArchiveFault.
 */
export const pagesJudgement = async (packed: Packed, isBeforeReport: boolean): Promise<Judgement> => {
  const isFiled = packed.log.events.some(({ type }) => type === 'ArchiveItemFiled')
  const told: (readonly [string, Told])[] = [[HISTORY_FILE, await historyTold(packed)]]
  if (isFiled) told.push([INDEX_FILE, await indexTold(packed)])
  // Whoever packs has set the papers a moment ago, each read back and compared when it was.
  if (isFiled && !isBeforeReport) told.push(...(await formsTold(packed)), ...(await redlinesTold(packed)))
  const first = (wanted: Told): string | undefined => told.find(([, one]) => one === wanted)?.[0]
  const detail = (problem: CheckDetail['problem'], file: string | undefined): CheckDetail | null =>
    file === undefined ? null : { problem, file }
  return {
    problem: detail('text.differs', first('otherwise')),
    doubt: detail('text.otherWords', first('otherWords')),
  }
}
