import type { FaultCode } from '#shared/contract/errors.ts'

type ArchiveFaultCode = Extract<FaultCode, 'fault.diskFull' | 'fault.folderUnwritable' | 'fault.fileUnreadable'>

/** A folder cannot be written, or a file in it cannot be read. The path stays out of the message. */
export class ArchiveFault extends Error {
  readonly code: ArchiveFaultCode
  constructor(code: ArchiveFaultCode, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

const FULL: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG']

export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** What the operating system refused while writing, as a fault; anything else is thrown as it is. */
export const writeFault = (error: unknown): unknown => {
  const code = errorCode(error)
  if (FULL.includes(code)) return new ArchiveFault('fault.diskFull', { cause: error })
  // System errors have upper-case names (EACCES, EROFS, ENOENT, EIO…); our own codes and defects do not.
  return /^E[A-Z0-9]+$/.test(code) ? new ArchiveFault('fault.folderUnwritable', { cause: error }) : error
}
