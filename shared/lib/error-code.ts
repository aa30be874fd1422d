/** What a thrown error calls itself: the name that the system gave it (ENOSPC), or a code of our own; '' for none. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** System errors have upper-case names (EACCES, EROFS, ENOENT, EIO…); our own codes and defects do not. */
export const isSystemError = (error: unknown): boolean => /^E[A-Z0-9]+$/.test(errorCode(error))

const OUT_OF_REACH: readonly string[] = [
  ...['EIO', 'EBUSY', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN', 'ETIMEDOUT'],
  ...['EHOSTDOWN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EMFILE', 'ENFILE'],
]

/**
 * Does the disk not answer? Pulled out, failing, a share that is gone, or a file that another program has for itself: nothing is said
 * of what lies there.
 */
export const isOutOfReach = (error: unknown): boolean => OUT_OF_REACH.includes(errorCode(error))
