import { randomBytes } from 'node:crypto'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { Secret } from './secret.ts'

/** Crockford's base 32: no I, L, O or U, so that nothing on paper can be read as something else of the alphabet. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 7
/** Four random characters and a check character each: 7 · 4 · 5 = 140 bits, beyond any guessing. */
const RANDOM_PER_GROUP = 4
const GROUP_LENGTH = RANDOM_PER_GROUP + 1

/**
 * The check character of a group: the hybrid system of ISO 7064 with modulus 33, 32, begun with the group's number. Finds
 * every single wrong character, nearly every transposition, and groups copied in the wrong order.
 */
const checkCharacter = (group: string, groupIndex: number): string => {
  let product = ALPHABET.length
  for (const value of [groupIndex + 1, ...Array.from(group, (character) => ALPHABET.indexOf(character))]) {
    const sum = (product + value) % ALPHABET.length || ALPHABET.length
    product = (sum * 2) % (ALPHABET.length + 1)
  }
  return ALPHABET.charAt((ALPHABET.length + 1 - product) % ALPHABET.length)
}

/** A new code as it is printed: seven groups of five characters joined by hyphens. */
export const newRecoveryCode = (): Secret<string> => {
  const groups = Array.from({ length: GROUPS }, (_, index) => {
    // 32 divides 256, so the remainder is uniform.
    const random = Array.from(randomBytes(RANDOM_PER_GROUP), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
    return random + checkCharacter(random, index)
  })
  return new Secret(groups.join('-'))
}

/** `group` (1 to 7) holds the mistake; 0 when the code as a whole is too short, too long or has foreign characters. */
export interface RecoveryCodeProblem {
  readonly code: 'identity.wrongRecoveryCode'
  readonly detail: { readonly group: number }
}

/**
 * Reads a code as people type it: any case, full-width, with or without spaces and dashes, O for 0, I or L for 1.
 * Refuses with the first group whose check character is wrong. Does not say whether the code opens anything.
 */
export const parseRecoveryCode = (typed: string): Result<Secret<string>, RecoveryCodeProblem> => {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const wrong = (group: number) => err({ code: 'identity.wrongRecoveryCode', detail: { group } } as const)
  if (plain.length !== GROUPS * GROUP_LENGTH) return wrong(0)
  if (![...plain].every((character) => ALPHABET.includes(character))) return wrong(0)
  const groups = Array.from({ length: GROUPS }, (_, index) =>
    plain.slice(index * GROUP_LENGTH, (index + 1) * GROUP_LENGTH),
  )
  const mistaken = groups.findIndex(
    (group, index) => checkCharacter(group.slice(0, RANDOM_PER_GROUP), index) !== group.slice(RANDOM_PER_GROUP),
  )
  return mistaken === -1 ? ok(new Secret(groups.join('-'))) : wrong(mistaken + 1)
}
