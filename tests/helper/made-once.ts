import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inject } from 'vitest'

const WAIT_MS = 50

const isMine = (claim: string): boolean => {
  try {
    writeFileSync(claim, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** A test file that ran into its time limit was ended while it made the folder. */
const isAbandoned = (claim: string): boolean => {
  if (!existsSync(claim)) return false
  const maker = Number(readFileSync(claim, 'utf8'))
  try {
    return maker > 0 && !process.kill(maker, 0)
  } catch {
    return true
  }
}

/**
 * A folder that many test files read and that takes long to make: made by whichever file of the run asks first, while the
 * others wait for it. Nobody writes into it. A failure is thrown where it happened, and the next file tries again.
 */
export const madeOnce = async (name: string, make: (folder: string) => Promise<void>): Promise<string> => {
  const made = join(inject('runFolder'), name)
  const [claim, partial] = [`${made}.claim`, `${made}.partial`]
  while (!existsSync(made)) {
    if (!isMine(claim)) {
      if (isAbandoned(claim)) rmSync(claim, { force: true })
      await setTimeout(WAIT_MS)
      continue
    }
    try {
      rmSync(partial, { recursive: true, force: true })
      mkdirSync(partial)
      await make(partial)
      renameSync(partial, made)
    } catch (error) {
      rmSync(claim, { force: true })
      throw error
    }
  }
  return made
}
