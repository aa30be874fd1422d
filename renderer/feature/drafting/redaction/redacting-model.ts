import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { removalMarks } from '#shared/domain/document/redact/marks.ts'
import { maskText } from '#shared/domain/document/redact/mask.ts'
import { MASKS, type Mask, type Removal, type RemovalPlace } from '#shared/domain/document/redact/removal.ts'
import { suggestionFor } from '#shared/domain/document/redact/suggest.ts'
import { REASON_BY_GROUND } from '../../../i18n/redaction.ts'
import type { Place } from '../../../ui/document/passage.ts'
import type { PlacedHit, Scanned } from '../scan-model.ts'

/** The removal that one click on a hit makes; a mask that would hide everything anyway leaves the words out. */
export const removalOfHit = ({ hit, text, pieces }: PlacedHit): Removal => {
  const [{ line, from, to }] = pieces
  const { mask, ground } = suggestionFor(hit.rule)
  const place = { kind: 'passage', line, start: from, end: to } as const
  return {
    place,
    mask: mask !== null && maskText(mask, text) === '**' ? null : mask,
    ground,
    reason: REASON_BY_GROUND[ground] ?? '',
  }
}

const WORTH_MASKING = ['block', 'high', 'medium', 'notice']
const PERSONAL = 'personal'

/** Hits of personal data that nothing is removed of yet, the gravest first. Hits of whole tables are for people to judge. */
export const openPersonalHits = (
  document: OfficialDocument,
  removals: readonly Removal[],
  scanned: Scanned | null,
): readonly PlacedHit[] => {
  const marks = removalMarks(document, removals)
  const isFree = ({ pieces }: PlacedHit): boolean =>
    pieces.every(({ line, from, to }) => !(marks[line] ?? []).some(({ start, end }) => start < to && from < end))
  return (scanned?.hits ?? [])
    .filter((placed) => placed.hit.category === PERSONAL && placed.pieces.length === 1 && isFree(placed))
    .toSorted((one, other) => WORTH_MASKING.indexOf(one.hit.level) - WORTH_MASKING.indexOf(other.hit.level))
}

/** What whole things a selected line stands in, to be removed as such. */
export const wholesOf = (document: OfficialDocument, { line }: Place): readonly RemovalPlace[] => {
  const met = documentLines(document)[line]
  if (met === undefined) return []
  const { item, block, cell } = met
  return [
    ...(cell === undefined || block === null
      ? []
      : [{ kind: 'cell', item, block, row: cell.row, column: cell.column } as const]),
    ...(block === null ? [] : [{ kind: 'block', item, block } as const]),
    ...(item === 0 ? [] : [{ kind: 'attachment', item } as const]),
  ]
}

/** Without the removals that the new one swallows. */
export const withRemoval = (
  removals: readonly Removal[],
  added: Removal,
  document: OfficialDocument,
): readonly Removal[] => {
  const own = removalMarks(document, [added])
  const marks = removalMarks(document, removals)
  const swallowed = new Set(
    marks.flatMap((line, index) =>
      line.flatMap(({ removal, start, end }) =>
        (own[index] ?? []).some((mark) => mark.start < end && start < mark.end) ? [removal] : [],
      ),
    ),
  )
  return [...removals.filter((_, index) => !swallowed.has(index)), added]
}

/** The masks that hide this text in part; those that would hide it whole are no choice beside 略去. */
export const fittingMasks = (words: string): readonly Mask[] => MASKS.filter((mask) => maskText(mask, words) !== '**')

/** Is what the page opens with confirmed for exactly this text? Nothing kept and nothing removed asks for nothing. */
export const isConfirmed = (
  kept: { readonly contentHash: string | null } | null,
  { contentHash, lost }: { readonly contentHash: string; readonly lost: number },
): boolean => kept === null || (kept.contentHash === contentHash && lost === 0)

/** What can be done with the removals as they stand: confirming takes a reason for each and a public version to confirm. */
export const redactingActs = (
  removals: readonly Pick<Removal, 'reason'>[],
  confirmed: boolean,
  hasDerived: boolean,
): { readonly mayConfirm: boolean; readonly mayClear: boolean } => ({
  mayConfirm: !confirmed && hasDerived && removals.every(({ reason }) => reason.trim() !== ''),
  // Also when the last was dropped by hand, or all were lost: that nothing is removed must be said.
  mayClear: removals.length > 0 || !confirmed,
})
