import { recordFiles } from '../disclosure/disclosure.ts'
import type { CaseEvent } from '../events.ts'
import type { SourceFile } from '../draft/source-file.ts'

/** Files that acts of the case rest on: consents, replies, evidence of a procedure; in their order, one named twice comes twice. */
export const actFiles = (events: readonly CaseEvent[]): readonly SourceFile[] =>
  events.flatMap((event) => {
    if (event.type === 'DisclosureDetermined') return recordFiles(event.data)
    return event.type === 'EvidenceAdded' && event.data.file !== null ? [event.data.file] : []
  })
