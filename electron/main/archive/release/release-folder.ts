import { randomBytes } from 'node:crypto'
import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { exists, removeFiles, renameNew, syncFolder, writeDurably } from '../medium/durable.ts'
import { writeFault } from '../medium/fault.ts'

export interface OutputFile {
  /** A name made by `safeBaseName`, never a path. */
  readonly fileName: string
  readonly bytes: Uint8Array
}

export interface NameTaken {
  readonly code: 'file.nameTaken'
  readonly detail: { readonly fileName: string }
}

export interface StageOptions {
  readonly signal?: AbortSignal | undefined
  /** 0..1 of the bytes written. */
  readonly onProgress?: ((fraction: number) => void) | undefined
  /** Bytes written since the last call: for a rate. */
  readonly onBytes?: ((bytes: number) => void) | undefined
}

/** Files that lie beside their final names, complete and on the medium. Ends with `publish` or `discard`. */
export interface StagedRelease {
  readonly fileNames: readonly string[]
  /** Gives the files their names, all or none. Refuses a name that was taken meanwhile. @throws ArchiveFault. */
  publish(): Promise<Result<void, NameTaken>>
  /** Removes what was staged or published. Never throws: what cannot be removed is left. */
  discard(): Promise<void>
}

const nameTaken = (fileName: string): NameTaken => ({ code: 'file.nameTaken', detail: { fileName } })

/** Two names that one file system or another takes for the same. */
const sameName = (fileName: string): string => fileName.normalize('NFC').toLowerCase()

const twiceNamed = (files: readonly OutputFile[]): string | null => {
  const names = files.map(({ fileName }) => sameName(fileName))
  return files.find((_, index) => names.indexOf(names[index] ?? '') !== index)?.fileName ?? null
}

/** No write of a release lies still so long: what is older was left by a process that ended in the middle. */
const LEFT_MS = 3_600_000
const PARTIAL = /^\.mingjian-[0-9a-f]{16}-\d+\.partial$/u

/** Removes what a process that was killed left under temporary names; what cannot be removed is left. */
const sweep = async (folder: string): Promise<void> => {
  const left = (await readdir(folder)).filter((name) => PARTIAL.test(name)).map((name) => join(folder, name))
  const old = await Promise.allSettled(
    left.map(async (path) => (Date.now() - (await stat(path)).mtimeMs > LEFT_MS ? [path] : [])),
  )
  await removeFiles(old.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])))
}

/** A file of this very name and these very bytes: it was named before the process that wrote it ended. */
const isStanding = async (path: string, bytes: Uint8Array): Promise<boolean> => {
  const found = await lstat(path)
  return found.isFile() && found.size === bytes.length && Buffer.compare(await readFile(path), bytes) === 0
}

/**
 * Writes the files of a release into a folder under temporary names. Refuses when one of the names is taken, or when two
 * files have one name; nothing is ever overwritten. A file that stands there already, byte for byte, is left as it is: so
 * names that were given before a power cut are no hindrance. On a fault (disk full, folder not writable) or a cancelled signal nothing stays behind.
 * The names are given in the order of `files`, so hand in the PDF last: it never stands there without its proofs.
 * @throws ArchiveFault; the signal's reason.
 */
export const stageRelease = async (
  folder: string,
  files: readonly OutputFile[],
  options: StageOptions = {},
): Promise<Result<StagedRelease, NameTaken>> => {
  const twice = twiceNamed(files)
  if (twice !== null) return err(nameTaken(twice))
  const mark = randomBytes(8).toString('hex')
  const all = files.map(({ fileName, bytes }, index) => ({
    fileName,
    bytes,
    temporary: join(folder, `.mingjian-${mark}-${String(index)}.partial`),
    final: join(folder, fileName),
  }))
  const temporaries = all.map(({ temporary }) => temporary)
  const staged: (typeof all)[number][] = []
  let written = 0
  try {
    await sweep(folder)
    for (const file of all) {
      if (!(await exists(file.final))) staged.push(file)
      else if (!(await isStanding(file.final, file.bytes))) return err(nameTaken(file.fileName))
    }
    const total = staged.reduce((sum, { bytes }) => sum + bytes.length, 0)
    for (const { temporary, bytes } of staged) {
      await writeDurably(temporary, bytes, {
        signal: options.signal,
        onWritten: (count) => {
          written += count
          options.onProgress?.(written / total)
        },
      })
    }
  } catch (error) {
    await removeFiles(temporaries)
    throw writeFault(error)
  }

  const published: string[] = []
  const discard = async (): Promise<void> => {
    await removeFiles([...temporaries, ...published.splice(0)])
  }
  const publish = async (): Promise<Result<void, NameTaken>> => {
    try {
      for (const { fileName, temporary, final } of staged) {
        const renamed = await renameNew(temporary, final)
        if (!renamed.ok) {
          await discard()
          return err(nameTaken(fileName))
        }
        published.push(final)
      }
      await syncFolder(folder)
      return ok(undefined)
    } catch (error) {
      await discard()
      throw writeFault(error)
    }
  }
  return ok({ fileNames: files.map(({ fileName }) => fileName), publish, discard })
}
