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

/** Characters of the alphabet as they are printed: groups of four with a check character each, joined by hyphens. */
export const printedGroups = (characters: string): string =>
  (characters.match(/.{4}/gu) ?? []).map((group, index) => group + checkCharacter(group, index)).join('-')

/** A new code as it is printed: seven groups of five characters joined by hyphens. */
export const newRecoveryCode = (): Secret<string> => {
  // 32 divides 256, so the remainder is uniform.
  const random = Array.from(randomBytes(GROUPS * RANDOM_PER_GROUP), (byte) => ALPHABET.charAt(byte % ALPHABET.length))
  return new Secret(printedGroups(random.join('')))
}

/** Bytes as characters of the alphabet, five bits each. @throws when their bits do not fill whole characters: a defect. */
export const codeCharacters = (bytes: Uint8Array): string => {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  if (bits.length % 5 !== 0) throw new Error('whole characters only')
  return (bits.match(/.{5}/gu) ?? []).map((five) => ALPHABET.charAt(Number.parseInt(five, 2))).join('')
}

/** The bytes that `codeCharacters` wrote. */
export const codeBytes = (characters: string): Uint8Array => {
  const bits = Array.from(characters, (one) => ALPHABET.indexOf(one).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/gu) ?? [], (eight) => Number.parseInt(eight, 2))
}

/** `group` (1 to 7) holds the mistake; 0 when the code as a whole is too short, too long or has foreign characters. */
export interface RecoveryCodeProblem {
  readonly code: 'identity.wrongRecoveryCode'
  readonly detail: { readonly group: number }
}

/**
 * Groups as people type them: any case, full-width, with or without spaces and dashes, O for 0, I or L for 1. Gives the
 * groups without their check characters. Refuses with the first group whose check character is wrong.
 */
export const readGroups = (typed: string, count: number): Result<readonly string[], RecoveryCodeProblem> => {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const wrong = (group: number) => err({ code: 'identity.wrongRecoveryCode', detail: { group } } as const)
  if (plain.length !== count * GROUP_LENGTH) return wrong(0)
  if (![...plain].every((character) => ALPHABET.includes(character))) return wrong(0)
  const groups = Array.from({ length: count }, (_, index) =>
    plain.slice(index * GROUP_LENGTH, (index + 1) * GROUP_LENGTH),
  )
  const mistaken = groups.findIndex(
    (group, index) => checkCharacter(group.slice(0, RANDOM_PER_GROUP), index) !== group.slice(RANDOM_PER_GROUP),
  )
  return mistaken === -1 ? ok(groups.map((group) => group.slice(0, RANDOM_PER_GROUP))) : wrong(mistaken + 1)
}

/** Reads a code as `readGroups`, in the form in which it was printed. Does not say whether the code opens anything. */
export const parseRecoveryCode = (typed: string): Result<Secret<string>, RecoveryCodeProblem> => {
  const groups = readGroups(typed, GROUPS)
  return groups.ok ? ok(new Secret(printedGroups(groups.value.join('')))) : groups
}
