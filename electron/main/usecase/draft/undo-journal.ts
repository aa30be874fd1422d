/** All strings in a JSON value, keys left out. */
const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/**
 * Whatever the editor's undo journal would bring back, as text to be looked at; its shape is the editor's own. The strings
 * stand both a line each and run together, since what was typed a character at a time is a string a character. A journal
 * that is no JSON is taken as it stands.
 */
export const journalText = (history: string): string => {
  try {
    const strings = stringsIn(JSON.parse(history))
    return `${strings.join('\n')}\n${strings.join('')}`
  } catch {
    return history
  }
}
