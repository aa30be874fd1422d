/** So much of a hit's words is printed: enough to find the passage, and no wider than a column of a table. */
const SHOWN_CHARACTERS = 24
const MASK = '*'
/** A longer mask only widens its column. */
const MAX_MASK = 11
const CUT = '…'
const MAX_KEPT_BEFORE = 3
const MAX_KEPT_BEHIND = 4

/**
 * Of personal data, at most three characters before and four behind a mask, never more than half: the form is read by
 * more people than the text was.
 */
export const maskPersonal = (words: string): string => {
  const characters = [...words]
  const quarter = Math.floor(characters.length / 4)
  const before = Math.min(quarter, MAX_KEPT_BEFORE) || (characters.length > 1 ? 1 : 0)
  const behind = Math.min(quarter, MAX_KEPT_BEHIND)
  const masked = MASK.repeat(Math.min(characters.length - before - behind, MAX_MASK))
  return characters.slice(0, before).join('') + masked + characters.slice(characters.length - behind).join('')
}

/** The words of a hit as a form prints them: personal data masked, long ones cut. */
export const shownWords = (words: string, category: string): string => {
  const shown = [...(category === 'personal' ? maskPersonal(words) : words)]
  return shown.length <= SHOWN_CHARACTERS ? shown.join('') : shown.slice(0, SHOWN_CHARACTERS).join('') + CUT
}
