import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import type * as VerifyLogFile from '#electron/main/usecase/verify/verify-log-file.ts'
import type * as VerifyWhole from '#electron/main/usecase/verify/verify-whole.ts'

const root = join(import.meta.dirname, '..', '..')
const VERIFY = 'electron/main/usecase/verify'
const ENTRIES = [`${VERIFY}/verify-whole.ts`, `${VERIFY}/verify-log-file.ts`, 'electron/main/worker/log-worker.ts']

/**
 * The verification of a log as it is shipped: bundled, so that a thread starts without taking the types out of a hundred files.
 * That is three quarters of its start in the checkout, and no user's.
 */
export const builtVerify = async (folder: string) => {
  const input = Object.fromEntries(ENTRIES.map((file) => [/([^/]+)\.ts$/.exec(file)?.[1] ?? file, join(root, file)]))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    // As electron.vite.config.ts has it: the worker's file beside the chunk that starts it.
    build: {
      ...{ ssr: true, outDir: folder, emptyOutDir: true, minify: false, target: 'node20.18' },
      rolldownOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const load = (name: string): Promise<unknown> => import(pathToFileURL(join(folder, name)).href)
  const { verifyWhole } = (await load('verify-whole.js')) as typeof VerifyWhole
  const { verifyLogFile } = (await load('verify-log-file.js')) as typeof VerifyLogFile
  return { verifyWhole, verifyLogFile }
}
