import { ok, type Result } from '#shared/lib/result.ts'
import { assembleDocument, type NotesOfBlocks } from './assemble.ts'
import { HiddenText } from './docx/hidden-text.ts'
import { FindingList } from './finding.ts'
import type { FlowBlock } from './flow.ts'
import type { ImportedDocument, ImportedRevision, TrackedChoice } from './imported.ts'
import { refuse, type ImportRefusal } from './refusal.ts'

/** One side of a file with tracked changes: all of them made, or none. */
export type ChangeSide = 'new' | 'old'

/** What the channel carries. */
const MAX_REVISIONS = 10_000

/** What a reader of one side gathered. */
export interface ReadSide {
  readonly flow: { readonly blocks: readonly FlowBlock[] }
  readonly notes: NotesOfBlocks
  readonly pictures: ReadonlyMap<string, Uint8Array>
  readonly revisions: readonly ImportedRevision[]
}

/**
 * Tracked changes need a person's choice: nothing is silently lost or revived. Reads the side that was chosen, both sides
 * with 'keep', and makes the imported document. Refuses import.trackedChanges without a choice, and what the reader does.
 */
export const settleSides = (
  format: ImportedDocument['format'],
  choice: TrackedChoice | undefined,
  encoding: ImportedDocument['encoding'],
  read: (side: ChangeSide, findings: FindingList, hidden: HiddenText) => Result<ReadSide, ImportRefusal>,
): Result<ImportedDocument, ImportRefusal> => {
  const findings = new FindingList()
  const hidden = new HiddenText()
  const chosen = read(choice === 'reject' ? 'old' : 'new', findings, hidden)
  if (!chosen.ok) return chosen
  const { flow, notes, pictures, revisions } = chosen.value
  const authors = [...new Set(revisions.map(({ author }) => author))].filter((name) => name !== '').join(', ')
  const insertions = revisions.filter(({ kind }) => kind === 'insertion').length
  const counts = { count: revisions.length, insertions, deletions: revisions.length - insertions, authors }
  if (revisions.length > 0 && choice === undefined) return refuse('import.trackedChanges', counts)
  findings.add('import.trackedChanges', revisions.length, authors)
  const assembled = assembleDocument(flow.blocks, findings, notes)
  if (!assembled.ok) return assembled
  const { document } = assembled.value
  const whole = {
    document,
    pictures,
    format,
    ...(encoding === undefined ? {} : { encoding }),
    revisions: revisions.slice(0, MAX_REVISIONS),
    findings: findings.list((block) => assembled.value.lineOf(block)),
    hiddenText: hidden.list(),
    hiddenPieces: hidden.pieces(),
  }
  if (choice !== 'keep' || revisions.length === 0) return ok(whole)
  const before = read('old', new FindingList(), hidden)
  if (!before.ok) return before
  const previous = assembleDocument(before.value.flow.blocks, new FindingList(), before.value.notes)
  if (!previous.ok) return previous.error.code === 'import.empty' ? ok(whole) : previous
  return ok({
    ...whole,
    previous: previous.value.document,
    pictures: new Map([...before.value.pictures, ...pictures]),
    hiddenText: hidden.list(),
    hiddenPieces: hidden.pieces(),
  })
}
