import type { Entry, PdfFile } from '../pdf/pdf-file.ts'
import { entry, samePdfValue } from '../pdf/pdf-equal.ts'
import { PdfSyntaxError, type PdfValue } from '../pdf/pdf-syntax.ts'

/** What an update did to the objects of a file, by number. */
export interface ChangedObjects {
  readonly changed: ReadonlySet<number>
  readonly added: ReadonlySet<number>
  readonly removed: ReadonlySet<number>
}

/** Steps that a comparison may take before it gives up: a forged file must not hold the verifier for minutes. */
const STEP_LIMIT = 5_000_000

/** The steps of one comparison, shared by all that takes part in it. */
export class Budget {
  private left = STEP_LIMIT

  /** @throws PdfSyntaxError when the file asks for more work than any real one. */
  spend(): void {
    if (--this.left < 0) throw new PdfSyntaxError('the file asks for too much work')
  }
}

/** The object of a number as the cross-reference gives it, references inside not followed. */
export const objectOf = (file: PdfFile, number: number): PdfValue =>
  file.resolve({ kind: 'reference', number, generation: 0 })

const isThere = (found: Entry | undefined): boolean => found !== undefined && found.kind !== 'free'

/** The same place in the same bytes: an object stream counts as the same place when it is itself in the same place. */
const samePlace = (before: PdfFile, after: PdfFile, a: Entry | undefined, b: Entry | undefined): boolean => {
  if (a?.kind === 'offset') {
    return b?.kind === 'offset' && a.offset === b.offset && a.generation === b.generation
  }
  if (a?.kind !== 'stream' || b?.kind !== 'stream' || a.stream !== b.stream || a.index !== b.index) return false
  return samePlace(before, after, before.entries.get(a.stream), after.entries.get(b.stream))
}

const sameObject = (before: PdfFile, after: PdfFile, number: number): boolean => {
  if (!samePdfValue(objectOf(before, number), objectOf(after, number))) return false
  const [a, b] = [before.rawStream(number), after.rawStream(number)]
  return a === null || b === null ? a === b : Buffer.compare(a, b) === 0
}

/**
 * Compares the objects of a revision with those of a later one, by what they say and not by where they lie. Streams that
 * only carry other objects or the cross-reference count as neither new nor changed: what they carry is compared itself.
 * @throws PdfSyntaxError on broken bytes, and beyond the budget.
 */
export const changedObjects = (before: PdfFile, after: PdfFile, budget: Budget): ChangedObjects => {
  const changed = new Set<number>()
  const added = new Set<number>()
  const removed = new Set<number>()
  for (const [number, found] of before.entries) {
    budget.spend()
    const now = after.entries.get(number)
    if (!isThere(found) || samePlace(before, after, found, now)) continue
    if (!isThere(now)) removed.add(number)
    else if (!sameObject(before, after, number)) changed.add(number)
  }
  for (const [number, found] of after.entries) {
    budget.spend()
    if (!isThere(found) || isThere(before.entries.get(number))) continue
    const type = entry(objectOf(after, number), 'Type')
    const carries = type?.kind === 'name' && (type.value === 'XRef' || type.value === 'ObjStm')
    if (!carries || after.rawStream(number) === null) added.add(number)
  }
  return { changed, added, removed }
}
