import { objectOf } from './changed-objects.ts'
import { fail, isDictionary, itemsOf, numberOf, type Explanation } from './explanation.ts'
import { differingKeys, nameIn } from '../pdf/pdf-equal.ts'
import { numberIn, type PdfFile } from '../pdf/pdf-file.ts'
import type { PdfDictionary, PdfValue } from '../pdf/pdf-syntax.ts'

/** What a signature field that is new may hold. */
const FIELD_KEYS = new Set([
  'Type',
  'Subtype',
  'FT',
  'T',
  'TU',
  'V',
  'F',
  'Ff',
  'Rect',
  'P',
  'AP',
  'Lock',
  'MK',
  'DA',
  'DR',
])
/** What may differ in a field that was empty and is signed now. */
const SIGNED_NOW_KEYS = new Set(['V', 'AP', 'F', 'M', 'MK'])
/** ISO 32000-1, table 165: hidden, or not shown on the screen. */
const HIDDEN_FLAGS = 2 | 32

const isVisible = (field: PdfDictionary, { resolve }: PdfFile): boolean => {
  const flags = numberIn(resolve(field.entries.get('F'))) ?? 0
  const corners = itemsOf(resolve(field.entries.get('Rect'))).map((item) => (item.kind === 'number' ? item.value : NaN))
  const [left = NaN, bottom = NaN, right = NaN, top = NaN] = corners
  const hasArea = !(left === right || bottom === top)
  return hasArea && (flags & HIDDEN_FLAGS) === 0 && resolve(field.entries.get('AP')).kind !== 'null'
}

/** A dictionary of a signature that is new with its update: nothing in it but new objects and references to old pages. */
const explainSignature = (work: Explanation, field: number, dictionary: PdfDictionary, newField: boolean): void => {
  const { after } = work
  const value = after.resolve(dictionary.entries.get('V'))
  const target = dictionary.entries.get('V')
  if (!isDictionary(value)) return fail('form.changed')
  if (target?.kind === 'reference' && !work.objects.added.has(target.number)) fail('form.changed')
  const type = nameIn(after.resolve(value.entries.get('Type')))
  if (type !== '' && type !== 'Sig' && type !== 'DocTimeStamp') fail('form.changed')
  work.explainNew(target)
  work.explainNew(dictionary.entries.get('AP'))
  const timestamp = type === 'DocTimeStamp' || nameIn(after.resolve(value.entries.get('SubFilter'))) === 'ETSI.RFC3161'
  work.lawful.add(timestamp ? 'timestamp' : 'signature')
  work.signatures.push({ field, timestamp, newlyVisible: newField && isVisible(dictionary, after) })
}

const explainNewField = (work: Explanation, item: PdfValue): void => {
  if (item.kind !== 'reference' || !work.objects.added.has(item.number)) return fail('form.changed')
  const dictionary = objectOf(work.after, item.number)
  if (!isDictionary(dictionary) || nameIn(work.after.resolve(dictionary.entries.get('FT'))) !== 'Sig') {
    return fail('form.changed')
  }
  if ([...dictionary.entries.keys()].some((key) => !FIELD_KEYS.has(key))) fail('form.changed')
  work.explained.add(item.number)
  for (const key of ['Lock', 'MK', 'DR']) work.explainNew(dictionary.entries.get(key))
  explainSignature(work, item.number, dictionary, true)
}

/** A field that was there and empty, and is signed now: only its value and its looks are new, its place is the same. False for any other object. */
export const explainSignedField = (work: Explanation, number: number): boolean => {
  const [old, now] = [objectOf(work.before, number), objectOf(work.after, number)]
  if (!isDictionary(old) || !isDictionary(now) || nameIn(work.before.resolve(old.entries.get('FT'))) !== 'Sig')
    return false
  if (work.before.resolve(old.entries.get('V')).kind !== 'null') return false
  if (differingKeys(old, now).some((key) => !SIGNED_NOW_KEYS.has(key))) return false
  work.explained.add(number)
  explainSignature(work, number, now, false)
  return true
}

/** The form of a catalogue: nothing in it but signatures that were added. @throws Unlawful form.changed. */
export const explainForm = (work: Explanation, old: PdfValue | undefined, now: PdfValue | undefined): void => {
  const [before, after] = [work.before.resolve(old), work.after.resolve(now)]
  if (!isDictionary(after)) return fail('form.changed')
  if (old?.kind === 'reference' && numberOf(now) !== old.number && isDictionary(before)) fail('form.changed')
  if (now?.kind === 'reference') work.explained.add(now.number)
  const known: PdfDictionary = isDictionary(before) ? before : { kind: 'dictionary', entries: new Map() }
  for (const key of differingKeys(known, after)) {
    const isFirst = !isDictionary(before) && (key === 'DA' || key === 'DR')
    if (key !== 'Fields' && key !== 'SigFlags' && !isFirst) fail('form.changed')
    if (isFirst) work.explainNew(after.entries.get(key))
  }
  const added = work.addedItems(known.entries.get('Fields'), after.entries.get('Fields'), 'form.changed')
  for (const item of added) explainNewField(work, item)
}
