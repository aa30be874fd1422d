/**
 * UTF-8 of a string (RFC 3629). Pure: shared/ has no TextEncoder.
 * @throws on a lone surrogate, which has no UTF-8 form; replace it before (see `hasLoneSurrogate`).
 */
export const utf8Bytes = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length * 3)
  let n = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) bytes[n++] = unit
    else if (unit < 0x800) {
      bytes[n++] = 0xc0 | (unit >> 6)
      bytes[n++] = 0x80 | (unit & 0x3f)
    } else if (unit < 0xd800 || unit > 0xdfff) {
      bytes[n++] = 0xe0 | (unit >> 12)
      bytes[n++] = 0x80 | ((unit >> 6) & 0x3f)
      bytes[n++] = 0x80 | (unit & 0x3f)
    } else {
      const low = text.charCodeAt(i + 1)
      if (unit > 0xdbff || !(low >= 0xdc00 && low <= 0xdfff)) throw new Error('lone surrogate has no UTF-8 form')
      const point = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)
      i++
      bytes[n++] = 0xf0 | (point >> 18)
      bytes[n++] = 0x80 | ((point >> 12) & 0x3f)
      bytes[n++] = 0x80 | ((point >> 6) & 0x3f)
      bytes[n++] = 0x80 | (point & 0x3f)
    }
  }
  return bytes.slice(0, n)
}

/** True when the text holds half of a surrogate pair. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
/** Hardly any text has a surrogate at all, and that is asked many times faster. */
const SURROGATE = /[\ud800-\udfff]/
export const hasLoneSurrogate = (text: string): boolean => SURROGATE.test(text) && LONE_SURROGATE.test(text)

const CHUNK_UNITS = 8192

/** The text of UTF-8 bytes; null when they are not well-formed (RFC 3629: no overlong form, no surrogate, nothing cut). */
export const utf8Text = (bytes: Uint8Array): string | null => {
  const parts: string[] = []
  let units: number[] = []
  for (let i = 0; i < bytes.length;) {
    const first = bytes[i++] ?? 0
    const following = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3
    if ((first > 0x7f && first < 0xc2) || first > 0xf4) return null
    let point = following === 0 ? first : first & (0x3f >> following)
    for (let n = 0; n < following; n++) {
      const next = bytes[i++]
      if (next === undefined || next >> 6 !== 2) return null
      point = (point << 6) | (next & 0x3f)
    }
    if (following === 2 && (point < 0x800 || (point >= 0xd800 && point <= 0xdfff))) return null
    if (following === 3 && (point < 0x10000 || point > 0x10ffff)) return null
    if (point < 0x10000) units.push(point)
    else units.push(0xd7c0 + (point >> 10), 0xdc00 | (point & 0x3ff))
    if (units.length >= CHUNK_UNITS) {
      parts.push(String.fromCharCode(...units))
      units = []
    }
  }
  return parts.join('') + String.fromCharCode(...units)
}
