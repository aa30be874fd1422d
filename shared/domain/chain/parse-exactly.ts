import { utf8Text } from '#shared/lib/utf8.ts'
import { equalBytes } from './event-record.ts'

/**
 * Reads a value from exactly the bytes that `encode` writes of it; null for any other: longer than `maxBytes`, not UTF-8, not
 * JSON, not of this shape, or written another way. So one value has one file, and a digest of the file stands for the value.
 */
export const parseExactly = <T>(
  bytes: Uint8Array,
  maxBytes: number,
  isShape: (value: unknown) => value is T,
  encode: (value: T) => Uint8Array,
): T | null => {
  const source = bytes.length > maxBytes ? null : utf8Text(bytes)
  if (source === null) return null
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch {
    return null // what is not JSON is none of these files
  }
  return isShape(value) && equalBytes(encode(value), bytes) ? value : null
}
