import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { documentLines } from '#shared/domain/document/lines.ts'
import { lintDocument } from '#shared/domain/lint/lint-document.ts'
import { commandText } from '#resources/text/command.ts'
import type { ImportInput, ImportRefusal } from '../main/document/import.ts'
import type { CommandIo } from './command.ts'
import { readFileAsDrafting, type ClassifiedRefusal } from './read-file.ts'
import { readBytes, type FileRefusal } from './scan-input.ts'

const REFUSED = 1
const CANNOT_TELL = 2

/**
 * `mingjian import FILE [--tracked accept|reject|keep] [--json]`: reads one file as drafting does, without a store. Prints
 * the document and the findings, with --json as `{ format, encoding, document, previous, findings, lint }` (what GB/T 9704
 * finds amiss in a draft) or `{ refusal }`. Exit code 0 when
 * the file was read, 1 when it was refused, 2 when it cannot be opened. Text that the body does not show is never printed.
 */
export const run = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const words = commandText.import
  const asked = readArguments(args)
  if (asked === null) {
    io.err(words.usage)
    return CANNOT_TELL
  }
  const { file, json, tracked } = asked
  const bytes = await readBytes(file)
  if (!bytes.ok && bytes.error.code === 'file.notReadable') {
    io.err(words.unreadable)
    return CANNOT_TELL
  }
  const input = { fileName: basename(file), ...(tracked === undefined ? {} : { trackedChanges: tracked }) }
  const imported = bytes.ok ? await readFileAsDrafting({ ...input, bytes: bytes.value }) : bytes
  if (!imported.ok) {
    const refusal: ImportRefusal | ClassifiedRefusal | FileRefusal = imported.error
    const detail = Object.entries(('detail' in refusal ? refusal.detail : undefined) ?? {})
      .map(([key, value]) => `${key}=${String(value)}`)
      .join(', ')
    if (json) io.out(JSON.stringify({ refusal }))
    else io.err(words.refused(refusal.code, detail))
    return REFUSED
  }
  const { format, encoding, document, previous, findings } = imported.value
  if (json) {
    const lint = lintDocument(document, { stage: 'draft' })
    io.out(JSON.stringify({ format, encoding, document, previous, findings, lint }))
  }
  if (!json) {
    io.out(document.title === '' ? words.untitled : document.title)
    for (const { text } of documentLines(document).slice(1)) io.out(text)
    for (const { code, count, detail = '' } of findings) io.err(words.finding(code, count, detail))
  }
  return 0
}

interface Arguments {
  readonly file: string
  readonly json: boolean
  readonly tracked: ImportInput['trackedChanges']
}

const readArguments = (args: readonly string[]): Arguments | null => {
  try {
    const options = { json: { type: 'boolean', default: false }, tracked: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file, ...others] = positionals
    const { tracked, json } = values
    if (file === undefined || others.length > 0) return null
    return tracked === undefined || tracked === 'accept' || tracked === 'reject' || tracked === 'keep'
      ? { file, json, tracked }
      : null
  } catch {
    return null // an option that does not exist, or without its value
  }
}
