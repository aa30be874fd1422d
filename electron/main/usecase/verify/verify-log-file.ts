import { LOG_CHECKS, type VerifiedPart } from '#shared/domain/archive/verification-report.ts'
import { readCertificate } from '../../certificate/certificate.ts'
import { readLogFile } from '../../archive/event-log/log-file.ts'
import { equalBytes } from '#shared/domain/chain/event-record.ts'
import { createChecklist } from './checklist.ts'
import type { VerifyContext } from './verify-release.ts'
import { verifyWhole } from './verify-whole.ts'

/**
 * Verifies the file of a whole log: its form and whose it is, every line, the checkpoint that closes it, and the one that
 * was kept elsewhere (`context.noted`), without which a log that was cut or rolled back as a whole cannot be told.
 */
export const verifyLogFile = async (name: string, bytes: Uint8Array, context: VerifyContext): Promise<VerifiedPart> => {
  const list = createChecklist(LOG_CHECKS)
  const part = (trust: VerifiedPart['trust']): VerifiedPart => ({ name, checks: list.result(), subject: null, trust })
  const file = readLogFile(bytes)
  const authority = file === null ? null : readCertificate(file.authority)
  if (file === null || authority === null || !authority.isAuthority) {
    list.note('logFile', { problem: 'file.malformed', file: name })
    return part(null)
  }
  const pinned = context.root !== null
  const trust = { name: authority.organization, sha256: authority.sha256, pinned }
  const isAnother = context.root !== null && !equalBytes(context.root, file.authority)
  if (isAnother || file.officeName !== authority.organization) {
    list.note('logFile', { problem: 'office.differs', file: name })
    return part(trust)
  }
  const isOfOffice = (der: Uint8Array): boolean =>
    equalBytes(der, file.authority) || readCertificate(der)?.isIssuedBy(authority) === true
  if (!file.certificates.every(isOfOffice)) {
    list.note('logFile', { problem: 'file.altered', file: name })
    return part(trust)
  }
  const report = await verifyWhole(
    { ...file, lines: file.lines(), ...(context.noted === undefined ? {} : { noted: context.noted }) },
    { signatures: true, ...(context.onProgress === undefined ? {} : { onProgress: context.onProgress }) },
  )
  const { problem, badAt, events } = report
  // A line that is none of ours, lines that are missing, an end that is not ours: the line of the file says where.
  const isCut = badAt === null && events < file.events
  const endsBadly = badAt === null && !isCut && report.closing === 'checkpoint.missing'
  const badLine = badAt ?? (isCut || endsBadly ? events + 1 : null)
  const isWhole = badLine === null || problem !== null
  list.note('logFile', isWhole ? null : { problem: 'file.malformed', file: name, seq: file.fileLine(badLine) })
  if (problem !== null) {
    const { code, position, caseId, seq } = problem
    list.note('logLines', { problem: code, position, caseId, seq })
    return part(trust)
  }
  if (report.doubt === null) list.note('logLines', null)
  else {
    const { code, position, caseId, seq } = report.doubt
    list.byHand('logLines', { problem: code, position, caseId, seq })
  }
  list.note('logClosing', report.closing === null ? null : { problem: report.closing })
  if (context.noted === undefined) list.skip('logNoted')
  else list.note('logNoted', report.noted === null ? null : { problem: report.noted })
  return part(trust)
}
