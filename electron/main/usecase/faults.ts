import type { FaultCode } from '#shared/contract/errors.ts'
import { errorCode } from '#shared/lib/error-code.ts'

/** The log does not hold together: `seq` is the first event that does not, 0 for a text that is missing or altered. */
export class ChainFault extends Error {
  readonly code: FaultCode = 'fault.chainBroken'
  readonly seq: number
  constructor(seq: number) {
    super('the event log does not hold together')
    this.seq = seq
  }
}

/** The key of the case's texts was destroyed after an appraisal: nothing is broken, and nothing can be read. */
export class DestroyedFault extends Error {
  readonly code: FaultCode = 'fault.textDestroyed'
  constructor() {
    super('the texts of this case were destroyed')
  }
}

/** A file or folder that the person chose cannot be used. The path stays out of the message. */
export class FileFault extends Error {
  readonly code: FaultCode
  constructor(code: Extract<FaultCode, 'fault.fileUnreadable' | 'fault.folderUnwritable' | 'fault.selfCheckFailed'>) {
    super(code)
    this.code = code
  }
}

/** The ledger is not the one that a checkpoint outside of the database stands for: an older copy, or another. */
export class LogFault extends Error {
  readonly code: FaultCode
  constructor(code: Extract<FaultCode, 'fault.logRolledBack'>) {
    super(code)
    this.code = code
  }
}

/** A fault at one file of many: the cause as it was, with the number of that file. */
export class ItemFault extends Error {
  /** Of the cause; empty for a defect. */
  readonly code: string
  readonly archivalNumber: string
  constructor(cause: unknown, archivalNumber: string) {
    super('at one file of a batch', { cause })
    this.code = errorCode(cause)
    this.archivalNumber = archivalNumber
    // Where it went wrong, for the diagnostic log.
    if (cause instanceof Error && cause.stack !== undefined) this.stack = cause.stack
  }
}
