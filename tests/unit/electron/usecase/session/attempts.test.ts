import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openAttempts, type SealedBook } from '#electron/main/usecase/session/attempts.ts'

const minute = (count: number): number => count * 60_000

describe('wrong passwords', () => {
  const folderOf = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'mingjian-attempts-'))
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true })
    })
    return folder
  }
  const book = (at: () => number, folder = folderOf()) => {
    return () => openAttempts(folder, () => new Date(at()))
  }

  it('lock a person out at the fifth for half an hour, which no restart and no clock shortens', () => {
    let now = Date.UTC(2026, 5, 1)
    const open = book(() => now)
    expect([1, 2, 3, 4, 5].map(() => open().failed('p-1'))).toEqual([4, 3, 2, 1, 0])
    expect(open().waitOf('p-1')).toBe(30)
    expect(open().waitOf('p-2')).toBe(0)
    now += minute(20)
    expect(open().waitOf('p-1')).toBe(10)
    now -= minute(600)
    expect(open().waitOf('p-1')).toBe(30)
    now += minute(29)
    expect(open().waitOf('p-1')).toBe(1)
    now += minute(1)
    expect(open().waitOf('p-1')).toBe(0)
    expect(open().failed('p-1')).toBe(0)
    expect(open().waitOf('p-1')).toBe(30)
  })

  it('are not forgotten over a book that the system does not give just now', () => {
    const folder = folderOf()
    const open = book(() => Date.UTC(2026, 5, 1), folder)
    for (let tries = 0; tries < 5; tries += 1) open().failed('p-1')
    const file = join(folder, 'attempts.json')
    renameSync(file, `${file}.held`)
    mkdirSync(file)
    expect(() => open().waitOf('p-1')).toThrow()
    expect(() => open().failed('p-1')).toThrow()
    expect(() => open().opening('p-1', null)).toThrow()
    rmdirSync(file)
    renameSync(`${file}.held`, file)
    expect(open().waitOf('p-1')).toBe(30)
  })

  it('are counted while no disk takes the note, and written with the next that it takes', () => {
    const folder = folderOf()
    const open = book(() => Date.UTC(2026, 5, 1), folder)
    const held = open()
    held.failed('p-1')
    renameSync(folder, `${folder}.full`)
    for (let tries = 0; tries < 3; tries += 1) expect(() => held.failed('p-1')).toThrow()
    renameSync(`${folder}.full`, folder)
    expect(open().failed('p-2')).toBe(4)
    expect(held.failed('p-1')).toBe(0)
    expect(held.waitOf('p-1')).toBe(30)
    expect(open().waitOf('p-1')).toBe(30)
    expect(open().failed('p-2')).toBe(3)
  })

  it('are forgotten and told once the password was right', () => {
    const open = book(() => Date.UTC(2026, 5, 1))
    open().failed('p-1')
    open().failed('p-2')
    const opening = open().opening('p-1', null)
    expect(opening).toMatchObject({ tries: null, own: { failures: 1, lastAt: '2026-06-01T00:00:00.000Z' } })
    opening.settle(true)
    expect(open().failed('p-1')).toBe(4)
    expect(open().failed('p-2')).toBe(3)
  })

  describe('in a book that the store knows', () => {
    const folder = folderOf
    const begun = () => {
      const at = folder()
      const open = book(() => Date.UTC(2026, 5, 1), at)
      const file = join(at, 'attempts.json')
      const comeIn = (known: SealedBook | null) => {
        const opening = open().opening('p-1', known)
        opening.settle(true)
        return opening
      }
      return { open, file, comeIn, known: comeIn(null).sealed, read: () => readFileSync(file, 'utf8') }
    }

    it('are told whole, by whoever comes next', () => {
      const { open, comeIn, known } = begun()
      for (const _ of [1, 2, 3]) open().failed('p-1')
      open().failed('p-2')
      const first = comeIn(known)
      expect(first).toMatchObject({ tries: null, own: { failures: 3 } })
      const second = open().opening('p-2', first.sealed)
      expect(second).toMatchObject({ tries: null, own: { failures: 1 } })
    })

    it.each<[string, (then: string, now: string) => string]>([
      ['an older copy of it', (then) => then],
      ['one without a try', (_, now) => JSON.stringify({ ...JSON.parse(now), tries: [] })],
      [
        'one without the first of them',
        (_, now) => {
          const { tries, ...rest } = JSON.parse(now) as { tries: unknown[] }
          return JSON.stringify({ ...rest, tries: tries.slice(1) })
        },
      ],
      ['one with another person’s name', (_, now) => now.replace('"personId":"p-1"', '"personId":"p-3"')],
      [
        'one that lets somebody off',
        (_, now) =>
          JSON.stringify({
            ...JSON.parse(now),
            people: { 'p-1': { failures: 0, lastAt: '2026-06-01T00:00:00.000Z', lockedUntil: null } },
          }),
      ],
    ])('are missed: %s', (_, forge) => {
      const { open, file, comeIn, known, read } = begun()
      const then = read()
      const next = comeIn(known).sealed
      open().failed('p-1')
      open().failed('p-1')
      writeFileSync(file, forge(then, read()))
      expect(open().opening('p-1', next).tries).toBe('altered')
    })

    it('are not missed when the power goes between store and book, whichever was written', () => {
      const { open, known } = begun()
      open().failed('p-1')
      const { sealed } = open().opening('p-1', known) // and no end of it
      expect(open().failed('p-1')).toBe(3)
      const uncommitted = open().opening('p-1', known)
      expect(uncommitted).toMatchObject({ tries: null, own: { failures: 2 } })
      uncommitted.settle(false)
      const cut = open().opening('p-1', known)
      open().failed('p-1')
      expect(open().opening('p-1', cut.sealed)).toMatchObject({ tries: null, own: { failures: 1 } })
      expect(sealed).not.toEqual(cut.sealed)
    })
  })
})
