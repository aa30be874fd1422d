import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { renameOver, replaceFile } from '#electron/main/disk/replace-file.ts'

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

  it('is given up when it is held for good, and at once for any other reason and on any other system', () => {
    const triesOf = (code: string, platform: NodeJS.Platform): number => {
      const { rename, asked } = disk(code, Infinity)
      expect(() => {
        renameOver('from', 'to', { platform, rename })
      }).toThrow(code)
      return asked()
    }
    expect(triesOf('EPERM', 'win32')).toBe(7)
    expect(triesOf('ENOSPC', 'win32')).toBe(1)
    expect(triesOf('EPERM', 'linux')).toBe(1)
  })
})
