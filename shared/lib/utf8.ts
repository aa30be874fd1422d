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
export const hasLoneSurrogate = (text: string): boolean => LONE_SURROGATE.test(text)
