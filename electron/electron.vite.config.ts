import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/**
 * Everything is bundled, so that what runs is what was built; only the native modules stay outside. The targets are
 * those of the oldest Electron that the program runs on (33: Node 20, Chromium 130).
 */
const root = join(import.meta.dirname, '..')
const NODE = 'node20.18'
const CHROMIUM = 'chrome130'

/** Named by its file: electron/main/worker/task-worker.ts becomes out/main/task-worker.js. */
const workers = [
  ...globSync('electron/main/{worker,usecase/verify,store/search}/*-worker.ts', { cwd: root }),
  // The driver of a token runs in a process of its own.
  'electron/main/signing/token/token-process.ts',
]
const entries = Object.fromEntries(
  ['electron/main/main.ts', ...workers].map((file): [string, string] => [basename(file, '.ts'), join(root, file)]),
)
const command = join(root, 'electron', 'command', 'main.ts')

/** An import that resolves to nothing would be left in the bundle and fail on the user's machine: it fails here. */
const refuseUnresolved = (_level: string, log: { readonly code?: string; readonly message: string }): void => {
  if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message)
}

/** The terms of what is bundled go along with it. */
const license = { fileName: 'LICENSES.md' }

export default defineConfig({
  main: {
    root,
    // Its build for Node declares a `require` of its own beside the one that every chunk gets, and the chunk cannot be read.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      outDir: join(root, 'out', 'main'),
      license,
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: { ...entries, command },
        external: ['better-sqlite3', 'koffi'],
        onLog: refuseUnresolved,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: join(root, 'out', 'preload'),
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: join(root, 'electron', 'preload', 'preload.ts') },
        // A sandboxed preload is CommonJS, in one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    plugins: [react()],
    // Replaced at each load by electron/main/window/app-protocol.ts.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: join(root, 'out', 'renderer'),
      license,
      target: CHROMIUM,
      minify: true,
      rolldownOptions: { input: join(root, 'renderer', 'index.html') },
    },
  },
})
