import { metadataWords } from '#resources/text/metadata.ts'
import { ALWAYS_BY_HAND } from '#shared/domain/archive/check-stage.ts'
import { isToldOtherwise } from '#shared/domain/archive/told-by-log.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { CheckDetail } from '#shared/domain/archive/verification-report.ts'
import { metadataEntities, readEep } from '../../archive/read-eep.ts'
import { parseMetadata } from '../../archive/metadata-file.ts'
import { EEP_FILE, METADATA_FILE, REPORT_XML } from '../../archive/package-layout.ts'
import { parseReport, reportedNumber } from '../../archive/report-file.ts'
import type { Tree } from '../../archive/read-tree.ts'
import { verifyDetached } from '../../signing/detached.ts'
import type { VerifiedBag } from './verify-bag.ts'
import type { VerifiedLog } from './verify-log.ts'

/**
 * Do metadata (DA/T 46) and encapsulation (DA/T 48) of a filed case tell of this package: read as what they are, agreeing with
 * each other and with the log and the text, every file of the encapsulation here with its digest, and signed by the office over
 * exactly what it holds? Null for a case without a number.
 */
export const descriptionProblem = async (
  tree: Tree,
  bag: VerifiedBag,
  log: VerifiedLog,
  /** The last wording. */
  document: OfficialDocument,
): Promise<CheckDetail | null> => {
  const filed = log.events.findLast((event) => event.type === 'ArchiveItemFiled')?.data
  if (filed === undefined) return null
  const read = async (path: string): Promise<Uint8Array> => (await tree.read(path)) ?? new Uint8Array()
  const metadata = await read(METADATA_FILE)
  const told = parseMetadata(metadata)
  if (told === null) return { problem: 'file.malformed', file: METADATA_FILE }
  const facts = { caseId: bag.caseId, officeName: bag.signer.organization, events: log.events, document }
  if (isToldOtherwise(told, facts, metadataWords)) return { problem: 'text.differs', file: METADATA_FILE }
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
  return reportProblem(await tree.read(REPORT_XML), filed.archivalNumber)
}

/**
 * 四性检测报告 is of this number and passes nothing that only people or other programs can see. What it says of the rest is found anew by
 * whoever inspects. Null for a package whose report is still to be made.
 */
const reportProblem = (bytes: Uint8Array | null, number: string): CheckDetail | null => {
  if (bytes === null) return null
  const findings = parseReport(bytes)
  if (findings === null || findings.length === 0) return { problem: 'file.malformed', file: REPORT_XML }
  const isLawful = findings.every(({ code, result }) => result === 'manual' || !ALWAYS_BY_HAND.includes(code))
  return isLawful && reportedNumber(bytes) === number ? null : { problem: 'text.differs', file: REPORT_XML }
}
