import { createHash } from 'node:crypto'
import { constants, type Dirent } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { ArchiveFault } from '../medium/fault.ts'
import { createSm3 } from './sm3.ts'

const MAX_DEPTH = 8
const MAX_FILES = 20_000
/** The largest file is the original that somebody imported (50 MB at most) or a long release. */
const MAX_FILE_BYTES = 512 * 1024 * 1024

export interface TreeProblem {
  readonly code: 'tree.symbolicLink' | 'tree.notAFile' | 'tree.tooDeep' | 'tree.tooMany' | 'tree.sameName'
  /** From the tree's folder, with forward slashes. */
  readonly path: string
}

/** The files below a folder. Paths have forward slashes and are NFC: some systems hand names back decomposed. */
export interface Tree {
  readonly paths: readonly string[]
  readonly has: (path: string) => boolean
  /** Null when there is no such file. @throws ArchiveFault when it cannot be read, is too large or is no plain file. */
  readonly read: (path: string) => Promise<Uint8Array | null>
  /** Digests of a file of any length, read in pieces; null when there is no such file. @throws ArchiveFault as `read`. */
  readonly digest: (path: string, algorithms: readonly string[]) => Promise<FileDigest | null>
}

export interface FileDigest {
  readonly bytes: number
  /** Lower-case hex, in the order of the algorithms that were asked for. */
  readonly hex: readonly string[]
}

/** Reads a plain file whole, never through a symbolic link. @throws ArchiveFault when it cannot. */
export const readPlainFile = async (path: string, maxBytes: number = MAX_FILE_BYTES): Promise<Uint8Array> => {
  try {
    // O_NOFOLLOW does not exist on Windows, where making a link takes an administrator.
    const noFollow = (constants.O_NOFOLLOW as number | undefined) ?? 0
    const handle = await open(path, constants.O_RDONLY | noFollow)
    try {
      const stats = await handle.stat()
      if (!stats.isFile() || stats.size > maxBytes) throw new ArchiveFault('fault.fileUnreadable')
      return await handle.readFile()
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw error instanceof ArchiveFault ? error : new ArchiveFault('fault.fileUnreadable', { cause: error })
  }
}

const PIECE_BYTES = 256 * 1024
/** Buffers that nobody reads into at the moment: a batch reads a hundred thousand files, each of which would leave one behind. */
const pieces: Buffer[] = []

const digester = (algorithm: string) => {
  if (algorithm === 'sm3') return createSm3()
  const hash = createHash(algorithm)
  const self = {
    update: (bytes: Uint8Array) => {
      hash.update(bytes)
      return self
    },
    hex: () => hash.digest('hex'),
  }
  return self
}

const digestPlainFile = async (path: string, algorithms: readonly string[]): Promise<FileDigest> => {
  try {
    const noFollow = (constants.O_NOFOLLOW as number | undefined) ?? 0
    const handle = await open(path, constants.O_RDONLY | noFollow)
    const piece = pieces.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES)
    try {
      const stats = await handle.stat()
      if (!stats.isFile()) throw new ArchiveFault('fault.fileUnreadable')
      const digests = algorithms.map(digester)
      let bytes = 0
      for (;;) {
        const { bytesRead } = await handle.read(piece, 0, piece.length)
        if (bytesRead === 0) break
        bytes += bytesRead
        const part = piece.subarray(0, bytesRead)
        for (const digest of digests) digest.update(part)
      }
      return { bytes, hex: digests.map((digest) => digest.hex()) }
    } finally {
      pieces.push(piece)
      await handle.close()
    }
  } catch (error) {
    throw error instanceof ArchiveFault ? error : new ArchiveFault('fault.fileUnreadable', { cause: error })
  }
}

const entriesOf = async (folder: string): Promise<readonly Dirent[]> => {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    throw new ArchiveFault('fault.fileUnreadable', { cause: error })
  }
}

/**
 * Lists what lies below a folder that anybody may have made: bounded in depth and number, plain files and folders only.
 * Refuses symbolic links and devices rather than follow them out of the folder. `depth` 0 lists the folder itself alone
 * and leaves folders and links in it aside.
 * @throws ArchiveFault when a folder cannot be read.
 */
export const openTree = async (
  root: string,
  depth = MAX_DEPTH,
  maxFiles = MAX_FILES,
): Promise<Result<Tree, TreeProblem>> => {
  const actual = new Map<string, string>()
  const visit = async (folder: string, prefix: string, level: number): Promise<TreeProblem | null> => {
    for (const entry of await entriesOf(folder)) {
      const path = `${prefix}${entry.name}`.normalize('NFC')
      if (depth === 0 && !entry.isFile()) continue
      if (entry.isSymbolicLink()) return { code: 'tree.symbolicLink', path }
      if (entry.isDirectory()) {
        if (level >= depth) return { code: 'tree.tooDeep', path }
        const problem = await visit(join(folder, entry.name), `${path}/`, level + 1)
        if (problem !== null) return problem
        continue
      }
      if (!entry.isFile()) return { code: 'tree.notAFile', path }
      if (actual.has(path)) return { code: 'tree.sameName', path }
      if (actual.size >= maxFiles) return { code: 'tree.tooMany', path }
      actual.set(path, join(folder, entry.name))
    }
    return null
  }
  const problem = await visit(root, '', 0)
  if (problem !== null) return err(problem)
  return ok({
    paths: [...actual.keys()].sort(),
    has: (path) => actual.has(path),
    read: async (path) => {
      const file = actual.get(path)
      return file === undefined ? null : readPlainFile(file)
    },
    digest: async (path, algorithms) => {
      const file = actual.get(path)
      return file === undefined ? null : digestPlainFile(file, algorithms)
    },
  })
}

/**
 * A tree whose files were counted as they were written, by path: their SHA-256 and SM3 are not reckoned again. For a package that
 * is being made alone; its bytes are read back, and must give these, before it is one.
 */
export const withCounts = (
  tree: Tree,
  counted: ReadonlyMap<string, { readonly sha256: string; readonly sm3: string; readonly bytes: number }>,
): Tree => ({
  ...tree,
  digest: (path, algorithms) => {
    const { sha256, sm3, bytes = 0 } = counted.get(path) ?? {}
    const known = new Map([
      ['sha256', sha256],
      ['sm3', sm3],
    ])
    const hex = algorithms.flatMap((algorithm) => known.get(algorithm) ?? [])
    return hex.length === algorithms.length && tree.has(path)
      ? Promise.resolve({ bytes, hex })
      : tree.digest(path, algorithms)
  },
})

/** A tree with further files that lie in memory, as if they had been written beside the others. */
export const withFiles = (
  tree: Tree,
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): Tree => {
  const held = new Map(files.map(({ path, bytes }) => [path, bytes]))
  return {
    paths: [...new Set([...tree.paths, ...held.keys()])].sort(),
    has: (path) => held.has(path) || tree.has(path),
    read: async (path) => held.get(path) ?? (await tree.read(path)),
    digest: async (path, algorithms) => {
      const bytes = held.get(path)
      if (bytes === undefined) return tree.digest(path, algorithms)
      return { bytes: bytes.length, hex: algorithms.map((algorithm) => digester(algorithm).update(bytes).hex()) }
    },
  }
}
