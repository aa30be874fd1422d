import { assert } from '#shared/lib/result.ts'
import type { Unlocked } from './workstation.ts'

/**
 * The certificate of the key that this hand signs with. Of a person who has just been given another one it is the former, in whose
 * name the very act that changed it is signed.
 */
export const certificateOf = ({
  store,
  person,
  certificateSha256,
}: Pick<Unlocked, 'store' | 'person' | 'certificateSha256'>): Uint8Array => {
  const present = store.personKey(person.personId)
  if (present.certificateSha256 === certificateSha256) return present.certificate
  const former = store.certificates().find(({ sha256 }) => sha256 === certificateSha256)
  assert(former !== undefined, 'whoever signs has a certificate in this store')
  return former.certificate
}
