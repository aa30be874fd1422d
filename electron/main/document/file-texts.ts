import { ok, type Result } from '#shared/lib/result.ts'
import { FindingList, type ImportFinding } from './finding.ts'
import { formatOfFile } from './import.ts'
import { cleanPackage } from './inside/clean-package.ts'
import type { Inside, Leftover, PictureInside } from './inside/inside.ts'
import { lookInside } from './inside/look-inside.ts'
import { takePicture } from './picture/take-picture.ts'
import { refuse, type ImportRefusal } from './refusal.ts'

/** A file that goes with a document as it is. */
export interface LookedAt {
  readonly format: string
  /** What is kept: the bytes themselves, without the data about a picture's making and without comments. */
  readonly bytes: Uint8Array
  /** Everything in it that may be text, for the gate; of the file as it came. */
  readonly texts: readonly string[]
  /** For whoever can read their text at the gate. */
  readonly pictures: readonly PictureInside[]
  readonly findings: readonly ImportFinding[]
  /** What must not go out and could not be taken out. */
  readonly leftovers: readonly Leftover[]
}

/** Formats that are kept as files: those whose whole text can be looked at before anything is stored. */
const READ: ReadonlySet<string> = new Set(['docx', 'odt', 'html', 'pdf', 'txt', 'xlsx', 'pptx'])
const PACKAGES: ReadonlySet<string> = new Set(['docx', 'xlsx', 'pptx'])

const textsOf = ({ pieces }: Inside): readonly string[] => pieces.map(({ text }) => text)
/** Its text, by place, without what a cleaning may take away. */
const kept = ({ pieces }: Inside): string =>
  JSON.stringify(
    pieces.filter(
      ({ place: { part, name = '' } }) => part === 'text' || part === 'cell' || part === 'slide' || name === '',
    ),
    (key, value: unknown) => (key === 'marks' ? undefined : value),
  )

const lookAtPicture = (bytes: Uint8Array): Result<LookedAt, ImportRefusal> => {
  const findings = new FindingList()
  const taken = takePicture(bytes, findings)
  if (!taken.ok) return taken
  const { image, bytes: clean, hiddenText } = taken.value
  const pictures = [{ bytes: clean, place: { part: 'picture' } }] as const
  return ok({
    ...{ format: image.format, bytes: clean, texts: hiddenText, pictures, leftovers: [] },
    findings: findings.list(),
  })
}

/** Takes out of a package what can be taken out; the same when nothing can, or when its text would not be the same. */
const cleaned = async (
  fileName: string,
  bytes: Uint8Array,
  inside: Inside,
  cmapFolder: string,
): Promise<{ readonly bytes: Uint8Array; readonly leftovers: readonly Leftover[] }> => {
  const asItIs = { bytes, leftovers: inside.leftovers }
  if (inside.leftovers.length === 0 || !PACKAGES.has(inside.format)) return asItIs
  const clean = cleanPackage(bytes)
  const again = await lookInside(fileName, clean, cmapFolder)
  const isSame = again.ok && kept(again.value) === kept({ ...inside, pieces: inside.pieces.filter(isNotComment) })
  return isSame && again.value.leftovers.length < inside.leftovers.length
    ? { bytes: clean, leftovers: again.value.leftovers }
    : asItIs
}
const isNotComment = ({ place }: Inside['pieces'][number]): boolean => place.part !== 'comment'

/** What a cleaning took out, as a person is told. */
const takenOut = (before: readonly Leftover[], after: readonly Leftover[]): readonly ImportFinding[] => {
  const findings = new FindingList()
  const count = (what: Leftover['what']): number =>
    before.filter((one) => one.what === what).length - after.filter((one) => one.what === what).length
  findings.add('import.commentsDropped', count('comments'))
  findings.add('import.imageMetadata', count('imagePlace'))
  return findings.list()
}

/**
 * Looks into a file that is to be attached as it is: .docx, .odt, .html, .pdf, .txt, .csv, .xlsx, .pptx, PNG and JPEG. What
 * must not go out with it is taken out where that touches nothing that it says, and listed where not.
 * Refuses import.unsupportedFormat for any other, import.noText for a PDF of nothing, and what the readers refuse.
 */
export const lookAtFile = async (
  fileName: string,
  bytes: Uint8Array,
  cmapFolder: string,
): Promise<Result<LookedAt, ImportRefusal>> => {
  const format = formatOfFile({ fileName, bytes })
  if (!format.ok) return format
  if (format.value === 'image') return lookAtPicture(bytes)
  if (!READ.has(format.value)) return refuse('import.unsupportedFormat', { format: format.value })
  const looked = await lookInside(fileName, bytes, cmapFolder)
  if (!looked.ok) return looked
  const inside = looked.value
  if (format.value === 'pdf' && inside.pictures.length + inside.unread.length === 0 && !inside.pieces.some(isSeen))
    return refuse('import.noText')
  const clean = await cleaned(fileName, bytes, inside, cmapFolder)
  return ok({
    ...clean,
    ...{ format: inside.format, texts: textsOf(inside), pictures: inside.pictures },
    findings: takenOut(inside.leftovers, clean.leftovers),
  })
}
const isSeen = ({ place }: Inside['pieces'][number]): boolean => place.part === 'page'
