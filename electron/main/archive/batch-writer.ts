import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { archiveText } from '#resources/text/archive.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
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
  type BagFile,
  type CountedFile,
} from './bag.ts'
import { exists, syncFolder, writeDurably } from './durable.ts'
import { writeFault } from './fault.ts'

/** Where the packages of a batch lie. */
export const ITEMS_FOLDER = 'data/items/'
/** Says that an unfinished folder is ours, and what it is to become; gone once the batch is whole. */
const MARK_FILE = 'mingjian-batch.json'

export interface OpenBatch {
  /** Where it lies until it is whole. */
  readonly path: string
  readonly name: string
  readonly items: string
  /** It was begun before, and goes on. */
  readonly resumed: boolean
}

const markOf = async (path: string): Promise<string | null> => {
  try {
    return await readFile(join(path, MARK_FILE), 'utf8')
  } catch {
    return null // no mark, or not readable: not ours
  }
}

/** The name that the batch gets: the one asked for, or the first of its kind that is free. */
const freeName = async (folder: string, wanted: string): Promise<string> => {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${String(number)}`
    if (!(await exists(join(folder, name)))) return name
  }
}

/** What a batch of this name and content would go on from: the unfinished folder, or null for a new one. Writes nothing. */
export const unfinishedBatch = async (folder: string, wanted: string, mark: string): Promise<string | null> => {
  const name = await freeName(folder, wanted)
  const path = join(folder, `${name}.partial`)
  return (await markOf(path)) === mark ? path : null
}

/**
 * Begins a batch, or goes on with one that was interrupted: its folder bears the same mark. Refuses with 'foreign' when a
 * folder of the temporary name lies there that is not this batch. @throws ArchiveFault.
 */
export const openBatch = async (
  folder: string,
  wanted: string,
  mark: string,
): Promise<Result<OpenBatch, 'foreign'>> => {
  try {
    const name = await freeName(folder, wanted)
    const path = join(folder, `${name}.partial`)
    const items = join(path, ITEMS_FOLDER)
    if (await exists(path)) {
      if ((await markOf(path)) !== mark) return err('foreign')
      await mkdir(items, { recursive: true })
      return ok({ path, name, items, resumed: true })
    }
    await mkdir(path)
    await writeDurably(join(path, MARK_FILE), Buffer.from(mark, 'utf8'))
    await mkdir(items, { recursive: true })
    return ok({ path, name, items, resumed: false })
  } catch (error) {
    throw writeFault(error)
  }
}

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
  let bytes = 0
  return {
    write: async (text: string): Promise<void> => {
      const chunk = Buffer.from(text, 'utf8')
      digest.update(chunk)
      bytes += chunk.length
      await handle.writeFile(chunk)
    },
    end: async (): Promise<{ readonly sha256: string; readonly bytes: number }> => {
      await handle.sync()
      await handle.close()
      return { sha256: digest.digest('hex'), bytes }
    },
    abandon: () => handle.close().catch(() => undefined),
  }
}

const TAGS = [BAG_FILE, INFO_FILE, PAYLOAD_MANIFEST, SM3_MANIFEST, TAG_MANIFEST, TAG_SIGNATURE]

/** All files of one finished package as lines of the batch: its payload by its own manifests, its tag files by their bytes. */
const countedItem = async (root: string, folderName: string, guideFile: string): Promise<readonly CountedFile[]> => {
  const folder = join(root, ITEMS_FOLDER, folderName)
  const read = (path: string): Promise<Uint8Array> => readFile(join(folder, path))
  const sha256 = parseManifest(await read(PAYLOAD_MANIFEST)) ?? []
  const sm3 = new Map((parseManifest(await read(SM3_MANIFEST)) ?? []).map((entry) => [entry.path, entry.sha256]))
  const prefix = `${ITEMS_FOLDER}${folderName}/`
  const payload = await Promise.all(
    sha256.map(async (entry) => ({
      path: `${prefix}${entry.path}`,
      sha256: entry.sha256,
      sm3: sm3.get(entry.path) ?? '',
      bytes: (await stat(join(folder, entry.path))).size,
    })),
  )
  const tags = await Promise.all(
    [...TAGS, guideFile].map(async (path) => countedOf({ path: `${prefix}${path}`, bytes: await read(path) })),
  )
  return [...payload, ...tags]
}

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number => (a.path < b.path ? -1 : 1)

/** What a whole batch comes to. */
export interface ClosedBatch {
  readonly files: number
  readonly bytes: number
  /** SHA-256 of the signed tag manifest, which names every list. */
  readonly manifestSha256: string
}

export interface BatchFacts {
  readonly office: string
  /** YYYY-MM-DD, Beijing calendar. */
  readonly on: string
  /** Folders of the packages, all of them. */
  readonly folders: readonly string[]
  readonly guideFile: string
  /** Lists and forms of the batch, at their paths. */
  readonly papers: readonly BagFile[]
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>
  readonly signal: AbortSignal
  readonly onItem: (index: number) => void
  /** Asked when all is written, before the batch gets its name: what it records comes first. False stops there. */
  readonly mayName: (closed: ClosedBatch) => Promise<boolean>
}

/**
 * Closes a batch: lists of everything in it, signed; then its name. What lies in the folder is counted against what the lists
 * say: a package that is missing, or one too many, ends it. Null when `mayName` said no. @throws ArchiveFault; the signal's reason; Error for a count that
 * does not come out.
 */
export const closeBatch = async (batch: OpenBatch, folder: string, facts: BatchFacts): Promise<ClosedBatch | null> => {
  const { path: root, name } = batch
  const at = (path: string): string => join(root, path)
  const text = archiveText.batch
  // From an earlier attempt that was interrupted just here.
  const own = [...facts.papers.map(({ path }) => path), ...TAGS, text.guideFile]
  for (const path of own) await rm(at(path), { force: true })
  const present = (await readdir(at(ITEMS_FOLDER))).filter((one) => !one.endsWith('.partial')).sort()
  for (const left of await readdir(at(ITEMS_FOLDER)))
    if (left.endsWith('.partial')) await rm(at(`${ITEMS_FOLDER}${left}`), { recursive: true, force: true })
  const expected = [...facts.folders].sort()
  if (present.join('\n') !== expected.join('\n')) throw new Error('counts in are not counts out')
  for (const { path, bytes } of facts.papers) await writeDurably(at(path), bytes)
  const papers = facts.papers.map(countedOf).sort(byPath)
  const sha256 = await createListWriter(at(PAYLOAD_MANIFEST))
  const sm3 = await createListWriter(at(SM3_MANIFEST))
  let files = 0
  let bytes = 0
  const list = async (counted: readonly CountedFile[]): Promise<void> => {
    files += counted.length
    bytes += counted.reduce((sum, one) => sum + one.bytes, 0)
    await sha256.write(Buffer.from(encodeManifest(counted)).toString('utf8'))
    await sm3.write(
      Buffer.from(encodeManifest(counted.map((one) => ({ path: one.path, sha256: one.sm3 })))).toString('utf8'),
    )
  }
  try {
    for (const [index, folderName] of present.entries()) {
      facts.signal.throwIfAborted()
      await list(await countedItem(root, folderName, facts.guideFile))
      facts.onItem(index)
    }
    await list(papers)
    const digests = [
      { path: PAYLOAD_MANIFEST, ...(await sha256.end()) },
      { path: SM3_MANIFEST, ...(await sm3.end()) },
    ]
    const info = encodeBagInfo({
      sourceOrganization: facts.office,
      externalIdentifier: 'batch',
      baggingDate: facts.on,
      payloadBytes: bytes,
      payloadFiles: files,
    })
    const guide = text.guide({ office: facts.office, name, items: present.length, files, bytes, on: facts.on })
    const tags: readonly BagFile[] = [
      { path: BAG_FILE, bytes: Buffer.from(BAGIT) },
      { path: INFO_FILE, bytes: info },
      { path: text.guideFile, bytes: Buffer.from(guide, 'utf8') },
    ]
    const tagManifest = encodeManifest([...tags.map(entryOf), ...digests])
    const signature = await facts.sign(tagManifest)
    for (const file of [...tags, { path: TAG_MANIFEST, bytes: tagManifest }, { path: TAG_SIGNATURE, bytes: signature }])
      await writeDurably(at(file.path), file.bytes)
    for (const one of [ITEMS_FOLDER, 'data', '.']) await syncFolder(at(one))
    const closed = { files, bytes, manifestSha256: sha256Hex(tagManifest) }
    if (!(await facts.mayName(closed))) return null
    if (await exists(join(folder, name))) throw new Error('the name of the batch was taken meanwhile')
    await rm(at(MARK_FILE), { force: true })
    await rename(root, join(folder, name))
    await syncFolder(folder)
    return closed
  } catch (error) {
    await Promise.all([sha256.abandon(), sm3.abandon()])
    throw writeFault(error)
  }
}
