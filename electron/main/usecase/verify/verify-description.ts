import { metadataWords } from '#resources/text/metadata.ts'
import { ALWAYS_BY_HAND } from '#shared/domain/archive/check-stage.ts'
import { releaseSignature, type ItemFacts } from '#shared/domain/archive/metadata.ts'
import { toldByLog } from '#shared/domain/archive/told-by-log.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { CheckDetail } from '#shared/domain/archive/verification-report.ts'
import { metadataEntities, readEep } from '../../archive/eep/read-eep.ts'
import { parseMetadata } from '../../archive/xml/metadata-file.ts'
import { EEP_FILE, METADATA_FILE, REPORT_XML } from '../../archive/bag/package-layout.ts'
import { parseReport, reportedNumber } from '../../archive/xml/report-file.ts'
import type { Tree } from '../../archive/bag/read-tree.ts'
import { verifyDetached } from '../../signing/cms/detached.ts'
import { findRelease } from './packed-release.ts'
import type { VerifiedBag } from './verify-bag.ts'
import type { VerifiedLog } from './verify-log.ts'

/** What does not hold; where all holds, what a person must judge; neither. */
export interface Judgement {
  readonly problem: CheckDetail | null
  readonly doubt: CheckDetail | null
}

/** 电子签名 as the metadata must have it, of the release that lies here. */
const signatureOf = async (tree: Tree, { events }: VerifiedLog): Promise<ItemFacts['signature']> => {
  if (!events.some(({ type }) => type === 'CaseReleased')) return null
  const release = await findRelease(tree)
  if ('problem' in release || release.signature === null) return null
  return releaseSignature(events, release.manifest, Buffer.from(release.signature).toString('base64'))
}

/**
 * Do metadata (DA/T 46) and encapsulation (DA/T 48) of a filed case tell of this package: read as what they are, agreeing with
 * each other and with the log and the text, every file of the encapsulation here with its digest, and signed by the office over
 * exactly what it holds? In doubt where the facts are the log's and the words are not those that this program writes: they may be of
 * another version of it, or of somebody's. @throws ArchiveFault.
 */
export const descriptionJudgement = async (
  tree: Tree,
  bag: VerifiedBag,
  log: VerifiedLog,
  /** The last wording. */
  document: OfficialDocument,
): Promise<Judgement> => {
  const filed = log.events.findLast((event) => event.type === 'ArchiveItemFiled')?.data
  if (filed === undefined) return { problem: null, doubt: null }
  const told = parseMetadata((await tree.read(METADATA_FILE)) ?? new Uint8Array())
  if (told === null) return { problem: { problem: 'file.malformed', file: METADATA_FILE }, doubt: null }
  const signature = await signatureOf(tree, log)
  const facts = { caseId: bag.caseId, officeName: bag.signer.organization, events: log.events, document, signature }
  const verdict = toldByLog(told, facts, metadataWords)
  if (verdict === 'otherwise') return { problem: { problem: 'text.differs', file: METADATA_FILE }, doubt: null }
  // The version that says it made this would have written it word for word.
  if (verdict === 'otherWords' && bag.isOfThisVersion)
    return { problem: { problem: 'text.differs', file: METADATA_FILE }, doubt: null }
  const problem = await encapsulationProblem(tree, bag, filed.archivalNumber)
  return { problem, doubt: verdict === 'same' ? null : { problem: 'text.otherWords', file: METADATA_FILE } }
}

/** The encapsulation tells the same as the metadata, of files that lie here, under the office's signatures. */
const encapsulationProblem = async (
  tree: Tree,
  bag: VerifiedBag,
  archivalNumber: string,
): Promise<CheckDetail | null> => {
  const read = async (path: string): Promise<Uint8Array> => (await tree.read(path)) ?? new Uint8Array()
  const metadata = await read(METADATA_FILE)
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
  return reportProblem(await tree.read(REPORT_XML), archivalNumber)
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
