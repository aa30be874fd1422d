import type { PdfDictionary, PdfValue } from './pdf-syntax.ts'

/** The entries of a dictionary by name; null in neither. */
export const entry = (value: PdfValue | undefined, key: string): PdfValue | undefined =>
  value?.kind === 'dictionary' ? value.entries.get(key) : undefined

export const nameIn = (value: PdfValue | undefined): string => (value?.kind === 'name' ? value.value : '')

/** Whether two objects are written alike; references are not followed, places in the file do not count. */
export const samePdfValue = (a: PdfValue | undefined, b: PdfValue | undefined): boolean => {
  if (a === undefined || b === undefined || a === b) return a === b
  switch (a.kind) {
    case 'null':
      return b.kind === 'null'
    case 'boolean':
    case 'number':
    case 'name':
      return b.kind === a.kind && b.value === a.value
    case 'string':
      return b.kind === 'string' && Buffer.compare(a.bytes, b.bytes) === 0
    case 'reference':
      return b.kind === 'reference' && b.number === a.number && b.generation === a.generation
    case 'array':
      return (
        b.kind === 'array' &&
        b.items.length === a.items.length &&
        a.items.every((item, index) => samePdfValue(item, b.items[index]))
      )
    case 'dictionary':
      return b.kind === 'dictionary' && b.entries.size === a.entries.size && differingKeys(a, b).length === 0
  }
}

/** The keys under which two dictionaries do not say the same. */
export const differingKeys = (a: PdfDictionary, b: PdfDictionary): readonly string[] =>
  [...new Set([...a.entries.keys(), ...b.entries.keys()])].filter(
    (key) => !samePdfValue(a.entries.get(key), b.entries.get(key)),
  )
