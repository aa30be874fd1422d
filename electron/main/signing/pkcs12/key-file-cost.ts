import { Constructed, fromBER, Integer, ObjectIdentifier, OctetString, Sequence, type BaseBlock } from 'asn1js'

/** What reading a key file would cost, as the file itself says before anything of it is opened. */
export interface KeyFileCost {
  /** Rounds of the dearest key derivation, and of all together. */
  readonly most: number
  readonly all: number
  /** A cipher of old: RC2 or 3DES under the derivation of PKCS #12 (RFC 7292, appendix C). */
  readonly isLegacy: boolean
}

const MAX_DEPTH = 24
const LEGACY = /^1\.2\.840\.113549\.1\.12\.1\./u

const childrenOf = (block: BaseBlock): readonly BaseBlock[] =>
  block instanceof Constructed ? block.valueBlock.value : []

/** What an octet string holds, where it holds DER: safes lie in octet strings. */
const insideOf = (block: OctetString): BaseBlock | null => {
  const inside = fromBER(Uint8Array.from(new Uint8Array(block.getValue())).buffer)
  return inside.offset === -1 ? null : inside.result
}

const roundsOf = (block: Integer): number => (block.valueBlock.isHexOnly ? Infinity : block.valueBlock.valueDec)

/**
 * Counts the rounds of every key derivation that the file names: in PBKDF2, in PKCS #12 and in its MAC alike they are the number
 * behind a salt (RFC 8018, A.2 and A.3; RFC 7292, 4). Null for what is no BER. Never throws on hostile bytes.
 */
export const keyFileCost = (bytes: Uint8Array): KeyFileCost | null => {
  let [most, all, isLegacy] = [0, 0, false]
  const visit = (block: BaseBlock, depth: number): void => {
    if (depth > MAX_DEPTH) {
      most = Infinity
      return
    }
    const children = childrenOf(block)
    for (const [index, child] of children.entries()) {
      const before = children[index - 1]
      if (block instanceof Sequence && before instanceof OctetString && child instanceof Integer) {
        most = Math.max(most, roundsOf(child))
        all += roundsOf(child)
      }
      if (child instanceof ObjectIdentifier && LEGACY.test(child.getValue())) isLegacy = true
      visit(child, depth + 1)
    }
    if (block instanceof OctetString) {
      const inside = insideOf(block)
      if (inside !== null) visit(inside, depth + 1)
    }
  }
  try {
    const whole = fromBER(Uint8Array.from(bytes).buffer)
    if (whole.offset === -1) return null
    visit(whole.result, 0)
  } catch {
    return null // hostile bytes, the one expected failure of the parser
  }
  return { most, all, isLegacy }
}
