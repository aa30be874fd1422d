import { headerZone } from './mark.ts'
import type { Finding, ScanContext } from '../hit.ts'
import { cardDetectors, creditCodeDetectors } from './account.ts'
import { addressDetectors, contactDetectors, mailboxDetectors } from './contact.ts'
import type { Detector } from './detector.ts'
import { identityByContextDetectors, identityDetectors } from './identity.ts'
import { linkDetectors } from './link.ts'
import { militaryDetectors, plateDetectors } from './military.ts'
import { numberDetectors } from './number.ts'
import { personDetectors } from './person.ts'
import { placeDetectors } from './place.ts'
import { wordingDetectors } from './wording.ts'

/** By priority: what one of these finds, those after it no longer look at (rules.md 9.1, 3). */
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
const SHARING: readonly (readonly Detector[])[] = [
  wordingDetectors,
  militaryDetectors,
  placeDetectors,
  personDetectors,
  numberDetectors,
  linkDetectors,
]

/** All built-in detectors but the marks, over a text already folded. */
export const detect = (text: string, context: ScanContext): Finding[] => {
  const reading = { text, context, inHeader: headerZone(text) }
  const found: Finding[] = []
  const taken = new Uint8Array(text.length)
  for (const detector of CONSUMING.flat()) {
    for (const finding of detector(reading)) {
      if (taken.subarray(finding.start, finding.end).includes(1)) continue
      taken.fill(1, finding.start, finding.end)
      found.push(finding)
    }
  }
  return [...found, ...SHARING.flat().flatMap((detector) => detector(reading))]
}
