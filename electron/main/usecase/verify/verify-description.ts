import type { CheckDetail } from '#shared/domain/archive/verification-report.ts'
import { metadataEntities, readEep } from '../../archive/read-eep.ts'
import { parseMetadata } from '../../archive/metadata-file.ts'
import { EEP_FILE, METADATA_FILE } from '../../archive/package-layout.ts'
import type { Tree } from '../../archive/read-tree.ts'
import { verifyDetached } from '../../signing/detached.ts'
import type { VerifiedBag } from './verify-bag.ts'
import type { VerifiedLog } from './verify-log.ts'

const ARCHIVAL_NUMBER = 8

/**
 * Do metadata (DA/T 46) and encapsulation (DA/T 48) of a filed case tell of this package: read as what they are, agreeing with
 * each other and with the number in the log, every file of the encapsulation here with its digest, and signed by the office over
 * exactly what it holds? Null for a case without a number.
 */
export const descriptionProblem = async (
  tree: Tree,
  bag: VerifiedBag,
  log: VerifiedLog,
): Promise<CheckDetail | null> => {
  const filed = log.events.findLast((event) => event.type === 'ArchiveItemFiled')?.data
  if (filed === undefined) return null
  const read = async (path: string): Promise<Uint8Array> => (await tree.read(path)) ?? new Uint8Array()
  const metadata = await read(METADATA_FILE)
  const number = parseMetadata(metadata)
    ?.file.flatMap(({ children = [] }) => children)
    .find((one) => one.number === ARCHIVAL_NUMBER)?.value
  if (number === undefined) return { problem: 'file.malformed', file: METADATA_FILE }
  if (number !== filed.archivalNumber) return { problem: 'text.differs', file: METADATA_FILE }
  const eep = readEep(await read(EEP_FILE))
  if (eep === null) return { problem: 'file.malformed', file: EEP_FILE }
  if (eep.entities !== metadataEntities(metadata)) return { problem: 'text.differs', file: EEP_FILE }
  if (eep.createdBy !== bag.signer.organization) return { problem: 'office.differs', file: EEP_FILE }
  for (const { path, bytes, sha256 } of eep.files) {
    const found = bag.payload.get(path)
    if (found === undefined) return { problem: 'file.missing', file: path }
    if (found.sha256 !== sha256 || found.bytes !== bytes) return { problem: 'file.altered', file: path }
  }
  for (const { signed, signature, certificateSha256 } of eep.signatures) {
    const verdict = await verifyDetached(signed, signature, {
      root: bag.authority.der,
      at: new Date(bag.checkpoint.at),
    })
    if (!verdict.ok) return { problem: verdict.error, file: EEP_FILE }
    const sameSigner = verdict.value.signer.sha256 === bag.signer.sha256 && certificateSha256 === bag.signer.sha256
    if (!sameSigner) return { problem: 'office.differs', file: EEP_FILE }
  }
  return null
}
