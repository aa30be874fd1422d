/** What a thrown error calls itself: the name that the system gave it (ENOSPC), or a code of our own; '' for none. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** System errors have upper-case names (EACCES, EROFS, ENOENT, EIO…); our own codes and defects do not. */
export const isSystemError = (error: unknown): boolean => /^E[A-Z0-9]+$/.test(errorCode(error))
