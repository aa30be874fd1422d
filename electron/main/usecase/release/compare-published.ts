import type { Input, Output } from '#shared/contract/channels.ts'
import { mayFollowUp } from '#shared/domain/case/release/after-release.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { documentLines, type LinePart } from '#shared/domain/document/lines.ts'
import type { PlacePart } from '#shared/domain/scan/place.ts'
import {
  comparePublished,
  type PublishedComparison,
  type ReleasedLine,
} from '#shared/domain/text/version/compare-published.ts'
import { assert, ok } from '#shared/lib/result.ts'
import { releasePageLines } from '../../archive/release/release-page.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { documentToRelease } from './document-to-release.ts'
import { importBytes } from '../draft/import-bytes.ts'
import type { LoadedCase } from '../load-case.ts'
import { readWithin } from '../read-within.ts'
import { readRelease, type ReadRelease } from './release-files.ts'
import { runCommand } from '../run-command.ts'
import { findCase } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

const KINDS = { pdf: 'pdf', html: 'page', htm: 'page', txt: 'text' } as const

const SAME: PublishedComparison = { lines: 0, missing: [], added: [], differences: 0 }

const kindOf = (fileName: string) => {
  const extension = /\.([a-z]+)$/u.exec(fileName.toLowerCase())?.[1] ?? ''
  return Object.hasOwn(KINDS, extension) ? KINDS[extension as keyof typeof KINDS] : null // just proven to be one
}

/** What a picture shows is not among the words of a page; attached files have their own. */
const UNSAID: ReadonlySet<LinePart> = new Set<LinePart>(['imageAlternative', 'attachmentFile'])
/** What stands on the pages, and in their margins. */
const ON_PAGE: ReadonlySet<PlacePart> = new Set<PlacePart>(['text', 'page', 'headerFooter'])
/** What was laid over them: shown by every reader, and not in ours. */
const LAID_OVER: ReadonlySet<PlacePart> = new Set<PlacePart>(['annotation', 'formField'])
const HAN = /\p{Script=Han}/u

interface Read {
  readonly lines: readonly ReleasedLine[]
  /** Of notes and filled fields those that people write; fields of signatures have names of their own. */
  readonly over: readonly string[]
}

/** The lines of a PDF or a plain text as they stand there; margins apart from the text. */
const linesInside = async (workstation: Workstation, fileName: string, bytes: Uint8Array): Promise<Outcome<Read>> => {
  const looked = await readWithin(workstation, 'lookInside', { fileName, bytes })
  if (!looked.ok) return refuse(looked.error.code, looked.error.detail)
  const of = (parts: ReadonlySet<PlacePart>): readonly ReleasedLine[] =>
    looked.value.pieces
      .filter(({ place }) => parts.has(place.part))
      .flatMap(({ text, place }) =>
        text.split(/[\n\f]/u).map((line) => ({ text: line, anywhere: place.part === 'headerFooter' })),
      )
  return ok({ lines: of(ON_PAGE), over: of(LAID_OVER).flatMap(({ text }) => (HAN.test(text) ? [text] : [])) })
}

interface Published {
  readonly kind: (typeof KINDS)[keyof typeof KINDS]
  readonly fileName: string
  readonly file: Uint8Array
}

/** The published file against the released one of its kind, read by the same reader; a page against what ours says. */
const compared = async (
  workstation: Workstation,
  unlocked: Unlocked,
  loaded: LoadedCase,
  { read, files, pdf }: ReadRelease,
  { kind, fileName, file }: Published,
): Promise<Outcome<PublishedComparison>> => {
  const imported = await importBytes(workstation, unlocked, { fileName, bytes: file, trackedChanges: undefined })
  if (!imported.ok) return imported
  if (kind === 'page') {
    const { contentHash } = currentVersion(loaded.state)
    const asked = { documentNumber: read.documentNumber, drop: read.document.omitted }
    const { shown } = documentToRelease(unlocked.store, loaded, contentHash, asked)
    const page = documentLines(imported.value.document).filter(({ part }) => !UNSAID.has(part))
    return ok(comparePublished(releasePageLines(shown), page.map(({ text }) => text).join('\n'), { framed: true }))
  }
  const text = read.files.find(({ role }) => role === 'text')?.fileName
  const ours = kind === 'pdf' ? pdf : files.find((one) => one.fileName === text)
  assert(ours !== undefined, 'a release has its text')
  const released = await linesInside(workstation, ours.fileName, ours.bytes)
  if (!released.ok) return released
  const published = await linesInside(workstation, fileName, file)
  if (!published.ok) return published
  const over = published.value.over.filter((text) => !released.value.over.includes(text))
  const whole = [...published.value.lines.map(({ text: line }) => line), ...over].join('\n')
  return ok(comparePublished(released.value.lines, whole, { framed: false }))
}

/**
 * 上传核对: a file or page that was downloaded from the portal, compared with the release: byte for byte, else by its text.
 * Recorded with its address and the time at which it was put up; the file is kept with the case and goes into its package, as what
 * proves how it was published 发布凭证. Refuses
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
  const act = loaded.events.find((event) => event.type === 'CaseReleased')
  // The rules know the day; the log knows the moment.
  if (publishedAt < (act?.at ?? '')) return refuse('published.impossibleTime')
  const kind = kindOf(fileName)
  if (kind === null) return refuse('import.unsupportedFormat', { format: fileName.split('.').at(-1) ?? '' })
  const released = readRelease(unlocked.store, loaded)
  const { read, files, pdf } = released
  const sha256 = sha256Hex(file)
  const known = [pdf.bytes, ...files.map(({ bytes }) => bytes)].map(sha256Hex)
  const isSame = known.includes(sha256) || read.pdf.first?.sha256 === sha256
  const found = isSame ? ok(SAME) : await compared(workstation, unlocked, loaded, released, { kind, fileName, file })
  if (!found.ok) return found
  const { missing, added, differences } = found.value
  const outcome = isSame ? 'sameBytes' : differences === 0 ? 'sameText' : 'otherText'
  const facts = { url, publishedAt, kind, sha256, sizeBytes: file.length, outcome, differences } as const
  const recorded = await runCommand(
    workstation,
    unlocked,
    // A release is kept already, byte for byte.
    { caseId, expectedSeq, commandId, blobs: isSame ? [] : [{ hash: sha256, bytes: file }] },
    { type: 'comparePublished', ...facts },
  )
  return recorded.ok
    ? ok({ ...recorded.value, outcome, differences, missing: [...missing], added: [...added] })
    : recorded
}
