import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run, for what several test files use (helper/made-once.ts). */
    readonly runFolder: string
  }
}

const folder = mkdtempSync(join(tmpdir(), 'mingjian-run-'))

/** Gives the run a folder of its own. */
export const setup = ({ provide }: TestProject): void => {
  provide('runFolder', folder)
}

/** Takes it away when the run ends. */
export const teardown = (): void => {
  rmSync(folder, { recursive: true, force: true })
}
