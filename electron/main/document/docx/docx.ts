import { referencedHashes } from '#shared/domain/document/bytes.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { assembleDocument, type Assembled } from '../assemble.ts'
import { FindingList } from '../finding.ts'
import type { ImportedDocument, TrackedChoice } from '../imported.ts'
import { refuse, type ImportRefusal } from '../refusal.ts'
import type { XmlHandler } from '../xml.ts'
import type { Budget } from '../zip.ts'
import { BodyReader } from './body.ts'
import { Formatting } from './formatting.ts'
import { HiddenText } from './hidden-text.ts'
import { NoteMarks } from './notes.ts'
import { createLabelCounter } from './numbering.ts'
import { NumberingReader } from './numbering-reader.ts'
import type { OfficePackage, Relationship } from './package.ts'
import { surveyParts } from './parts.ts'
import { PictureStore } from './picture.ts'
import { RevisionTracker, type RevisionSide } from './revision.ts'
import { StyleReader } from './styles.ts'

/** What every reading of a file's text shares. */
interface Source {
  readonly pack: OfficePackage
  readonly main: string
  readonly relationships: readonly Relationship[]
  readonly styles: ReturnType<StyleReader['sheet']>
  readonly numbering: ReturnType<NumberingReader['definitions']>
  readonly pictures: PictureStore
  readonly hidden: HiddenText
}

interface Read extends Assembled {
  readonly revisions: RevisionTracker
  /** Parts of notes. */
  readonly parts: readonly string[]
}

const partOf = (relationships: readonly Relationship[], type: string): string | undefined =>
  relationships.find((relationship) => relationship.type === type && !relationship.external)?.target

/** Feeds the part that the main part names for a purpose, if there is one. */
const readNamed = (
  pack: OfficePackage,
  relationships: readonly Relationship[],
  type: string,
  handler: XmlHandler,
): Result<null, ImportRefusal> => {
  const part = partOf(relationships, type)
  return part === undefined ? ok(null) : pack.parse(part, handler)
}

/** Reads the text with its notes as one side of all tracked changes shows it. */
const readSide = (source: Source, side: RevisionSide, findings: FindingList): Result<Read, ImportRefusal> => {
  const { pack, main, relationships, styles, numbering, pictures, hidden } = source
  const labels = createLabelCounter(numbering, (id) => styles.numberingOf(id))
  const revisions = new RevisionTracker(side)
  const notes = new NoteMarks()
  const reading = { formatting: new Formatting(styles, labels, findings), revisions, findings, hidden, pictures, notes }
  const body = new BodyReader(reading)
  const read = pack.parse(main, body)
  if (!read.ok) return read
  const parts: string[] = []
  for (const type of ['footnotes', 'endnotes']) {
    const part = partOf(relationships, type)
    if (part === undefined || !pack.archive.entries.has(part)) continue
    const noted = pack.parse(part, new BodyReader(reading))
    if (!noted.ok) return noted
    parts.push(part)
  }
  findings.endOfBlocks()
  const nowOf = (block: object): object => body.changed.get(block) ?? block
  const notesNow = new Map([...notes.settle(findings, hidden)].map(([block, lines]) => [nowOf(block), lines]))
  const assembled = assembleDocument(body.flow.blocks, findings, notesNow)
  if (!assembled.ok) return assembled
  const { document, lineOf } = assembled.value
  return ok({ document, lineOf: (block) => lineOf(nowOf(block)), revisions, parts })
}

/** Tracked insertions and deletions need a person's choice: nothing is silently lost or revived. */
const settleRevisions = (
  { insertions, deletions, formatting, authors }: RevisionTracker,
  choice: TrackedChoice | undefined,
  findings: FindingList,
): Result<null, ImportRefusal> => {
  const names = [...authors].join(', ')
  const count = insertions + deletions
  if (count > 0 && choice === undefined) {
    return refuse('import.trackedChanges', { count, insertions, deletions, authors: names })
  }
  findings.add('import.trackedChanges', count + formatting, names)
  return ok(null)
}

/**
 * The other side of the changes; null when it has no text at all. What it finds was found before, and what it costs was
 * paid by the first reading: it gets the budget of that one.
 */
const readPrevious = (
  source: Source,
  budget: Budget,
  firstBudget: Readonly<Budget>,
): Result<OfficialDocument | null, ImportRefusal> => {
  const after = { ...budget }
  Object.assign(budget, firstBudget)
  const read = readSide(source, 'reject', new FindingList())
  Object.assign(budget, after)
  if (read.ok) return ok(read.value.document)
  return read.error.code === 'import.empty' ? ok(null) : read
}

/**
 * Reads the main part of a .docx and surveys all others. Refuses import.trackedChanges when changes are pending and no
 * choice is given (or with `unknown` when a mark of change is of no known kind), import.empty, import.tooLarge,
 * import.unsupportedFormat (altChunk), and what the parts refuse.
 */
export const importDocx = (
  pack: OfficePackage,
  main: string,
  budget: Budget,
  choice: TrackedChoice | undefined,
): Result<ImportedDocument, ImportRefusal> => {
  const findings = new FindingList()
  const hidden = new HiddenText()
  const related = pack.relationships(main)
  if (!related.ok) return related
  const relationships = related.value
  const styleReader = new StyleReader()
  const numberingReader = new NumberingReader()
  const styled = readNamed(pack, relationships, 'styles', styleReader)
  if (!styled.ok) return styled
  const numbered = readNamed(pack, relationships, 'numbering', numberingReader)
  if (!numbered.ok) return numbered
  const pictures = new PictureStore(pack, relationships, { budget, findings, hidden })
  const styles = styleReader.sheet()
  const numbering = numberingReader.definitions()
  const source: Source = { pack, main, relationships, styles, numbering, pictures, hidden }

  const firstBudget = { ...budget }
  const read = readSide(source, choice === 'reject' ? 'reject' : 'accept', findings)
  if (!read.ok) return read
  const { document, revisions, lineOf } = read.value
  const settled = settleRevisions(revisions, choice, findings)
  if (!settled.ok) return settled
  const hasSides = choice === 'keep' && revisions.insertions + revisions.deletions > 0
  const previous = hasSides ? readPrevious(source, budget, firstBudget) : ok(null)
  if (!previous.ok) return previous
  const documents = previous.value === null ? [document] : [document, previous.value]
  const named = new Set(documents.flatMap(referencedHashes))
  const taken = new Set([main, ...read.value.parts, ...pictures.parts])
  const surveyed = surveyParts({ pack, budget, findings, hidden, taken })
  if (!surveyed.ok) return surveyed
  return ok({
    document,
    ...(previous.value === null ? {} : { previous: previous.value }),
    pictures: new Map([...pictures.bytes].filter(([sha256]) => named.has(sha256))),
    revisions: revisions.revisions,
    format: 'docx',
    findings: findings.list(lineOf),
    hiddenText: hidden.list(),
    hiddenPieces: hidden.pieces(),
  })
}
