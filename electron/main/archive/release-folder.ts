import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { exists, renameNew, syncFolder, writeDurably } from './durable.ts'
import { writeFault } from './fault.ts'

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
const remove = (paths: readonly string[]): Promise<unknown> =>
  Promise.allSettled(paths.map((path) => rm(path, { force: true })))

/**
 * Writes the files of a release into a folder under temporary names. Refuses when one of the names is taken; nothing is
 * ever overwritten. On a fault (disk full, folder not writable) or a cancelled signal nothing stays behind.
 * The names are given in the order of `files`, so hand in the PDF last: it never stands there without its proofs.
 * @throws ArchiveFault; the signal's reason.
 */
export const stageRelease = async (
  folder: string,
  files: readonly OutputFile[],
  options: StageOptions = {},
): Promise<Result<StagedRelease, NameTaken>> => {
  const mark = randomBytes(8).toString('hex')
  const staged = files.map(({ fileName, bytes }, index) => ({
    fileName,
    bytes,
    temporary: join(folder, `.mingjian-${mark}-${String(index)}.partial`),
    final: join(folder, fileName),
  }))
  const temporaries = staged.map(({ temporary }) => temporary)
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  let written = 0
  try {
    for (const { fileName, final } of staged) {
      if (await exists(final)) return err(nameTaken(fileName))
    }
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
    await remove(temporaries)
    throw writeFault(error)
  }

  const published: string[] = []
  const discard = async (): Promise<void> => {
    await remove([...temporaries, ...published.splice(0)])
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
