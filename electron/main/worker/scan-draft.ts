import type { Output } from '#shared/contract/channels.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { lineScanner } from '#shared/domain/scan/line-scanner.ts'
import type { HitLevel } from '#shared/domain/scan/lexicon.ts'
import { tableHits } from '#shared/domain/scan/table-hits.ts'
import type { Scanner } from '#shared/domain/scan/scan-text.ts'
import type { LoadedScanner } from './scan-files.ts'

export interface DraftScanInput {
  readonly caseId: string
  readonly document: OfficialDocument
  /** As for a scan that is recorded (tasks.ts). */
  readonly today: string
  /** The smallest count of a statistics table that names nobody. */
  readonly smallCellLeast: number
}

const LEVELS: readonly HitLevel[] = ['block', 'high', 'medium', 'notice']
/** A draft with more hits is told of by numbers: nobody works through so many, and each weighs on every keystroke. */
const MAX_LISTED = 1000

/**
 * Scans a draft again and again while it is written. The lines of one case are remembered, those of the case before
 * forgotten: a person writes one at a time. Another scanner, as after a change of lexicons, begins anew.
 */
export const createDraftScanner = (): ((loaded: LoadedScanner, input: DraftScanInput) => Output<'draft.scan'>) => {
  let last: { readonly loaded: LoadedScanner; readonly caseId: string; readonly scan: Scanner } | null = null
  return (loaded, { caseId, document, today, smallCellLeast }) => {
    const context = { today, smallCellLeast }
    if (last?.loaded !== loaded || last.caseId !== caseId) last = { loaded, caseId, scan: lineScanner(loaded.matcher) }
    const hits = [...last.scan(documentToText(document), context), ...tableHits(document, context)].sort(
      (a, b) => a.start - b.start,
    )
    const counts: Record<HitLevel, number> = { block: 0, high: 0, medium: 0, notice: 0 }
    for (const { level } of hits) counts[level]++
    return {
      hits: LEVELS.flatMap((level) => hits.filter((hit) => hit.level === level))
        .slice(0, MAX_LISTED)
        .map(({ id: _, text: __, via, ...hit }) => ({
          ...hit,
          via: [...via],
        })),
      counts,
      lexicons: loaded.matcher.lexicons.map(({ id, version }) => ({ id, version })),
    }
  }
}
