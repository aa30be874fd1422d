import type { LaterChange, UnlawfulChange } from '#shared/domain/signature/report.ts'
import { Budget, changedObjects, objectOf } from './changed-objects.ts'
import { explainForm, explainSignedField } from './explain-form.ts'
import { Explanation, fail, isDictionary, itemsOf, numberOf, Unlawful, type AddedSignature } from './explanation.ts'
import { differingKeys, entry, nameIn, samePdfValue } from '../pdf/pdf-equal.ts'
import type { PdfFile } from '../pdf/pdf-file.ts'
import type { PdfDictionary, PdfValue } from '../pdf/pdf-syntax.ts'

export interface Modifications {
  readonly lawful: readonly LaterChange[]
  /** The first thing that no rule allows; null when everything is explained. */
  readonly unlawful: UnlawfulChange | null
  readonly signatures: readonly AddedSignature[]
}

const DSS_KEYS = new Set(['Type', 'VRI', 'Certs', 'OCSPs', 'CRLs'])
const CHANGING_XMP =
  /<(xmp:ModifyDate|xmp:MetadataDate|xmpMM:InstanceID)>[^<]*<\/\1>|(?:xmp:ModifyDate|xmp:MetadataDate|xmpMM:InstanceID)="[^"]*"/g

/** The store of certificates and revocation lists (ETSI EN 319 142-1, 5.4.2): its containers may change, its streams only be added. */
const explainValidationData = (work: Explanation, old: PdfValue | undefined, now: PdfValue | undefined): void => {
  const after = work.after.resolve(now)
  if (!isDictionary(after) || [...after.entries.keys()].some((key) => !DSS_KEYS.has(key)))
    return fail('catalog.changed')
  const containers = (file: PdfFile, value: PdfValue | undefined, depth: number, found: Set<number>): Set<number> => {
    work.budget.spend()
    const target = file.resolve(value)
    const isContainer = target.kind === 'array' || target.kind === 'dictionary'
    if (value?.kind === 'reference') {
      if (!isContainer || file.rawStream(value.number) !== null) return found
      found.add(value.number)
    }
    if (depth > 3 || !isContainer) return found
    const inner = target.kind === 'array' ? target.items : [...target.entries.values()]
    for (const item of inner) containers(file, item, depth + 1, found)
    return found
  }
  const oldContainers = containers(work.before, old, 0, new Set())
  for (const number of containers(work.after, now, 0, new Set())) {
    // A container that belongs to the store in both revisions; an object borrowed from elsewhere explains nothing.
    if (oldContainers.has(number)) work.explained.add(number)
  }
  const known = work.explained.size
  const visit = (value: PdfValue | undefined, depth: number): void => {
    work.explainNew(value)
    const target = work.after.resolve(value)
    if (depth > 3) return
    for (const item of target.kind === 'array' ? target.items : isDictionary(target) ? target.entries.values() : []) {
      visit(item, depth + 1)
    }
  }
  visit(now, 0)
  if (work.explained.size > known || !samePdfValue(old, now)) work.lawful.add('validationData')
}

const explainCatalog = (work: Explanation, root: number): void => {
  const [old, now] = [objectOf(work.before, root), objectOf(work.after, root)]
  if (!isDictionary(old) || !isDictionary(now)) return fail('catalog.changed')
  work.explained.add(root)
  for (const key of differingKeys(old, now)) {
    if (key === 'Version') continue
    if (key === 'Extensions') work.explainNew(now.entries.get(key))
    else if (key !== 'AcroForm' && key !== 'DSS') fail('catalog.changed')
  }
  const pairOf = (key: string) => [old.entries.get(key), now.entries.get(key)] as const
  if (now.entries.has('AcroForm') || old.entries.has('AcroForm')) explainForm(work, ...pairOf('AcroForm'))
  if (now.entries.has('DSS')) explainValidationData(work, ...pairOf('DSS'))
  else if (old.entries.has('DSS')) fail('catalog.changed')
}

/** A page may only have got the widgets of signatures that are explained. */
const explainPage = (work: Explanation, number: number): boolean => {
  const [old, now] = [objectOf(work.before, number), objectOf(work.after, number)]
  if (!isDictionary(old) || !isDictionary(now) || nameIn(work.before.resolve(old.entries.get('Type'))) !== 'Page')
    return false
  if (differingKeys(old, now).some((key) => key !== 'Annots')) return false
  work.explained.add(number)
  explainAnnotations(work, old, now)
  return true
}

const explainAnnotations = (work: Explanation, old: PdfDictionary, now: PdfDictionary): void => {
  const added = work.addedItems(old.entries.get('Annots'), now.entries.get('Annots'), 'annotation.changed')
  const fields = new Set(work.signatures.map(({ field }) => field))
  for (const item of added) if (!fields.has(numberOf(item))) fail('annotation.changed')
}

/** Lists of annotations in objects of their own, of pages that are themselves unchanged. */
const explainAnnotationList = (work: Explanation, number: number): boolean => {
  if (objectOf(work.before, number).kind !== 'array') return false
  const fields = new Set(work.signatures.map(({ field }) => field))
  const [old, now] = [itemsOf(objectOf(work.before, number)), itemsOf(objectOf(work.after, number))]
  if (!old.every((item, index) => samePdfValue(item, now[index]))) return false
  if (!now.slice(old.length).every((item) => fields.has(numberOf(item)))) return false
  work.explained.add(number)
  return true
}

/** Dates in the document's properties, which tell when it was last written. */
const explainProperties = (work: Explanation, number: number): boolean => {
  const info = numberOf(work.after.trailer.entries.get('Info'))
  const [old, now] = [objectOf(work.before, number), objectOf(work.after, number)]
  if (!isDictionary(old) || !isDictionary(now)) return false
  const isInfo = number === info && numberOf(work.before.trailer.entries.get('Info')) === info
  if (isInfo && differingKeys(old, now).every((key) => key === 'ModDate')) return true
  const catalog = work.before.resolve(work.before.trailer.entries.get('Root'))
  const [a, b] = [work.before.rawStream(number), work.after.rawStream(number)]
  if (numberOf(entry(catalog, 'Metadata')) !== number || a === null || b === null) return false
  if (differingKeys(old, now).some((key) => key !== 'Length') || old.entries.has('Filter')) return false
  const bare = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1').replaceAll(CHANGING_XMP, '').trim()
  return bare(a) === bare(b)
}

/**
 * Whether the file as it is now leads to any of these objects. Left over from an update between, nobody sees them; but an
 * old object may also point to a number that nothing had until now.
 */
const reachesAny = ({ after, budget }: Explanation, numbers: readonly number[]): boolean => {
  const wanted = new Set(numbers)
  const seen = new Set<number>()
  const pending: PdfValue[] = [after.trailer]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    budget.spend()
    if (value.kind === 'array') pending.push(...value.items)
    else if (value.kind === 'dictionary') pending.push(...value.entries.values())
    else if (value.kind === 'reference' && !seen.has(value.number)) {
      if (wanted.has(value.number)) return true
      seen.add(value.number)
      pending.push(objectOf(after, value.number))
    }
  }
  return false
}

const explainTrailer = (work: Explanation): void => {
  for (const key of ['Root', 'Info']) {
    const [old, now] = [work.before.trailer.entries.get(key), work.after.trailer.entries.get(key)]
    if (!samePdfValue(old, now)) fail('catalog.changed')
  }
  if (work.after.trailer.entries.has('Encrypt')) fail('catalog.changed')
}

/**
 * Judges what happened to a file behind a signature: which objects of the signed revision say something else in the later
 * one, and whether each of them, and each new one, follows from an act that leaves the signed pages as they were. Allowed
 * are: further signatures and document timestamps, the store of validation data, dates of the last saving. Nothing else
 * is, whatever the file's own permission says: a note, a filled field or a stamp can cover words (evil annotation and
 * shadow attacks, Mladenov and others 2021). `permission`: the DocMDP level in force, null when there is none; at 1 no
 * signature may follow but a timestamp (ISO 32000-2, 12.8.2.2; ETSI EN 319 142-1, 5.5).
 * @throws PdfSyntaxError on broken bytes, and on files that ask for too much work.
 */
export const modificationsBetween = (before: PdfFile, after: PdfFile, permission: number | null): Modifications => {
  const budget = new Budget()
  const work = new Explanation(before, after, changedObjects(before, after, budget), budget)
  const { changed, added, removed } = work.objects
  const result = (unlawful: UnlawfulChange | null): Modifications => ({
    lawful: [...work.lawful],
    unlawful,
    signatures: work.signatures,
  })
  try {
    explainTrailer(work)
    if (removed.size > 0) fail('object.removed')
    for (const number of changed) explainSignedField(work, number)
    explainCatalog(work, numberOf(after.trailer.entries.get('Root')))
    for (const number of changed) {
      if (work.explained.has(number) || explainPage(work, number) || explainAnnotationList(work, number)) continue
      if (!explainProperties(work, number)) fail('object.changed')
      work.explained.add(number)
      work.lawful.add('properties')
    }
    const loose = [...added].filter((number) => !work.explained.has(number))
    if (loose.length > 0 && reachesAny(work, loose)) fail('object.added')
    if (permission === 1 && work.signatures.some(({ timestamp }) => !timestamp)) fail('signature.notAllowed')
    if (permission !== null && work.signatures.some(({ newlyVisible }) => newlyVisible)) fail('signature.covers')
    return result(null)
  } catch (error) {
    if (error instanceof Unlawful) return result(error.change)
    throw error
  }
}
