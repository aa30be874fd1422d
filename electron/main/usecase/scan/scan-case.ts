import type { CaseEvent } from '#shared/domain/case/events.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { TABLE_THEMES, themeRule, type TableTheme } from '#shared/domain/scan/detector/table.ts'
import type { HitSource } from '#shared/domain/scan/place.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import type { ReadStore } from '../../store/types.ts'
import type { SeenPicture, ScannedFile } from '../../worker/scan-elsewhere.ts'
import type { ScanOutcome, TaskInput } from '../../worker/tasks.ts'
import { ChainFault } from '../faults.ts'
import { activeLexicons } from './lexicon-use.ts'
import { readWithin } from '../read-within.ts'
import { scanLimitsOf } from './scan-limits.ts'
import type { Workstation } from '../workstation.ts'

interface GivenFile {
  readonly source: HitSource
  readonly format: string
}

/** The pictures that are printed in an item, in their order. */
const picturesOf = (document: OfficialDocument): readonly GivenFile[] => {
  const bodies = [
    document.body,
    ...document.attachments.map(({ content }) => (content.kind === 'text' ? content.body : [])),
  ]
  return bodies.flatMap((body, item) =>
    body.flatMap((block) =>
      block.kind === 'image'
        ? [{ source: { kind: 'picture', item, fileName: '', sha256: block.sha256 }, format: block.format } as const]
        : [],
    ),
  )
}

const attachedTo = (document: OfficialDocument): readonly GivenFile[] =>
  document.attachments.flatMap(({ content }, index) =>
    content.kind === 'file'
      ? [
          {
            source: {
              kind: 'attachment',
              item: index + 1,
              fileName: content.fileName.slice(0, 200).toWellFormed(),
              sha256: content.sha256,
            },
            format: content.format,
          } as const,
        ]
      : [],
  )

/** The file that the case began with, which is kept as it was. */
const originalOf = (events: readonly CaseEvent[]): readonly GivenFile[] => {
  const source = events[0]?.type === 'DraftRegistered' ? events[0].data.source : null
  if (source === null) return []
  const { fileName, sha256, format } = source
  return [{ source: { kind: 'original', item: 0, fileName: fileName.slice(0, 200).toWellFormed(), sha256 }, format }]
}

/** Themes of which so many cases with tables were released that the next one is worth a look (保守国家秘密法 Art. 36, V; how many, D). */
const releasedThemes = (store: ReadStore, caseId: string, manyTables: number): readonly string[] => {
  const rules = (Object.keys(TABLE_THEMES) as TableTheme[]).map((theme) => themeRule(theme).rule)
  const counts = store.releasedWithRules(rules, caseId)
  return rules.filter((rule) => (counts.get(rule) ?? 0) >= manyTables)
}

/** Reading pictures ends after this long; what is left is listed as unread. Nobody waits longer to hand in. */
const PICTURES_MS = 180_000

interface Reading {
  readonly workstation: Workstation
  readonly store: ReadStore
  readonly caseId: string
  readonly signal: AbortSignal | undefined
  /** Of `performance.now()`. */
  readonly until: number
  readonly seen: Map<string, string | null>
}

const seePicture = async (
  { workstation, signal, until, seen }: Reading,
  bytes: Uint8Array,
  sha256: string,
): Promise<string | null> => {
  const known = seen.get(sha256)
  if (known !== undefined) return known
  const text = performance.now() < until ? await workstation.recogniser.read(bytes, signal) : null
  seen.set(sha256, text)
  return text
}

const readFile = async (
  reading: Reading,
  { source, format }: GivenFile,
  drawn: ReadonlySet<string>,
): Promise<ScannedFile> => {
  const { workstation, store, caseId, signal } = reading
  signal?.throwIfAborted()
  const bytes = store.readBlob(caseId, source.sha256)
  if (bytes === null || sha256Hex(bytes) !== source.sha256) throw new ChainFault(0)
  if (source.kind === 'picture') {
    const { sha256 } = source
    const text = await seePicture(reading, bytes, sha256)
    return { source, format, inside: null, pictures: [{ sha256, place: { part: 'picture' }, text }] }
  }
  const looked = await readWithin(workstation, 'lookInside', { fileName: source.fileName, bytes })
  if (!looked.ok) return { source, format, inside: null, pictures: [] }
  const { pieces, leftovers, unread, pictures } = looked.value
  const seen: SeenPicture[] = []
  for (const { bytes: picture, place } of pictures) {
    const sha256 = sha256Hex(picture)
    // What the draft took from its original is read where it is drawn.
    if (source.kind === 'original' && drawn.has(sha256)) continue
    seen.push({ sha256, place, text: await seePicture(reading, picture, sha256) })
  }
  return { source, format, inside: { pieces, leftovers, unread }, pictures: seen }
}

/**
 * Scans a wording with everything that belongs to it: its text, its pictures, the files attached to it, and what the file
 * that the case began with hides. Reads the files from the store; keeps nothing.
 * @throws ChainFault when a file is missing or is not the one that the document names; the signal's reason when cancelled.
 */
export const scanCase = async (
  workstation: Workstation,
  store: ReadStore,
  {
    events,
    ...wording
  }: Pick<TaskInput<'scan'>, 'caseId' | 'document' | 'contentHash' | 'today' | 'partial'> & {
    readonly events: readonly CaseEvent[]
  },
  { signal, onProgress }: { readonly signal?: AbortSignal; readonly onProgress?: (fraction: number) => void } = {},
): Promise<ScanOutcome> => {
  const { caseId, document } = wording
  const until = performance.now() + PICTURES_MS
  const reading: Reading = { workstation, store, caseId, signal, until, seen: new Map() }
  const drawn = picturesOf(document)
  const drawnHashes = new Set(drawn.map(({ source }) => source.sha256))
  const files: ScannedFile[] = []
  const given = [...drawn, ...attachedTo(document), ...originalOf(events)]
  for (const [index, file] of given.entries()) {
    onProgress?.(index / given.length)
    files.push(await readFile(reading, file, drawnHashes))
  }
  onProgress?.(1)
  const limits = scanLimitsOf(store)
  const engine = await workstation.recogniser.engine()
  return workstation.tasks.run(
    'scan',
    {
      ...wording,
      lexicons: activeLexicons(store),
      releasedThemes: releasedThemes(store, caseId, limits.manyTables),
      limits,
      files,
      recogniser: engine?.version ?? null,
    },
    signal,
  )
}
