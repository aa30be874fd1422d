import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { renameWhenFree } from '../../disk/replace-file.ts'
import { exists, syncFolder, writeDurably } from '../medium/durable.ts'
import { writeFault } from '../medium/fault.ts'

/** Where the packages of a batch lie. */
export const ITEMS_FOLDER = 'data/items/'
/** Says that a folder is a batch of ours, and of which choice: a tag file of the batch, from its first moment on. */
export const MARK_FILE = 'mingjian-batch.json'
/** What a batch or a package is called until it is whole and recorded. */
export const UNFINISHED = '.partial'
const MARK_DRAFT = `${MARK_FILE}${UNFINISHED}`

/** What file managers leave wherever somebody looks in; no content of anybody's. */
const LITTER = /^(?:thumbs\.db|ehthumbs\.db|desktop\.ini|\.ds_store|\.directory|\._.*)$/iu
export const isLitter = (name: string): boolean => LITTER.test(name)

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
  const path = join(folder, `${await freeName(folder, wanted)}${UNFINISHED}`)
  return (await markOf(path)) === mark ? path : null
}

/** A folder of ours that was cut short before it had its mark: there is nothing in it. */
const isBarelyBegun = async (path: string): Promise<boolean> =>
  (await readdir(path)).every((name) => name === MARK_DRAFT || isLitter(name))

/** The mark is there whole, or not at all. */
const writeMark = async (path: string, mark: string): Promise<void> => {
  const draft = join(path, MARK_DRAFT)
  await rm(draft, { force: true })
  await writeDurably(draft, Buffer.from(mark, 'utf8'))
  await renameWhenFree(draft, join(path, MARK_FILE))
  await syncFolder(path)
}

/**
 * Begins a batch, or goes on with one that was interrupted: its folder bears the same mark, or nothing yet. Refuses with
 * 'foreign' when a folder of the temporary name lies there that is not this batch. @throws ArchiveFault.
 */
export const openBatch = async (
  folder: string,
  wanted: string,
  mark: string,
): Promise<Result<OpenBatch, 'foreign'>> => {
  try {
    const name = await freeName(folder, wanted)
    const path = join(folder, `${name}${UNFINISHED}`)
    const items = join(path, ITEMS_FOLDER)
    const isThere = await exists(path)
    const resumed = isThere && (await markOf(path)) === mark
    if (isThere && !resumed && !(await isBarelyBegun(path))) return err('foreign')
    if (!isThere) await mkdir(path)
    if (!resumed) await writeMark(path, mark)
    await mkdir(items, { recursive: true })
    return ok({ path, name, items, resumed })
  } catch (error) {
    throw writeFault(error)
  }
}

/** Packages cut short while they were written; a package that is closed keeps its own name. */
const isUnfinishedPackage = (name: string): boolean => name.endsWith(UNFINISHED)

/**
 * Clears what does not belong into a batch of these packages and is ours to clear: litter of file managers, packages cut short,
 * and packages of ours that the batch does not want any more, since they were renumbered or destroyed. Gives the first thing that
 * somebody else put there, from the batch's folder; null for none. `own` says which files and folders may lie at the top and below
 * data/. @throws what the system throws.
 */
export const clearBatch = async (
  { path: root, items }: Pick<OpenBatch, 'path' | 'items'>,
  wanted: ReadonlySet<string>,
  own: ReadonlySet<string>,
  isOurs: (packageFolder: string) => Promise<boolean>,
): Promise<string | null> => {
  for (const prefix of ['', 'data/'])
    for (const name of await readdir(join(root, prefix))) {
      const inner = `${prefix}${name}`
      if (own.has(inner)) continue
      if (!isLitter(name)) return inner
      await rm(join(root, inner), { force: true })
    }
  for (const name of await readdir(items)) {
    if (wanted.has(name.normalize('NFC'))) continue
    const path = join(items, name)
    if (isLitter(name)) await rm(path, { force: true })
    else if (isUnfinishedPackage(name) || (await isOurs(path))) await rm(path, { recursive: true, force: true })
    else return `${ITEMS_FOLDER}${name}`
  }
  return null
}
