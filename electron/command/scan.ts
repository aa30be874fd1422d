import { createHash } from 'node:crypto'
import { basename, extname } from 'node:path'
import { parseArgs } from 'node:util'
import { filePlaceText } from '#resources/text/word/place.ts'
import { commandText } from '#resources/text/command.ts'
import { lexiconFromCsv } from '#shared/domain/scan/lexicon-csv.ts'
import type { LexiconRefusal } from '#shared/domain/scan/lexicon-entry.ts'
import { BUILT_IN, type Hit } from '#shared/domain/scan/hit.ts'
import type { Lexicon } from '#shared/domain/scan/lexicon.ts'
import { compileLexicons } from '#shared/domain/scan/matcher.ts'
import type { FilePlace } from '#shared/domain/scan/place.ts'
import { scanner } from '#shared/domain/scan/scan-text.ts'
import type { ScanTables } from '#shared/domain/scan/tables.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { decodeText } from '../main/document/text-encoding.ts'
import { loadScanner } from '../main/worker/scan-files.ts'
import type { CommandIo } from './command.ts'
import { resourcesFolder } from './resources-folder.ts'
import { readBytes, scannedText, type FileRefusal, type ScannedText } from './scan-input.ts'

/** Nothing that blocks release and nothing grave. */
const CLEAN = 0
const HITS = 1
const CANNOT_TELL = 2

/**
 * `mingjian scan FILE [--lexicon FILE.csv]… [--json]`: scans one file with the shipped lexicons and those named. Exit
 * code 0 when no blocking and no high hit was found, 1 when there is one, 2 when a file was refused.
 */
export const run = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const words = commandText.scan
  const asked = readArguments(args)
  if (asked === null) {
    io.err(words.usage)
    return CANNOT_TELL
  }
  const bytes = await readBytes(asked.file)
  const text = bytes.ok ? await scannedText(asked.file, bytes.value) : bytes
  if (!text.ok) {
    io.err(words.refused(asked.file, text.error.code))
    return CANNOT_TELL
  }
  const shipped = loadScanner(resourcesFolder())
  const named: HashedLexicon[] = []
  for (const file of asked.lexicons) {
    const lexicon = await readLexicon(file, shipped.matcher.tables)
    if (!lexicon.ok) {
      io.err(words.refused(file, lexicon.error.code, 'line' in lexicon.error ? lexicon.error.line : undefined))
      return CANNOT_TELL
    }
    named.push(lexicon.value)
  }
  const begun = performance.now()
  const lexicons = [...shipped.matcher.lexicons, ...named.map(({ lexicon }) => lexicon)]
  const scan = named.length === 0 ? shipped.scan : scanner(compileLexicons(lexicons, shipped.matcher.tables))
  const { text: whole, findings } = text.value
  const hits: readonly PlacedHit[] = [...scan(whole), ...findings.map(placedHit)]
  const ms = Math.round((performance.now() - begun) * 10) / 10
  if (asked.json) {
    const sha256Of = (lexicon: Lexicon): string =>
      named.find((one) => one.lexicon === lexicon)?.sha256 ?? shipped.sha256Of(lexicon)
    io.out(
      JSON.stringify({
        text: { characters: whole.length },
        hits: hits.map(({ rule, list, term, category, level, start, end, text: found, via, lowered, place }) => {
          const hit = { rule, list, term, category, level, start, end, text: found, via, lowered }
          return place === undefined ? hit : { ...hit, place }
        }),
        lexicons: lexicons.map((lexicon) => {
          const { id, version, entries } = lexicon
          return { id, version, sha256: sha256Of(lexicon), entries: entries.length }
        }),
        ms,
      }),
    )
  } else {
    for (const hit of hits)
      io.out(words.hit(hit.place === undefined ? hit : { ...hit, text: filePlaceText(hit.place) }))
    io.out(words.total(hits.length))
  }
  return hits.some(({ level }) => level === 'block' || level === 'high') ? HITS : CLEAN
}

/** A finding about the file has its place in the file, and no words in the text. */
type PlacedHit = Hit & { readonly place?: FilePlace }

const placedHit = ({ rule, place }: ScannedText['findings'][number]): PlacedHit => ({
  ...{ id: '', ...rule, list: BUILT_IN, term: '', start: 0, end: 0, text: '', via: [], lowered: null },
  place,
})

interface Arguments {
  readonly file: string
  readonly lexicons: readonly string[]
  readonly json: boolean
}

const readArguments = (args: readonly string[]): Arguments | null => {
  try {
    const options = { lexicon: { type: 'string', multiple: true }, json: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0) return null
    return { file, lexicons: values.lexicon ?? [], json: values.json }
  } catch {
    return null // an option that does not exist, or without its value
  }
}

interface HashedLexicon {
  readonly lexicon: Lexicon
  /** Of the file as it was read, lower-case hex. */
  readonly sha256: string
}

/** A lexicon file of the caller's; it is called by its file name, and its version is the beginning of its hash. */
const readLexicon = async (
  file: string,
  tables: ScanTables,
): Promise<Result<HashedLexicon, LexiconRefusal | FileRefusal>> => {
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const csv = decodeText(bytes.value)
  if (!csv.ok) return err(csv.error)
  const sha256 = createHash('sha256').update(bytes.value).digest('hex')
  const lexicon = lexiconFromCsv(csv.value.text, basename(file, extname(file)), sha256.slice(0, 12), tables)
  return lexicon.ok ? ok({ lexicon: lexicon.value, sha256 }) : err(lexicon.error)
}
