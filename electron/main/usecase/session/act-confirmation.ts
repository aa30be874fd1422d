import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** How long a confirmation waits for its act. */
const CONFIRMED_FOR_MS = 60_000

/** 逐次签名: the password is asked for again at each decisive act, and stands for that act alone. */
export interface ActConfirmation {
  /** The password that opened the session, or that it was changed to. */
  remember(password: string): void
  forget(): void
  isRight(password: string): boolean
  /** This act may be done once, within a minute. */
  confirm(act: string): void
  /** True once for an act that was confirmed. */
  take(act: string): boolean
}

/**
 * The password itself is not kept: only its HMAC under a key that is drawn for this session and dies with it. The signing
 * key lies in the same memory, so this gives away nothing more, and saves the half second of another scrypt at each act.
 */
export const createActConfirmation = (now: () => Date): ActConfirmation => {
  let key = randomBytes(32)
  let expected: Buffer | null = null
  let confirmed: { readonly act: string; readonly until: number } | null = null
  const macOf = (password: string): Buffer => createHmac('sha256', key).update(password.normalize('NFKC')).digest()
  return {
    remember: (password) => {
      key = randomBytes(32)
      expected = macOf(password)
      confirmed = null
    },
    forget: () => {
      key.fill(0)
      expected = null
      confirmed = null
    },
    isRight: (password) => expected !== null && timingSafeEqual(macOf(password), expected),
    confirm: (act) => {
      confirmed = { act, until: now().getTime() + CONFIRMED_FOR_MS }
    },
    take: (act) => {
      const holds = confirmed?.act === act && now().getTime() <= confirmed.until
      if (confirmed?.act === act) confirmed = null
      return holds
    },
  }
}
