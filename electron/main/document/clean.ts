import type { FindingList } from './finding.ts'

// No quantifiers: on millions of characters they exhaust the stack of the regular expression engine.

/** C0 but the tab, DEL, C1, and the two noncharacters that no encoding should carry. */
// eslint-disable-next-line no-control-regex -- control characters are what is searched
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\ufffe\uffff]/gu
/** Embedding, override and isolate controls: text under them reads in another order than it is stored (UAX #9). */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/gu
const LONE_SURROGATE = /\p{Cs}/gu
/**
 * Characters without any mark of their own: soft hyphen, zero-width spaces and joiners, direction marks, byte order
 * marks, tags. Chinese text has no use for them; they part words for a scanner and have no glyph in a released PDF.
 */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
const PRIVATE_USE = /\p{Co}/gu
/** Nearly every line holds none of these; one quick test spares five passes. */
// eslint-disable-next-line no-control-regex -- as above
const SUSPECT = /[\u0000-\u0008\u000a-\u001f\ufffe\uffff\u007f-\u009f\p{Cs}\p{Cf}\p{Co}]/u

const count = (text: string, pattern: RegExp): number => {
  let total = 0
  for (const _ of text.matchAll(pattern)) total += 1
  return total
}

/**
 * One line of text without control characters, direction overrides and invisible characters, lone surrogates replaced
 * by U+FFFD; each kind is counted. Private-use characters stay, and are counted: they may be part of a name.
 */
export const cleanLine = (text: string, findings: FindingList): string => {
  if (!SUSPECT.test(text)) return text
  findings.add('import.controlCharacters', count(text, CONTROL))
  findings.add('import.directionOverride', count(text, DIRECTION))
  findings.add('import.loneSurrogates', count(text, LONE_SURROGATE))
  findings.add('import.invisibleCharacters', count(text, INVISIBLE))
  findings.add('import.privateUseCharacters', count(text, PRIVATE_USE))
  return text.replace(CONTROL, '').replace(DIRECTION, '').replace(INVISIBLE, '').toWellFormed()
}
