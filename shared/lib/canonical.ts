import { hasLoneSurrogate, utf8Bytes } from './utf8.ts'

/** What canonical bytes can be made of. Nothing else is encodable: no undefined, no float, no Date, no Map. */
export type Canonical = null | boolean | number | string | readonly Canonical[] | { readonly [key: string]: Canonical }

/**
 * Canonical JSON (RFC 8785 JCS, narrowed to safe integers): one value, one byte sequence, in every engine.
 * Object keys are sorted by UTF-16 code units, no white space, strings escaped as JSON.stringify does.
 * @throws on a number that is not a safe integer (or is -0), on undefined, on anything but plain objects and
 * arrays, and on a lone surrogate. These are defects of the caller, never data errors: validate input before.
 */
export const canonicalBytes = (value: Canonical): Uint8Array => utf8Bytes(canonicalText(value))

/** JSON.stringify would write half a surrogate pair as an escape: a text that is no text, and has no other UTF-8 form. */
const canonicalString = (text: string): string => {
  if (hasLoneSurrogate(text)) throw new Error('a lone surrogate is not canonical')
  return JSON.stringify(text)
}

/** The same as text. @throws as `canonicalBytes`. */
export const canonicalText = (value: Canonical): string => {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error('only safe integers are canonical')
    return String(value)
  }
  if (Array.isArray(value)) return `[${Array.from(value, (item: Canonical) => canonicalText(item)).join(',')}]`
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) {
    throw new Error(`not canonical: ${typeof value}`)
  }
  const record = value as { readonly [key: string]: Canonical }
  const members = Object.keys(record)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((key) => `${canonicalString(key)}:${canonicalText(record[key] as Canonical)}`)
  return `{${members.join(',')}}`
}
