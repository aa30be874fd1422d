import type { Input, Output } from '#shared/contract/channels.ts'
import { mayFollowUp } from '#shared/domain/case/after-release.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { documentLines, documentToText, type LinePart } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { comparePublished, type ReleasedLine } from '#shared/domain/text/compare-published.ts'
import { ok } from '#shared/lib/result.ts'
import { sha256Hex } from '../crypto/digest.ts'
import { documentToRelease } from './document-to-release.ts'
import { importBytes } from './import-bytes.ts'
import { readRelease } from './release-files.ts'
import { runCommand } from './run-command.ts'
import { findCase } from './view-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

const KINDS = { pdf: 'pdf', html: 'page', htm: 'page', txt: 'text' } as const

const kindOf = (fileName: string) => {
  const extension = /\.([a-z]+)$/u.exec(fileName.toLowerCase())?.[1] ?? ''
  return Object.hasOwn(KINDS, extension) ? KINDS[extension as keyof typeof KINDS] : null // just proven to be one
}

/** 版头, 版记 and the title: a reader of files puts them where its own document has them. */
const FIELDS: ReadonlySet<LinePart> = new Set<LinePart>([
  ...(['title', 'urgency', 'issuer', 'documentNumber', 'signers', 'copyTo', 'printing'] as const),
])
/** What a picture shows is not among the words of a page; attached files have their own. */
const UNSAID: ReadonlySet<LinePart> = new Set<LinePart>(['imageAlternative', 'attachmentFile'])

const releasedLines = (shown: OfficialDocument): readonly ReleasedLine[] =>
  documentLines(shown)
    .filter(({ part }) => !UNSAID.has(part))
    .map(({ part, text }) => ({ text, anywhere: FIELDS.has(part) }))

/**
 * 上传核对: a file or page that was downloaded from the portal, compared with the release: byte for byte, else by its text.
 * Recorded with its address and the time at which it was put up. Nothing of the file is kept. Refuses
 * import.unsupportedFormat, published.impossibleTime, case.notReleased and what reading the file refuses.
 */
export const compareWithPublished = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, expectedSeq, commandId, url, publishedAt, fileName, file }: Input<'release.compare'>,
): Promise<Outcome<Output<'release.compare'>>> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  const refusal = mayFollowUp(loaded.state, unlocked.person)
  if (refusal !== null) return refuse(refusal.code, refusal.detail)
  const released = loaded.events.find((event) => event.type === 'CaseReleased')
  // The rules know the day; the log knows the moment.
  if (publishedAt < (released?.at ?? '')) return refuse('published.impossibleTime')
  const kind = kindOf(fileName)
  if (kind === null) return refuse('import.unsupportedFormat', { format: fileName.split('.').at(-1) ?? '' })
  const { read, files, pdf } = readRelease(unlocked.store, loaded)
  const sha256 = sha256Hex(file)
  const known = [pdf.bytes, ...files.map(({ bytes }) => bytes)].map(sha256Hex)
  const isSame = known.includes(sha256) || read.pdf.first?.sha256 === sha256
  let missing: readonly string[] = []
  let differences = 0
  if (!isSame) {
    const imported = await importBytes(workstation, unlocked, { fileName, bytes: file, trackedChanges: undefined })
    if (!imported.ok) return imported
    const { contentHash } = currentVersion(loaded.state)
    const asked = { documentNumber: read.documentNumber, drop: read.document.omitted }
    const { shown } = documentToRelease(unlocked.store, loaded, contentHash, asked)
    const compared = comparePublished(releasedLines(shown), documentToText(imported.value.document))
    missing = compared.missing
    differences = compared.differences
  }
  const outcome = isSame ? 'sameBytes' : differences === 0 ? 'sameText' : 'otherText'
  const facts = { url, publishedAt, kind, sha256, sizeBytes: file.length, outcome, differences } as const
  const recorded = await runCommand(
    workstation,
    unlocked,
    { caseId, expectedSeq, commandId },
    { type: 'comparePublished', ...facts },
  )
  return recorded.ok ? ok({ ...recorded.value, outcome, differences, missing: [...missing] }) : recorded
}
