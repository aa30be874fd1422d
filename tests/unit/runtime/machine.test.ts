import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digestOfFiles } from '#electron/runtime/build.mjs'
import { isInstalled } from '#electron/runtime/dependencies.mjs'
import { authorityEntry } from '#electron/runtime/display.mjs'
import { cacheEntryName } from '#electron/runtime/native-module.mjs'
import { findNobody } from '#electron/runtime/ordinary-user.mjs'
import { cacheFolder } from '#electron/runtime/paths.mjs'
import { isDebianLike, knownNames, missingLibraries, missingPackages } from '#electron/runtime/system.mjs'

describe('the dependencies', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/other-system': { version: '1.0.0', integrity: 'sha512-o', optional: true },
  }
  const a = { version: '1.0.0', integrity: 'sha512-a' }

  it('are up to date when each is there as the lockfile has it', () => {
    expect(isInstalled(wanted, { 'node_modules/a': a })).toBe(true)
  })
  it('may lack an optional package of another system, no other', () => {
    expect(isInstalled(wanted, {})).toBe(false)
  })
  it('are out of date when a version or its content is another', () => {
    expect(isInstalled(wanted, { 'node_modules/a': { ...a, version: '1.0.1' } })).toBe(false)
    expect(isInstalled(wanted, { 'node_modules/a': { ...a, integrity: 'sha512-b' } })).toBe(false)
  })
})

describe('the system packages', () => {
  it.each([
    ['ID=debian\nVERSION_ID="12"', true],
    ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian', true],
    ['ID=uos\nID_LIKE="debian"', true],
    ['ID=fedora\nNAME="not debian"', false],
  ])('come by apt-get on %j: %s', (osRelease, expected) => {
    expect(isDebianLike(osRelease)).toBe(expected)
  })

  const gtk = ['libgtk-3-0', 'libgtk-3-0t64']
  it('are there under their old or their new name', () => {
    expect(missingPackages([gtk, ['xvfb']], new Set(['libgtk-3-0t64']))).toEqual([['xvfb']])
  })
  it('are asked for by the name that the release knows', () => {
    expect(knownNames([gtk], new Set(['libgtk-3-0']))).toEqual(['libgtk-3-0'])
    expect(knownNames([gtk], new Set(['libgtk-3-0t64']))).toEqual(['libgtk-3-0t64'])
    expect(knownNames([gtk], new Set())).toEqual(['libgtk-3-0'])
  })
  it('are named as libraries where the packages are not known', () => {
    const ldd = '\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibnss3.so => not found\n\tlibgbm.so.1 => not found\n'
    expect(missingLibraries(ldd)).toEqual(['libnss3.so', 'libgbm.so.1'])
  })
})

describe('the cache', () => {
  it('lies where its variable says', () => {
    expect(cacheFolder({ MINGJIAN_CACHE: '/a' }, true)).toBe('/a')
  })
  it.skipIf(process.platform === 'win32')('of root can be read by others', () => {
    expect(cacheFolder({}, true)).toBe('/var/cache/mingjian')
    expect(cacheFolder({ XDG_CACHE_HOME: '/home/a/.cache' }, false)).toBe('/home/a/.cache/mingjian')
  })
  it('keeps binaries of other versions and other flags apart', () => {
    const names = [cacheEntryName('13.0.3', '-A'), cacheEntryName('13.0.4', '-A'), cacheEntryName('13.0.3', '-B')]
    expect(new Set(names).size).toBe(3)
    expect(cacheEntryName('13.0.3', '-A')).toBe(names[0])
  })
})

describe('the digest of the sources', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-digest-'))
    mkdirSync(join(folder, 'a'))
    writeFileSync(join(folder, 'a', 'one'), 'x')
    writeFileSync(join(folder, 'b'), 'y')
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const digest = (): string => digestOfFiles(folder, ['a', 'b', 'absent'])

  it('stays while nothing changes', () => {
    expect(digest()).toBe(digest())
  })
  it.each([
    ['a content', () => writeFileSync(join(folder, 'a', 'one'), 'z')],
    ['a new file', () => writeFileSync(join(folder, 'a', 'two'), '')],
    ['a name', () => writeFileSync(join(folder, 'absent'), '')],
    [
      'bytes that move from one file to the next',
      () => {
        writeFileSync(join(folder, 'a', 'one'), '')
        writeFileSync(join(folder, 'b'), 'xy')
      },
    ],
  ])('changes with %s', (_what, change) => {
    const before = digest()
    change()
    expect(digest()).not.toBe(before)
  })
})

describe('the display', () => {
  it('is guarded by a cookie in the form that X clients read', () => {
    const entry = authorityEntry(Buffer.from([1, 2]))
    const expected = ['ffff', '0000', '0000', '0012', Buffer.from('MIT-MAGIC-COOKIE-1').toString('hex'), '0002', '0102']
    expect(entry.toString('hex')).toBe(expected.join(''))
  })
})

describe('the ordinary user', () => {
  it('is nobody, as the system lists it', () => {
    const passwd = 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin\n'
    expect(findNobody(passwd)).toEqual({ uid: 65534, gid: 65533 })
    expect(findNobody('root:x:0:0:root:/root:/bin/sh\n')).toBeUndefined()
  })
})
