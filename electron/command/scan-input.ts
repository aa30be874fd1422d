import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { TextDecoder } from 'node:util'
import { err, ok, type Result } from '#shared/lib/result.ts'

export interface TextRefusal {
  readonly code: 'file.notReadable' | 'file.encoding' | 'file.tooLarge' | 'file.kind'
}

const BYTES_MAX = 256 * 1024 * 1024
/** Kinds that this command reads as plain text. */
const TEXT_KINDS = ['', '.txt', '.csv', '.md', '.text']

/**
 * The text of a file: strict UTF-8 first, then strict GB18030, as short UTF-8 texts pass for GB18030 and never the
 * other way round. A byte order mark is no part of the text.
 */
export const readText = async (file: string): Promise<Result<string, TextRefusal>> => {
  if (!TEXT_KINDS.includes(extname(file).toLowerCase())) return err({ code: 'file.kind' })
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch {
    return err({ code: 'file.notReadable' })
  }
  if (bytes.length > BYTES_MAX) return err({ code: 'file.tooLarge' })
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes))
    } catch {
      // Not this encoding: the next one is tried.
    }
  }
  return err({ code: 'file.encoding' })
}
