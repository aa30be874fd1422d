import type { Input, Output } from '#shared/contract/channels.ts'
import type { SourceFile } from '#shared/domain/case/draft/source-file.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { isOfficialDocument, MAX_CHARACTERS } from '#shared/domain/document/parse-document.ts'
import { departmentOf } from '#shared/domain/office/people/departments.ts'
import { ok } from '#shared/lib/result.ts'
import { utf8Bytes } from '#shared/lib/utf8.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { shownName } from '../choose-file.ts'
import { importBytes } from './import-bytes.ts'
import { importReportBlob, type ImportReport } from './import-report.ts'
import { loadCase, type LoadedCase } from '../load-case.ts'
import { loadOffice } from '../load-office.ts'
import { readChosen } from '../read-chosen.ts'
import { runCommand } from '../run-command.ts'
import { startFromTemplate } from './template.ts'
import { fixWording, workingCopyOf } from './working-copy.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

interface Registration {
  readonly document: OfficialDocument
  /** With tracked changes kept as a first round: the text before them. */
  readonly previous: OfficialDocument | null
  readonly pictures: readonly { readonly sha256: string; readonly bytes: Uint8Array }[]
  readonly revisions: ImportReport['revisions']
  readonly source: SourceFile | null
  readonly sourceBytes: Uint8Array | null
  readonly findings: Output<'case.register'>['findings']
  readonly trackedChanges: ImportReport['trackedChanges']
}

const importChosen = async (
  workstation: Workstation,
  unlocked: Unlocked,
  source: Extract<Input<'case.register'>['source'], { kind: 'file' }>,
): Promise<Outcome<Registration>> => {
  const path = workstation.files.pathOf('importDocument', source.token)
  if (path === null) return refuse('file.tokenUnknown')
  const read = await readChosen(path)
  if (!read.ok) return read
  const bytes = read.value
  const fileName = shownName(path)
  const { trackedChanges } = source
  const imported = await importBytes(workstation, unlocked, { fileName, bytes, trackedChanges })
  if (!imported.ok) return imported
  const sha256 = sha256Hex(bytes)
  const { document, previous, pictures, revisions, format, findings } = imported.value
  // What the page could not show it could not mend either: such a case would shut its drafter out.
  if (!isOfficialDocument(document) || (previous !== null && !isOfficialDocument(previous)))
    return refuse('import.tooLarge', { characters: MAX_CHARACTERS })
  return ok({
    document,
    previous,
    pictures,
    revisions,
    source: { fileName, format, sizeBytes: bytes.length, sha256 },
    sourceBytes: bytes,
    findings: [...findings],
    trackedChanges: trackedChanges ?? null,
  })
}

/** What a case begins with: an empty page, a template, or a file. */
const beginning = async (
  workstation: Workstation,
  unlocked: Unlocked,
  source: Input<'case.register'>['source'],
): Promise<Outcome<Registration>> => {
  const newly = (document: OfficialDocument): Outcome<Registration> =>
    ok({
      ...{ document, previous: null, pictures: [], revisions: [] },
      ...{ source: null, sourceBytes: null, findings: [], trackedChanges: null },
    })
  if (source.kind === 'file') return importChosen(workstation, unlocked, source)
  if (source.kind === 'blank') return newly(EMPTY_DOCUMENT)
  const document = await startFromTemplate(workstation, unlocked.store, source.template)
  return document === null ? refuse('contract.invalidInput') : newly(document)
}

/** Was the case under this name opened from the same beginning? Of a file whose token has served, nobody can say otherwise. */
const isSameBeginning = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { events }: LoadedCase,
  source: Input<'case.register'>['source'],
): Promise<boolean> => {
  const [first] = events
  if (first?.type !== 'DraftRegistered') return false
  const { source: recorded, contentHash } = first.data
  if (source.kind === 'file') {
    const path = workstation.files.pathOf('importDocument', source.token)
    if (path === null) return recorded !== null
    const read = await readChosen(path)
    return read.ok && sha256Hex(read.value) === recorded?.sha256
  }
  const begun = recorded === null ? await beginning(workstation, unlocked, source) : null
  return begun?.ok === true && fixWording(begun.value.document).wording.contentHash === contentHash
}

/** One registration, one case: the person and the page's name for the act say which. */
const caseIdOf = (personId: string, commandId: string): string =>
  sha256Hex(utf8Bytes(`${personId}\n${commandId}`)).slice(0, 32)

/**
 * 登记: opens a case on a file that the person chose, on a template, or on an empty page. The original bytes are kept beside the text.
 * Refuses what the importer refuses, a used file token, and classified material (import.classified); nothing is stored
 * then. Sent again, it answers with the case that it opened; another beginning under its name is contract.commandReused.
 */
export const registerCase = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.register'>,
): Promise<Outcome<Output<'case.register'>>> => {
  const caseId = caseIdOf(unlocked.person.personId, input.commandId)
  const opened = loadCase(unlocked.store, caseId)
  if (opened !== null)
    return (await isSameBeginning(workstation, unlocked, opened, input.source))
      ? ok({ caseId, seq: 1, findings: [] })
      : refuse('contract.commandReused')
  const imported = await beginning(workstation, unlocked, input.source)
  if (!imported.ok) return imported
  const { document, previous, pictures, source, sourceBytes, findings, revisions, trackedChanges } = imported.value
  const fixed = fixWording(document)
  const first = previous === null ? fixed : fixWording(previous)
  const blobs = [
    ...[first, fixed].map(({ wording: { contentHash }, bytes }) => ({ hash: contentHash, bytes })),
    ...pictures.map(({ sha256, bytes }) => ({ hash: sha256, bytes })),
  ]
  const at = workstation.now().toISOString()
  const importReports: string[] = []
  if (source !== null && sourceBytes !== null) {
    const report = importReportBlob({
      ...source,
      personName: unlocked.person.name,
      at,
      trackedChanges,
      findings,
      revisions,
    })
    blobs.push({ hash: source.sha256, bytes: sourceBytes }, report)
    importReports.push(report.hash)
  }
  const workingCopy = workingCopyOf({ document, history: null }, at, previous === null ? 1 : 2)
  const envelope = { caseId, expectedSeq: 0, commandId: input.commandId, blobs, importReports, workingCopy }
  const office = loadOffice(unlocked.store)?.state
  const department = office === undefined ? null : departmentOf(office, unlocked.person.personId)
  const receipt = await runCommand(workstation, unlocked, envelope, {
    type: 'register',
    wording: first.wording,
    revised: previous === null ? null : fixed.wording,
    source,
    ...(department === null ? {} : { department }),
  })
  if (!receipt.ok) return receipt
  if (input.source.kind === 'file') workstation.files.spend(input.source.token)
  return ok({ caseId, seq: receipt.value.seq, findings })
}
