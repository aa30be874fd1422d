import { headerZone } from './mark.ts'
import type { Finding, ScanContext } from '../hit.ts'
import { cardDetectors, creditCodeDetectors } from './account.ts'
import { addressDetectors, contactDetectors, mailboxDetectors } from './contact.ts'
import type { Detector, TextDetector } from './detector.ts'
import { identityByContextDetectors, identityDetectors } from './identity.ts'
import { linkDetectors } from './link.ts'
import { militaryDetectors, plateDetectors } from './military.ts'
import { numberDetectors } from './number.ts'
import { columnDetectors, personDetectors, tableDetectors } from './person.ts'
import { placeDetectors } from './place.ts'
import { wholeTables } from './table.ts'
import { draftDetectors, wordingDetectors } from './wording.ts'

/** By priority: what one of these finds, those after it no longer look at (D). */
const CONSUMING: readonly (readonly Detector[])[] = [
  identityDetectors,
  creditCodeDetectors,
  mailboxDetectors,
  contactDetectors,
  identityByContextDetectors,
  plateDetectors,
  cardDetectors,
  addressDetectors,
]
/** These speak for themselves and share their place with others. */
const SHARING: readonly (readonly Detector[])[] = [draftDetectors, militaryDetectors, personDetectors, linkDetectors]
const OF_TEXT: readonly (readonly TextDetector[])[] = [
  wordingDetectors,
  placeDetectors,
  tableDetectors,
  [wholeTables],
  numberDetectors,
]

/**
 * A number long enough to name a person or an account, in which some digit is not an Arabic one: Chinese, circled, or
 * the letters O and l that stand for digits where characters were recognised from an image.
 */
const DIGIT = '0-9〇○零一二三四五六七八九壹贰叁肆伍陆柒捌玖①-⑨❶-❾⓪OoIl'
const LONG_NUMBER = new RegExp(`(?<![A-Za-z${DIGIT}])[${DIGIT}]{11,19}[Xx]?(?![A-Za-z${DIGIT}])`, 'gu')
const LETTERS = /[OoIl]/gu
const LETTERS_MAX = 3

/** The same text, character for character, with such numbers in Arabic digits. */
const inPlainDigits = (text: string, plainDigits: (run: string) => string): string =>
  text.replace(LONG_NUMBER, (run) => {
    if (/^\d+[Xx]?$/u.test(run) || (run.match(LETTERS)?.length ?? 0) > LETTERS_MAX) return run
    return plainDigits(run.replace(/[Oo]/gu, '0').replace(/[Il]/gu, '1'))
  })

/**
 * What the built-in detectors find inside the lines of a text already folded; `plainDigits` reads a run of digits in any
 * style. The same for lines apart as for lines together.
 */
export const detectInLines = (
  text: string,
  plainDigits: (run: string) => string,
  context: ScanContext,
): readonly Finding[] => {
  const found: Finding[] = []
  const taken = new Uint8Array(text.length)
  const numbers = { text: inPlainDigits(text, plainDigits), context }
  for (const detector of CONSUMING.flat()) {
    for (const finding of detector(numbers)) {
      if (taken.subarray(finding.start, finding.end).includes(1)) continue
      taken.fill(1, finding.start, finding.end)
      found.push(finding)
    }
  }
  return [...found, ...SHARING.flat().flatMap((detector) => detector({ text, context }))]
}

/** What the built-in detectors but the marks find in a folded text as a whole: the rest. */
export const detectInText = (text: string, context: ScanContext): readonly Finding[] => {
  const reading = { text, context, inHeader: headerZone(text) }
  return OF_TEXT.flat().flatMap((detector) => detector(reading))
}

/** What the built-in detectors find in a table by itself: cells parted by tabs, rows by line feeds. */
export const detectInTables = (text: string, context: ScanContext): readonly Finding[] => {
  const reading = { text, context, inHeader: () => false }
  return [...columnDetectors, ...tableDetectors, wholeTables].flatMap((detector) => detector(reading))
}
