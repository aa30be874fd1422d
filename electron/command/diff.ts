import { basename, extname } from 'node:path'
import { parseArgs } from 'node:util'
import { commandText } from '#resources/text/command.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { diffParagraphs, prepareWords, type TextDiff } from '#shared/domain/text/paragraph/diff.ts'
import { diffDocuments } from '#shared/domain/text/document/document-diff.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { importDocument, type ImportInput } from '../main/document/import.ts'
import { decodeText } from '../main/document/text-encoding.ts'
import type { CommandIo } from './command.ts'
import { readBytes, type FileRefusal } from './scan-input.ts'

const CANNOT_TELL = 2

/**
 * `mingjian diff OLD NEW [--tracked accept|reject] [--json]`: the changes from one file to another, without a store. Prints
 * the changed paragraphs and the counts, with --json `{ paragraphs, counts, fallback, ms }` of the whole merged view, `ms`
 * being the comparison alone. Of a .txt file a paragraph is a line, of a document one of `documentLines`: the title first,
 * also when it is empty. Exit code 0 when the files were compared, whether or not they differ; 2 when one was refused or
 * cannot be opened.
 */
export const run = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const words = commandText.diff
  const asked = readArguments(args)
  if (asked === null) {
    io.err(words.usage)
    return CANNOT_TELL
  }
  const sides: ComparedText[] = []
  for (const file of asked.files) {
    const side = await readText(file, asked.tracked)
    if (!side.ok) {
      io.err(words.refused(file, side.error.code))
      return CANNOT_TELL
    }
    sides.push(side.value)
  }
  const [old = [], new_ = []] = sides
  prepareWords()
  const begun = performance.now()
  const { paragraphs, counts, fallback } = compare(old, new_)
  const ms = Math.round((performance.now() - begun) * 10) / 10
  if (asked.json) io.out(JSON.stringify({ paragraphs, counts, fallback, ms }))
  else {
    for (const paragraph of paragraphs) if (paragraph.change !== 'same') io.out(words.paragraph(paragraph))
    io.out(words.total(counts))
    if (fallback) io.out(words.fallback)
  }
  return 0
}

interface Arguments {
  readonly files: readonly [string, string]
  readonly json: boolean
  readonly tracked: ImportInput['trackedChanges']
}

const readArguments = (args: readonly string[]): Arguments | null => {
  try {
    const options = { json: { type: 'boolean', default: false }, tracked: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [old, new_, ...others] = positionals
    const { tracked, json } = values
    if (old === undefined || new_ === undefined || others.length > 0) return null
    if (tracked !== undefined && tracked !== 'accept' && tracked !== 'reject') return null
    return { files: [old, new_], json, tracked }
  } catch {
    return null // an option that does not exist, or without its value
  }
}

/** A document, or the lines of a plain text. */
type ComparedText = OfficialDocument | readonly string[]

const isText = (text: ComparedText): text is readonly string[] => Array.isArray(text)
const linesOfBoth = (text: ComparedText): readonly string[] =>
  isText(text) ? text : documentLines(text).map((line) => line.text)

/** Two documents part by part; a plain text has no parts. */
const compare = (old: ComparedText, new_: ComparedText): TextDiff =>
  isText(old) || isText(new_) ? diffParagraphs(linesOfBoth(old), linesOfBoth(new_)) : diffDocuments(old, new_)

const readText = async (
  file: string,
  tracked: ImportInput['trackedChanges'],
): Promise<Result<ComparedText, FileRefusal>> => {
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  if (extname(file).toLowerCase() === '.txt') {
    const decoded = decodeText(bytes.value)
    return decoded.ok ? ok(linesOf(decoded.value.text)) : decoded
  }
  const choice = tracked === undefined ? {} : { trackedChanges: tracked }
  const imported = importDocument({ fileName: basename(file), bytes: bytes.value, ...choice })
  return imported.ok ? ok(imported.value.document) : imported
}

/** A line end at the end of the file ends the last line and begins none. */
const linesOf = (text: string): string[] => {
  const lines = text.split(/\r\n|\n|\r/u)
  if (lines.at(-1) === '') lines.pop()
  return lines
}
