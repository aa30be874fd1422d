import { err, ok, type Result } from '#shared/lib/result.ts'
import { readCertificate } from '../certificate/certificate.ts'
import { addValidationData } from '../signing/pades/extend-pdf.ts'
import { addressesOf, fetchProofs } from '../signing/validation/fetch-proofs.ts'
import { gatherProofs, neededProofs, sortProofFiles } from '../signing/validation/needed-proofs.ts'

export interface ProofsInput {
  readonly pdf: Uint8Array
  /** The office's authority (DER), and the list that it signs now of its own certificates. */
  readonly authority: Uint8Array
  readonly list: Uint8Array
  /** Certificates, answers and lists that people brought along, as they are. */
  readonly files: readonly Uint8Array[]
  /** Ask the addresses that the certificates name. */
  readonly fetch: boolean
}

/** Names the certificate by its common name; '' for one without. */
export interface ProofsRefusal {
  readonly code: 'proofs.missing' | 'proofs.tooOld' | 'proofs.revoked'
  readonly detail: { readonly certificate: string }
}

const refuse = (code: ProofsRefusal['code'], certificate: string): Result<never, ProofsRefusal> =>
  err({ code, detail: { certificate } })

/** The addresses that certificates of the file itself name: those that `addProofs` may ask, and a person is shown before. */
export const proofQuestions = ({ pdf, authority, list }: Omit<ProofsInput, 'files' | 'fetch'>): readonly string[] => {
  const own = readCertificate(authority)
  const known = own === null ? [] : [own]
  const { missing, outdated } = gatherProofs(neededProofs(pdf, known), [list], known)
  return addressesOf([...missing, ...outdated])
}

/**
 * The file with proofs behind its signatures that each certificate was good when it was used. A list of a large authority has
 * millions of lines: this runs on a thread of its own, which a person may end. @throws PdfSyntaxError on a file that cannot be read.
 */
export const addProofs = async ({
  pdf,
  authority,
  list,
  files,
  fetch,
}: ProofsInput): Promise<Result<Uint8Array, ProofsRefusal>> => {
  const own = readCertificate(authority)
  const brought = sortProofFiles(files)
  const known = [...(own === null ? [] : [own]), ...brought.certificates]
  const needed = neededProofs(pdf, known)
  const here = [list, ...brought.others]
  // What is shown by what is here need not be asked for.
  const { missing, outdated } = gatherProofs(needed, here, known)
  const open = [...missing, ...outdated]
  const told = fetch ? proofQuestions({ pdf, authority, list }) : []
  const fetched = fetch ? await fetchProofs(open, told, new AbortController().signal) : []
  const gathered = gatherProofs(needed, [...here, ...fetched], known)
  if (gathered.revoked !== null) return refuse('proofs.revoked', gathered.revoked.commonName)
  const [old] = gathered.outdated
  if (old !== undefined) return refuse('proofs.tooOld', old.certificate.commonName)
  const [none] = gathered.missing
  if (none !== undefined) return refuse('proofs.missing', none.certificate.commonName)
  return ok(await addValidationData(pdf, gathered.data))
}
