/**
 * The outcome of something that may be refused: expected failures are values, never exceptions.
 * A throw is a defect (ours) or a fault (the world), see shared/contract/errors.ts.
 */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error })

/** Ends every switch over a union; reaching it is a defect. */
export const assertNever = (value: never): never => {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`)
}

/** Broken invariant of our own: throws, is never caught in between. `what` must hold no document text. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${what}`)
}
