import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { commandText } from '#resources/text/command.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { lexiconFromCsv, type LexiconRefusal } from '#shared/domain/scan/lexicon-csv.ts'
import { compileLexicons } from '#shared/domain/scan/matcher.ts'
import { scanner } from '#shared/domain/scan/scan-text.ts'
import type { ScanTables } from '#shared/domain/scan/tables.ts'
import { readScanResources, sha256Hex, type HashedLexicon } from '../main/worker/scan-resources.ts'
import type { CommandIo } from './command.ts'
import { readText, type TextRefusal } from './scan-input.ts'

/** The same two levels up from the source and from the bundle in out/main. */
const RESOURCES = fileURLToPath(new URL('../../resources/', import.meta.url))
const USAGE_ERROR = 2
/** Nothing that blocks release and nothing grave. */
const CLEAN = 0
const HITS = 1

/**
 * `mingjian scan FILE [--lexicon FILE.csv]… [--json]`: scans one text with the starter lexicon and those named. Exit code 0
 * when no unlowered blocking or high hit was found, 1 when there is one, 2 when a file was refused.
 */
export const run = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const asked = parse(args)
  if (asked === null) {
    io.err(commandText.scan.usage)
    return USAGE_ERROR
  }
  const input = await readText(asked.file)
  if (!input.ok) {
    io.err(commandText.scan.file(asked.file, input.error.code))
    return USAGE_ERROR
  }
  const { tables, starter } = await readScanResources(RESOURCES)
  const lexicons: HashedLexicon[] = [starter]
  for (const file of asked.lexicons) {
    const lexicon = await readLexicon(file, tables)
    if (!lexicon.ok) {
      io.err(commandText.scan.file(file, lexicon.error.code, 'line' in lexicon.error ? lexicon.error.line : undefined))
      return USAGE_ERROR
    }
    lexicons.push(lexicon.value)
  }
  const begun = performance.now()
  const scan = scanner(
    compileLexicons(
      lexicons.map(({ lexicon }) => lexicon),
      tables,
    ),
  )
  const hits = scan(input.value)
  const ms = Math.round((performance.now() - begun) * 10) / 10
  if (asked.json) {
    io.out(
      JSON.stringify({
        text: { characters: input.value.length },
        hits: hits.map(({ rule, list, term, category, level, start, end, text, via, lowered }) => ({
          rule,
          list,
          term,
          category,
          level,
          start,
          end,
          text,
          via,
          lowered,
        })),
        lexicons: lexicons.map(({ lexicon: { id, version, entries }, sha256 }) => ({
          id,
          version,
          sha256,
          entries: entries.length,
        })),
        ms,
      }),
    )
  } else {
    for (const hit of hits) io.out(commandText.scan.hit(hit))
    io.out(commandText.scan.total(hits.length))
  }
  return hits.some(({ level }) => level === 'block' || level === 'high') ? HITS : CLEAN
}

interface Asked {
  readonly file: string
  readonly lexicons: readonly string[]
  readonly json: boolean
}

const parse = (args: readonly string[]): Asked | null => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { lexicon: { type: 'string', multiple: true }, json: { type: 'boolean' } },
    })
    const [file, ...rest] = positionals
    if (file === undefined || rest.length > 0) return null
    return { file, lexicons: values.lexicon ?? [], json: values.json ?? false }
  } catch {
    // parseArgs throws on an unknown option: a wrong call, answered with the usage.
    return null
  }
}

/** The version of a lexicon file that names none is the beginning of its hash. */
const readLexicon = async (
  file: string,
  tables: ScanTables,
): Promise<Result<HashedLexicon, LexiconRefusal | TextRefusal>> => {
  const csv = await readText(file)
  if (!csv.ok) return err(csv.error)
  const sha256 = sha256Hex(await readFile(file))
  const lexicon = lexiconFromCsv(csv.value, basename(file, extname(file)), sha256.slice(0, 12), tables)
  return lexicon.ok ? ok({ lexicon: lexicon.value, sha256 }) : err(lexicon.error)
}
