import type { LaterChange, UnlawfulChange } from '#shared/domain/signature/report.ts'
import { objectOf, type Budget, type ChangedObjects } from './changed-objects.ts'
import { samePdfValue } from '../pdf/pdf-equal.ts'
import type { PdfFile } from '../pdf/pdf-file.ts'
import type { PdfDictionary, PdfValue } from '../pdf/pdf-syntax.ts'

/** A signature that a later hand added, by the number of its field's object. */
export interface AddedSignature {
  readonly field: number
  readonly timestamp: boolean
  /** Shows something on a page, in a field that the signed revision did not have. */
  readonly newlyVisible: boolean
}

/** Ends the explaining: no rule allows this. Thrown by `fail`, caught by `modificationsBetween`. */
export class Unlawful extends Error {
  readonly change: UnlawfulChange
  constructor(change: UnlawfulChange) {
    super(change)
    this.change = change
  }
}

/** Deeper nesting is made to cost time, not to say anything. */
const DEPTH_LIMIT = 200

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary => value?.kind === 'dictionary'
/** Items of an array; none for any other value. */
export const itemsOf = (value: PdfValue): readonly PdfValue[] => (value.kind === 'array' ? value.items : [])
/** The number of the object that is referred to; -1 for a value that refers to none. */
export const numberOf = (value: PdfValue | undefined): number => (value?.kind === 'reference' ? value.number : -1)
/** @throws Unlawful always. */
export const fail = (change: UnlawfulChange): never => {
  throw new Unlawful(change)
}

/** What explains the changes of one file; every object that is new or changed must end up in `explained`. */
export class Explanation {
  readonly explained = new Set<number>()
  readonly lawful = new Set<LaterChange>()
  readonly signatures: AddedSignature[] = []
  readonly before: PdfFile
  readonly after: PdfFile
  readonly objects: ChangedObjects
  readonly budget: Budget

  constructor(before: PdfFile, after: PdfFile, objects: ChangedObjects, budget: Budget) {
    this.before = before
    this.after = after
    this.objects = objects
    this.budget = budget
  }

  /** New objects reached from a place where new ones are allowed. Objects that were there before are not followed. */
  explainNew(value: PdfValue | undefined, depth = 0): void {
    this.budget.spend()
    if (depth > DEPTH_LIMIT) fail('object.added')
    if (value?.kind === 'array') for (const item of value.items) this.explainNew(item, depth + 1)
    else if (isDictionary(value)) for (const item of value.entries.values()) this.explainNew(item, depth + 1)
    else if (value?.kind === 'reference' && this.objects.added.has(value.number) && !this.explained.has(value.number)) {
      this.explained.add(value.number)
      this.explainNew(objectOf(this.after, value.number), depth + 1)
    }
  }

  /** An array that may stand in an object of its own: what it held is still there, in order, and what came is returned. */
  addedItems(before: PdfValue | undefined, after: PdfValue | undefined, change: UnlawfulChange): readonly PdfValue[] {
    const [old, now] = [itemsOf(this.before.resolve(before)), itemsOf(this.after.resolve(after))]
    if (after?.kind === 'reference') {
      if (!samePdfValue(before, after) && !this.objects.added.has(after.number)) fail(change)
      this.explained.add(after.number)
    }
    if (!old.every((item, index) => samePdfValue(item, now[index]))) fail(change)
    return now.slice(old.length)
  }
}
