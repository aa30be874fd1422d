import type { FindingList } from './finding.ts'

// No quantifiers: on millions of characters they exhaust the stack of the regular expression engine.

/** C0 but the tab, DEL, C1, and the two noncharacters that no encoding should carry. */
// eslint-disable-next-line no-control-regex -- control characters are what is searched
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\ufffe\uffff]/gu
/** Embedding, override and isolate controls: text under them reads in another order than it is stored (UAX #9). */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/gu
const LONE_SURROGATE = /\p{Cs}/gu
const INVISIBLE = /\p{Cf}/gu
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
 * One line of text without control characters and direction overrides, lone surrogates replaced by U+FFFD; each kind is
 * counted. Other invisible and private-use characters stay, and are counted: they may be part of a name or of a script.
 */
export const cleanLine = (text: string, findings: FindingList): string => {
  if (!SUSPECT.test(text)) return text
  findings.add('import.controlCharacters', count(text, CONTROL))
  findings.add('import.directionOverride', count(text, DIRECTION))
  findings.add('import.loneSurrogates', count(text, LONE_SURROGATE))
  const cleaned = text.replace(CONTROL, '').replace(DIRECTION, '').toWellFormed()
  findings.add('import.invisibleCharacters', count(cleaned, INVISIBLE))
  findings.add('import.privateUseCharacters', count(cleaned, PRIVATE_USE))
  return cleaned
}
