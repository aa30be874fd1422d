import type { Result } from '#shared/lib/result.ts'
import { formatOfFile } from '../import.ts'
import type { ImportRefusal } from '../refusal.ts'
import type { OldFormat } from './convert.ts'
import { rtfTexts } from './rtf-text.ts'
import { oldWordTexts } from './word-text.ts'

/** Which old Word format a file is, by content and name; null for any other, and for one that is refused anyway. */
export const oldFormatOf = (fileName: string, bytes: Uint8Array): OldFormat | null => {
  const format = formatOfFile({ fileName, bytes })
  if (!format.ok) return null
  if (format.value === 'rtf') return 'rtf'
  if (format.value !== 'doc') return null
  return /\.wps$/iu.test(fileName) ? 'wps' : 'doc'
}

/** All text of such a file, read in memory, for the gate. Refuses import.encrypted, import.corrupt, import.empty. */
export const oldTexts = (bytes: Uint8Array, format: OldFormat): Result<readonly string[], ImportRefusal> =>
  format === 'rtf' ? rtfTexts(bytes) : oldWordTexts(bytes)
