import type { ErrorCode, ErrorDetail, FaultCode, WireError } from '#shared/contract/errors.ts'
import { errorCode, isOutOfReach } from '#shared/lib/error-code.ts'
import type { DiagnosticLog } from '../log/diagnostic-log.ts'
import { ChainFault, ItemFault } from './faults.ts'

const FAULTS = {
  'fault.wrongKey': true,
  'fault.storeCorrupt': true,
  'fault.storeNewer': true,
  'fault.storeMissing': true,
  'fault.storeInUse': true,
  'fault.keyringCorrupt': true,
  'fault.diskFull': true,
  'fault.readOnly': true,
  'fault.storeUnreachable': true,
  'fault.fileUnreadable': true,
  'fault.folderUnwritable': true,
  'fault.fontMissing': true,
  'fault.selfCheckFailed': true,
  'fault.chainBroken': true,
  'fault.tokenDriver': true,
  'fault.logRolledBack': true,
  'fault.textDestroyed': true,
  'fault.targetGone': true,
} as const satisfies Record<FaultCode, true>

const faultCode = (error: unknown): ErrorCode => {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'fault.diskFull'
  // What reaches here raw is about the profile; files that people chose have faults of their own.
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'fault.readOnly'
  if (isOutOfReach(error)) return 'fault.storeUnreachable'
  return Object.hasOwn(FAULTS, code) ? (code as FaultCode) : 'defect' // just proven to be one
}

/** Has the world failed, and not the program? What is done on the side goes on after it. */
export const isFault = (error: unknown): boolean => faultCode(error) !== 'defect'

const detailOf = (error: unknown): ErrorDetail | null => {
  if (error instanceof ChainFault) return { seq: error.seq }
  return error instanceof ItemFault ? { ...detailOf(error.cause), archivalNumber: error.archivalNumber } : null
}

/**
 * The one place where a thrown error becomes what the window may know: a fault by its code, anything else a defect. Both
 * are recorded; the message stays behind, it might hold what must not be shown.
 */
export const createWireError =
  (log: DiagnosticLog) =>
  (error: unknown, where: string): WireError => {
    const code = faultCode(error)
    const faultId = log.record({ code, where }, error)
    const detail = detailOf(error)
    return detail === null ? { code, faultId } : { code, faultId, detail }
  }
