import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { renameOver, renameWhenFree, replaceFile, unlinkWhenFree } from '#electron/main/disk/replace-file.ts'

const folderOf = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-replace-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}
const systemError = (code: string): Error => Object.assign(new Error(code), { code })

/** A disk that answers so often with this before it does what it is asked. */
const disk = (code: string, times: number) => {
  let asked = 0
  const rename = (): void => {
    asked += 1
    if (asked <= times) throw systemError(code)
  }
  return { rename, asked: () => asked }
}

const later = (rename: () => void) => async (): Promise<void> => {
  await Promise.resolve()
  rename()
}

describe('a file of this program', () => {
  it('is replaced as a whole, for its owner alone, with nothing left beside it', () => {
    const folder = folderOf()
    const path = join(folder, 'book.json')
    replaceFile(path, 'old')
    replaceFile(path, Buffer.from('new'))
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(statSync(path).mode & 0o077).toBe(0)
    expect(readdirSync(folder)).toEqual(['book.json'])
  })

  it('stands as it was when it cannot be replaced, with nothing left beside it', () => {
    const folder = folderOf()
    const path = join(folder, 'book.json')
    mkdirSync(path)
    writeFileSync(join(path, 'within'), '')
    expect(() => {
      replaceFile(path, 'new')
    }).toThrow()
    expect(readdirSync(folder)).toEqual(['book.json'])
    expect(readdirSync(path)).toEqual(['within'])
  })

  it.each(['EPERM', 'EACCES', 'EBUSY'])('gets its name on Windows once a scanner lets go of it (%s)', (code) => {
    const { rename, asked } = disk(code, 3)
    renameOver('from', 'to', { platform: 'win32', rename })
    expect(asked()).toBe(4)
  })

  it.each(['EPERM', 'EACCES', 'EBUSY'])('gets it so too while the window goes on (%s)', async (code) => {
    const { rename, asked } = disk(code, 3)
    let wentOn = false
    setImmediate(() => {
      wentOn = true
    })
    await renameWhenFree('from', 'to', { platform: 'win32', rename: later(rename) })
    expect({ asked: asked(), wentOn }).toEqual({ asked: 4, wentOn: true })
  })

  it.each(['EPERM', 'EACCES', 'EBUSY'])('is taken away so too (%s)', async (code) => {
    const { rename, asked } = disk(code, 3)
    await unlinkWhenFree('path', { platform: 'win32', unlink: later(rename) })
    expect(asked()).toBe(4)
  })

  it('is given up when it is held for good, and at once for any other reason and on any other system', async () => {
    const triesOf = async (code: string, platform: NodeJS.Platform): Promise<readonly number[]> => {
      const [now, soon] = [disk(code, Infinity), disk(code, Infinity)]
      expect(() => {
        renameOver('from', 'to', { platform, rename: now.rename })
      }).toThrow(code)
      await expect(renameWhenFree('from', 'to', { platform, rename: later(soon.rename) })).rejects.toThrow(code)
      return [now.asked(), soon.asked()]
    }
    expect(await triesOf('EPERM', 'win32')).toEqual([7, 7])
    expect(await triesOf('ENOSPC', 'win32')).toEqual([1, 1])
    expect(await triesOf('EPERM', 'linux')).toEqual([1, 1])
  })
})
