import { err, ok, type Result } from '#shared/lib/result.ts'
import type { HiddenText } from '../docx/hidden-text.ts'
import type { FindingList } from '../finding.ts'
import type { ImportedDocument, TrackedChoice } from '../imported.ts'
import { KeptPictures } from '../picture/kept-pictures.ts'
import { ImportStop, refuse, type ImportRefusal } from '../refusal.ts'
import { settleSides, type ChangeSide, type ReadSide } from '../settle-sides.ts'
import { parsePart, type XmlHandler } from '../xml.ts'
import { newBudget, type Budget, type ZipArchive } from '../zip.ts'
import { OdtBody } from './body.ts'
import { OdtChanges } from './change.ts'
import { surveyParts } from './parts.ts'
import { OdtStyles } from './styles.ts'

/** An encrypted package says so of each part (ODF 1.3 part 2, 4.8). */
const isEncrypted = (archive: ZipArchive, budget: Budget): Result<boolean, ImportRefusal> => {
  if (!archive.entries.has('meta-inf/manifest.xml')) return ok(false)
  let found = false
  const handler: XmlHandler = {
    open: (name) => {
      found ||= name === 'manifest:encryption-data'
    },
    close: () => undefined,
    text: () => undefined,
  }
  const parsed = parsePart(archive, 'meta-inf/manifest.xml', handler, budget)
  return parsed.ok ? ok(found) : parsed
}

const readSide = (
  archive: ZipArchive,
  budget: Budget,
  side: ChangeSide,
  findings: FindingList,
  hidden: HiddenText,
): Result<ReadSide, ImportRefusal> => {
  const styles = new OdtStyles()
  const pictures = new KeptPictures(findings, hidden)
  const changes = new OdtChanges(side)
  const used = new Set<string>()
  const body = new OdtBody(changes, {
    styles,
    findings,
    hidden,
    takeImage(href, alternative, widthMm) {
      const entry = archive.entries.get(href.replace(/^\.\//u, '').toLowerCase())
      const bytes = entry === undefined ? ok(null) : archive.read(entry, budget)
      if (!bytes.ok) throw new ImportStop(bytes.error.code, bytes.error.detail)
      const image = pictures.take(bytes.value, alternative, widthMm)
      if (image !== null && entry !== undefined) used.add(entry.name)
      return image
    },
  })
  if (archive.entries.has('styles.xml')) {
    const styled = parsePart(archive, 'styles.xml', styleReader(styles), budget)
    if (!styled.ok) return styled
  }
  const read = parsePart(archive, 'content.xml', body, budget)
  if (!read.ok) return read
  findings.add('import.trackedChanges', changes.formatting)
  if (changes.unknown > 0) return refuse('import.trackedChanges', { count: changes.unknown })
  const surveyed = surveyParts(archive, budget, used, findings, hidden)
  return surveyed.ok
    ? ok({ flow: body.flow, notes: body.notes, pictures: pictures.bytes, revisions: changes.revisions() })
    : surveyed
}

const styleReader = (styles: OdtStyles): XmlHandler => ({
  open: (name, attributes) => {
    styles.open(name, attributes)
  },
  close: (name) => {
    styles.close(name)
  },
  text: () => undefined,
})

/**
 * Reads a text document of OpenDocument (ODF 1.3): headings, lists with their numbers as text, tables, pictures, notes;
 * what does not run along in the text goes to hiddenText and is reported. Refuses import.encrypted, import.trackedChanges
 * without a choice or with a kind of change that is not known, import.empty, import.tooLarge, and what the parts refuse.
 */
export const importOdt = (
  archive: ZipArchive,
  trackedChanges: TrackedChoice | undefined,
): Result<ImportedDocument, ImportRefusal> => {
  const encrypted = isEncrypted(archive, newBudget())
  if (!encrypted.ok) return encrypted
  if (encrypted.value) return refuse('import.encrypted')
  return settleSides('odt', trackedChanges, undefined, (side, findings, hidden) => {
    try {
      return readSide(archive, newBudget(), side, findings, hidden)
    } catch (stop) {
      if (stop instanceof ImportStop) return err(stop.refusal)
      throw stop
    }
  })
}
