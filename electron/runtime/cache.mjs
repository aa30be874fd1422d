/** The cache: every entry appears whole or not at all, whatever kills us in between. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './paths.mjs'

const PARTIAL = '.partial-'

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Removes what killed runs have left half done; the work of a run that is still alive is left alone. */
const sweep = (cache) => {
  for (const name of readdirSync(cache)) {
    if (name.startsWith(PARTIAL) && !isAlive(Number(name.slice(PARTIAL.length)))) {
      rmSync(join(cache, name), { recursive: true, force: true })
    }
  }
}

/**
 * Gives the path of a cache entry, made by `make` in a folder of its own when it is not there yet.
 * `make` gets that folder and returns the path inside it which becomes the entry. When two runs make the same entry at
 * once, the first one wins.
 * @param {string} name
 * @param {(folder: string) => Promise<string>} make
 */
export const cached = async (name, make) => {
  const cache = cacheFolder()
  const entry = join(cache, name)
  if (existsSync(entry)) return entry
  // Others read it too: the end-to-end tests of root run as an ordinary user.
  process.umask(0o022)
  mkdirSync(cache, { recursive: true })
  sweep(cache)
  const folder = join(cache, `${PARTIAL}${String(process.pid)}`)
  try {
    mkdirSync(folder)
    const made = await make(folder)
    if (!existsSync(entry)) renameSync(made, entry)
    return entry
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
