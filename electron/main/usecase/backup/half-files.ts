import { access, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { ReadStore, WriteStore } from '../../store/types.ts'

const LEFTOVERS = 'backupLeftovers'
/** Paths of this machine; they never reach the window, nor a log. */
const schema = z.array(z.string().max(5000)).max(100)

const leftoversOf = (store: ReadStore): readonly string[] => schema.parse(store.setting(LEFTOVERS) ?? [])

/** Said before a half file begins to lie in a folder: a kill leaves it there, and only this program knows whose it is. */
export const noteHalfFile = (store: WriteStore, path: string): void => {
  store.saveSetting(LEFTOVERS, [...leftoversOf(store).filter((one) => one !== path), path].slice(-100))
}

/** The file is whole and has its name. */
export const forgetHalfFile = (store: WriteStore, path: string): void => {
  store.saveSetting(
    LEFTOVERS,
    leftoversOf(store).filter((one) => one !== path),
  )
}

/** Takes away half files that a kill or a power cut left. Of a disk that is not here now they go when it is back. */
export const sweepHalfFiles = async (store: WriteStore): Promise<void> => {
  for (const path of leftoversOf(store)) {
    try {
      await access(dirname(path))
      await rm(path, { force: true })
    } catch {
      continue // the disk is away, or lets nobody write: asked again the next time
    }
    forgetHalfFile(store, path)
  }
}
