/** Builds the program into out/ when its sources have changed since the last build. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from '../../resources/text/setup.mjs'
import { capture } from './child.mjs'
import { inCheckout, root } from './paths.mjs'
import { SetupProblem, step } from './progress.mjs'

const SOURCES = ['shared', 'electron', 'renderer', 'resources', 'package.json', 'package-lock.json']
const STAMP = inCheckout('out', '.sources')

/**
 * A digest of all files under the given paths: names, sizes and contents.
 * @param {string} folder that the paths are relative to
 * @param {string[]} paths
 */
export const digestOfFiles = (folder, paths) => {
  const hash = createHash('sha256')
  const add = (path) => {
    const full = join(folder, path)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) {
      readdirSync(full)
        .sort()
        .forEach((name) => add(join(path, name)))
      return
    }
    const bytes = readFileSync(full)
    hash.update(`${path}\0${String(bytes.length)}\0`).update(bytes)
  }
  paths.forEach(add)
  return hash.digest('hex')
}

/** @throws {SetupProblem} with the builder's words when the sources do not build; out/ is then not used. */
export const ensureBuild = async () => {
  const digest = digestOfFiles(root, SOURCES)
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return
  await step(text.build, async () => {
    rmSync(inCheckout('out'), { recursive: true, force: true })
    const builder = inCheckout('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const config = inCheckout('electron', 'electron.vite.config.ts')
    const { code, output } = await capture(process.execPath, [builder, 'build', '--config', config], {
      cwd: root,
    })
    if (code !== 0) throw new SetupProblem(text.buildFailed(output))
    writeFileSync(STAMP, digest)
  })
}
