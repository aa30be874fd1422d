import { readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { documentToText } from '#shared/domain/document/lines.ts'
import type { Rule } from '#shared/domain/scan/hit.ts'
import { leftoverRule, UNREAD_PART, UNREAD_PICTURE } from '#shared/domain/scan/left-behind.ts'
import type { FilePlace } from '#shared/domain/scan/place.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { importDocument, MAX_FILE_BYTES, type ImportRefusalCode } from '../main/document/import.ts'
import { lookInside } from '../main/document/inside/look-inside.ts'
import { decodeText } from '../main/document/text-encoding.ts'
import { createRecogniser } from '../main/ocr/recogniser.ts'
import { resourcesFolder } from './resources-folder.ts'

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

/** A file as it is scanned: one text, and what is to be said of the file beside its words. */
export interface ScannedText {
  readonly text: string
  readonly findings: readonly { readonly rule: Rule; readonly place: FilePlace }[]
}

/**
 * Everything that a file says, part after part with a form feed between, pictures with it where an engine reads them: the
 * formats and the findings of a scan in a case. A plain text file is taken as it stands.
 */
export const scannedText = async (file: string, bytes: Uint8Array): Promise<Result<ScannedText, FileRefusal>> => {
  if (TEXT_KINDS.includes(extname(file).toLowerCase())) {
    const text = textOf(file, bytes)
    return text.ok ? ok({ text: text.value, findings: [] }) : text
  }
  const inside = await lookInside(basename(file), bytes, join(resourcesFolder(), 'cmap'))
  if (!inside.ok) return inside
  const { pieces, pictures, leftovers, unread } = inside.value
  const recogniser = createRecogniser(process.env)
  const read: string[] = []
  const findings: { rule: Rule; place: FilePlace }[] = []
  for (const { bytes: picture, place } of pictures) {
    const text = await recogniser.read(picture)
    if (text === null) findings.push({ rule: UNREAD_PICTURE, place })
    else read.push(text)
  }
  for (const place of unread) findings.push({ rule: place.part === 'picture' ? UNREAD_PICTURE : UNREAD_PART, place })
  for (const { what, place } of leftovers) findings.push({ rule: leftoverRule(what), place })
  return ok({ text: [...pieces.map(({ text }) => text), ...read].join('\f'), findings })
}
