import { ok, type Result } from '#shared/lib/result.ts'
import { importDocx } from './docx/docx.ts'
import { importHtml } from './html/html.ts'
import type { ImportedDocument, TrackedChoice } from './imported.ts'
import { MAX_FILE_BYTES } from './limits.ts'
import { importOdt } from './odt/odt.ts'
import { refuse, type ImportRefusal } from './refusal.ts'
import { sniff, sniffMagic, type FileFormat, type Sniffed } from './sniff.ts'
import { importText } from './txt.ts'
import { decodeText } from './text-encoding.ts'
import { newBudget, type Budget } from './zip.ts'

export type { ImportedDocument } from './imported.ts'
export type { ImportFinding, ImportFindingCode } from './finding.ts'
export type { ImportRefusal, ImportRefusalCode } from './refusal.ts'
export { MAX_FILE_BYTES } from './limits.ts'

export interface ImportInput {
  /** With its extension; only the name, not the path, is looked at. */
  readonly fileName: string
  readonly bytes: Uint8Array
  /** What to do with tracked changes; without it, a file that has some is refused. */
  readonly trackedChanges?: TrackedChoice
}

type Claim = FileFormat | 'txt'

/** What an extension promises. Others promise nothing: a dot in a title is no extension, and content decides. */
const CLAIMS: ReadonlyMap<string, Claim> = new Map<string, Claim>([
  ['txt', 'txt'],
  ['docx', 'docx'],
  ['docm', 'docm'],
  ['dotx', 'dotx'],
  ['dotm', 'dotm'],
  ['doc', 'doc'],
  ['wps', 'doc'],
  ['xls', 'xls'],
  ['et', 'xls'],
  ['xlsx', 'xlsx'],
  ['ppt', 'ppt'],
  ['dps', 'ppt'],
  ['pptx', 'pptx'],
  ['odt', 'odt'],
  ['ofd', 'ofd'],
  ['pdf', 'pdf'],
  ['rtf', 'rtf'],
  ['html', 'html'],
  ['htm', 'html'],
  ['mht', 'mht'],
  ['mhtml', 'mht'],
  ['xml', 'xml'],
  ['zip', 'zip'],
  ['png', 'image'],
  ['jpg', 'image'],
  ['jpeg', 'image'],
  ['gif', 'image'],
  ['rar', 'archive'],
  ['7z', 'archive'],
  ['exe', 'program'],
])

const claimOf = (fileName: string): Claim | undefined =>
  CLAIMS.get(/\.([A-Za-z0-9]+)$/u.exec(fileName)?.[1]?.toLowerCase() ?? '')

/** Without a rule of its own, content is text if it decodes. */
const importUnnamed = (bytes: Uint8Array, claim: Claim | undefined): Result<ImportedDocument, ImportRefusal> => {
  if (claim === undefined || claim === 'txt') return importText(bytes)
  return refuse('import.misnamed', { format: decodeText(bytes).ok ? 'txt' : 'unknown', claimed: claim })
}

const isWord = (claim: Claim | undefined): boolean => claim !== undefined && /^do[ct][xm]$/u.test(claim)

/** What the bytes are, once they are no bomb and no name of theirs lies; an old Word file is left to its converter. */
type Told =
  | { readonly kind: 'here'; readonly imported: Result<ImportedDocument, ImportRefusal> }
  | { readonly kind: 'pdf' }
  | { readonly kind: 'unread'; readonly format: FileFormat }

type Sniff = Sniffed & { readonly claim: Claim | undefined }

/** What the content is; refused when it is nothing, too large, cannot be opened far enough to tell, or its name lies. */
const tellFormat = (
  { fileName, bytes }: Pick<ImportInput, 'fileName' | 'bytes'>,
  budget: Budget,
): Result<Sniff, ImportRefusal> => {
  if (bytes.length === 0) return refuse('import.empty')
  if (bytes.length > MAX_FILE_BYTES) {
    return refuse('import.tooLarge', {
      sizeMb: Math.ceil(bytes.length / 1_000_000),
      limitMb: MAX_FILE_BYTES / 1_000_000,
    })
  }
  const claim = claimOf(fileName)
  const sniffed = sniff(bytes, budget)
  if (!sniffed.ok) {
    const zipped = claim === undefined || isWord(claim) || claim === 'odt' || claim === sniffMagic(bytes)
    return zipped ? sniffed : refuse('import.misnamed', { format: 'zip', claimed: claim })
  }
  const { format } = sniffed.value
  if (format === 'unknown') return ok({ ...sniffed.value, claim })
  if (format === 'encrypted' && (claim === undefined || isWord(claim))) return refuse('import.encrypted')
  const oldOffice = format === 'ole' && (claim === 'doc' || claim === 'xls' || claim === 'ppt')
  if (claim !== undefined && claim !== format && !oldOffice)
    return refuse('import.misnamed', { format, claimed: claim })
  return ok({ ...sniffed.value, claim })
}

const tell = (input: ImportInput): Result<Told, ImportRefusal> => {
  const budget = newBudget()
  const sniffed = tellFormat(input, budget)
  if (!sniffed.ok) return sniffed
  const { bytes, trackedChanges } = input
  const { format, word, odt, claim } = sniffed.value
  if (format === 'unknown') return ok({ kind: 'here', imported: importUnnamed(bytes, claim) })
  if (word !== undefined)
    return ok({ kind: 'here', imported: importDocx(word.pack, word.main, budget, trackedChanges) })
  if (odt !== undefined) return ok({ kind: 'here', imported: importOdt(odt, trackedChanges) })
  if (format === 'html') return ok({ kind: 'here', imported: importHtml(bytes, trackedChanges) })
  return ok(format === 'pdf' ? { kind: 'pdf' } : { kind: 'unread', format })
}

/** The format of a file by its content, `txt` for what no rule names. Refuses as `importDocument` does before it reads. */
export const formatOfFile = (
  input: Pick<ImportInput, 'fileName' | 'bytes'>,
): Result<FileFormat | 'txt', ImportRefusal> => {
  const sniffed = tellFormat(input, newBudget())
  if (!sniffed.ok) return sniffed
  return ok(sniffed.value.format === 'unknown' ? 'txt' : sniffed.value.format)
}

const settle = (told: Result<Told, ImportRefusal>): Result<ImportedDocument, ImportRefusal> => {
  if (!told.ok) return told
  const { value } = told
  if (value.kind === 'here') return value.imported
  return refuse('import.unsupportedFormat', { format: value.kind === 'pdf' ? 'pdf' : value.format })
}

/**
 * Reads a .txt, .docx (also .docm, .dotx, .dotm, without macros), .html or .odt into an official document, in bounded time
 * and memory, on any bytes whatever. The content is looked at first; an extension that lies is refused (import.misnamed,
 * naming the real format), and formats that are told but not read here are refused as import.unsupportedFormat.
 */
export const importDocument = (input: ImportInput): Result<ImportedDocument, ImportRefusal> => settle(tell(input))

/** The same and the text of .pdf, whose reader is loaded when it is first asked for. `cmapFolder` is resources/cmap. */
export const importFile = async (
  input: ImportInput,
  cmapFolder: string,
): Promise<Result<ImportedDocument, ImportRefusal>> => {
  const told = tell(input)
  if (!told.ok || told.value.kind !== 'pdf') return settle(told)
  const { importPdf } = await import('./pdf/pdf.ts')
  return importPdf(input.bytes, cmapFolder)
}
