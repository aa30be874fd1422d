import { readCertificate, type CertificateFacts } from '../../certificate/certificate.ts'
import type { CertificateChain } from './certificate-chain.ts'
import { entry } from '../pdf/pdf-equal.ts'
import type { PdfFile } from '../pdf/pdf-file.ts'
import { provesGood, provesRevoked, statusInAnswer, statusInList, type RevocationStatus } from './revocation.ts'

/** The file's store of what a later reader needs (DSS; ETSI EN 319 142-1, 5.4.2), as it came, DER. */
export interface ValidationData {
  readonly certificates: readonly CertificateFacts[]
  readonly answers: readonly Uint8Array[]
  readonly lists: readonly Uint8Array[]
}

const ITEM_LIMIT = 200
const NO_VALIDATION_DATA: ValidationData = { certificates: [], answers: [], lists: [] }

const streamsIn = (file: PdfFile, store: ReturnType<PdfFile['resolve']>, key: string): readonly Uint8Array[] => {
  const list = file.resolve(entry(store, key))
  if (list.kind !== 'array') return []
  return list.items.slice(0, ITEM_LIMIT).flatMap((item) => {
    const bytes = item.kind === 'reference' ? file.decodedStream(item.number) : null
    return bytes === null ? [] : [bytes]
  })
}

/** Reads the store; empty when there is none. @throws PdfSyntaxError on broken structure. */
export const readValidationData = (file: PdfFile): ValidationData => {
  const store = file.resolve(entry(file.resolve(file.trailer.entries.get('Root')), 'DSS'))
  if (store.kind !== 'dictionary') return NO_VALIDATION_DATA
  return {
    certificates: streamsIn(file, store, 'Certs')
      .map(readCertificate)
      .filter((facts) => facts !== null),
    answers: streamsIn(file, store, 'OCSPs'),
    lists: streamsIn(file, store, 'CRLs'),
  }
}

/** All that the store says of each certificate of a chain but its authority. */
const saidOf = (
  { path }: CertificateChain,
  { answers, lists }: ValidationData,
): readonly (readonly RevocationStatus[])[] =>
  path.slice(0, -1).map((certificate, index) => {
    const issuer = path[index + 1]
    if (issuer === undefined) return []
    const issued = { certificate, issuer }
    const said = [
      ...answers.map((der) => statusInAnswer(der, issued)),
      ...lists.map((der) => statusInList(der, issued)),
    ]
    return said.filter((status) => status !== null)
  })

/** One certificate of the chain was withdrawn when it was used: no number of good words outweighs that. */
export const isRevokedAt = (chain: CertificateChain, data: ValidationData, at: Date | null): boolean =>
  saidOf(chain, data).some((said) => said.some((status) => provesRevoked(status, at)))

/** Every certificate of the chain but its authority is known to have been good when it was used (see `provesGood`). */
export const isProvenGood = (chain: CertificateChain, data: ValidationData, at: Date | null): boolean =>
  saidOf(chain, data).every((said, index) => said.some((status) => provesGood(status, at, index > 0))) &&
  !isRevokedAt(chain, data, at)
