import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { replaceOffice, settleRestore } from '#electron/main/usecase/session/office-folder.ts'

/** What the disk is asked to change, one call after the other, and from which one on it does nothing any more. */
const disk = vi.hoisted(() => ({ calls: 0, failsAt: Infinity }))

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>()
  const asked = <T extends (...input: never[]) => unknown>(name: string, call: T): T =>
    ((...input: never[]) => {
      disk.calls += 1
      if (disk.calls >= disk.failsAt) throw Object.assign(new Error(name), { code: 'EIO' })
      return call(...input)
    }) as T
  const unlink = asked('unlink', real.rmSync)
  /** A folder goes one file after the other, what matters most first: a kill may come in between. */
  const rmSync: typeof real.rmSync = (path, options) => {
    const target = String(path)
    const isFolder =
      options?.recursive === true && real.statSync(target, { throwIfNoEntry: false })?.isDirectory() === true
    if (isFolder) for (const name of real.readdirSync(target).sort().reverse()) rmSync(join(target, name), options)
    unlink(target, options)
  }
  const names = ['renameSync', 'writeFileSync', 'copyFileSync', 'fsyncSync'] as const
  return { ...real, rmSync, ...Object.fromEntries(names.map((name) => [name, asked(name, real[name] as never)])) }
})

let home = ''
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'mingjian-steps-'))
})
afterAll(() => {
  rmSync(home, { recursive: true, force: true })
})

const SOUND = Infinity
/** A profile in which an office lives, and a copy that people are about to accept; or none lives there. */
const profileWith = (lives: boolean): string => {
  disk.failsAt = SOUND
  const profile = mkdtempSync(join(home, 'p-'))
  for (const [place, text] of [
    ...(lives ? [[profile, 'before'] as const] : []),
    [join(profile, 'restoring'), 'copy'] as const,
  ]) {
    mkdirSync(join(place, 'office'), { recursive: true })
    for (const file of ['office/keyring.json', 'office/store.db', 'checkpoint.json'])
      writeFileSync(join(place, file), text)
  }
  return profile
}
const former = (profile: string) => ({
  folder: join(profile, 'office.replaced-x'),
  checkpoint: join(profile, 'checkpoint.replaced-x.json'),
})
/** Does nothing any more from that call on. Gives whether it came to its end. */
const runs = (failsAt: number, work: () => void): boolean => {
  Object.assign(disk, { calls: 0, failsAt })
  try {
    work()
    return true
  } catch {
    return false
  } finally {
    disk.failsAt = SOUND
  }
}
/** What each part of the office is of; undefined where there is none. */
const partsOf = (profile: string) =>
  ['office/keyring.json', 'office/store.db', 'checkpoint.json'].map((file) =>
    existsSync(join(profile, file)) ? readFileSync(join(profile, file), 'utf8') : undefined,
  )

describe('a restore that is killed at any step, and at any step of what brings it to its end', () => {
  it.each([true, false])('leaves all of the office of before or all of the copy, and loses neither (%s)', (lives) => {
    const ended = new Set<string | undefined>()
    let isWhole = false
    for (let first = 1; !isWhole; first += 1) {
      let isSettled = false
      for (let second = 1; !isSettled; second += 1) {
        const profile = profileWith(lives)
        const at = `${String(first)} then ${String(second)}`
        isWhole = runs(first, () => {
          replaceOffice(profile, former(profile))
        })
        isSettled = runs(second, () => {
          settleRestore(profile)
        })
        settleRestore(profile)
        const parts = partsOf(profile)
        expect(new Set(parts).size, `${at}: ${parts.join()}`).toBe(1)
        if (lives) expect(parts[0], at).toBeDefined()
        ended.add(parts[0])
        expect(readdirSync(profile), at).not.toContain('restoring')
        const isReplaced = lives && parts[0] === 'copy'
        expect(existsSync(former(profile).folder), at).toBe(isReplaced)
        if (isReplaced) {
          expect(readFileSync(join(former(profile).folder, 'store.db'), 'utf8'), at).toBe('before')
          expect(readFileSync(former(profile).checkpoint, 'utf8'), at).toBe('before')
        }
      }
    }
    expect(ended).toEqual(new Set(lives ? ['before', 'copy'] : [undefined, 'copy']))
  })
})
