import { randomBytes } from 'node:crypto'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { codeBytes, codeCharacters, printedGroups, readGroups, type RecoveryCodeProblem } from './recovery-code.ts'
import { Secret } from './secret.ts'

/** How many shares of a recovery code an office may print. Any two of them open. */
export const SHARES = { min: 2, max: 8 }
/** 144 bits, beyond any guessing. */
const SECRET_BYTES = 18
/** A share as it is printed: the tag of its set, its number, and its bytes: 160 bits, 32 characters, 8 groups. */
const HEAD_BYTES = 2
const GROUPS = 8

/** Product in GF(2^8) with the polynomial x^8 + x^4 + x^3 + x + 1, as in AES (FIPS 197 4.2). */
export const multiply = (a: number, b: number): number => {
  let product = 0
  let power = a
  for (let bit = 0; bit < 8; bit += 1) {
    product ^= power & -((b >> bit) & 1)
    power = (power << 1) ^ (0x11b & -((power >> 7) & 1))
  }
  return product
}

/** a^254: the inverse in GF(2^8); of 0 it is 0, which no caller asks for. */
export const invert = (a: number): number => {
  let result = 1
  let power = a
  for (let bit = 1; bit < 8; bit += 1) {
    power = multiply(power, power)
    result = multiply(result, power)
  }
  return result
}

/** One point of the lines through the secret. */
export interface Share {
  /** 1 to 255: the secret itself lies at 0. */
  readonly number: number
  readonly bytes: Uint8Array
}

/**
 * Shamir's scheme (Shamir 1979) with threshold two, byte by byte: a line in GF(2^8) through the secret at 0 with a random
 * slope. One share alone says nothing about the secret. `slope` is as long as the secret.
 */
export const splitSecret = (secret: Uint8Array, slope: Uint8Array, count: number): readonly Share[] =>
  Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    bytes: secret.map((byte, at) => byte ^ multiply(slope[at] ?? 0, index + 1)),
  }))

/** The secret of two shares with different numbers. @throws for two of one number: the caller has asked. */
export const joinShares = (one: Share, two: Share): Uint8Array => {
  if (one.number === two.number) throw new Error('two different shares')
  const inverse = invert(one.number ^ two.number)
  return one.bytes.map((byte, at) =>
    multiply(multiply(byte, two.number) ^ multiply(two.bytes[at] ?? 0, one.number), inverse),
  )
}

/** The shares of one code have one tag, so that shares of an older code are told apart. */
interface TypedShare extends Share {
  readonly tag: number
}

const printed = (tag: number, { number, bytes }: Share): Secret<string> =>
  new Secret(printedGroups(codeCharacters(Uint8Array.of(tag, number, ...bytes))))

const readShare = (typed: string): Result<TypedShare, RecoveryCodeProblem> => {
  const groups = readGroups(typed, GROUPS)
  if (!groups.ok) return groups
  const bytes = codeBytes(groups.value.join(''))
  const [tag = 0, number = 0] = bytes
  if (number === 0) return err({ code: 'identity.wrongRecoveryCode', detail: { group: 0 } })
  return ok({ tag, number, bytes: bytes.subarray(HEAD_BYTES) })
}

/** As a password for the derivation of keys. */
const asCode = (secret: Uint8Array): Secret<string> => new Secret(`shares ${Buffer.from(secret).toString('hex')}`)

/** A new code for two people: what opens, and the shares as they are printed, one for each holder. */
export const newShares = (
  count: number,
): { readonly code: Secret<string>; readonly shares: readonly Secret<string>[] } => {
  const secret = new Uint8Array(randomBytes(SECRET_BYTES))
  const [tag = 0] = randomBytes(1)
  const shares = splitSecret(secret, new Uint8Array(randomBytes(SECRET_BYTES)), count)
  return { code: asCode(secret), shares: shares.map((share) => printed(tag, share)) }
}

export type ShareProblem =
  RecoveryCodeProblem | { readonly code: 'recovery.shareMissing' | 'recovery.sameShare' | 'recovery.otherShares' }

/**
 * What two typed shares make; whether it opens anything, the keyring says. Refuses a mistake in typing with its group, one
 * share given twice, and shares of two different codes.
 */
export const codeOfShares = (first: string, second: string): Result<Secret<string>, ShareProblem> => {
  if (second.trim() === '') return err({ code: 'recovery.shareMissing' })
  const one = readShare(first)
  if (!one.ok) return one
  const two = readShare(second)
  if (!two.ok) return two
  if (one.value.tag !== two.value.tag) return err({ code: 'recovery.otherShares' })
  if (one.value.number === two.value.number) return err({ code: 'recovery.sameShare' })
  return ok(asCode(joinShares(one.value, two.value)))
}
