/** Where things lie: the checkout, its own Node 24, the cache that outlives a checkout. Plain Node 20, no dependencies. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** @param {string[]} parts */
export const inCheckout = (...parts) => join(root, ...parts)

export const isRoot = process.getuid?.() === 0

/** Node 24 as npm has put it into the checkout, or undefined on a platform for which none is published. */
export const projectNode = () => {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const executable = process.platform === 'win32' ? 'node.exe' : 'node'
  const path = inCheckout('node_modules', `node-${system}-${process.arch}`, 'bin', executable)
  return existsSync(path) ? path : undefined
}

/**
 * The folder for what is fetched or built once for a machine. As root it is one that other users can read, because
 * the end-to-end tests run as an ordinary user.
 */
export const cacheFolder = (env = process.env, asRoot = isRoot) => {
  if (env.MINGJIAN_CACHE) return env.MINGJIAN_CACHE
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? homedir(), 'mingjian', 'cache')
  if (asRoot) return '/var/cache/mingjian'
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'mingjian')
}
