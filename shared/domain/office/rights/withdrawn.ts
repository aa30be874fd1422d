import type { OfficeEvent } from '../events.ts'
import { evolveOffice } from '../evolve.ts'
import type { OfficeState } from '../state.ts'

/** A certificate that stands for nobody any more, and since when (RFC 3339 UTC). */
export interface WithdrawnCertificate {
  readonly certificateSha256: string
  readonly since: string
  /** CRLReason of RFC 5280, 5.3.1: another certificate took its place, or its holder does no work here any more. */
  readonly reason: 'superseded' | 'cessationOfOperation'
}

const inUse = (state: OfficeState): ReadonlyMap<string, boolean> =>
  new Map([
    [state.releaseSha256, false],
    ...Object.values(state.people).map(({ certificateSha256, disabled }) => [certificateSha256, disabled] as const),
  ])

/**
 * Which certificates of the office's authority are withdrawn, as its signed log says: those of a person who was disabled, and
 * those that another one took the place of (renewed, other roles, a key that was lost or reset), each from that act on. Asked
 * of the state before and after each fact, so that a new kind of fact is counted without a word here. A person who is let in
 * again gets another certificate. `events` is a whole log, checked by whoever read it.
 */
export const withdrawnCertificates = (events: readonly OfficeEvent[]): readonly WithdrawnCertificate[] => {
  const withdrawn = new Map<string, WithdrawnCertificate>()
  let state: OfficeState | null = null
  for (const event of events) {
    const next = evolveOffice(state, event)
    const last: OfficeState = state ?? next
    state = next
    // Most facts touch nobody's certificate.
    if (last.people === next.people && last.releaseSha256 === next.releaseSha256) continue
    const after = inUse(next)
    for (const certificateSha256 of inUse(last).keys()) {
      if (withdrawn.has(certificateSha256) || after.get(certificateSha256) === false) continue
      const reason = after.has(certificateSha256) ? 'cessationOfOperation' : 'superseded'
      withdrawn.set(certificateSha256, { certificateSha256, since: event.at, reason })
    }
  }
  return [...withdrawn.values()]
}
