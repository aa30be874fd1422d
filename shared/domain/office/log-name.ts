/** The name under which the office's own log lies among those of the cases. */
export const OFFICE_LOG = 'office'

/** The name of the log of who read and took out what (shared/domain/access). */
export const ACCESS_LOG = 'access'

/** Names that no case has: lists of cases leave them out, and no command on a case reaches them. */
export const RESERVED_LOGS: readonly string[] = [OFFICE_LOG, ACCESS_LOG]

export const isReservedLog = (caseId: string): boolean => RESERVED_LOGS.includes(caseId)
