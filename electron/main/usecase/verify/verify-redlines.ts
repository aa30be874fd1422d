import { imagesOf } from '#shared/domain/document/bodies.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { diffVersions } from '#shared/domain/text/version/version-diff.ts'
import { keptFile, redlineFile } from '../../archive/bag/package-layout.ts'
import type { Tree } from '../../archive/bag/read-tree.ts'
import { expectedTexts } from '../../pdf/expected-text.ts'
import { saidByPdf } from '../../pdf/said-by-pdf.ts'
import { checkPdf, SelfCheckFault, type SelfCheckProblem } from '../../pdf/self-check.ts'
import { changeListDocument, type ListHeading } from '../../redline/change-table.ts'
import { beijingTime } from '../../redline/origin.ts'
import { redlineDocx, type RedlineDocxInput } from '../../redline/redline-docx.ts'
import { markedPage } from '../../redline/set-marked.ts'
import { authoredVersions } from '../review/authored-versions.ts'
import { codeOfCharacter } from '../review/spelled-out.ts'
import { isMerged, standsIn } from './merged-text.ts'
import type { PackedPages, PageTold, Told } from './packed-pages.ts'
import { read } from './told-form.ts'

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

/** What hides words, or adds what is none: no version of the program wrote so. */
const HIDES: readonly SelfCheckProblem[] = [
  ...(['file.unreadable', 'page.outside', 'page.covered', 'ink.missing'] as const),
  ...(['picture.differs', 'seal.differs', 'content.active'] as const),
]

/** So many comparisons of a character at most; nothing that people write comes near to it. */
const MOST_STEPS = 500_000_000

/** What is printed between these says that a paragraph was moved or formatted. */
const NOTE = /\u3014[^\u3014\u3015]{1,60}\u3015/gu
/** Lines of a version that a text may be made of; more of them are alike. */
const MOST_ALIKE = 8

/** Do these stand in a text, each whole and behind the one before it? */
const followEachOther = (text: string, parts: readonly string[]): boolean => {
  let at = 0
  return parts.every((part) => {
    const found = text.indexOf(part, at)
    at = found + part.length
    return found >= 0
  })
}

interface Shown {
  readonly said: readonly string[]
  /** Texts of the comparison as this program makes it. */
  readonly ours: readonly string[]
  readonly old: OfficialDocument
  readonly new: OfficialDocument
  readonly heading: ListHeading
}

/**
 * Does a comparison that is not made as ours is show both versions, and nothing else: every line of either stands in one of its texts,
 * each text is made of a line of the one and a line of the other, and names and times of both are there? Where a change begins and
 * ends, another version of the program may have seen otherwise.
 */
const showsBoth = ({ said, ours, old, new: new_, heading: { from, to } }: Shown): boolean => {
  const texts = said.map(read)
  const all = texts.join('')
  const has = new Set(all)
  const printed = (text: string): string =>
    [...read(text)].map((one) => (has.has(one) ? one : read(codeOfCharacter(one)))).join('')
  // \u7d27\u6025\u7a0b\u5ea6 is printed as it is; what it was stands in the list of changes.
  const linesOf = (document: OfficialDocument): readonly string[] =>
    documentLines(document).flatMap(({ part, text }) => (part === 'urgency' ? [] : [printed(text)]))
  const [before, after] = [linesOf(old), linesOf(new_)]
  if ((before.length + after.length) * all.length > MOST_STEPS) return false
  const isShown = (line: string): boolean => line === '' || texts.some((text) => standsIn(line, text))
  const known = new Set(ours.map(printed))
  const isOfBoth = (text: string): boolean => {
    if (text === '' || known.has(text)) return true
    const [olds, news] = [before, after].map((lines) => [
      '',
      ...lines.filter((line) => standsIn(line, text)).slice(0, MOST_ALIKE),
    ])
    return [text, text.replaceAll(NOTE, '')].some((one) =>
      (olds ?? []).some((line) => (news ?? []).some((other) => isMerged(one, line, other))),
    )
  }
  const names = [from, to].flatMap(({ personName, at }) => [printed(personName), printed(beijingTime(at))])
  // The list of changes begins with its name and a heading, and then says between what.
  const between = texts.findIndex((text) => followEachOther(text, names))
  return (
    between >= 0 &&
    [...new Set([...before, ...after])].every(isShown) &&
    texts.slice(0, Math.max(0, between - BEFORE_BETWEEN)).every(isOfBoth)
  )
}
const BEFORE_BETWEEN = 2

const pdfTold = async (
  bytes: Uint8Array,
  { document, appendix }: { readonly document: OfficialDocument; readonly appendix: OfficialDocument },
  versions: Pick<Shown, 'old' | 'new' | 'heading'>,
): Promise<Told> => {
  const problems = await checkPdf(bytes, { document, appendix })
  if (problems.length === 0) return 'same'
  if (problems.some((problem) => HIDES.includes(problem))) return 'otherwise'
  const said = ((await saidByPdf(bytes)) ?? []).map(({ text }) => text)
  return showsBoth({ said, ours: expectedTexts(document), ...versions }) ? 'otherWords' : 'otherwise'
}

/** 花脸稿 of two versions that follow each other: the comparison made once more. */
export const redlinesTold = async ({ tree, bag, log, texts }: PackedPages): Promise<readonly PageTold[]> => {
  const versions = authoredVersions(log.events)
  const told: PageTold[] = []
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
      told.push([path, await pdfTold(pdf, { document, appendix }, { old, new: new_, heading })])
      continue
    }
    const word = path.replace(/\.pdf$/u, '.docx')
    const input = { ...heading, diff, old, new: new_, office: bag.signer.organization }
    told.push([word, await wordTold(tree, word, { ...input, pictures: await picturesOf(tree, [old, new_]) })])
  }
  return told
}
