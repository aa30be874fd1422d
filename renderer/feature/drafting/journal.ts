/** Undo journals of the editors of one document, by item; each is the JSON text that the editor of that item gave. */
export type Journals = ReadonlyMap<string, string>

/** What the channel carries at most; beyond it, other items' journals are given up before the one that was edited last. */
const MAX_UNITS = 2_000_000

/**
 * All journals as one JSON text. They are put side by side as they are, not as strings in a string: the main process looks
 * for marks of classification in every string of it.
 */
export const joinJournals = (journals: Journals, last: string): string | null => {
  let entries = [...journals].sort(([key]) => (key === last ? -1 : 1))
  const sizeOf = (): number => entries.reduce((sum, [key, text]) => sum + key.length + text.length + 4, 2)
  while (entries.length > 0 && sizeOf() > MAX_UNITS) entries = entries.slice(0, -1)
  if (entries.length === 0) return null
  return `{${entries.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`
}

/** The journals by item; none for a text that is not of this shape, and the editor looks at the rest itself. */
export const splitJournals = (history: string | null): Journals => {
  try {
    const parsed: unknown = JSON.parse(history ?? '')
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return new Map()
    return new Map(Object.entries(parsed).map(([key, value]) => [key, JSON.stringify(value)]))
  } catch {
    return new Map() // a journal that cannot be read is a text without undo, no more
  }
}
