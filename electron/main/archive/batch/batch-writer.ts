import { createHash } from 'node:crypto'
import { open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { archiveText } from '#resources/text/archive.ts'
import { PROGRAM_VERSION } from '#resources/text/program-version.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { renameWhenFree } from '../../disk/replace-file.ts'
import {
  BAG_FILE,
  BAGIT,
  countedOf,
  encodeBagInfo,
  encodeManifest,
  entryOf,
  INFO_FILE,
  parseManifest,
  PAYLOAD_MANIFEST,
  sha256Hex,
  SM3_MANIFEST,
  TAG_MANIFEST,
  TAG_SIGNATURE,
  type BagEntry,
  type BagFile,
  type CountedFile,
} from '../bag/bag.ts'
import { clearBatch, isLitter, ITEMS_FOLDER, MARK_FILE, type OpenBatch } from './batch-folder.ts'
import { exists, syncFolder, writeDurably } from '../medium/durable.ts'
import { ArchiveFault, writeFault } from '../medium/fault.ts'

/** SHA-256 of a package's tag manifest, by which the log names it; null when there is none. */
export const packageSha256Of = async (path: string): Promise<string | null> => {
  try {
    return sha256Hex(await readFile(join(path, TAG_MANIFEST)))
  } catch {
    return null // not there, or not whole: it is made anew
  }
}

/** Appends to a new file and reckons its digests on the way, so that a list of any length is never in memory. */
const createListWriter = async (path: string) => {
  const handle = await open(path, 'wx', 0o644)
  const digest = createHash('sha256')
  return {
    write: async (entries: readonly BagEntry[]): Promise<void> => {
      const chunk = encodeManifest(entries)
      digest.update(chunk)
      await handle.writeFile(chunk)
    },
    end: async (): Promise<string> => {
      await handle.sync()
      await handle.close()
      return digest.digest('hex')
    },
    /** Lets go of it, after a failure; nothing to do once it has ended. */
    abandon: () => handle.close().catch(() => undefined),
  }
}

const PACKAGE_TAGS = [BAG_FILE, INFO_FILE, PAYLOAD_MANIFEST, SM3_MANIFEST, TAG_MANIFEST, TAG_SIGNATURE]

/** What lies in a package, from its folder; litter is cleared away. */
const filesIn = async (folder: string): Promise<readonly string[]> => {
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isDirectory()) continue
    const path = join(entry.parentPath, entry.name)
    if (isLitter(entry.name)) await rm(path, { force: true })
    else
      found.push(
        path
          .slice(folder.length + 1)
          .replaceAll('\\', '/')
          .normalize('NFC'),
      )
  }
  return found
}

/** A list that was whole when its package was verified and is not any more: the medium does not hold what is written on it. */
const listOf = async (path: string): Promise<readonly BagEntry[]> => {
  const entries = parseManifest(await readFile(path))
  if (entries === null) throw new ArchiveFault('fault.fileUnreadable')
  return entries
}

/**
 * All files of one finished package as lines of the batch: its payload by its own manifests, its tag files by their bytes. What
 * lies in it is held against its lists: refuses with the path of a file that nobody listed. @throws ArchiveFault when one is
 * missing or a list is damaged.
 */
const countedItem = async (
  root: string,
  folderName: string,
  guideFile: string,
): Promise<Result<readonly CountedFile[], string>> => {
  const folder = join(root, ITEMS_FOLDER, folderName)
  const prefix = `${ITEMS_FOLDER}${folderName}/`
  const sha256 = await listOf(join(folder, PAYLOAD_MANIFEST))
  const sm3 = new Map((await listOf(join(folder, SM3_MANIFEST))).map((entry) => [entry.path, entry.sha256]))
  const tags = [...PACKAGE_TAGS, guideFile]
  const listed = new Set([...sha256.map(({ path }) => path), ...tags])
  const there = await filesIn(folder)
  const extra = there.find((path) => !listed.has(path))
  if (extra !== undefined) return err(`${prefix}${extra}`)
  if (there.length !== listed.size) throw new ArchiveFault('fault.fileUnreadable')
  const counted: CountedFile[] = []
  for (const { path, sha256: hash } of sha256) {
    const other = sm3.get(path)
    if (other === undefined) throw new ArchiveFault('fault.fileUnreadable')
    counted.push({ path: `${prefix}${path}`, sha256: hash, sm3: other, bytes: (await stat(join(folder, path))).size })
  }
  for (const path of tags)
    counted.push(countedOf({ path: `${prefix}${path}`, bytes: await readFile(join(folder, path)) }))
  return ok(counted)
}

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number => (a.path < b.path ? -1 : 1)

/** What a whole batch comes to. */
export interface ClosedBatch {
  readonly files: number
  readonly bytes: number
  /** SHA-256 of the signed tag manifest, which names every list. */
  readonly manifestSha256: string
}

/** Why a batch was not closed: something of somebody else's lies in it (from its folder), or `mayName` said no. */
export type BatchProblem = { readonly code: 'extra'; readonly path: string } | { readonly code: 'notNamed' }

export interface BatchFacts {
  readonly office: string
  /** YYYY-MM-DD, Beijing calendar. */
  readonly on: string
  /** Folders of the packages, all of them. */
  readonly folders: readonly string[]
  readonly guideFile: string
  /** 档号 of what the choice named and the batch has not; said in its guide. */
  readonly left: readonly string[]
  /** Lists and forms of the batch, at their paths. */
  readonly papers: readonly BagFile[]
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>
  /** Is what lies in this folder a package that this office made? */
  readonly isOurs: (packageFolder: string) => Promise<boolean>
  readonly signal: AbortSignal
  readonly onItem: (index: number) => void
  /** Asked when all is written, before the batch gets its name: what it records comes first. False stops there. */
  readonly mayName: (closed: ClosedBatch) => Promise<boolean>
}

const text = archiveText.batch

/** The files of the batch itself; an attempt to close it that was interrupted leaves them. */
const CLOSING_FILES = [
  ...[text.catalogFile, text.indexFile, text.reportXml, text.reportPdf, text.handoverFile, text.guideFile],
  ...PACKAGE_TAGS,
]
const OWN = new Set([...CLOSING_FILES, MARK_FILE, 'data', 'data/items'])

/** Asked before the work begins, so that nobody waits for hours to hear it: see `clearBatch`. @throws ArchiveFault. */
export const clearOpenBatch = async (
  batch: OpenBatch,
  { folders, isOurs }: Pick<BatchFacts, 'folders' | 'isOurs'>,
): Promise<Result<void, BatchProblem>> => {
  try {
    const path = await clearBatch(batch, new Set(folders), OWN, isOurs)
    return path === null ? ok(undefined) : err({ code: 'extra', path })
  } catch (error) {
    throw writeFault(error)
  }
}

const writeLists = async (
  { path: root, name }: OpenBatch,
  facts: BatchFacts,
): Promise<Result<ClosedBatch, BatchProblem>> => {
  const at = (path: string): string => join(root, path)
  const sha256 = await createListWriter(at(PAYLOAD_MANIFEST))
  const sm3 = await createListWriter(at(SM3_MANIFEST)).catch(async (error: unknown) => {
    await sha256.abandon()
    throw error
  })
  try {
    let [files, bytes] = [0, 0]
    const list = async (counted: readonly CountedFile[]): Promise<void> => {
      files += counted.length
      bytes += counted.reduce((sum, one) => sum + one.bytes, 0)
      await sha256.write(counted)
      await sm3.write(counted.map((one) => ({ path: one.path, sha256: one.sm3 })))
    }
    for (const [index, folderName] of [...facts.folders].sort().entries()) {
      facts.signal.throwIfAborted()
      const counted = await countedItem(root, folderName, facts.guideFile)
      if (!counted.ok) return err({ code: 'extra', path: counted.error })
      await list(counted.value)
      facts.onItem(index)
    }
    await list(facts.papers.map(countedOf).sort(byPath))
    const digests = [
      { path: PAYLOAD_MANIFEST, sha256: await sha256.end() },
      { path: SM3_MANIFEST, sha256: await sm3.end() },
    ]
    const info = encodeBagInfo({
      sourceOrganization: facts.office,
      externalIdentifier: 'batch',
      baggingDate: facts.on,
      payloadBytes: bytes,
      payloadFiles: files,
      program: PROGRAM_VERSION,
    })
    const { office, on, left } = facts
    const guide = text.guide({ ...{ office, name, on, left, files, bytes }, items: facts.folders.length })
    const tags: readonly BagFile[] = [
      { path: BAG_FILE, bytes: Buffer.from(BAGIT) },
      { path: INFO_FILE, bytes: info },
      { path: text.guideFile, bytes: Buffer.from(guide, 'utf8') },
    ]
    const mark = { path: MARK_FILE, bytes: await readFile(at(MARK_FILE)) }
    const tagManifest = encodeManifest([...[...tags, mark].map(entryOf), ...digests])
    const signature = await facts.sign(tagManifest)
    for (const file of [...tags, { path: TAG_MANIFEST, bytes: tagManifest }, { path: TAG_SIGNATURE, bytes: signature }])
      await writeDurably(at(file.path), file.bytes)
    return ok({ files, bytes, manifestSha256: sha256Hex(tagManifest) })
  } finally {
    await Promise.all([sha256.abandon(), sm3.abandon()])
  }
}

/**
 * Closes a batch: lists of everything in it, signed; then its name. What lies in the folder is counted against what the lists
 * say: what is ours and does not belong is cleared, what is somebody else's is told, a package that is missing is a fault. Ended
 * anywhere, the folder keeps its temporary name and its mark, and is closed the next time. @throws ArchiveFault; the signal's
 * reason.
 */
export const closeBatch = async (
  batch: OpenBatch,
  folder: string,
  facts: BatchFacts,
): Promise<Result<ClosedBatch, BatchProblem>> => {
  const { path: root, name, items } = batch
  const at = (path: string): string => join(root, path)
  try {
    for (const path of CLOSING_FILES) await rm(at(path), { recursive: true, force: true })
    const cleared = await clearOpenBatch(batch, facts)
    if (!cleared.ok) return cleared
    const present = new Set((await readdir(items)).map((one) => one.normalize('NFC')))
    if (facts.folders.some((one) => !present.has(one))) throw new ArchiveFault('fault.fileUnreadable')
    for (const { path, bytes } of facts.papers) await writeDurably(at(path), bytes)
    const closed = await writeLists(batch, facts)
    if (!closed.ok) return closed
    for (const one of [ITEMS_FOLDER, 'data', '.']) await syncFolder(at(one))
    // The last moment to cancel: what is recorded gets its name.
    facts.signal.throwIfAborted()
    if (!(await facts.mayName(closed.value))) return err({ code: 'notNamed' })
    // Renaming onto an empty folder would replace it. Taken meanwhile, the batch waits under its temporary name.
    if (await exists(join(folder, name))) throw new ArchiveFault('fault.folderUnwritable')
    await renameWhenFree(root, join(folder, name))
    await syncFolder(folder)
    return closed
  } catch (error) {
    throw writeFault(error)
  }
}
