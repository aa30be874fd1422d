import { ok, type Result } from '#shared/lib/result.ts'
import { assembleDocument } from '../assemble.ts'
import { FindingList } from '../finding.ts'
import type { ImportedDocument } from '../imported.ts'
import { refuse, type ImportRefusal } from '../refusal.ts'
import type { XmlHandler } from '../xml.ts'
import type { Budget } from '../zip.ts'
import { BodyReader } from './body.ts'
import { Formatting } from './formatting.ts'
import { HiddenText } from './hidden-text.ts'
import { createLabelCounter } from './numbering.ts'
import { NumberingReader } from './numbering-reader.ts'
import type { OfficePackage } from './package.ts'
import { surveyParts } from './parts.ts'
import type { RevisionChoice, RevisionTracker } from './revision.ts'
import { StyleReader } from './styles.ts'

/** Feeds the part that the main part names for a purpose, if there is one. */
const readNamed = (
  pack: OfficePackage,
  main: string,
  type: string,
  handler: XmlHandler,
): Result<null, ImportRefusal> => {
  const relationships = pack.relationships(main)
  if (!relationships.ok) return relationships
  const part = relationships.value.find((relationship) => relationship.type === type && !relationship.external)
  return part === undefined ? ok(null) : pack.parse(part.target, handler)
}

/** Tracked insertions and deletions need a person's choice: nothing is silently lost or revived. */
const settleRevisions = (
  { insertions, deletions, formatting, authors }: RevisionTracker,
  choice: RevisionChoice | undefined,
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
 * Reads the main part of a .docx and surveys all others. Refuses import.trackedChanges when changes are pending and no
 * choice is given, import.empty, import.tooLarge, import.unsupportedFormat (altChunk), and what the parts refuse.
 */
export const importDocx = (
  pack: OfficePackage,
  main: string,
  budget: Budget,
  trackedChanges: RevisionChoice | undefined,
): Result<ImportedDocument, ImportRefusal> => {
  const findings = new FindingList()
  const hidden = new HiddenText()
  const styleReader = new StyleReader()
  const numberingReader = new NumberingReader()
  const styled = readNamed(pack, main, 'styles', styleReader)
  if (!styled.ok) return styled
  const numbered = readNamed(pack, main, 'numbering', numberingReader)
  if (!numbered.ok) return numbered
  const styles = styleReader.sheet()
  const labels = createLabelCounter(numberingReader.definitions(), (id) => styles.numberingOf(id))
  const body = new BodyReader(new Formatting(styles, labels, findings), trackedChanges ?? 'accept', findings, hidden)
  const read = pack.parse(main, body)
  if (!read.ok) return read
  const surveyed = surveyParts({ pack, budget, findings, hidden }, main)
  if (!surveyed.ok) return surveyed
  const settled = settleRevisions(body.revisions, trackedChanges, findings)
  if (!settled.ok) return settled
  const document = assembleDocument(body.list, findings)
  if (!document.ok) return document
  return ok({ document: document.value, format: 'docx', findings: findings.list(), hiddenText: hidden.list() })
}
