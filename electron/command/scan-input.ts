import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { documentToText } from '#shared/domain/document/lines.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { importDocument, MAX_FILE_BYTES, type ImportRefusalCode } from '../main/document/import.ts'
import { decodeText } from '../main/document/text-encoding.ts'

export interface FileRefusal {
  readonly code: ImportRefusalCode | 'file.notReadable'
}

/** The bytes of a file, if there is one and it is not too large to be a 公文. */
export const readBytes = async (file: string): Promise<Result<Uint8Array, FileRefusal>> => {
  try {
    if ((await stat(file)).size > MAX_FILE_BYTES) return err({ code: 'import.tooLarge' })
    return ok(await readFile(file))
  } catch {
    return err({ code: 'file.notReadable' })
  }
}

/** Named so, a file is taken as plain text as it stands, line ends and all. */
const TEXT_KINDS = ['.txt', '.csv']

/**
 * The text to scan. Of a plain text file, all of it as decoded (UTF-16 by its mark, strict UTF-8, strict GB18030); of a
 * document, title and body a line each, then what the body does not show (comments, deleted revisions, properties), a
 * form feed before each part, as they are no line of the body.
 */
export const textOf = (file: string, bytes: Uint8Array): Result<string, FileRefusal> => {
  if (TEXT_KINDS.includes(extname(file).toLowerCase())) {
    const decoded = decodeText(bytes)
    return decoded.ok ? ok(decoded.value.text) : decoded
  }
  const imported = importDocument({ fileName: basename(file), bytes, trackedChanges: 'accept' })
  if (!imported.ok) return imported
  return ok([documentToText(imported.value.document), ...imported.value.hiddenText].join('\f'))
}
