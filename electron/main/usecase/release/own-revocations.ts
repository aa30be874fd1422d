import { parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { withdrawnCertificates } from '#shared/domain/office/rights/withdrawn.ts'
import { issueRevocationList, type Withdrawn } from '../../crypto/revocation-list.ts'
import type { WriteStore } from '../../store/types.ts'
import { ChainFault } from '../faults.ts'
import { loadOffice } from '../load-office.ts'

/** As the office's log says, whose links `loadOffice` recomputes; and, from before there was such a log, as the store does. */
const withdrawnIn = (store: WriteStore): readonly Withdrawn[] => {
  loadOffice(store)
  const events = store.eventsOf(OFFICE_LOG).map((record) => {
    const parsed = parseOfficeEvent(record)
    if (!parsed.ok) throw new ChainFault(record.seq)
    return parsed.value
  })
  const told = new Map(withdrawnCertificates(events).map((one) => [one.certificateSha256, one]))
  return store.certificates().flatMap(({ sha256, kind, certificate, retiredAt }) => {
    const known = told.get(sha256)
    if (kind === 'authority' || (known === undefined && retiredAt === null)) return []
    const since = new Date(known?.since ?? retiredAt ?? 0)
    return [{ certificate, since, reason: known?.reason ?? ('superseded' as const) }]
  })
}

/**
 * What the office's authority says now of every certificate that it ever issued (DER): which are withdrawn, and since when.
 * Only what was signed after that is touched by it. @throws ChainFault on a log that does not hold.
 */
export const ownRevocationList = (store: WriteStore, now: Date): Uint8Array => {
  const { authorityCertificate: certificate } = store.office()
  const { authorityKey: privateKey } = store.officeSecrets()
  return issueRevocationList({ certificate, privateKey }, now, withdrawnIn(store))
}
