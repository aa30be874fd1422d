import { UNIT } from '#shared/domain/search/posting.ts'
import { packText, unpackText } from './pack.ts'
import { UNIT_ORDER } from './unit-order.ts'

/**
 * The text of a case as it lies in the store. A page of finds reads twenty, and inflating was the most of it: short ones are written
 * by the rank of each unit (`unit-order.ts`), the most frequent in one byte, others in two, or three; a third larger than deflated, which
 * a page of the store mostly has room for, and read in half the time. Long ones repeat themselves, and are deflated.
 */

/** First byte of a text by its ranks: a kind of block that deflate does not have (RFC 1951, 3.2.3: 11 is an error). */
const RANKS = 0b111
const LONGEST = 8192
/** Ranks below are one byte; then so many first bytes of two; the last one of three. */
const ONE = 192
const THREE = 255
const TWO = (THREE - ONE) * 256

const { rankOf } = UNIT_ORDER
const unitOf = new Uint16Array(UNIT)
for (let unit = 0; unit < UNIT; unit += 1) unitOf[rankOf[unit] as number] = unit

export const packCaseText = (text: string): Uint8Array => {
  if (text.length > LONGEST) return packText(text)
  const bytes = new Uint8Array(1 + 3 * text.length)
  bytes[0] = RANKS
  let end = 1
  for (let at = 0; at < text.length; at += 1) {
    const rank = rankOf[text.charCodeAt(at)] as number
    if (rank < ONE) {
      bytes[end++] = rank
      continue
    }
    const isTwo = rank < ONE + TWO
    const rest = isTwo ? rank - ONE : rank
    bytes[end++] = isTwo ? ONE + (rest >>> 8) : THREE
    if (!isTwo) bytes[end++] = rest >>> 8
    bytes[end++] = rest & 255
  }
  return bytes.subarray(0, end)
}

/** Used for every text. */
const units = new Uint16Array(LONGEST)
const unitBytes = Buffer.from(units.buffer)

/** @param data as `packCaseText` has made it, or an earlier program, which deflated all. */
export const unpackCaseText = (data: Uint8Array): string => {
  if (data[0] !== RANKS) return unpackText(data)
  let length = 0
  for (let at = 1; at < data.length;) {
    const byte = data[at++] as number
    let rank = byte
    if (byte === THREE) rank = 256 * (data[at++] as number) + (data[at++] as number)
    else if (byte >= ONE) rank = ONE + 256 * (byte - ONE) + (data[at++] as number)
    units[length++] = unitOf[rank] as number
  }
  const text = unitBytes.toString('utf16le', 0, 2 * length)
  // Words of cases are in memory as long as somebody reads them, and no longer.
  units.fill(0, 0, length)
  return text
}
