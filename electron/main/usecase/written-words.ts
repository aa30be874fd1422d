import { cleanLine } from '../document/clean.ts'
import { FindingList } from '../document/finding.ts'

/** Where a command holds what a person wrote. */
const WRITTEN = new Set([
  'opinion',
  'reason',
  'note',
  'text',
  'basis',
  'authority',
  'documentNumber',
  'number',
  'meeting',
  'attendance',
  'name',
  'scopeNote',
  'organs',
  'organ',
  'matter',
  'decidedBy',
  'means',
  'sources',
])

/** Line by line without what cannot be seen or turns the reading direction: it would read otherwise than it is signed. */
export const cleanWords = (words: string): string => {
  const untold = new FindingList()
  return words
    .split('\n')
    .map((line) => cleanLine(line, untold))
    .join('\n')
}

const cleaned = (value: unknown, key: string): unknown => {
  if (typeof value === 'string') return WRITTEN.has(key) ? cleanWords(value) : value
  if (Array.isArray(value)) return value.map((item: unknown) => cleaned(item, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner, name)]))
}

/** A command with the words of the person cleaned, as the text of a document is when it is fixed. */
export const withCleanWords = <C extends object>(command: C): C =>
  // Strings stay strings, lists lists, keys keys: the shape is the command's own.
  cleaned(command, '') as C
