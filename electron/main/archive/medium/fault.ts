import type { FaultCode } from '#shared/contract/errors.ts'
import { errorCode, isSystemError } from '#shared/lib/error-code.ts'

type ArchiveFaultCode = Extract<
  FaultCode,
  'fault.diskFull' | 'fault.folderUnwritable' | 'fault.fileUnreadable' | 'fault.targetGone'
>

/** A folder cannot be written, or a file in it cannot be read. The path stays out of the message. */
export class ArchiveFault extends Error {
  readonly code: ArchiveFaultCode
  constructor(code: ArchiveFaultCode, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

const FULL: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG']
/** The device itself went, or the share behind the name. */
const GONE: readonly string[] = ['ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN', 'EIO']

/** What the operating system refused while writing, as a fault; anything else is thrown as it is. */
export const writeFault = (error: unknown): unknown => {
  const code = errorCode(error)
  if (FULL.includes(code)) return new ArchiveFault('fault.diskFull', { cause: error })
  if (GONE.includes(code)) return new ArchiveFault('fault.targetGone', { cause: error })
  return isSystemError(error) ? new ArchiveFault('fault.folderUnwritable', { cause: error }) : error
}
