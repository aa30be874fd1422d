import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { certificateFromFile, readCertificate } from '../../certificate/certificate.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/**
 * 验签: what the signatures of a PDF that anyone holds out are worth. Trusted are the office's authority, once somebody
 * has unlocked, and a certificate that the person adds. Nothing of the file is kept. Refuses `key.unreadable` when the
 * certificate is none. Cancelled when the person leaves: the work is done on the worker's thread.
 */
export const verifySignatures = async (
  workstation: Workstation,
  person: Unlocked | null,
  { pdf, root }: Input<'signature.verify'>,
): Promise<Outcome<Output<'signature.verify'>>> => {
  const added = root === undefined ? null : certificateFromFile(root)
  if (root !== undefined && added === null) return refuse('key.unreadable')
  const roots = [...(person === null ? [] : [person.store.office().authorityCertificate]), ...(added ? [added] : [])]
  const report = await workstation.tasks.run('verifyPdf', { pdf, roots, now: workstation.now() })
  return ok({ report, trusted: roots.map((der) => readCertificate(der)?.commonName ?? '') })
}
